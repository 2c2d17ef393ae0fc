"""DOCX to an outline: paragraphs with their real list labels, footnotes, tracked changes, comments.

Reads the parts of the package directly (ECMA-376, transitional and strict), paragraph by paragraph, so
that a long document needs little memory. Runs in the child process of `uploads.run_limited`.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml import ElementTree as SafeTree

from motionkit.reading.docx_numbering import Numbering, child, children, local, number, value
from motionkit.reading.docx_runs import Notes, Runs
from motionkit.reading.docx_styles import Styles
from motionkit.reading.outline import Outline, Paragraph
from motionkit.reading.results import Comment
from motionkit.reading.splitting import add_lines, add_table
from motionkit.text import Footnote
from uploads import Refused

CLAUSE_BOOKMARK: Final = "punkt_"


def outline_of(data: bytes) -> Outline:
    """The outline of a DOCX that passed the upload gate."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        main, targets = _main_part(package)
        reader = _Reader(package, targets)
        with package.open(main) as part:
            reader.read_body(part)
        reader.finish(package)
    return reader.outline


def _main_part(package: zipfile.ZipFile) -> tuple[str, dict[str, list[str]]]:
    """(path of the main part, type of relation → paths)."""
    names = {name.lower(): name for name in package.namelist()}
    start = _relations(package, "").get("officeDocument", ["word/document.xml"])[0]
    main = names.get(start.lower(), "")
    if not main:
        raise Refused("broken", detail="no main part")
    targets = {
        kind: [names[path.lower()] for path in paths if path.lower() in names]
        for kind, paths in _relations(package, main).items()
    }
    return main, targets


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, list[str]]:
    folder, name = posixpath.split(part)
    root = _tree(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, list[str]] = {}
    for relation in children(root, "Relationship"):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.setdefault(relation.get("Type", "").rpartition("/")[2], []).append(path)
    return found


def _tree(package: zipfile.ZipFile, name: str) -> Element | None:
    try:
        data = package.read(name)
    except KeyError:
        return None
    tree: Element = SafeTree.fromstring(data)
    return tree


class _Reader:
    """Collects the outline while it walks through the body."""

    def __init__(self, package: zipfile.ZipFile, targets: dict[str, list[str]]) -> None:
        def part(kind: str) -> Element | None:
            return _tree(package, targets[kind][0]) if targets.get(kind) else None

        self.outline = Outline()
        self.targets = targets
        self.styles = Styles.read(part("styles"))
        self.numbering = Numbering.read(part("numbering"))
        self.notes = Notes({"footnote": part("footnotes"), "endnote": part("endnotes")})
        self.comments = part("comments")
        self.runs = Runs(self.outline, self.notes)

    def read_body(self, part: object) -> None:
        depth = 0
        for event, element in SafeTree.iterparse(part, events=("start", "end")):
            if event == "start":
                depth += 1
                continue
            depth -= 1
            if depth == 2:  # a child of w:body is complete
                self.read_block(element)
                element.clear()

    def read_block(self, block: Element) -> None:
        name = local(block)
        if name == "p":
            self.read_paragraph(block)
        elif name == "tbl":
            self.read_table(block)
        elif name not in ("sectPr", "sdtPr", "sdtEndPr"):
            self.runs.note_range(block)
            for part in block:
                self.read_block(part)

    def read_paragraph(self, element: Element) -> None:
        text, boxes, bookmarks = self.runs.text_of(element)
        properties = child(element, "pPr")
        style = self.styles.of(value(child(properties, "pStyle")))
        label, depth = self._label(properties, style.num_id, style.depth, bool(text.strip()))
        clause_id = next((name for name in bookmarks if name.startswith(CLAUSE_BOOKMARK)), "")
        outline_level = value(child(properties, "outlineLvl"))
        add_lines(
            self.outline,
            text,
            heading=style.heading
            or (number(outline_level, 8) + 1 if outline_level and number(outline_level, 9) < 9 else 0),
            label=label,
            depth=style.item_depth if style.item_depth is not None else depth,
            clause_id=clause_id.removeprefix(CLAUSE_BOOKMARK).replace("_", "-"),
            role=style.role,
        )
        for box in boxes:
            for part in box:
                self.read_block(part)

    def _label(self, properties: Element | None, num_id: str, depth: int, has_text: bool) -> tuple[str, int]:
        own = child(properties, "numPr")
        if own is not None:
            num_id = value(child(own, "numId")) or num_id
            depth = number(value(child(own, "ilvl")), depth)
        if not num_id or num_id == "0" or not has_text:
            return "", depth
        return self.numbering.label(num_id, depth), depth

    def read_table(self, table: Element) -> None:
        rows = [[list(_cell_blocks(cell)) for cell in _cells(row)] for row in _rows(table)]
        simple = all(local(block) == "p" for row in rows for cell in row for block in cell)
        if not simple:
            for row in rows:
                for cell in row:
                    for block in cell:
                        self.read_block(block)
            return
        texts: list[list[list[str]]] = []
        for row in rows:
            texts.append([])
            for cell in row:
                read = [self.runs.text_of(block) for block in cell]
                texts[-1].append([text for text, _, _ in read])
                for _, boxes, _ in read:
                    for box in boxes:
                        for part in box:
                            self.read_block(part)
        add_table(self.outline, texts)

    def finish(self, package: zipfile.ZipFile) -> None:
        for name in [*self.targets.get("header", []), *self.targets.get("footer", [])]:
            root = _tree(package, name)
            for text in self.runs.all_texts(root):
                self.outline.noise.append(text)
        self.outline.footnotes = [Footnote(mark, text) for mark, text in self.notes.used()]
        for text in self.notes.unused():
            self.outline.add(Paragraph(text))
        for comment in children(self.comments, "comment"):
            text = " ".join(self.runs.all_texts(comment))
            passage = self.runs.passages.get(value(comment, "id"), "")
            author, date = value(comment, "author"), value(comment, "date")
            self.outline.comments.append(Comment(text, author, date, " ".join(passage.split())))


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(part)


def _cells(row: Element) -> Iterator[Element]:
    for part in row:
        if local(part) == "tc":
            yield part
        elif local(part) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(part)


def _cell_blocks(cell: Element) -> Iterator[Element]:
    return (part for part in cell if local(part) not in ("tcPr", "bookmarkStart", "bookmarkEnd"))
