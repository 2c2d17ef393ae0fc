"""The synopsis as a Word document: one table, its head repeated on every page."""

from collections.abc import Iterator, Sequence
from typing import Final

from motionkit.diff import Segment
from motionkit.export import docx_styles
from motionkit.export.columns import COLUMNS, Table, TableRow, marked_text
from motionkit.export.packages import package, text

EXTENSION: Final = "docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_WIDTHS: Final = (1900, 6250, 6250)
_LOOKS: Final = {
    "equal": "",
    "delete": "<w:rPr><w:strike/></w:rPr>",
    "insert": '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>',
    "moved_away": "<w:rPr><w:i/><w:strike/></w:rPr>",
    "moved_here": '<w:rPr><w:i/><w:u w:val="double"/></w:rPr>',
}


def export(table: Table) -> bytes:
    """A4 across, so that both columns have room."""
    head = _paragraph("Title", _run(table.title.heading))
    notes = "".join(_paragraph("Antragstext", _run(note)) for note in table.notes)
    body = f"{head}{notes}{_table(table.rows)}{_paragraph('Antragstext', '')}"
    document = (
        f"{docx_styles.XML}<w:document {_W} {_R}><w:body>{body}"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    return package(
        [
            ("[Content_Types].xml", docx_styles.CONTENT_TYPES),
            ("_rels/.rels", docx_styles.RELATIONS),
            ("docProps/core.xml", docx_styles.CORE.replace("{title}", text(table.title.heading))),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", docx_styles.DOCUMENT_RELATIONS),
            ("word/styles.xml", docx_styles.STYLES),
            ("word/numbering.xml", docx_styles.numbering([])),
            ("word/footnotes.xml", docx_styles.footnotes([])),
            ("word/footer1.xml", docx_styles.FOOTER),
            ("word/settings.xml", docx_styles.SETTINGS),
        ]
    )


def _table(rows: Sequence[TableRow]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    head = "".join(
        _cell(width, _paragraph("Tabelle", _run(name, "<w:rPr><w:b/></w:rPr>")))
        for width, name in zip(_WIDTHS, COLUMNS, strict=True)
    )
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(_cells(row))}</w:tr>" for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Tabellenraster"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _cells(row: TableRow) -> Iterator[str]:
    label, note, old, new = row
    first = _paragraph("Tabelle", _run(label, "<w:rPr><w:b/></w:rPr>")) + (
        _paragraph("Tabelle", _run(note)) if note else ""
    )
    yield _cell(_WIDTHS[0], first)
    yield _cell(_WIDTHS[1], _text(old))
    yield _cell(_WIDTHS[2], _text(new))


def _text(segments: Sequence[Segment]) -> str:
    """Paragraphs; a line break in a segment begins the next."""
    paragraphs = [""]
    for segment in segments:
        for place, line in enumerate(marked_text(segment).split("\n")):
            if place and paragraphs[-1]:
                paragraphs.append("")
            paragraphs[-1] += _run(line, _LOOKS[segment.kind])
    return "".join(_paragraph("Tabelle", runs) for runs in paragraphs)


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(content: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(content)}</w:t></w:r>' if content else ""
