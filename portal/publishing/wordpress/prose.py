"""Writes passages in the HTML that Wagtail's rich text keeps, one paragraph, heading or list at a time."""

import re
from html import escape

from intake import html

BREAK = "<br/>"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *<br/> *")
_EDGES = re.compile(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$")
_EMPTY = re.compile(r"<(b|i|sup|sub|s|code|a)(?: [^<>]*)?>(\s*)</\1>")
_RAISED_MARK = re.compile(r"<sup>(\[\d+\])</sup>")
_MANY = re.compile(r"(?:<br/>){3,}")


class Run:
    """Inline content that is being written: text and emphasis, which may be broken into several paragraphs."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.length = 0

    def text(self, text: str) -> None:
        """Text as it is to be read; white space is joined as browsers do."""
        text = _SPACE.sub(" ", text)
        self.length += len(text.strip())
        self.parts.append(escape(text, quote=False))

    def line_break(self) -> None:
        self.parts.append(BREAK)

    def start(self, tag: str, attributes: dict[str, str] | None = None) -> bool:
        """Opens an inline element; False (and nothing is written) when one of its kind is open already."""
        if any(tag == name for name, _ in self.open):
            return False
        given = "".join(f' {name}="{escape(value)}"' for name, value in (attributes or {}).items())
        self.open.append((tag, given))
        self.parts.append(f"<{tag}{given}>")
        return True

    def end(self, tag: str) -> None:
        self.open.pop()
        self.parts.append(f"</{tag}>")

    def take(self) -> str:
        """What was written since, cleaned; open elements are closed in it and opened again in what follows."""
        written = "".join(self.parts) + "".join(f"</{tag}>" for tag, _ in reversed(self.open))
        self.parts = [f"<{tag}{given}>" for tag, given in self.open]
        self.length = 0
        return tidy(written)


def tidy(written: str) -> str:
    """Inline HTML without empty elements and without white space or line breaks at its edges."""
    before = ""
    while before != written:
        before, written = written, _EMPTY.sub(r"\2", written)
    written = _RAISED_MARK.sub(r"\1", written)
    written = _MANY.sub(BREAK * 2, _AROUND_BREAK.sub(BREAK, _SPACE.sub(" ", written)))
    return _EDGES.sub("", written)


def stored(markup: str) -> str:
    """HTML in the spelling of Wagtail's editor: it cannot open a text whose empty elements are not closed."""
    return markup.replace("<br>", "<br/>").replace("<hr>", "<hr/>").replace("&nbsp;", "\xa0")


class Passage:
    """The text block that is being written: its pieces, and the notes that are called in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.notes: list[str] = []
        self.numbers: dict[str, int] = {}

    def note(self, markup: str, identity: str = "") -> str:
        """The mark „[n]“ that calls a note; a note that was called before in this passage keeps its number."""
        if identity and identity in self.numbers:
            return f"[{self.numbers[identity]}]"
        self.notes.append(f"<p>{stored(html.inline(markup)).replace('<p>', '').replace('</p>', ' ').strip()}</p>")
        if identity:
            self.numbers[identity] = len(self.notes)
        return f"[{len(self.notes)}]"

    def take(self) -> dict | None:
        """The finished block, or None when nothing was written."""
        pieces, notes = self.pieces, self.notes
        self.__init__()
        while pieces and pieces[-1] == "<hr/>":
            pieces.pop()
        if not pieces:
            return None
        return {"type": "text", "value": {"text": stored(html.prose("".join(pieces))), "notes": notes}}


class Headings:
    """Keeps the order of headings: the first is of level 2, none skips a level, none is deeper than 4."""

    def __init__(self) -> None:
        self.levels: list[int] = []

    def level(self, found: int) -> int:
        while self.levels and self.levels[-1] >= found:
            self.levels.pop()
        self.levels.append(found)
        return min(len(self.levels) + 1, 4)
