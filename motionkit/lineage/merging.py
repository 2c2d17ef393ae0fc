"""Three-way merge of motions: the text both started from, ours, theirs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from motionkit import markdown
from motionkit.diff.difference import PARTS, part_text, with_parts
from motionkit.kinds import KINDS
from motionkit.lineage.clauses import merge_clauses
from motionkit.lineage.marks import with_free_marks
from motionkit.lineage.weaving import weave
from motionkit.text import Footnote, MotionText

About = Literal["wording", "deleted", "order", "rules"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently; the merged text has our side.

    `part`: name of a field of MotionText, or "clauses" · `place`: id of the clause in the merged text, mark of
    the footnote, else "" · `about`: "wording"; "deleted" when one side took away what the other changed (the
    merged text keeps it); "order" of the clauses; "rules": condition, strength or optional. Texts may be empty.
    `start`: where `ours` stands in the merged part; 0 for clauses, which are shown whole.
    """

    part: str
    place: str
    about: About
    base: str
    ours: str
    theirs: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """`conflicts` in the order of the text; without any, `text` is finished."""

    text: MotionText
    conflicts: tuple[Conflict, ...] = ()


def merge(base: MotionText, ours: MotionText, theirs: MotionText) -> Merged:
    """Everything either side added, and nothing either side took away; never drops a word silently."""
    if ours == theirs or theirs == base:
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    theirs = with_free_marks(base, ours, theirs)
    conflicts: list[Conflict] = []
    kind = _kind(base, ours, theirs, conflicts)
    parts: dict[str, str] = {}
    for name in PARTS:
        if name == "footnotes":
            continue
        old, one, other = (part_text(motion, name) for motion in (base, ours, theirs))
        if name == "title" and len({old, one, other}) == 3:
            parts[name] = one
            conflicts.append(Conflict(name, "", "wording", old, one, other))
            continue
        woven = weave(old, one, other)
        parts[name] = woven.text
        conflicts += (
            Conflict(name, "", "wording", clash.base, clash.ours, clash.theirs, clash.start) for clash in woven.clashes
        )
    clauses, problems = merge_clauses(base.clauses, ours.clauses, theirs.clauses)
    conflicts += (Conflict("clauses", *problem) for problem in problems)
    notes = _footnotes(base, ours, theirs, conflicts)
    text = replace(with_parts(ours, parts), kind=kind, clauses=clauses, footnotes=notes)
    return Merged(text, tuple(sorted(conflicts, key=_reading_order)))


_ORDER: Final[Mapping[str, int]] = {
    name: number for number, name in enumerate(("kind", "title", "opening_formula", "clauses", *PARTS[2:]))
}


def _reading_order(conflict: Conflict) -> int:
    return _ORDER[conflict.part]


def _kind(base: MotionText, ours: MotionText, theirs: MotionText, conflicts: list[Conflict]) -> str:
    if len({base.kind, ours.kind, theirs.kind}) == 3:
        conflicts.append(Conflict("kind", "", "wording", KINDS[base.kind], KINDS[ours.kind], KINDS[theirs.kind]))
    return theirs.kind if ours.kind == base.kind else ours.kind


def _footnotes(
    base: MotionText, ours: MotionText, theirs: MotionText, conflicts: list[Conflict]
) -> tuple[Footnote, ...]:
    """By mark. A footnote that one side deleted goes, unless the other side changed it."""
    before, one, other = ({note.mark: note.text for note in motion.footnotes} for motion in (base, ours, theirs))
    found: dict[str, str] = {}
    for mark in dict.fromkeys([*one, *other]):
        texts = before.get(mark), one.get(mark), other.get(mark)
        if texts[1] == texts[2] or texts[2] == texts[0]:
            chosen = texts[1]
        elif texts[1] == texts[0]:
            chosen = texts[2]
        else:
            chosen = texts[1] if texts[1] is not None else texts[2]
            gone = None in texts[1:]
            old, ours_text, theirs_text = (text or "" for text in texts)
            about: About = "deleted" if gone else "wording"
            conflicts.append(Conflict("footnotes", mark, about, old, ours_text, theirs_text))
        if chosen is not None:
            found[mark] = chosen
    return tuple(Footnote(mark, text) for mark, text in found.items())


def as_data(merged: Merged) -> dict[str, Any]:
    """Plain data for JSON; `markdown` is the merged text as a file."""
    return {
        "markdown": markdown.write(merged.text),
        "conflicts": [asdict(conflict) for conflict in merged.conflicts],
    }
