"""When a clause holds: only in some Länder, from some size on, for some types of municipality."""

import re
from dataclasses import dataclass
from typing import Final

LAENDER: Final[dict[str, str]] = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
# Words an editor may write after „typ:“.
TYPES: Final = ("gemeinde", "stadt", "kreis", "bezirk", "kreisfrei", "kreisangehörig")

_PART = re.compile(r"^(land|größe|typ):(.+)$")
_SIZE = re.compile(r"^(\d{1,8})?-(\d{1,8})?$")


@dataclass(frozen=True, slots=True)
class Condition:
    """All given parts must hold; an empty part always holds.

    `laender`: two-letter keys of LAENDER, sorted · `types`: words of TYPES, sorted ·
    `smallest`, `largest`: inhabitants, both inclusive.
    """

    laender: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    types: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if unknown := [land for land in self.laender if land not in LAENDER]:
            raise ValueError(f"unknown Land: {', '.join(unknown)}")
        if unknown := [kind for kind in self.types if kind not in TYPES]:
            raise ValueError(f"unknown type of municipality: {', '.join(unknown)}")
        object.__setattr__(self, "laender", tuple(sorted(set(self.laender))))
        object.__setattr__(self, "types", tuple(sorted(set(self.types))))

    def __bool__(self) -> bool:
        return bool(self.laender or self.types or self.smallest is not None or self.largest is not None)

    def __str__(self) -> str:
        """As an editor writes it: `land:HE,NW größe:20000-100000 typ:kreisfrei`."""
        parts = []
        if self.laender:
            parts.append("land:" + ",".join(self.laender))
        if self.smallest is not None or self.largest is not None:
            low = "" if self.smallest is None else self.smallest
            high = "" if self.largest is None else self.largest
            parts.append(f"größe:{low}-{high}")
        if self.types:
            parts.append("typ:" + ",".join(self.types))
        return " ".join(parts)

    def holds(self, *, land: str, inhabitants: int, types: frozenset[str]) -> bool:
        """Whether a municipality with this Land, size and set of types (words of TYPES) is meant."""
        if self.laender and land not in self.laender:
            return False
        if self.smallest is not None and inhabitants < self.smallest:
            return False
        if self.largest is not None and inhabitants > self.largest:
            return False
        return not self.types or not types.isdisjoint(self.types)


ALWAYS: Final = Condition()


def parse_condition(text: str) -> Condition:
    """The condition for `text` as `str(Condition)` writes it. ValueError says in German what is wrong."""
    given: dict[str, str] = {}
    for word in text.replace(";", " ").split():
        match = _PART.match(word)
        if match is None:
            raise ValueError(f"„{word}“ ist keine Bedingung. Möglich sind land:, größe: und typ:.")
        given[match[1]] = match[2]
    size = _SIZE.match(given.get("größe", "-"))
    if size is None:
        raise ValueError("Die Größe wird als größe:20000-100000, größe:20000- oder größe:-5000 geschrieben.")
    laender = tuple(land for land in given.get("land", "").upper().split(",") if land)
    types = tuple(kind for kind in given.get("typ", "").lower().split(",") if kind)
    if unknown := [land for land in laender if land not in LAENDER]:
        raise ValueError(f"„{unknown[0]}“ ist kein Land. Möglich sind {', '.join(LAENDER)}.")
    if unknown := [kind for kind in types if kind not in TYPES]:
        raise ValueError(f"„{unknown[0]}“ ist kein Typ. Möglich sind {', '.join(TYPES)}.")
    low, high = (int(value) if value else None for value in size.groups())
    return Condition(laender, low, high, types)
