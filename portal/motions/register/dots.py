"""The map of filings: municipalities at their true place, with the shape of what became of the motion there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portal.motions.register.figures import Figures
from portal.motions.register.outcomes import OUTCOMES, Outcome, strongest
from portal.places.map import DotMap, dot_map

WIDTH = 100
FINER = 2  # Filings are drawn on a grid twice as fine as the country below them.


@dataclass(frozen=True)
class Layer:
    """All municipalities of one outcome: an SVG path of points without length, in units of 1/FINER."""

    outcome: Outcome
    path: str
    number: int


@dataclass(frozen=True)
class FilingMap:
    """The country in `base`, the outcomes in `layers`, the rarest on top. `scale`: of the layers."""

    base: DotMap
    layers: list[Layer]
    municipalities: int
    scale: float = 1 / FINER


def filing_map(figures: Figures) -> FilingMap:
    """Draws what was counted."""
    places: dict[str, tuple[float, float]] = {}
    outcomes: dict[str, set[Outcome]] = defaultdict(set)
    for row in figures.rows:
        places[row.ags] = (row.longitude, row.latitude)
        outcomes[row.ags].add(row.outcome)
    base = dot_map(WIDTH)
    points: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for ags, (longitude, latitude) in places.items():
        x, y = base.place(longitude, latitude)
        points[strongest(outcomes[ags]).code].append((round(x * FINER), round(y * FINER)))
    layers = [Layer(one, _path(points[one.code]), len(points[one.code])) for one in OUTCOMES if points[one.code]]
    return FilingMap(base, sorted(layers, key=lambda layer: -layer.number), len(places))


def _path(points: Iterable[tuple[int, int]]) -> str:
    """Relative moves between sorted points are short; points on the same spot are one."""
    ordered = sorted(set(points), key=lambda point: (point[1], point[0]))
    start = f"M{ordered[0][0]} {ordered[0][1]}h0"
    return start + "".join(f"m{x - left} {y - top}h0" for (left, top), (x, y) in pairwise(ordered))
