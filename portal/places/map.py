"""The map of Germany that its municipalities draw: one dot each, at its true place.

No borders, no tiles, no foreign service. The projection is equirectangular, true to scale at 51° north.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians

from portal.places import register

PARALLEL = cos(radians(51))
# Germany and a rim, in degrees: west, south, east, north.
WEST, SOUTH, EAST, NORTH = 5.75, 47.2, 15.15, 55.1


@dataclass(frozen=True)
class DotMap:
    """A drawing of `width` × `height` units. `path` is SVG path data of subpaths without length: it needs
    stroke-linecap="round" and a stroke width, the diameter of a dot."""

    width: int
    height: int
    path: str
    points: tuple[tuple[int, int], ...]

    @property
    def dots(self) -> int:
        return len(self.points)

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place (degrees, WGS 84) lies in the drawing."""
        x, y = _project(longitude, latitude, self.width)
        return round(x, 1), round(y, 1)


@cache
def dot_map(width: int = 200) -> DotMap:
    """All municipalities on a grid of `width` columns. Those that fall on the same point of the grid share a dot."""
    points = {tuple(round(value) for value in _project(row.longitude, row.latitude, width)) for row in register.rows()}
    ordered = sorted(points, key=lambda point: (point[1], point[0]))
    height = round(width * (NORTH - SOUTH) / ((EAST - WEST) * PARALLEL))
    return DotMap(width, height, path_of(ordered), tuple(ordered))


def _project(longitude: float, latitude: float, width: int) -> tuple[float, float]:
    scale = width / ((EAST - WEST) * PARALLEL)
    return (longitude - WEST) * PARALLEL * scale, (NORTH - latitude) * scale


def path_of(points: Iterable[tuple[int, int]]) -> str:
    """SVG path data of dots. Relative moves, row by row, are the shortest: most of them are a single digit and a zero."""
    points = sorted(set(points), key=lambda point: (point[1], point[0]))
    if not points:
        return ""
    start = f"M{points[0][0]} {points[0][1]}h0"
    steps = ((x - left, y - top) for (left, top), (x, y) in pairwise(points))
    return start + "".join(f"m{across} {down}h0" for across, down in steps)
