"""Turns a body into what readers get: HTML, plain text, reading time. Done once, when a text is published."""

import re
from math import ceil

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from lxml import html

from portal.publishing.notes import number_through

WORDS_PER_MINUTE = 200  # German prose, silent reading; Brysbaert 2019 gives 179-260 over studies and languages.


def body_html(text) -> str:
    """The picture on top and all blocks as HTML."""
    return number_through(render_to_string("publishing/body.html", {"page": text, "self": text}))


def plain_text(markup: str) -> str:
    """The words of some HTML in reading order, one block a line."""
    if not markup.strip():
        return ""
    root = html.fragment_fromstring(markup, create_parent="div")
    for element in root.iter("script", "style", "svg"):
        element.drop_tree()
    for element in root.iter("p", "li", "h2", "h3", "h4", "div", "figure", "td", "th", "blockquote", "br", "aside"):
        element.tail = "\n" + (element.tail or "")
    lines = (re.sub(r"\s+", " ", line).strip() for line in root.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def reading_minutes(plain: str) -> int:
    """Whole minutes, at least one."""
    return max(1, ceil(len(plain.split()) / WORDS_PER_MINUTE))


def summary(markup: str, length: int = 200) -> str:
    """The beginning of some HTML as plain text of at most `length` characters, cut between words."""
    plain = " ".join(strip_tags(markup).split())
    if len(plain) <= length:
        return plain
    return plain[: length - 2].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
