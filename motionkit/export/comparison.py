"""A difference for people: inline and side by side as data, and as a synopsis for the council.

    lines_of(difference)                       # for pages: one line per clause and part, with segments
    rows_of(line)                              # the same side by side, paragraph by paragraph
    synopsis(Comparison(old, new), "docx")     # document with an old and a new column

No HTML here: pages make it from the segments, with words for those who see no colours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from motionkit.diff import ClauseChange, Difference, PartChange, Segment, compare
from motionkit.diff.segments import NEW_KINDS, OLD_KINDS, whole
from motionkit.diff.summary import EFFECT_WORDS, PART_NAMES, gone_word
from motionkit.export import synopsis_docx, synopsis_odt, synopsis_pdf, tracked
from motionkit.export.columns import Table, Title
from motionkit.kinds import KINDS, QUESTION_KINDS
from motionkit.text import MotionText

__all__ = ["FORMATS", "Comparison", "Line", "Row", "lines_of", "rows_of", "synopsis", "table_of"]

_BEFORE_CLAUSES: Final = ("title", "opening_formula")


class Row(NamedTuple):
    """One paragraph, old and new; either may be empty."""

    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A clause or part. `label`: „Punkt 3“, „Begründung“ · `note`: what happened to it, "" when nothing did.

    `old_numbers`, `new_numbers`: of clauses, from 1.
    """

    label: str
    note: str
    segments: tuple[Segment, ...]
    old_numbers: tuple[int, ...] = ()
    new_numbers: tuple[int, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.note)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts and what differs between them."""

    old: MotionText
    new: MotionText
    given: Difference | None = None

    @property
    def difference(self) -> Difference:
        return self.given or compare(self.old, self.new)


def lines_of(difference: Difference) -> Iterator[Line]:
    """Everything in the order in which a motion is read, also what did not change."""
    old, new = difference.kinds
    gone = gone_word(difference)
    if old != new:
        yield Line("Art", "geändert", whole(KINDS[old], KINDS[new]))
    parts = {part.part: part for part in difference.parts}
    for name in _BEFORE_CLAUSES:
        if name in parts:
            yield _part_line(parts.pop(name), gone)
    word = "Frage" if new in QUESTION_KINDS else "Punkt"
    for change in difference.clauses:
        yield _clause_line(change, word, gone)
    for part in parts.values():
        yield _part_line(part, gone)


def _part_line(part: PartChange, gone: str) -> Line:
    kinds = {segment.kind for segment in part.segments}
    note = "" if kinds <= {"equal"} else EFFECT_WORDS[part.effect]
    if not kinds & OLD_KINDS:
        note = "neu"
    elif not kinds & NEW_KINDS:
        note = gone
    elif note and part.part == "title":
        note = "geändert"
    return Line(PART_NAMES[part.part], note, part.segments)


def _clause_line(change: ClauseChange, word: str, gone: str) -> Line:
    old, new = (tuple(side.number for side in sides) for sides in (change.old, change.new))
    label = f"{word} {_joined(old or new)}"
    notes = [EFFECT_WORDS[change.effect]] if change.effect and len(old) == len(new) == 1 else []
    if change.relation == "split":
        notes.append(f"geteilt, jetzt {word} {_joined(new)}")
    elif change.relation == "merged":
        notes.append(f"zusammengefasst, jetzt {word} {_joined(new)}")
    elif change.relation in ("inserted", "deleted"):
        notes.append("neu" if change.relation == "inserted" else gone)
    elif change.moved or change.renumbered:
        notes.append(f"{'verschoben, ' if change.moved else ''}jetzt {word} {new[0]}")
    if change.rules_changed:
        notes.append("unter anderen Bedingungen")
    return Line(label, ", ".join(notes), _in_one(change), old, new)


def _joined(numbers: tuple[int, ...]) -> str:
    return " und ".join([", ".join(map(str, numbers[:-1])), str(numbers[-1])]) if numbers[1:] else str(numbers[0])


def _in_one(change: ClauseChange) -> tuple[Segment, ...]:
    """All pieces after one another; the border is a new paragraph on the side that has several."""
    border = {"split": Segment("insert", "\n\n"), "merged": Segment("delete", "\n\n")}
    segments: list[Segment] = []
    for place, piece in enumerate(change.pieces):
        if place:
            segments.append(border[change.relation])
        segments += piece
    return tuple(segments)


def rows_of(line: Line) -> Iterator[Row]:
    """Old and new side by side. A row ends where both sides begin a new paragraph."""
    old: list[Segment] = []
    new: list[Segment] = []
    for segment in line.segments:
        pieces = segment.text.split("\n") if segment.kind == "equal" else [segment.text]
        for place, text in enumerate(pieces):
            if place and (old or new):
                yield Row(tuple(old), tuple(new))
                old, new = [], []
            if text:
                piece = segment._replace(text=text)
                old += [piece] if segment.kind in OLD_KINDS else []
                new += [piece] if segment.kind in NEW_KINDS else []
    if old or new:
        yield Row(tuple(old), tuple(new))


def table_of(comparison: Comparison) -> Table:
    """What the synopsis prints."""
    difference = comparison.difference
    title = Title.of(comparison.old, comparison.new, difference)
    rows = []
    for line in lines_of(difference):
        for place, (old, new) in enumerate(rows_of(line)):
            rows.append((line.label if place == 0 else "", line.note if place == 0 else "", old, new))
    return Table(title, tuple(rows))


# Name on the command line and in addresses → what makes it: three synopses, and Word with tracked changes.
FORMATS: Final = {"docx": synopsis_docx, "odt": synopsis_odt, "pdf": synopsis_pdf, "tracked": tracked}


def synopsis(comparison: Comparison, name: str) -> bytes:
    """The comparison as a document of FORMATS; KeyError for an unknown name."""
    if name == "tracked":
        return tracked.export(comparison.old, comparison.new)
    return bytes(FORMATS[name].export(table_of(comparison)))
