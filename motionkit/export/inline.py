"""The insides of a paragraph: plain text, footnote marks, and placeholders that are still open."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from motionkit.placeholders import find
from motionkit.text import Footnote

_MARK = re.compile(r"\[\^([^\s\[\]^:]{1,20})\]")


@dataclass(frozen=True, slots=True)
class Span:
    """`kind` "note": `text` is the footnote's text and `mark` its mark; "gap": a placeholder with brackets."""

    kind: Literal["text", "note", "gap"]
    text: str
    mark: str = ""


class Spans:
    """Splits paragraphs of one document; a footnote appears in full at its first mention only."""

    def __init__(self, footnotes: Sequence[Footnote]) -> None:
        self._notes = {note.mark: note.text for note in footnotes}
        self.order: list[str] = []

    def of(self, text: str) -> Iterator[Span]:
        end = 0
        for match in _MARK.finditer(text):
            if match[1] in self._notes and match[1] not in self.order:
                yield from _gaps(text[end : match.start()])
                self.order.append(match[1])
                yield Span("note", self._notes[match[1]], match[1])
                end = match.end()
        yield from _gaps(text[end:])

    def unused(self) -> list[str]:
        """Texts of footnotes that no paragraph mentioned."""
        return [text for mark, text in self._notes.items() if mark not in self.order and text]


def _gaps(text: str) -> Iterator[Span]:
    end = 0
    for placeholder in find(text):
        if placeholder.start > end:
            yield Span("text", text[end : placeholder.start])
        yield Span("gap", text[placeholder.start : placeholder.end])
        end = placeholder.end
    if end < len(text):
        yield Span("text", text[end:])
