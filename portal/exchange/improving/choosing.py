"""Which of the proposed changes an editor takes: one choice per changed part, and the text that comes of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from motionkit.diff import ClauseChange, Difference
from motionkit.diff.segments import Segment
from motionkit.export.comparison import Line, lines_of
from motionkit.text import Clause, MotionText

ORDER: Final = "reihenfolge"
_FIRST_PARTS: Final = ("title", "opening_formula")


@dataclass(frozen=True)
class Choice:
    """A change that can be taken alone. `key`: in the form · `line`: what is shown of it."""

    key: str
    line: Line


def choices(difference: Difference) -> list[Choice]:
    """Every change, in the order in which a motion is read. A clause that only got another number is none."""
    found = [
        Choice(key, line) for key, line in zip(_keys(difference), lines_of(difference), strict=True) if line.changed
    ]
    only_moved = {_key(change) for change in difference.clauses if change.relation == "kept"}
    found = [choice for choice in found if choice.key not in only_moved]
    if moved := [change for change in difference.clauses if change.moved]:
        said = "; ".join(f"Punkt {change.old[0].number} wird Punkt {change.new[0].number}" for change in moved)
        found.append(Choice(ORDER, Line("Reihenfolge der Punkte", "geändert", (Segment("insert", said),))))
    return found


def _keys(difference: Difference) -> Iterator[str]:
    """One for each of `lines_of`."""
    if difference.kinds[0] != difference.kinds[1]:
        yield "teil-kind"
    parts = [part.part for part in difference.parts]
    yield from (f"teil-{name}" for name in parts if name in _FIRST_PARTS)
    yield from (_key(change) for change in difference.clauses)
    yield from (f"teil-{name}" for name in parts if name not in _FIRST_PARTS)


def _key(change: ClauseChange) -> str:
    return "punkt-" + "+".join(side.id for side in (change.old or change.new))


def chosen(difference: Difference, old: MotionText, new: MotionText, keys: Collection[str]) -> MotionText:
    """`old` with the changes named in `keys`; with all of them it is `new`."""
    names = [part.part for part in difference.parts if f"teil-{part.part}" in keys]
    parts = {name: getattr(new, name) for name in names}
    if "teil-kind" in keys:
        parts["kind"] = new.kind
    return replace(old, clauses=_clauses(difference, old, new, keys), **parts)


def _clauses(difference: Difference, old: MotionText, new: MotionText, keys: Collection[str]) -> tuple[Clause, ...]:
    before, after = ({clause.id: clause for clause in text.clauses} for text in (old, new))
    found: dict[str, Clause] = {}
    for change in _ordered(difference.clauses, keys):
        taken = change.relation == "kept" or _key(change) in keys
        sides, clauses = (change.new, after) if taken else (change.old, before)
        found |= {side.id: clauses[side.id] for side in sides if side.id not in found}
    return tuple(found.values())


def _ordered(changes: tuple[ClauseChange, ...], keys: Collection[str]) -> list[ClauseChange]:
    """In the new order; in the old one when clauses changed places and that was not taken."""
    if ORDER in keys or not any(change.moved for change in changes):
        return list(changes)
    found = sorted((change for change in changes if change.old), key=lambda change: change.old[0].number)
    for place, change in enumerate(changes):
        if not change.old:  # A new clause stays behind the one it was put after.
            found.insert(found.index(changes[place - 1]) + 1 if place else 0, change)
    return found
