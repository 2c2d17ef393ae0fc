"""Plain text: to paste into mails and council information systems."""

from collections.abc import Iterator
from typing import Final

from motionkit.export.inline import Spans
from motionkit.export.layout import Part, parts_of
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText

EXTENSION: Final = "txt"
MEDIA_TYPE: Final = "text/plain; charset=utf-8"


def export(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """The motion as UTF-8 text; paragraphs are single lines with a blank line between."""
    return (text_of(motion, letterhead) + "\n").encode()


def text_of(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> str:
    """The motion as text, for the clipboard, too."""
    spans = Spans(motion.footnotes)
    lines = list(_head(letterhead))
    previous = ""
    for part in parts_of(motion, letterhead):
        if lines and not (part.kind == previous and part.kind in ("item", "row")):
            lines.append("")
        lines.append(_line(part, spans))
        previous = part.kind
    notes = [f"[{n}] {note}" for n, note in enumerate(_note_texts(motion, spans), 1)]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _head(head: Letterhead) -> Iterator[str]:
    yield from (line for line in (head.originator, head.address) if line)
    if head.addressee:
        yield from ("", head.addressee, "")
    for label, content in (("Gremium", head.council), ("Sitzung", head.meeting), ("Drucksache", head.reference)):
        if content:
            yield f"{label}: {content}"
    if head.place_and_date:
        yield head.place_and_date


def _line(part: Part, spans: Spans) -> str:
    text = "".join(f"[{len(spans.order)}]" if span.kind == "note" else span.text for span in spans.of(part.text))
    if part.kind == "clause":
        return f"{part.label} {text}".strip()
    if part.kind == "item":
        return f"{'   ' * (part.level + part.in_clause)}{part.label} {text}"
    if part.kind == "more":
        return f"   {text}"
    return f"{text}:" if part.kind == "heading" else text


def _note_texts(motion: MotionText, spans: Spans) -> list[str]:
    texts = {note.mark: note.text for note in motion.footnotes}
    return [texts[mark] for mark in spans.order] + spans.unused()
