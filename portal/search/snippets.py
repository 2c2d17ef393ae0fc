"""The piece of a text that shows best why it was found, and its title with what was found in it."""

from typing import Final

import german
from portal.search.models import Entry, IndexedText

LENGTH: Final = 240
"""Letters of a snippet."""


def marked_title(entry: Entry, words: IndexedText, asked: german.Sought) -> list[german.Segment]:
    """The title of an entry; nothing is marked before its words were analysed anew (`rebuilding.catch_up`)."""
    if words.title_begins is None:
        return [german.Segment(entry.title)]
    return german.mark_indexed(entry.title, words.title, bytes(words.title_begins), asked)


def best_piece(entry: Entry, words: IndexedText, asked: german.Sought) -> list[german.Segment]:
    """Segments of the best piece of a text; when nothing of it is marked, its summary, or its beginning."""
    if words.body_begins is not None:
        segments = german.mark_indexed(words.text, words.body, bytes(words.body_begins), asked, LENGTH)
        if any(segment.reason for segment in segments):
            return segments
    plain = entry.summary or words.text
    return [german.Segment(plain if len(plain) <= LENGTH else plain[:LENGTH].rsplit(" ", 1)[0] + " …")]
