"""Who signed: the lines under a motion, taken out of its last section."""

import re
from collections.abc import Sequence

from motionkit.reading.headings import inline_section, section_of
from motionkit.reading.outline import Paragraph

_BEGINS = re.compile(
    r"^\W*(?:unterzeichnet|gez(?:eichnet)?\.?(?:\s|$|:)|f\.\s?d\.\s?R|für die (?:\w+[- ]){0,4}(?:fraktion|gruppe)\b|stellvertretend für|"
    r"mit (?:freundlichen|besten|solidarischen|kommunalpolitischen) grüßen|freundliche grüße|hochachtungsvoll|unterschrift(?:en)?\b|"
    r"im namen der|i\.\s?[av]\.\s|antragsteller(?:\*?in(?:nen)?)?\s*:|unterzeichner)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:gez\.\s*)?(?:(?:Dr|Prof|Dipl)\.[\w.-]*\s+)*(?!Der |Die |Das |Ein |Eine |Und |Wir |Es |In )[A-ZÄÖÜ][\w'’.-]+"
    r"(?:[ -]+(?:von|van|de|zu|der|und|[A-ZÄÖÜ(][\w'’.()/-]*|&|/))*(?:,\s*\w[^.!?]{2,50}|\s*\([^()]{2,40}\))?(?<![.!?:])$"
)


def take_signatures(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """(paragraphs without the signature, its lines). What follows under a heading of its own stays."""
    kept: list[Paragraph] = []
    signatures: list[str] = []
    signing = False
    half = len(paragraphs) // 3
    for place, paragraph in enumerate(paragraphs):
        heading = section_of(paragraph.full_text) or paragraph.heading or inline_section(paragraph.full_text)
        if signing and (heading or paragraph.role not in ("", "signature") or paragraph.row or _is_text(paragraph)):
            signing = False
        if paragraph.role == "signature" or (not heading and place > half and _begins(paragraph)):
            signing = True
        if signing:
            signatures += paragraph.lines
        else:
            kept.append(paragraph)
    if not signatures:
        signatures = _names_at_end(kept)
    return kept, signatures


def _begins(paragraph: Paragraph) -> bool:
    return paragraph.role == "" and bool(_BEGINS.match(paragraph.full_text)) and len(paragraph.text) < 160


def _is_text(paragraph: Paragraph) -> bool:
    return paragraph.text.endswith((".", "?")) and len(paragraph.text) > 60


def _names_at_end(paragraphs: list[Paragraph]) -> list[str]:
    """Bare names at the very end, removed from `paragraphs`. At most four short paragraphs."""
    taken: list[str] = []
    while len(paragraphs) > 3 and len(taken) < 12 and _names(paragraphs[-1]):
        taken[:0] = paragraphs.pop().lines
    return taken


def _names(paragraph: Paragraph) -> bool:
    if paragraph.label or paragraph.heading or paragraph.role or paragraph.row or section_of(paragraph.text):
        return False
    return all(len(line) < 60 and len(line.split()) >= 2 and _NAME.match(line.strip()) for line in paragraph.lines)
