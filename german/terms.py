"""Everything that the analysis knows about a text, for those who want to look at it."""

from typing import NamedTuple

from german.reading import units


class Term(NamedTuple):
    """One key at one position. `begin`, `end`: where its word stands in the text; `surface`: the word as written.

    `kind`: word, stop, number, date, reference or law for the unit itself; head and part for what stands inside it;
    joined for what only its neighbours tell (Rad- und Fußweg → radweg).
    """

    position: int
    begin: int
    end: int
    surface: str
    key: str
    kind: str


def analyse(text: str) -> list[Term]:
    """All terms of `text` in order; `index_terms` keeps their keys."""
    found: list[Term] = []
    for position, unit in enumerate(units(text)):
        kinds = [(unit.word.key, "stop" if unit.word.stop else unit.kind)]
        kinds += [(key, "head") for key in unit.word.heads]
        kinds += [(key, "part") for key in unit.word.others]
        kinds += [(key, "joined" if unit.kind == "word" else "part") for key in unit.extra]
        found += [Term(position, unit.begin, unit.end, unit.surface, key, kind) for key, kind in kinds]
    return found
