"""The text inside one OpenDocument paragraph: spans, notes, comments, changes, text boxes."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from motionkit.characters import one_line
from motionkit.reading.docx_numbering import local, number, value
from motionkit.reading.outline import Outline
from motionkit.reading.results import Change, Comment

_SKIPPED: Final = frozenset({"desc", "title", "ruby-text", "tracked-changes", "binary-data", "event-listeners"})


class Inline:
    """Walks through paragraphs; notes, comments and insertions are collected on the way."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.notes: list[tuple[str, str]] = []
        self.insertions: dict[str, tuple[str, str]] = {}
        self._open: dict[str, str] = {}
        self._boxes: list[Element] = []
        self._bookmarks: list[str] = []

    def text_of(self, paragraph: Element) -> tuple[str, list[Element], list[str]]:
        """(text, contents of text boxes and frames, names of bookmarks)."""
        self._boxes, self._bookmarks = [], []
        text = self._inside(paragraph)
        self._heard(" ")
        return text, self._boxes, self._bookmarks

    def _inside(self, element: Element) -> str:
        parts = [self._heard(element.text or "")]
        for part in element:
            parts.append(self._part(part))
            parts.append(self._heard(part.tail or ""))
        return "".join(parts)

    def _part(self, part: Element) -> str:
        name = local(part)
        if name == "s":
            return self._heard(" " * min(number(value(part, "c"), 1), 100))
        if name == "tab":
            return self._heard(" ")
        if name == "line-break":
            return self._heard("\n")
        if name == "note":
            return self._note(part)
        if name == "annotation":
            self._comment(part)
            return ""
        if name in ("text-box", "table", "list", "section"):
            self._boxes.append(part if name == "text-box" else _wrapped(part))
            return ""
        if name in _SKIPPED:
            return ""
        if name in ("bookmark-start", "bookmark"):
            self._bookmarks.append(value(part, "name"))
        self.note_mark(part)
        return self._inside(part)

    def note_mark(self, part: Element) -> None:
        """Insertions lie between two marks, which may stand in different paragraphs."""
        name = local(part)
        if name == "change-start":
            self._open[value(part, "change-id")] = ""
        elif name == "change-end":
            text = one_line(self._open.pop(value(part, "change-id"), ""))
            author, date = self.insertions.get(value(part, "change-id"), ("", ""))
            if text:
                self.outline.changes.append(Change("insertion", text, author, date))

    def _heard(self, text: str) -> str:
        for change in self._open:
            self._open[change] += text
        return text

    def _note(self, note: Element) -> str:
        mark = str(len(self.notes) + 1)
        self.notes.append((mark, ""))
        body = [part for part in note if local(part) == "note-body"]
        inner = Inline(self.outline)
        text = " ".join(text for part in body for text in inner.all_texts(part))
        self.notes[int(mark) - 1] = (mark, text)
        return f"[^{mark}]"

    def _comment(self, annotation: Element) -> None:
        given = {local(part): part.text or "" for part in annotation}
        inner = Inline(self.outline)
        text = " ".join(text for part in annotation if local(part) in ("p", "list") for text in inner.all_texts(part))
        self.outline.comments.append(Comment(one_line(text), given.get("creator", ""), given.get("date", "")))

    def all_texts(self, root: Element) -> Iterator[str]:
        """One line for every paragraph at or below `root` that has text."""
        for paragraph in root.iter():
            if local(paragraph) in ("p", "h"):
                text, boxes, _ = self.text_of(paragraph)
                if one_line(text):
                    yield one_line(text)
                del boxes


def _wrapped(part: Element) -> Element:
    """A block inside a paragraph, as if it stood in a text box."""
    box = Element("box")
    box.append(part)
    return box
