"""The map of filings: municipalities at their true place, with the shape of what became of the motion there."""

from collections import defaultdict
from dataclasses import dataclass

from portal.motions.register.figures import Figures
from portal.motions.register.outcomes import OUTCOMES, Outcome, strongest
from portal.places.map import DotMap, dot_map, path_of

WIDTH = 100
FINER = 2  # Filings are drawn on a grid twice as fine as the country below them, as long as there are few of them.
MANY = 1_200


@dataclass(frozen=True)
class Layer:
    """All municipalities of one outcome: an SVG path of points without length, in the map's `scale`."""

    outcome: Outcome
    path: str
    number: int


@dataclass(frozen=True)
class FilingMap:
    """The country without what is drawn over it in `country`, the outcomes in `layers`, the rarest on top."""

    base: DotMap
    country: str
    layers: list[Layer]
    municipalities: int
    finer: int = FINER

    @property
    def scale(self) -> float:
        return 1 / self.finer

    @property
    def is_dense(self) -> bool:
        return self.finer == 1


def filing_map(figures: Figures) -> FilingMap:
    """Draws what was counted. However many there are, the drawing stays small: many share the dots of the country."""
    places: dict[str, tuple[float, float]] = {}
    outcomes: dict[str, set[Outcome]] = defaultdict(set)
    for row in figures.rows:
        places[row.ags] = (row.longitude, row.latitude)
        outcomes[row.ags].add(row.outcome)
    base, finer = dot_map(WIDTH), FINER if len(places) <= MANY else 1
    spots: dict[tuple[int, int], set[Outcome]] = defaultdict(set)
    numbers: dict[str, int] = defaultdict(int)
    for ags, (longitude, latitude) in places.items():
        x, y = base.place(longitude, latitude)
        spots[round(x * finer), round(y * finer)] |= outcomes[ags]
        numbers[strongest(outcomes[ags]).code] += 1
    points: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for spot, there in spots.items():
        points[strongest(there).code].append(spot)
    layers = [Layer(one, path_of(points[one.code]), numbers[one.code]) for one in OUTCOMES if points[one.code]]
    country = base.path if finer > 1 else path_of(set(base.points) - spots.keys())
    return FilingMap(base, country, sorted(layers, key=lambda layer: -layer.number), len(places), finer)
