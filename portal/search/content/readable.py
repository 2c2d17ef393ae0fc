"""Words as readers see them: without what is only written for machines or eyes.

A snippet has no links and no raised numbers: a mark of a footnote would be glued to the word before it, the number of a
note to the first word of the note, and a placeholder would show its grammar.
"""

import re

from lxml import html

from portal.motions import wording
from portal.publishing import rendering

_FOOTNOTE = re.compile(r"\[\^[^\s\[\]^:]{1,20}\]")
_NUMBERS = "descendant::*[self::sup[@class='note-mark'] or self::span[@class='note__number']]"


def motion_words(text: str) -> str:
    """Prose of a motion: gaps as on its page („[Verwaltung]“), no marks of footnotes."""
    return _FOOTNOTE.sub("", wording.with_gaps(text))


def page_words(markup: str) -> str:
    """The words of rendered blocks, one block a line, without the numbers of notes and of their calls."""
    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for number in root.xpath(_NUMBERS):
        number.drop_tree()
    return rendering.plain_text(html.tostring(root, encoding="unicode"))
