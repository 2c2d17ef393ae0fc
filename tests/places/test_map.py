"""The dot map: in the frame, small, with places where they belong."""

import gzip
import re

from portal.places import register
from portal.places.map import dot_map


def dots(path: str) -> set[tuple[int, int]]:
    """The absolute points of a path that consists of relative moves."""
    first, *moves = path.removeprefix("M").split("m")
    x, y = map(int, first.removesuffix("h0").split())
    points = {(x, y)}
    for move in moves:
        across, down = map(int, move.removesuffix("h0").split())
        x, y = x + across, y + down
        points.add((x, y))
    return points


def test_map_holds_every_municipality_as_a_dot():
    drawing = dot_map()
    points = dots(drawing.path)
    assert len(points) == drawing.dots
    for row in register.rows():
        x, y = drawing.place(row.longitude, row.latitude)
        assert {(round(x + dx), round(y + dy)) for dx in (-0.1, 0, 0.1) for dy in (-0.1, 0, 0.1)} & points


def test_map_stays_in_its_frame_with_the_north_on_top():
    drawing = dot_map(120)
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in dots(drawing.path))
    flensburg, kassel, garmisch = (9.44, 54.78), (9.5, 51.31), (11.1, 47.49)
    heights = [drawing.place(*place)[1] for place in (flensburg, kassel, garmisch)]
    assert heights == sorted(heights)
    assert 1.3 < drawing.height / drawing.width < 1.4  # Germany's shape, 640 km by 880 km


def test_map_is_small():
    path = dot_map().path.encode()
    assert len(path) <= 60_000
    assert len(gzip.compress(path)) <= 25_000
    assert re.fullmatch(rb"[Mmh0-9 \-]+", path)
