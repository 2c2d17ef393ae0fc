"""Markdown: the whole motion, with ids, conditions, strengths and hints. No letterhead."""

from typing import Final

from motionkit import markdown
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText

EXTENSION: Final = "md"
MEDIA_TYPE: Final = "text/markdown; charset=utf-8"


def export(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """The motion as UTF-8 Markdown that reads back without loss."""
    return markdown.write(motion).encode()
