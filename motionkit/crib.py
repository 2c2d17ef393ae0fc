"""The crib for the sitting: what will be objected, what to say then, and where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motionkit.export.layout import Sheet
from motionkit.prose import blocks

LABEL: Final = "Einwände und Erwiderungen"
FORMATS: Final = ("docx", "odt", "pdf")


@dataclass(frozen=True, slots=True)
class Reply:
    """`text`: light prose, its first block is the short answer · `limits`: „nur in Hessen“ · `sources`: with their dates."""

    text: str
    limits: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """`words` without quotation marks · `kind`: „Recht“ · `place`: „zu Punkt 3“, or "" for the whole motion."""

    words: str
    kind: str
    place: str = ""
    replies: tuple[Reply, ...] = ()


def crib(title: str, objections: Sequence[Objection]) -> Sheet:
    """A sheet to read from at a lectern: each objection with its short answers."""
    return Sheet(LABEL, title, "\n\n".join(_entry(one) for one in objections), large=True)


def _entry(one: Objection) -> str:
    # A label or quotation mark in front keeps words that look like a list or heading from becoming one.
    parts = [f"### „{one.words}“", f"({', '.join(filter(None, (one.kind, one.place)))})"]
    for reply in one.replies:
        parts.append(_first(reply))
        if reply.sources:
            parts.append(f"Quelle: {'; '.join(reply.sources)}")
    return "\n\n".join(parts)


def _first(reply: Reply) -> str:
    """The short answer: the first block, with the list that belongs to it."""
    found = blocks(reply.text)
    lines = [found[0].text] if found else []
    lines += (
        [f"- {block.text}" for block in found[1:] if block.kind == "item"] if lines and lines[0].endswith(":") else []
    )
    answer = "\n".join([*lines[:1], "", *lines[1:]]).strip()
    return f"{reply.limits[:1].upper()}{reply.limits[1:]}: {answer}" if reply.limits else answer
