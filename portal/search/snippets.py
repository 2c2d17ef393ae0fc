"""The piece of a text that shows best why it was found."""

from typing import Final

import german
from german.synonyms import Synonyms

LENGTH: Final = 240
"""Letters of a snippet."""
STRETCH: Final = 4_000
MOST_STRETCHES: Final = 12
"""Long texts are looked through in stretches until one holds a hit: analysing takes most of the time of a page."""


def best_piece(text: str, query: german.Query, known: Synonyms, summary: str) -> list[german.Segment]:
    """Segments of the best stretch of `text`; when nothing of it is marked, `summary`, or the beginning of the text."""
    for begin in range(0, min(len(text), STRETCH * MOST_STRETCHES), STRETCH):
        # A little more than a stretch, so that no phrase is cut in two.
        segments = german.mark(text[begin : begin + STRETCH + 200], query, LENGTH, known)
        if any(segment.reason for segment in segments):
            return segments
    plain = summary or text
    return [german.Segment(plain if len(plain) <= LENGTH else plain[:LENGTH].rsplit(" ", 1)[0] + " …")]
