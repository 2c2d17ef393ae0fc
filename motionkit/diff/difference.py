"""The difference of two motions as data, and the way from the old text to the new one."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from motionkit.conditions import Condition
from motionkit.diff.segments import Segment, new_side, old_side
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, Clause, Footnote, MotionText, Strength

Relation = Literal["kept", "changed", "split", "merged", "inserted", "deleted"]
Effect = Literal[
    "",  # nothing changed
    "spelling",  # blanks, punctuation, capitals, gender forms: means the same
    "stricter",
    "softer",
    "rewritten",  # hardly a word stayed
    "changed",  # in a way that only a person can judge
    "shortened",  # of parts that give reasons
    "extended",
]

# In the order in which a motion is read.
PARTS: Final = ("title", *PROSE_FIELDS, *LIST_FIELDS, "footnotes")


@dataclass(frozen=True, slots=True)
class Side:
    """What a clause is besides its wording. `number`: from 1."""

    number: int
    id: str
    condition: Condition
    strength: Strength | None
    optional: bool


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of a clause.

    `old`, `new`: one each, none when inserted or deleted, several when merged or split. `pieces`: one
    difference each for every clause of the side that has more. `moved`: its order among the others changed;
    a clause that only got another number because others came or went is not.
    """

    relation: Relation
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    pieces: tuple[tuple[Segment, ...], ...]
    moved: bool = False
    effect: Effect = ""

    @property
    def renumbered(self) -> bool:
        return bool(self.old and self.new) and self.old[0].number != self.new[0].number

    @property
    def rules_changed(self) -> bool:
        """Whether it now stands under other conditions, from another strength on, or may be left out."""
        if len(self.old) != 1 or len(self.new) != 1:
            return False
        old, new = self.old[0], self.new[0]
        return (old.condition, old.strength, old.optional) != (new.condition, new.strength, new.optional)

    @property
    def old_texts(self) -> tuple[str, ...]:
        texts = tuple(old_side(piece) for piece in self.pieces)
        return texts if self.relation == "merged" else ("".join(texts),) * bool(self.old)

    @property
    def new_texts(self) -> tuple[str, ...]:
        texts = tuple(new_side(piece) for piece in self.pieces)
        return texts if self.relation == "split" else ("".join(texts),) * bool(self.new)


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the motion that is not a clause. Entries of lists and footnotes are lines of it."""

    part: str
    segments: tuple[Segment, ...]
    effect: Effect = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that both texts hold: `old_of` and `new_of` give them back.

    `parts`: those that one of them has, in the order of PARTS · `clauses`: in the order of the new text,
    deleted ones where they stood · `coarse`: at least one part was too long to be compared word by word.
    """

    kinds: tuple[str, str]
    parts: tuple[PartChange, ...]
    clauses: tuple[ClauseChange, ...]
    coarse: bool = False

    @property
    def is_empty(self) -> bool:
        return old_of(self) == new_of(self)

    def part(self, name: str) -> PartChange | None:
        return next((part for part in self.parts if part.part == name), None)


class OtherText(ValueError):
    """The difference was made from another text."""


def apply(difference: Difference, old: MotionText) -> MotionText:
    """The new text, exactly. OtherText when `old` is not the text the difference was made from."""
    if old_of(difference) != old:
        raise OtherText("the difference was made from another text")
    return new_of(difference)


def old_of(difference: Difference) -> MotionText:
    """The text before."""
    parts = {part.part: old_side(part.segments) for part in difference.parts}
    found = [
        (side, text) for change in difference.clauses for side, text in zip(change.old, change.old_texts, strict=True)
    ]
    return _built(difference.kinds[0], parts, found)


def new_of(difference: Difference) -> MotionText:
    """The text after."""
    parts = {part.part: new_side(part.segments) for part in difference.parts}
    found = [
        (side, text) for change in difference.clauses for side, text in zip(change.new, change.new_texts, strict=True)
    ]
    return _built(difference.kinds[1], parts, found)


def _built(kind: str, parts: dict[str, str], found: list[tuple[Side, str]]) -> MotionText:
    clauses = tuple(
        Clause(side.id, text, side.condition, side.strength, side.optional)
        for side, text in sorted(found, key=lambda pair: pair[0].number)
    )
    return with_parts(MotionText("", kind=kind, clauses=clauses), parts)


def part_text(motion: MotionText, part: str) -> str:
    """A part as one string: entries of lists are its lines, footnotes lines of the form `[^1]: Text`."""
    content = getattr(motion, part)
    if part == "footnotes":
        return "\n".join(f"[^{note.mark}]: {note.text}" for note in content)
    return content if isinstance(content, str) else "\n".join(content)


def with_parts(motion: MotionText, parts: dict[str, str]) -> MotionText:
    """`motion` with parts given as `part_text` writes them."""
    values: dict[str, Any] = {}
    for name, text in parts.items():
        if name == "footnotes":
            lines = (line.partition("]:") for line in text.split("\n") if line)
            values[name] = tuple(Footnote(mark.removeprefix("[^"), note) for mark, _, note in lines)
        elif name in LIST_FIELDS:
            values[name] = tuple(text.split("\n")) if text else ()
        else:
            values[name] = text
    return replace(motion, **values)


def as_data(difference: Difference) -> dict[str, Any]:
    """Plain dicts, lists and strings for JSON."""
    data = asdict(difference)
    for change, clause in zip(data["clauses"], difference.clauses, strict=True):
        change["renumbered"] = clause.renumbered
        change["pieces"] = [[_segment(segment) for segment in piece] for piece in clause.pieces]
    for part, whole in zip(data["parts"], difference.parts, strict=True):
        part["segments"] = [_segment(segment) for segment in whole.segments]
    return data


def _segment(segment: Segment) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": segment.kind, "text": segment.text}
    return data | {"link": segment.link} if segment.link else data
