"""The text inside one Word paragraph: runs, fields, notes, changes, comments, text boxes."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from motionkit.characters import one_line
from motionkit.reading.docx_numbering import children, local, value
from motionkit.reading.outline import Outline
from motionkit.reading.results import Change

_SIGNS: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_SKIPPED: Final = frozenset(
    {"pPr", "rPr", "instrText", "delInstrText", "sdtPr", "Fallback", "fldData", "binData", "posOffset", "annotationRef"}
)
_CHANGES: Final = {"ins": "insertion", "del": "deletion", "moveTo": "move", "moveFrom": "move"}


class Notes:
    """Foot- and endnotes: numbered in the order of their first mention."""

    def __init__(self, roots: dict[str, Element | None]) -> None:
        self._texts: dict[tuple[str, str], str] = {}
        self._marks: dict[tuple[str, str], str] = {}
        collect = Runs(Outline(), None)
        for kind, root in roots.items():
            for note in children(root, kind):
                if value(note, "type") in ("", "normal"):
                    self._texts[kind, value(note, "id")] = " ".join(collect.all_texts(note))

    def mark(self, kind: str, note_id: str) -> str:
        if (kind, note_id) not in self._texts:
            return ""
        return self._marks.setdefault((kind, note_id), str(len(self._marks) + 1))

    def used(self) -> list[tuple[str, str]]:
        return [(mark, self._texts[key]) for key, mark in self._marks.items()]

    def unused(self) -> list[str]:
        return [text for key, text in self._texts.items() if key not in self._marks and text.strip()]


class Runs:
    """Walks through paragraphs; tracked changes and comment passages are collected on the way."""

    def __init__(self, outline: Outline, notes: Notes | None) -> None:
        self.outline = outline
        self.notes = notes
        self.passages: dict[str, str] = {}
        self._open: set[str] = set()
        self._boxes: list[Element] = []
        self._bookmarks: list[str] = []

    def text_of(self, paragraph: Element) -> tuple[str, list[Element], list[str]]:
        """(text as after accepting all changes, contents of text boxes, names of bookmarks)."""
        self._boxes, self._bookmarks = [], []
        text = self._inside(paragraph)
        for comment in self._open:
            self.passages[comment] = self.passages.get(comment, "") + " "
        return text, self._boxes, self._bookmarks

    def _inside(self, element: Element, *, record: bool = True) -> str:
        return "".join(self._part(part, record) for part in element)

    def _part(self, part: Element, record: bool) -> str:
        name = local(part)
        if name in ("t", "delText"):
            return self._spoken(part.text or "", record)
        if name in _SKIPPED:
            return ""
        if name in _SIGNS:
            return self._spoken("" if value(part, "type") == "page" else _SIGNS[name], record)
        if name in _CHANGES and len(part):
            return self._changed(part, name)
        if name in ("footnoteReference", "endnoteReference") and self.notes:
            mark = self.notes.mark(name.removesuffix("Reference"), value(part, "id"))
            return f"[^{mark}]" if mark else ""
        if name == "sym":
            return self._symbol(part)
        if name == "txbxContent":
            self._boxes.append(part)
            return ""
        if name == "bookmarkStart":
            self._bookmarks.append(value(part, "name"))
        self.note_range(part)
        return self._inside(part, record=record)

    def _spoken(self, text: str, record: bool) -> str:
        if record:
            for comment in self._open:
                self.passages[comment] = self.passages.get(comment, "") + text
        return text

    def _changed(self, part: Element, name: str) -> str:
        gone = name in ("del", "moveFrom")
        text = self._inside(part, record=not gone)
        kind = _CHANGES[name]
        if text.strip() and not (kind == "move" and gone):
            author, date = value(part, "author"), value(part, "date")
            self.outline.changes.append(Change(kind, one_line(text), author, date))  # type: ignore[arg-type]
        return "" if gone else text

    def _symbol(self, part: Element) -> str:
        try:
            code = int(value(part, "char"), 16)
        except ValueError:
            return ""
        return "•" if 0xE000 <= code <= 0xF8FF else chr(code) if 32 <= code < 0xD800 else ""

    def note_range(self, part: Element) -> None:
        """Comments may span paragraphs: remember which are open."""
        if local(part) == "commentRangeStart":
            self._open.add(value(part, "id"))
        elif local(part) == "commentRangeEnd":
            self._open.discard(value(part, "id"))

    def all_texts(self, root: Element | None) -> Iterator[str]:
        """One line for every paragraph below `root` that has text, in text boxes, too."""
        if root is None:
            return
        for paragraph in root.iter():
            if local(paragraph) == "p":
                text, _, _ = self.text_of(paragraph)
                if one_line(text):
                    yield one_line(text)
