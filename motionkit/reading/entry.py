"""The two ways in, and the function that the child process runs."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Final

import uploads
from motionkit import markdown
from motionkit.reading.outline import MAX_CHARACTERS
from motionkit.reading.plain import outline_of
from motionkit.reading.recognise import recognise
from motionkit.reading.results import Reading, reading_as_data, reading_from_data
from uploads import Refused
from uploads.kinds import decode

READABLE: Final = frozenset({"docx", "odt", "text", "pdf"})


def read_file(file: bytes | Path | BinaryIO) -> Reading:
    """The reading of a DOCX, ODT, Markdown, text or PDF file; uploads.Refused with a German message else.

    The file is inspected first and parsed in a child process (5 s, 300 MB).
    """
    upload = uploads.inspect(file, allowed=READABLE)
    data: Mapping[str, Any] = uploads.run_limited(
        "motionkit.reading.entry:read_in_child", upload.data, kind=upload.kind
    )
    reading = reading_from_data(data)
    return replace(reading, notices=tuple(dict.fromkeys([*upload.notices, *reading.notices])))


def read_text(text: str) -> Reading:
    """The reading of typed or pasted text, also of our own Markdown (which then is read exactly)."""
    if len(text) > MAX_CHARACTERS:
        raise Refused("too_long", limit=f"{MAX_CHARACTERS:,} Zeichen".replace(",", "."))
    if is_own_markdown(text):
        try:
            return Reading(motion=markdown.read(text))
        except markdown.MarkdownError as problem:
            return replace(recognise(outline_of(text)), notices=(str(problem),))
    return recognise(outline_of(text))


def is_own_markdown(text: str) -> bool:
    """Whether `text` begins like `motionkit.markdown.write` writes: title, kind, sections."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()][:2]
    return (
        len(lines) == 2 and lines[0].startswith("#") and not lines[0].startswith("##") and lines[1].startswith("Art: ")
    )


def read_in_child(data: bytes, *, kind: str) -> dict[str, Any]:
    """What `uploads.run_limited` calls: bytes that passed the gate → a reading as plain data."""
    return reading_as_data(read_document(data, kind=kind))


def read_document(data: bytes, *, kind: str) -> Reading:
    """Parse in this very process; for the child and for trusted files of our own."""
    if kind == "text":
        return read_text(decode(data))
    if kind == "pdf":
        from motionkit.reading.pdf import text_of

        return read_text(text_of(data))
    if kind == "docx":
        from motionkit.reading import docx

        return recognise(docx.outline_of(data))
    from motionkit.reading import odt

    return recognise(odt.outline_of(data))
