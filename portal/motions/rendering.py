"""The text of a motion as HTML.

motionkit's prose has no inline markup, so there is nothing to sanitise: every character is escaped, and all tags are ours.
A version never changes; what was rendered once is kept by its content hash.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from motionkit.markdown import HEADINGS, QUESTIONS_HEADING
from motionkit.placeholders import NAMES, Placeholder, find
from motionkit.prose import Block, blocks
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, MotionText
from portal.motions import wording

# What belongs to the motion itself, after its clauses; hints and sources are for users and stand apart.
PARTS = (
    "facts", "reasoning", "financial_impact", "funding_proposal", "climate_impact", "impact_checks", "legal_bases", "attachments",
)  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"„“”‚‘()\[\]]{3,400}[^\s<>\"„“”‚‘()\[\].,;:!?]")
_MARK = re.compile(r"\[\^([^\s\[\]^:]{1,20})\]")


@dataclass(frozen=True)
class ShownClause:
    """A clause: its number and stable id, its words, and what is to be known about it."""

    number: int
    id: str
    html: SafeString
    notes: list[str]


@dataclass(frozen=True)
class Part:
    """A part with a heading; `name` is its identifier in motionkit."""

    name: str
    title: str
    html: SafeString


@dataclass(frozen=True)
class ShownMotion:
    """A motion ready to be shown. `gaps` are (placeholder, what belongs there), each once, in the order of the text."""

    decision_title: str
    opening: SafeString
    clauses: list[ShownClause]
    parts: list[Part]
    footnotes: list[SafeString]
    hints: SafeString
    sources: list[SafeString]
    gaps: list[tuple[str, str]]


@lru_cache(maxsize=256)
def shown(text: MotionText) -> ShownMotion:
    """A public motion as HTML; equal texts are rendered once."""
    return shown_once(text)


def shown_once(text: MotionText) -> ShownMotion:
    """The motion as HTML, remembered nowhere: for what people typed."""
    numbers = {note.mark: number for number, note in enumerate(text.footnotes, 1)}
    writer = _Writer(numbers)
    parts = [(name, getattr(text, name)) for name in PARTS]
    return ShownMotion(
        decision_title=QUESTIONS_HEADING if text.asks_questions else HEADINGS["clauses"],
        opening=writer.prose(text.opening_formula),
        clauses=[
            ShownClause(number, clause.id, writer.prose(clause.text), wording.clause_notes(clause))
            for number, clause in enumerate(text.clauses, 1)
        ],
        parts=[
            Part(name, HEADINGS[name], writer.entries(value) if name in LIST_FIELDS else writer.prose(value))
            for name, value in parts
            if value
        ],
        footnotes=[writer.line(note.text) for note in text.footnotes],
        hints=writer.prose(text.hints),
        sources=[writer.line(source) for source in text.sources],
        gaps=[
            (gap.key, NAMES[gap.name]) for gap in {gap.key: gap for gap in _gaps(text)}.values() if gap.name in NAMES
        ],
    )


def prose(text: str) -> SafeString:
    """Any light prose (arguments, thanks) as HTML."""
    return _Writer({}).prose(text)


def paragraphs(text: str) -> list[SafeString]:
    """Each block of light prose as one line of HTML."""
    writer = _Writer({})
    return [writer.line(block.text) for block in blocks(text)]


def words(text: MotionText) -> str:
    """All words of a motion, for the search."""
    kept = [text.opening_formula, *(clause.text for clause in text.clauses)]
    kept += [getattr(text, name) for name in PROSE_FIELDS[1:]]
    kept += [entry for name in ("legal_bases", "sources", "attachments") for entry in getattr(text, name)]
    return "\n".join(part for part in [*kept, *(note.text for note in text.footnotes)] if part)


def _gaps(text: MotionText) -> Iterator[Placeholder]:
    decided = [text.opening_formula, *(clause.text for clause in text.clauses)]
    rest = [value if isinstance(value, str) else "\n".join(value) for value in (getattr(text, name) for name in PARTS)]
    for part in [*decided, *rest]:
        yield from find(part)


class _Writer:
    """Writes prose; knows which footnotes there are, and which have been called already."""

    def __init__(self, footnotes: Mapping[str, int]):
        self._footnotes = footnotes
        self._called: set[int] = set()

    def prose(self, text: str) -> SafeString:
        """Paragraphs, lists, sub-headings and tables."""
        pieces = [self._run(kind, list(run)) for kind, run in groupby(blocks(text), key=lambda block: block.kind)]
        return mark_safe("\n".join(pieces))  # noqa: S308 - made of format_html alone

    def entries(self, lines: Iterable[str]) -> SafeString:
        """A plain list."""
        items = format_html_join("\n", '<li class="points__item">{}</li>', ((self.line(entry),) for entry in lines))
        return format_html('<ul class="points points--plain">\n{}\n</ul>', items)

    def line(self, text: str) -> SafeString:
        """One line: escaped, with its gaps, footnotes and addresses."""
        done, end = [], 0
        for placeholder in find(text):
            done += [self._plain(text[end : placeholder.start]), _gap(placeholder, text)]
            end = placeholder.end
        return mark_safe("".join([*done, self._plain(text[end:])]))  # noqa: S308 - every part is escaped

    def _run(self, kind: str, run: list[Block]) -> SafeString:
        if kind == "item":
            return self._list(run)
        if kind == "row":
            return self._table(run)
        if kind == "heading":
            return format_html_join("\n", "<h{0}>{1}</h{0}>", ((block.level, self.line(block.text)) for block in run))
        return format_html_join("\n", "<p>{}</p>", ((self.line(block.text),) for block in run))

    def _list(self, items: list[Block]) -> SafeString:
        """Items with the labels they were given, nested by their level."""
        out, open_levels = [], [-1]
        for item in items:
            while len(open_levels) > 1 and item.level < open_levels[-1]:
                out.append("</li></ul>")
                open_levels.pop()
            if item.level > open_levels[-1]:
                out.append('<ul class="points">')
                open_levels.append(item.level)
            else:
                out.append("</li>")
            out.append(self._item(item))
        out += ["</li></ul>"] * (len(open_levels) - 1)
        return mark_safe("\n".join(out))  # noqa: S308 - labels and lines are escaped

    def _item(self, item: Block) -> SafeString:
        if item.is_bullet:
            return format_html('<li class="points__item">{}', self.line(item.text))
        label = format_html('<span class="points__label">{}</span>', item.label)
        return format_html('<li class="points__item points__item--labelled">{} {}', label, self.line(item.text))

    def _table(self, rows: list[Block]) -> SafeString:
        """The first row names the columns; a row of dashes below it is only drawing."""
        head, *body = [row for row in rows if set(row.text) - set("|-: ")] or rows[:1]
        columns = format_html_join("", '<th scope="col">{}</th>', ((self.line(cell),) for cell in head.cells))
        lines = format_html_join("\n", "<tr>{}</tr>", ((self._cells(row, len(head.cells)),) for row in body))
        table = '<table class="table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        region = '<div class="table-region" role="region" aria-label="Tabelle" tabindex="0">{}</div>'
        return format_html(region, format_html(table, columns, lines))

    def _cells(self, row: Block, width: int) -> SafeString:
        cells = [*row.cells, *[""] * width][:width]
        return format_html_join("", "<td>{}</td>", ((self.line(cell),) for cell in cells))

    def _plain(self, text: str) -> str:
        done, end = [], 0
        for found in _MARK.finditer(text):
            if found[1] in self._footnotes:
                done += [_linked(text[end : found.start()]), self._call(self._footnotes[found[1]])]
                end = found.end()
        return "".join([*done, _linked(text[end:])])

    def _call(self, number: int) -> SafeString:
        """The mark of a footnote; only its first call can be returned to."""
        own_id = "" if number in self._called else format_html(' id="fussnote-{}-ruf"', number)
        self._called.add(number)
        link = '<sup class="note-mark"><a href="#fussnote-{0}"{1} aria-label="Fußnote {0}">{0}</a></sup>'
        return format_html(link, number, own_id)


def _gap(placeholder: Placeholder, text: str) -> SafeString:
    """What is to be filled in. A misspelt placeholder stays as it was typed."""
    if placeholder.problem:
        return format_html('<mark class="gap gap--unknown">{}</mark>', text[placeholder.start : placeholder.end])
    return format_html('<mark class="gap">[{}]</mark>', wording.gap(placeholder))


def _linked(text: str) -> str:
    done, end = [], 0
    for found in _LINK.finditer(text):
        address = format_html('<a class="outward" href="{0}" rel="nofollow noopener">{0}</a>', found[0])
        done += [escape(text[end : found.start()]), address]
        end = found.end()
    return "".join([*done, escape(text[end:])])
