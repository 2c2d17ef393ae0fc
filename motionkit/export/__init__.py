"""Documents out: one file per format, each with `export(motion, letterhead)`, EXTENSION and MEDIA_TYPE.

    document = export(motion, "docx", letterhead)
    document.data, document.media_type, document.file_name

The same motion gives the same bytes. No format names an author. Hints for users, conditions and
strengths of clauses stay out: a council gets the motion, not our notes. Only Markdown has all.
Two texts beside each other are in `comparison` (synopsis, side by side, Word with tracked changes).
A new format: copy `plain.py`, change what differs, add it to FORMATS.
"""

from dataclasses import dataclass, field
from typing import Final

from motionkit.export import docx, markdown, odt, pdf, plain
from motionkit.export.filenames import file_name
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText

__all__ = ["FORMATS", "Document", "export", "file_name"]

FORMATS: Final = {format_.EXTENSION: format_ for format_ in (docx, odt, pdf, markdown, plain)}


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file."""

    data: bytes = field(repr=False)
    media_type: str
    file_name: str


def export(motion: MotionText, extension: str, letterhead: Letterhead = NO_LETTERHEAD) -> Document:
    """The motion as a file of the format with this extension; KeyError for an unknown one."""
    format_ = FORMATS[extension]
    return Document(format_.export(motion, letterhead), format_.MEDIA_TYPE, file_name(motion.title, extension))
