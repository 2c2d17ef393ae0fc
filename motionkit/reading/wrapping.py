"""Wrapped lines back to paragraphs: PDF text and typed text know only lines."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from motionkit.prose import LABEL
from motionkit.reading.headings import inline_section, section_of

_PAGE = re.compile(
    r"^\W{0,3}(?:Seite|S\.|Blatt|Page)?\s*(?:[-–—|]\s*)?\d{1,3}(?:\s*(?:von|/|of)\s*\d{1,3})?(?:\s*[-–—|])?\W{0,2}$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$")
_RULE = re.compile(r"^[\s_\-=–—.·*~…☐☒☑□■x✓✗]{1,}$", re.IGNORECASE)
_PRINTED = re.compile(r"^Gedruckt auf\b.{0,60}papier\.?$", re.IGNORECASE)
STARTS_ITEM = re.compile(rf"^\s*(?:{LABEL})[\s\u00a0]+\S")
_SENTENCE_END = re.compile(r"[.!?:;…][\"“”»«’')\]]*$")
_SIGNED = re.compile(r"^(?:unterzeichnet|gez\.?|f\.\s?d\.\s?R|mit freundlichen|freundliche grüße)", re.IGNORECASE)
# „Haupt-\nund Nebenstraßen“: the hyphen stands for a word, it is no syllable break.
_AFTER_HANGING: Final = ("und ", "oder ", "bzw", "sowie ", "als ", "wie ", "noch ", "bis ", "beziehungsweise ", "u. ")


def split_noise(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """(lines without page numbers, rules and repeated page headers, the lines taken out).

    A page break in the middle of a sentence leaves no blank line behind.
    """
    stripped = [line.strip() for line in lines]
    repeated = _repeated(stripped)
    noise: list[str] = []
    kept: list[str] = []
    cut = False
    for place, line in enumerate(stripped):
        if line and _is_noise(line, stripped, place, repeated):
            noise.append(line)
            cut = True
            continue
        if line and cut and kept:
            _close_gap(kept, line)
        cut = cut and not line
        kept.append(lines[place].rstrip())
    return kept, noise


def _repeated(lines: Sequence[str]) -> set[str]:
    counts = Counter(_masked(line) for line in lines if line)
    return {line for line, count in counts.items() if count >= 3 and 6 <= len(line) <= 160}


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _is_noise(line: str, lines: Sequence[str], place: int, repeated: set[str]) -> bool:
    if _RULE.match(line) or _PRINTED.match(line):
        return True
    if _BARE_NUMBER.match(line):
        alone = (place == 0 or not lines[place - 1]) and (place + 1 == len(lines) or not lines[place + 1])
        return alone and place > 12
    if _PAGE.match(line):
        return True
    ends = _SENTENCE_END.search(line) or STARTS_ITEM.match(line)
    return not ends and _masked(line) in repeated and section_of(line) is None


def _close_gap(kept: list[str], line: str) -> None:
    last = next((text.rstrip() for text in reversed(kept) if text.strip()), "")
    if last and not _SENTENCE_END.search(last) and (line[0].islower() or last.endswith("-")):
        while kept and not kept[-1].strip():
            kept.pop()


def paragraphs(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Groups of lines, each one paragraph, heading or list item."""
    width = _text_width(lines)
    groups: list[list[str]] = []
    previous = ""
    for line in lines:
        text = line.strip()
        if text and groups and previous and not _starts_new(previous, text, width):
            groups[-1].append(text)
        elif text:
            groups.append([text])
        previous = text
    return [tuple(group) for group in groups]


def _text_width(lines: Sequence[str]) -> int:
    """The length of a full line; 0 when the text is not wrapped at all."""
    lengths = sorted(len(line.strip()) for line in lines if len(line.strip()) > 40)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if width <= 150 else 0


def _starts_new(previous: str, text: str, width: int) -> bool:
    if STARTS_ITEM.match(text) or text.startswith(("#", "|", ">")) or previous.startswith(("#", "|")):
        return True
    if section_of(text) or section_of(previous) or inline_section(text) or _SIGNED.match(text):
        return True
    if width == 0:
        return True
    if previous.endswith(":") and (text[:1].isupper() or text[:1] in '„"('):
        return True
    short = len(previous) + len(text.split(" ", 1)[0]) + 1 < width * 0.8
    if short and _SENTENCE_END.search(previous) and not text[:1].islower():
        return True
    # A heading of its own inside the text: short, no full stop, a capital follows.
    return (
        len(previous) < width * 0.55 and text[:1].isupper() and not previous.endswith((",", "-", "und", "der", "die"))
    )


def join(lines: Sequence[str]) -> str:
    """One paragraph from its lines; syllable breaks are mended, hanging hyphens are kept."""
    text = ""
    for line in (line.strip() for line in lines):
        if text.endswith("-") and len(text) > 1 and text[-2].isalnum() and line[:1].isalpha():
            if line[0].isupper():
                text += line
            elif line.startswith(_AFTER_HANGING) or not text[-2].isalpha():
                text += f" {line}"
            else:
                text = text[:-1] + line
        elif text.endswith("\u00ad"):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
