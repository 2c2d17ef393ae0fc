"""The table of placeholders in use: how often, what belongs there, where they stand, and which nobody knows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motionkit.markdown import HEADINGS
from motionkit.placeholders import find, meaning
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, MotionText


@dataclass(frozen=True)
class Place:
    """Where a placeholder stands: a label, and the id of the form's field."""

    label: str
    field_id: str


@dataclass(frozen=True)
class Use:
    """A placeholder as it is written. `problem`: a German sentence when it is misspelt, else ""."""

    written: str
    count: int
    meaning: str
    problem: str
    places: list[Place]


def uses(text: MotionText) -> list[Use]:
    """All placeholders of a text: the misspelt ones first, then in the order of the text."""
    return uses_in(dict(_values(text)))


def uses_in(values: Mapping[Place, str]) -> list[Use]:
    """The same for texts that are still being typed, field by field."""
    counts: dict[str, int] = defaultdict(int)
    found, places = {}, defaultdict(dict)
    for place, value in values.items():
        for placeholder in find(value):
            written = value[placeholder.start : placeholder.end]
            counts[written] += 1
            found.setdefault(written, placeholder)
            places[written][place] = True
    table = [
        Use(written, counts[written], meaning(one.name), one.problem, list(places[written]))
        for written, one in found.items()
    ]
    return sorted(table, key=lambda use: not use.problem)


def _values(text: MotionText) -> Iterator[tuple[Place, str]]:
    yield Place("Einleitungssatz", "id_opening_formula"), text.opening_formula
    for number, clause in enumerate(text.clauses, 1):
        yield clause_place(number, clause.id), clause.text
    for name in (*PROSE_FIELDS[1:], *LIST_FIELDS):
        value = getattr(text, name)
        yield Place(HEADINGS[name], f"id_{name}"), value if isinstance(value, str) else "\n".join(value)
    yield Place("Fußnoten", "id_footnotes"), "\n".join(note.text for note in text.footnotes)


def clause_place(number: int, clause_id: str) -> Place:
    return Place(f"Punkt {number}", f"id_clauses-{clause_id}-text")
