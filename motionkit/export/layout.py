"""A motion as the sequence of paragraphs that every document format prints.

What is decided here is decided once: the order of the parts, their German headings, which parts a
council gets (hints and what was not recognised are for editors only), how lists are numbered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from motionkit.kinds import KINDS
from motionkit.letterhead import Letterhead
from motionkit.markdown import HEADINGS, QUESTIONS_HEADING
from motionkit.prose import Block, blocks
from motionkit.text import Clause, MotionText

PartKind = Literal["kind", "title", "heading", "subheading", "text", "clause", "more", "item", "row", "signature"]
ListForm = Literal["bullet", "letter", "number", ""]

_EDITORS_ONLY: Final = frozenset({"hints", "unrecognised"})
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph.

    `label`: what stands in front ("1.", "a)", "-") · `form`: how a word processor may number it by
    itself; "" when the label has to be typed · `starts`: the first of its list · `level`: of items
    (0–3) and sub-headings · `in_clause`: indented under a clause · `cells`: of a table row.
    """

    kind: PartKind
    text: str = ""
    label: str = ""
    form: ListForm = ""
    starts: bool = False
    level: int = 0
    in_clause: bool = False
    clause_id: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that is no motion: a label above the title („Pressetext“), and prose.

    `large`: to be read at a lectern, standing, from an arm's length.
    """

    label: str
    title: str
    text: str
    large: bool = False


def parts_of_sheet(sheet: Sheet) -> Iterator[Part]:
    """All paragraphs of a sheet, in order; its sub-headings are its headings."""
    yield Part("kind", sheet.label)
    yield Part("title", sheet.title)
    for part in _prose(sheet.text):
        yield replace(part, kind="heading", level=0) if part.kind == "subheading" else part


def parts_of(motion: MotionText, letterhead: Letterhead) -> Iterator[Part]:
    """All paragraphs below the letterhead, in order."""
    yield Part("kind", KINDS[motion.kind])
    yield Part("title", motion.title)
    for name, german in HEADINGS.items():
        if name in _EDITORS_ONLY:
            continue
        if name == "clauses":
            if motion.opening_formula or motion.clauses:
                yield Part("heading", QUESTIONS_HEADING if motion.asks_questions else german)
                yield from _prose(motion.opening_formula)
                yield from _clauses(motion.clauses)
            continue
        content = getattr(motion, name)
        if not content:
            continue
        yield Part("heading", german)
        if isinstance(content, str):
            yield from _prose(content)
        else:
            yield from (Part("item", entry, "-", "bullet", starts=place == 0) for place, entry in enumerate(content))
    if letterhead.signature:
        yield Part("signature", letterhead.signature)


def _clauses(clauses: Sequence[Clause]) -> Iterator[Part]:
    """A clause that stands alone has no number."""
    for number, clause in enumerate(clauses, 1):
        label = f"{number}." if len(clauses) > 1 else ""
        parts = list(_prose(clause.text, in_clause=True))
        first = Part("clause", label=label, form="number" if label else "", starts=number == 1, clause_id=clause.id)
        if parts and parts[0].kind == "text":
            yield replace(first, text=parts.pop(0).text)
        elif parts and parts[0].kind == "item":
            item = parts.pop(0)
            yield replace(first, text=f"{item.label} {item.text}")
            for place, part in enumerate(parts):  # its list has lost its first point: type the other labels
                if part.kind != "item":
                    break
                parts[place] = replace(part, form="")
        else:
            yield first
        for part in parts:
            yield replace(part, kind="more") if part.kind == "text" else part


def _prose(text: str, *, in_clause: bool = False) -> Iterator[Part]:
    run: list[Block] = []
    for block in blocks(text):
        if block.kind == "item":
            run.append(block)
            continue
        yield from _items(run, in_clause)
        run = []
        if block.kind == "heading":
            yield Part("subheading", block.text, level=block.level, in_clause=in_clause)
        elif block.kind == "row":
            yield Part("row", block.text, cells=block.cells, in_clause=in_clause)
        else:
            yield Part("text", block.text, in_clause=in_clause)
    yield from _items(run, in_clause)


def _items(run: Sequence[Block], in_clause: bool) -> Iterator[Part]:
    """Give the items of one list their form: a list is counted by itself when it counts without a gap."""
    forms: list[ListForm] = [""] * len(run)
    starts: set[int] = set()
    for level in sorted({item.level for item in run}):
        for group in _groups(run, level):
            form = _form([run[place].label for place in group])
            starts.add(group[0])
            for place in group:
                forms[place] = form
    for place, item in enumerate(run):
        yield Part("item", item.text, item.label, forms[place], place in starts, item.level, in_clause)


def _groups(run: Sequence[Block], level: int) -> Iterator[list[int]]:
    """Places of the items of one level that no higher item parts, each kind of label by itself."""
    group: list[int] = []
    for place, item in enumerate(run):
        breaks = item.level < level or (item.level == level and group and run[group[0]].is_bullet != item.is_bullet)
        if breaks and group:
            yield group
            group = []
        if item.level == level:
            group.append(place)
    if group:
        yield group


def _form(labels: Sequence[str]) -> ListForm:
    if all(label == "-" for label in labels):
        return "bullet"
    if len(labels) <= len(_LETTERS) and all(label == f"{_LETTERS[n]})" for n, label in enumerate(labels)):
        return "letter"
    if all(label == f"{n}." for n, label in enumerate(labels, 1)):
        return "number"
    return ""
