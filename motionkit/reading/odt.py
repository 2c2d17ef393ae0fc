"""ODT to an outline: paragraphs with list labels, notes, tracked changes and comments (OpenDocument 1.3).

Runs in the child process of `uploads.run_limited`.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml import ElementTree as SafeTree

from motionkit.characters import one_line
from motionkit.reading.docx_numbering import local, number, value
from motionkit.reading.odt_inline import Inline
from motionkit.reading.odt_styles import Counter, OdtStyles
from motionkit.reading.outline import Outline
from motionkit.reading.results import Change
from motionkit.reading.splitting import add_lines, add_table
from motionkit.text import Footnote
from uploads import Refused

CLAUSE_BOOKMARK: Final = "punkt_"
_NO_TEXT: Final = frozenset(
    {"sequence-decls", "variable-decls", "user-field-decls", "forms", "table-column", "soft-page-break"}
)


def outline_of(data: bytes) -> Outline:
    """The outline of an ODT that passed the upload gate."""
    reader = _Reader()
    with zipfile.ZipFile(BytesIO(data)) as package:
        if "styles.xml" in package.namelist():
            reader.read_styles(SafeTree.fromstring(package.read("styles.xml")))
        if "content.xml" not in package.namelist():
            raise Refused("broken", detail="no content.xml")
        with package.open("content.xml") as part:
            reader.read_content(part)
    reader.outline.footnotes = [Footnote(mark, text) for mark, text in reader.inline.notes]
    return reader.outline


class _Reader:
    def __init__(self) -> None:
        self.outline = Outline()
        self.styles = OdtStyles()
        self.inline = Inline(self.outline)
        self.counters: dict[str, Counter] = {}

    def read_styles(self, root: Element) -> None:
        self.styles.add(root)
        for part in root.iter():
            if local(part) in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
                self.outline.noise += self.inline.all_texts(part)

    def read_content(self, part: object) -> None:
        path: list[str] = []
        for event, element in SafeTree.iterparse(part, events=("start", "end")):
            if event == "start":
                path.append(local(element))
                continue
            path.pop()
            if path[1:2] == ["automatic-styles"] or local(element) == "automatic-styles":
                if len(path) == 1:
                    self.styles.add(element)
                    element.clear()
            elif path[1:] == ["body", "text"]:
                self.read_block(element)
                element.clear()

    def read_block(self, block: Element) -> None:
        name = local(block)
        if name in ("p", "h"):
            self.read_paragraph(block)
        elif name == "list":
            self.read_list(block, value(block, "style-name"), 0)
        elif name == "table":
            self.read_table(block)
        elif name == "tracked-changes":
            self.read_changes(block)
        elif name not in _NO_TEXT:
            self.inline.note_mark(block)
            for part in block:
                self.read_block(part)

    def read_paragraph(self, element: Element, label: str = "", depth: int = 0) -> None:
        text, boxes, bookmarks = self.inline.text_of(element)
        meaning = self.styles.meaning(value(element, "style-name"))
        heading = meaning.heading
        if local(element) == "h" and not meaning.role:
            heading = heading or number(value(element, "outline-level"), 1)
        clause_id = next((name for name in bookmarks if name.startswith(CLAUSE_BOOKMARK)), "")
        add_lines(
            self.outline,
            text,
            heading=heading,
            label="" if heading else label,
            depth=meaning.item_depth if meaning.item_depth is not None else depth,
            clause_id=clause_id.removeprefix(CLAUSE_BOOKMARK).replace("_", "-"),
            role=meaning.role,
        )
        for box in boxes:
            for part in box:
                self.read_block(part)

    def read_list(self, block: Element, style: str, depth: int, counter: Counter | None = None) -> None:
        own = value(block, "style-name") or style
        continues = value(block, "continue-numbering") == "true" or value(block, "continue-list")
        if counter is None or (value(block, "style-name") and own != style):
            levels = self.styles.lists.get(own, {})
            known = self.counters.get(own)
            counter = known if known is not None and continues else Counter(levels)
            self.counters[own] = counter
        for item in block:
            if local(item) in ("list-item", "list-header"):
                self._read_item(item, own, depth, counter)

    def _read_item(self, item: Element, style: str, depth: int, counter: Counter) -> None:
        start = value(item, "start-value")
        first = local(item) == "list-item"
        for part in item:
            if local(part) in ("p", "h"):
                label = counter.label(depth, number(start, 1) if start else None) if first else ""
                self.read_paragraph(part, label, depth)
                first = False
            elif local(part) == "list":
                self.read_list(part, style, depth + 1, counter)
            else:
                self.read_block(part)

    def read_table(self, table: Element) -> None:
        rows = [[list(cell) for cell in _cells(row)] for row in _rows(table)]
        if not all(local(part) == "p" for row in rows for cell in row for part in cell):
            for row in rows:
                for cell in row:
                    for part in cell:
                        self.read_block(part)
            return
        texts: list[list[list[str]]] = []
        later: list[Element] = []
        for row in rows:
            texts.append([])
            for cell in row:
                read = [self.inline.text_of(part) for part in cell]
                texts[-1].append([text for text, _, _ in read])
                later += [box for _, boxes, _ in read for box in boxes]
        add_table(self.outline, texts)
        for box in later:
            for part in box:
                self.read_block(part)

    def read_changes(self, block: Element) -> None:
        """The list of changes in front of the text: deletions have their words here."""
        for region in block:
            for change in region:
                info = next((part for part in change if local(part) == "change-info"), None)
                author, date = _info(info)
                name = value(region, "id")
                if local(change) == "deletion":
                    text = " ".join(text for part in change if part is not info for text in self.inline.all_texts(part))
                    if one_line(text):
                        self.outline.changes.append(Change("deletion", one_line(text), author, date))
                elif local(change) == "insertion":
                    self.inline.insertions[name] = (author, date)


def _info(info: Element | None) -> tuple[str, str]:
    texts = {local(part): part.text or "" for part in info} if info is not None else {}
    return texts.get("creator", ""), texts.get("date", "")


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if local(part) == "table-row":
            yield part
        elif local(part) in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(part)


def _cells(row: Element) -> Iterator[Element]:
    return (part for part in row if local(part) in ("table-cell", "covered-table-cell"))
