"""Turns the demo's Markdown into HTML as Wagtail keeps it, and tables into rows."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token

NOTE = re.compile(r"^\[(\d+)\]: (.+)$", re.MULTILINE)
# What Wagtail's editor writes for these; it would not recognise the other tags.
TAGS = {"strong": "b", "em": "i"}

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

# An address within the portal → the number of its page, or None for an address that is no page.
Links = Callable[[str], int | None]


def rich_text(markdown: str, links: Links) -> str:
    """Markdown as rich text; links to pages of the portal follow their pages."""
    tokens = _markdown.parse(markdown.strip())
    for token in tokens:
        for child in token.children or []:
            child.tag = TAGS.get(child.tag, child.tag)
            if child.type == "link_open":
                _point_to_page(child, links)
    return _markdown.renderer.render(tokens, _markdown.options, {}).strip()


def plain(markdown: str) -> str:
    """The words of a paragraph without markup."""
    return " ".join(_words(token) for token in _markdown.parse(markdown.strip()) if token.type == "inline")


def take_notes(markdown: str) -> tuple[str, list[str]]:
    """The passage without its note lines, and the notes in their order. Raises ValueError when a number is missing."""
    notes = {int(number): text for number, text in NOTE.findall(markdown)}
    if sorted(notes) != list(range(1, len(notes) + 1)):
        raise ValueError(f"Die Anmerkungen sind nicht fortlaufend nummeriert: {sorted(notes)}.")
    body = NOTE.sub("", markdown)
    if missing := [number for number in notes if f"[{number}]" not in body]:
        raise ValueError(f"Diese Anmerkungen ruft niemand: {missing}.")
    return body, [notes[number] for number in sorted(notes)]


def table(markdown: str) -> tuple[list[str], list[list[str]], list[bool]]:
    """Headings, rows, and for each column whether it is set flush right (numbers)."""
    tokens = _markdown.parse(markdown.strip())
    cells = [(token, tokens[place + 1]) for place, token in enumerate(tokens) if token.type in {"th_open", "td_open"}]
    head = [_words(inline) for opening, inline in cells if opening.type == "th_open"]
    right = ["right" in str(opening.attrGet("style")) for opening, _ in cells if opening.type == "th_open"]
    words = [_words(inline) for opening, inline in cells if opening.type == "td_open"]
    return head, [words[start : start + len(head)] for start in range(0, len(words), len(head))], right


def _point_to_page(link: Token, links: Links) -> None:
    address = str(link.attrGet("href"))
    if address.startswith("/") and (page := links(address)) is not None:
        link.attrs = {"linktype": "page", "id": page}


def _words(token: Token) -> str:
    parts = ("\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or [])
    return "".join(parts).replace("\n", " ").strip()
