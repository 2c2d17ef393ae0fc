"""DOCX: an own writer of WordprocessingML (ECMA-376), because it is small, fast and repeatable.

Real headings, real lists, named styles that an office can change once for the whole letter, real
footnotes, clause ids as bookmarks (so that the way back finds them), no author, fixed dates.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from motionkit.export import docx_styles
from motionkit.export.inline import Spans
from motionkit.export.layout import Part, Sheet, parts_of, parts_of_sheet
from motionkit.export.packages import package, text
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import Footnote, MotionText

EXTENSION: Final = "docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_STYLES: Final = {
    "kind": "Antragsart",
    "title": "Title",
    "heading": "Heading1",
    "text": "Antragstext",
    "clause": "Beschlusspunkt",
    "more": "BeschlusspunktFortsetzung",
    "signature": "Unterschriften",
}


def export(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """The motion as a Word document."""
    return _Writer(motion.title, parts_of(motion, letterhead), motion.footnotes, letterhead).write()


def export_sheet(sheet: Sheet) -> bytes:
    """A document that is no motion as a Word document."""
    return _Writer(sheet.title, parts_of_sheet(sheet), large=sheet.large).write()


class _Writer:
    def __init__(
        self,
        title: str,
        parts: Iterable[Part],
        footnotes: Sequence[Footnote] = (),
        letterhead: Letterhead = NO_LETTERHEAD,
        *,
        large: bool = False,
    ) -> None:
        self.styles = docx_styles.LARGE_STYLES if large else docx_styles.STYLES
        self.title = title
        self.parts = parts
        self.letterhead = letterhead
        self.spans = Spans(footnotes)
        self.notes: list[str] = []
        self.lists: list[tuple[str, int]] = []  # (form, level) of each list instance after the clauses' own
        self.running: dict[int, int] = {}
        self.bookmarks = 0

    def write(self) -> bytes:
        body = "".join(self._body())
        document = (
            f"{docx_styles.XML}<w:document {_W} {_R}><w:body>{body}"
            '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
            '<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1134" w:right="1304" w:bottom="1247" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>"
        )
        title = text(self.title)
        return package(
            [
                ("[Content_Types].xml", docx_styles.CONTENT_TYPES),
                ("_rels/.rels", docx_styles.RELATIONS),
                ("docProps/core.xml", docx_styles.CORE.replace("{title}", title)),
                ("word/document.xml", document),
                ("word/_rels/document.xml.rels", docx_styles.DOCUMENT_RELATIONS),
                ("word/styles.xml", self.styles),
                ("word/numbering.xml", docx_styles.numbering(self.lists)),
                ("word/footnotes.xml", docx_styles.footnotes(self.notes)),
                ("word/footer1.xml", docx_styles.FOOTER),
                ("word/settings.xml", docx_styles.SETTINGS),
            ]
        )

    def _body(self) -> Iterator[str]:
        yield from self._head()
        table: list[Part] = []
        for part in self.parts:
            if part.kind == "row":
                table.append(part)
                continue
            if table:
                yield self._table(table)
                table = []
            yield self._paragraph(part)
        if table:
            yield self._table(table)
        for note in self.spans.unused():
            yield _paragraph("Antragstext", _run(note))

    def _head(self) -> Iterator[str]:
        head = self.letterhead
        if head.originator:
            yield _paragraph("Absender", _run(head.originator))
        if head.address:
            yield _paragraph("Antragskopf", _run(head.address))
        if head.addressee:
            yield _paragraph("Empfnger", _run(head.addressee))
        for label, content in (
            ("Gremium", head.council),
            ("Sitzung", head.meeting),
            ("Drucksache", head.reference),
        ):
            if content:
                yield _paragraph("Antragskopf", f"{_run(label)}<w:r><w:tab/></w:r>{_run(content)}")
        if head.place_and_date:
            yield _paragraph("OrtundDatum", _run(head.place_and_date))

    def _paragraph(self, part: Part) -> str:
        runs = "".join(self._runs(part.text))
        if part.kind == "clause":
            return self._clause(part, runs)
        if part.kind == "item":
            return self._item(part, runs)
        if part.kind == "subheading":
            return _paragraph(f"Heading{part.level - 1}", runs)
        return _paragraph(_STYLES[part.kind], runs)

    def _clause(self, part: Part, runs: str) -> str:
        name = "punkt_" + part.clause_id.replace("-", "_")
        self.bookmarks += 1
        marked = (
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        )
        alone = (
            ""
            if part.form
            else '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
        )
        return _paragraph("Beschlusspunkt", marked, alone)

    def _item(self, part: Part, runs: str) -> str:
        style = "Unterpunkt" + (str(part.level + 1) if part.level else "")
        left = 397 * (part.level + 1) + (454 if part.in_clause else 0)
        indent = f'<w:ind w:left="{left}" w:hanging="397"/>'
        if not part.form:
            return _paragraph(style, f"{_run(part.label)}<w:r><w:tab/></w:r>{runs}", indent)
        if part.starts or part.level not in self.running:
            self.lists.append((part.form, part.level))
            self.running[part.level] = len(self.lists) + 1
        numbered = f'<w:numPr><w:ilvl w:val="{part.level}"/><w:numId w:val="{self.running[part.level]}"/></w:numPr>'
        return _paragraph(style, runs, numbered + indent)

    def _runs(self, content: str) -> Iterator[str]:
        for span in self.spans.of(content):
            if span.kind == "note":
                self.notes.append("".join(_run(span.text)))
                yield (
                    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
                )
            elif span.kind == "gap":
                yield _run(span.text, '<w:rPr><w:highlight w:val="yellow"/></w:rPr>')
            else:
                yield _run(span.text)

    def _table(self, rows: list[Part]) -> str:
        columns = max(len(row.cells) for row in rows)
        width = 9184 // columns
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        lines = []
        for row in rows:
            cells = [*row.cells, *[""] * (columns - len(row.cells))]
            inner = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{_paragraph('Tabelle', ''.join(self._runs(cell)))}</w:tc>"
                for cell in cells
            )
            lines.append(f"<w:tr>{inner}</w:tr>")
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Tabellenraster"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
        )


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _run(content: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(content)}</w:t></w:r>' if content else ""
