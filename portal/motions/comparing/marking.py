"""Segments as HTML: additions and deletions that eyes, ears, printers and forced colours tell apart.

The roles of `<ins>` and `<del>` are read out by few screen readers, so that words hidden from the eye say where a change
begins and ends. Every character is escaped, all tags are ours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from motionkit.diff import Segment
from motionkit.export.comparison import Line, Row, rows_of
from motionkit.placeholders import find
from portal.motions import wording

FOLDED_FROM = 400  # characters of text that did not change
_SAID = {
    "insert": ("ins", "eingefügt: ", " Ende der Einfügung"),
    "delete": ("del", "gestrichen: ", " Ende der Streichung"),
    "moved_away": ("del", "von hier verschoben: ", " Ende des Verschobenen"),
    "moved_here": ("ins", "hierher verschoben: ", " Ende des Verschobenen"),
}
_HEADING = re.compile(r"^#{3,4} +")
_NOTE = re.compile(r"\[\^([^\s\[\]^:]{1,20})\]")
PARAGRAPH = "¶"


@dataclass(frozen=True)
class Block:
    """Paragraphs of a passage that belong together: `rows` of (old, new) beside each other, or else `html`.

    `folded`: so many unchanged paragraphs, that they need not be seen; else 0.
    """

    html: str = ""
    folded: int = 0
    rows: tuple[tuple[SafeString, SafeString], ...] = ()


def in_text(line: Line) -> list[Block]:
    """Both texts in one another, paragraph by paragraph."""
    runs = groupby(paragraphs(line.segments), key=_is_changed)
    return [Block(_joined(run)) if is_changed else _unchanged(list(run)) for is_changed, run in runs]


def side_by_side(line: Line) -> list[Block]:
    """Both texts beside each other where they differ; what is in both stands there once."""
    blocks = []
    for is_changed, run in groupby(rows_of(line), key=lambda row: _is_changed((*row.old, *row.new))):
        if is_changed:
            blocks.append(Block(rows=tuple(_row(row) for row in run)))
        else:
            blocks.append(_unchanged([part for row in run for part in paragraphs(row.old)]))
    return blocks


def _unchanged(found: list[list[Segment]]) -> Block:
    return Block(_joined(found), _folded(found))


def paragraphs(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The segments of each line. A border that came or went is a sign of its own, else nobody would see it."""
    found: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.kind != "equal" and not segment.text.strip() and "\n" in segment.text:
            found[-1].append(segment._replace(text=PARAGRAPH))
            found.append([])
            continue
        for place, text in enumerate(segment.text.split("\n")):
            if place and found[-1]:
                found.append([])
            if text:
                found[-1].append(segment._replace(text=text))
    return [paragraph for paragraph in found if paragraph]


def marked(segments: Iterable[Segment]) -> SafeString:
    """One line of text."""
    return mark_safe("".join(_marked(segment) for segment in segments))  # noqa: S308 - made of escaped parts alone


def _row(row: Row) -> tuple[SafeString, SafeString]:
    return _joined(paragraphs(row.old)), _joined(paragraphs(row.new))


def _joined(found: Iterable[list[Segment]]) -> SafeString:
    return format_html_join("\n", "<p{}>{}</p>", (_paragraph(one) for one in found))


def _paragraph(segments: list[Segment]) -> tuple[SafeString, SafeString]:
    first = segments[0]
    if not _HEADING.match(first.text):
        return SafeString(""), marked(segments)
    bare = first._replace(text=_HEADING.sub("", first.text))
    return SafeString(' class="diff__heading"'), marked([bare, *segments[1:]])


def _marked(segment: Segment) -> str:
    if segment.kind == "equal":
        return _inline(segment.text)
    tag, begins, ends = _SAID[segment.kind]
    words = segment.text.lstrip()
    blank = segment.text[: len(segment.text) - len(words)]
    if words == PARAGRAPH:
        said = "Absatz"
        inner: str = format_html(
            '<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', words, said
        )
    else:
        inner = _inline(words)
    number = format_html('<span class="diff__move">({})</span> ', segment.link) if segment.link else ""
    form = '{0}<{1}><span class="visually-hidden">{2}</span>{3}{4}<span class="visually-hidden">{5}</span></{1}>'
    return format_html(form, blank, tag, begins, number, mark_safe(inner), ends)  # noqa: S308 - escaped above


def _inline(text: str) -> str:
    """Escaped, with gaps and calls of footnotes as readers see them elsewhere."""
    done, end = [], 0
    for gap in find(text):
        done.append(_plain(text[end : gap.start]))
        end = gap.end
        done.append(
            escape(text[gap.start : gap.end])
            if gap.problem
            else format_html('<mark class="gap">[{}]</mark>', wording.gap(gap))
        )
    return "".join([*done, _plain(text[end:])])


def _plain(text: str) -> str:
    return _NOTE.sub(r'<sup class="note-mark">\1</sup>', escape(text))


def _is_changed(segments: Iterable[Segment]) -> bool:
    return any(segment.kind != "equal" for segment in segments)


def _folded(found: list[list[Segment]]) -> int:
    length = sum(len(segment.text) for one in found for segment in one)
    return len(found) if length >= FOLDED_FROM else 0


def changed_rows(line: Line) -> Iterator[tuple[SafeString, SafeString]]:
    """Only what changed, side by side: for the synopsis."""
    for row in rows_of(line):
        if _is_changed((*row.old, *row.new)):
            yield _row(row)
