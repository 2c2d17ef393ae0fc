"""The words of an offer: light Markdown in, harmless HTML out; a document becomes light Markdown.

Knows no Django, so that the child process of `uploads.run_limited` can read foreign documents with it.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

import uploads
from intake import html
from motionkit.characters import readable
from uploads.kinds import decode

DOCUMENTS = frozenset({"docx", "odt", "text"})
LONGEST = 120_000
# What the editors' form of a text writes for these; it would not recognise the other tags.
_TAGS = {"strong": "b", "em": "i"}
_HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}
# Signs that would mean something at the beginning of a line, or within it, though the author only typed them.
_SPECIAL = re.compile(r"([\\*_`\[\]<>])")
_BEGINNING = re.compile(r"^(#|[-+]\s|\d{1,9}[.)]\s|=|~)")

_markdown = MarkdownIt("commonmark", {"html": False}).disable("image")


def html_of(markdown: str) -> str:
    """Light Markdown as the HTML of a passage: paragraphs, headings 2–4, lists, quotations, emphasis, links.

    HTML that somebody typed stays text. What remains goes through the one sanitiser.
    """
    tokens = _markdown.parse(readable(markdown)[:LONGEST].strip())
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
        for child in token.children or []:
            child.tag = _TAGS.get(child.tag, child.tag)
    return html.prose(_markdown.renderer.render(_plain(tokens), _markdown.options, {})).strip()


def _plain(tokens: list[Token]) -> list[Token]:
    """Code in a text of somebody who indents paragraphs is no code."""
    for token in tokens:
        token.info = ""
    return tokens


def from_document(data: bytes) -> str:
    """A DOCX, ODT, Markdown or text file as light Markdown. uploads.Refused (German) for anything else."""
    upload = uploads.inspect(data, allowed=DOCUMENTS)
    if upload.kind == "text":
        return readable(decode(upload.data)).strip()[:LONGEST]
    module = "portal.exchange.offering.wording:read_in_child"
    return str(uploads.run_limited(module, upload.data, kind=upload.kind))


def read_in_child(data: bytes, *, kind: str) -> str:
    """Bytes that passed the gate → light Markdown. Footnotes follow at the end."""
    from motionkit.reading import docx, odt

    outline = (docx if kind == "docx" else odt).outline_of(data)
    lines = [(bool(one.label), _line(one)) for one in outline.paragraphs]
    said = lines[0][1] if lines else ""
    for (listed, _), (again, line) in pairwise(lines):
        said += ("\n" if listed and again else "\n\n") + line
    notes = [f"{note.mark}: {_escaped(note.text)}" for note in outline.footnotes]
    return "\n\n".join(filter(None, [said, *notes]))[:LONGEST]


def _line(paragraph) -> str:
    words = _escaped(paragraph.text)
    if paragraph.heading:
        return f"{'#' * min(max(paragraph.heading, 2), 4)} {words}"
    if paragraph.label:
        numbered = paragraph.label.rstrip(".)").isdigit()
        return f"{paragraph.label.rstrip('.)')}. {words}" if numbered else f"- {words}"
    return _BEGINNING.sub(r"\\\1", words)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
