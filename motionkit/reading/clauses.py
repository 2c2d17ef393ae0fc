"""From the paragraphs of a proposal to its opening formula and its clauses."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from motionkit.markdown import free_id
from motionkit.prose import Block, render
from motionkit.reading.headings import is_opening_formula
from motionkit.reading.outline import Paragraph
from motionkit.text import CLAUSE_ID, Clause

Style = Literal["number", "parenthesis", "enclosed", "roman", "letter", "bullet", ""]

_STYLES: Final[tuple[tuple[Style, re.Pattern[str]], ...]] = (
    ("number", re.compile(r"^\d{1,2}\.$")),
    ("parenthesis", re.compile(r"^\d{1,2}\)$")),
    ("enclosed", re.compile(r"^\(\d{1,2}[.)]$")),
    ("roman", re.compile(r"^[IVX]{1,5}[.)]$")),
    ("letter", re.compile(r"^\(?[a-z]{1,2}\)$")),
    ("bullet", re.compile(r"^[-*•‣▪●◦–]$")),
)
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def style_of(label: str) -> Style:
    for style, pattern in _STYLES:
        if pattern.match(label):
            return style
    return ""


def value_of(label: str) -> int:
    """The place that a label claims: "3." → 3, "c)" → 3, "IV." → 4, bullets → 0."""
    style, core = style_of(label), label.strip("().")
    if style in ("number", "parenthesis", "enclosed"):
        return int(core)
    if style == "letter":
        return ord(core[0]) - ord("a") + 1
    if style == "roman":
        values = [_ROMAN[letter] for letter in core]
        return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))
    return 0


def prose_of(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as light prose; headings of the document become sub-headings."""
    return render(_block(paragraph) for paragraph in paragraphs)


def _block(paragraph: Paragraph) -> Block:
    if paragraph.row:
        return Block("row", paragraph.text)
    if paragraph.heading:
        return Block("heading", paragraph.text, level=3 if paragraph.heading <= 3 else 4)
    if paragraph.label:
        label = "-" if style_of(paragraph.label) == "bullet" else paragraph.label
        return Block("item", paragraph.text, label, min(paragraph.depth, 3))
    return Block("paragraph", paragraph.text)


def split_proposal(paragraphs: Sequence[Paragraph], *, own: bool = False) -> tuple[str, tuple[Clause, ...]]:
    """(opening formula, clauses). A proposal without numbers is one clause, unless our `own` export says there is none."""
    starts = _marked_starts(paragraphs)
    if own and not starts:
        return prose_of(paragraphs), ()
    starts = starts or _numbered_starts(paragraphs)
    if not starts:
        return _prose_proposal(paragraphs)
    opening = prose_of(paragraphs[: starts[0]])
    clauses: list[Clause] = []
    taken = {paragraph.clause_id for paragraph in paragraphs if paragraph.clause_id}
    used: set[str] = set()
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(paragraphs)], strict=True), 1):
        first = paragraphs[start]
        name = first.clause_id
        if not CLAUSE_ID.match(name) or name in used:
            name = free_id(taken, place)
        used.add(name)
        head = Paragraph(first.text, row=first.row) if first.role != "clause" else _unlabelled(first)
        clauses.append(Clause(name, prose_of([_unlabelled(head), *paragraphs[start + 1 : end]])))
    return opening, tuple(clauses)


def _unlabelled(paragraph: Paragraph) -> Paragraph:
    """The first paragraph of a clause without the number, which the clause itself has."""
    copy = Paragraph("x")
    copy.text, copy.row = paragraph.text, paragraph.row
    return copy


def _marked_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where our own export says that clauses begin."""
    return [place for place, paragraph in enumerate(paragraphs) if paragraph.role == "clause"]


def _numbered_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where the numbering of the outermost list goes on."""
    labelled = [place for place, paragraph in enumerate(paragraphs) if paragraph.label and not paragraph.row]
    if not labelled:
        return []
    top = _top(paragraphs, labelled)
    style, depth = style_of(paragraphs[top].label), paragraphs[top].depth
    starts: list[int] = []
    expected = value_of(paragraphs[top].label)
    for place in labelled:
        paragraph = paragraphs[place]
        if place < top or style_of(paragraph.label) != style or paragraph.depth != depth:
            continue
        value = value_of(paragraph.label)
        if style == "bullet" or value == expected or (value > expected and value - expected <= 2):
            starts.append(place)
            expected = value + 1
    return starts


def _top(paragraphs: Sequence[Paragraph], labelled: Sequence[int]) -> int:
    """The label that opens the outermost list: the first one, unless a bullet precedes real numbers."""
    first = labelled[0]
    if style_of(paragraphs[first].label) == "bullet":
        for place in labelled:
            label = paragraphs[place].label
            if style_of(label) in ("number", "parenthesis", "enclosed", "roman") and value_of(label) == 1:
                return place
    return first


def _prose_proposal(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Clause, ...]]:
    opening: list[Paragraph] = []
    rest = list(paragraphs)
    while len(rest) > 1 and not rest[0].heading and is_opening_formula(rest[0].full_text):
        opening.append(rest.pop(0))
    text = prose_of(rest)
    ids = [paragraph.clause_id for paragraph in rest if CLAUSE_ID.match(paragraph.clause_id)]
    return prose_of(opening), (Clause(ids[0] if ids else "punkt-1", text),) if text else ()
