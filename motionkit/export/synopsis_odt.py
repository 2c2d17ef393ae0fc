"""The synopsis as an OpenDocument text."""

from collections.abc import Sequence
from typing import Final

from motionkit.diff import Segment
from motionkit.export import odt_styles
from motionkit.export.columns import COLUMNS, Table, TableRow, marked_text
from motionkit.export.packages import package
from motionkit.export.packages import text as xml

EXTENSION: Final = "odt"
MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

_STYLE: Final = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
_STRIKE: Final = 'style:text-line-through-style="solid" style:text-line-through-type="single"'
_LINE: Final = 'style:text-underline-style="solid" style:text-underline-width="auto"'
_STYLES: Final = (
    _STYLE.format("delete", _STRIKE)
    + _STYLE.format("insert", f'{_LINE} fo:font-weight="bold"')
    + _STYLE.format("moved_away", f'{_STRIKE} fo:font-style="italic"')
    + _STYLE.format("moved_here", f'{_LINE} style:text-underline-type="double" fo:font-style="italic"')
    + _STYLE.format("head", 'fo:font-weight="bold"')
)
_CELL_STYLE: Final = odt_styles.encoded("Antragstext Tabelle")


def export(table: Table) -> bytes:
    """One table, its head repeated on every page."""
    notes = "".join(_paragraph("Antragstext", xml(note)) for note in table.notes)
    head = "".join(_cell(_paragraph(_CELL_STYLE, _span("head", xml(name)))) for name in COLUMNS)
    rows = "".join(_row(row) for row in table.rows)
    body = (
        f'{_paragraph("Title", xml(table.title.heading))}{notes}<table:table table:name="Synopse">'
        f'<table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>{head}'
        f"</table:table-row></table:table-header-rows>{rows}</table:table>"
    )
    styled = odt_styles.content_head().replace("</office:automatic-styles>", f"{_STYLES}</office:automatic-styles>")
    content = f"{styled}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return package(
        [
            ("mimetype", MEDIA_TYPE),
            ("META-INF/manifest.xml", odt_styles.MANIFEST),
            ("meta.xml", odt_styles.META.replace("{title}", xml(table.title.heading))),
            ("styles.xml", odt_styles.styles()),
            ("content.xml", content),
        ],
        stored=frozenset({"mimetype"}),
    )


def _row(row: TableRow) -> str:
    label, note, old, new = row
    first = _paragraph(_CELL_STYLE, _span("head", xml(label))) + (_paragraph(_CELL_STYLE, xml(note)) if note else "")
    return f"<table:table-row>{_cell(first)}{_cell(_text(old))}{_cell(_text(new))}</table:table-row>"


def _text(segments: Sequence[Segment]) -> str:
    paragraphs = [""]
    for segment in segments:
        for place, line in enumerate(marked_text(segment).split("\n")):
            if place and paragraphs[-1]:
                paragraphs.append("")
            paragraphs[-1] += _span(segment.kind, xml(line)) if segment.kind != "equal" else xml(line)
    return "".join(_paragraph(_CELL_STYLE, content) for content in paragraphs)


def _span(style: str, content: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>' if content else ""


def _cell(content: str) -> str:
    return f'<table:table-cell table:style-name="Zelle">{content}</table:table-cell>'


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'
