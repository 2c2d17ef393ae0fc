"""ODT: an own writer of OpenDocument 1.3, with the same styles and the same structure as our DOCX."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from motionkit.export import odt_styles
from motionkit.export.inline import Spans
from motionkit.export.layout import Part, Sheet, parts_of, parts_of_sheet
from motionkit.export.nesting import Item, List, nest
from motionkit.export.packages import package
from motionkit.export.packages import text as xml
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import Footnote, MotionText

EXTENSION: Final = "odt"
MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

_STYLES: Final = {
    "kind": "Antragsart",
    "title": "Title",
    "text": "Antragstext",
    "clause": "Beschlusspunkt",
    "more": "Beschlusspunkt_20_Fortsetzung",
    "signature": "Unterschriften",
}
_LISTS: Final = {"bullet": "Punkte", "letter": "Buchstaben", "number": "Zahlen"}


def export(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """The motion as an OpenDocument text."""
    return _packed(
        motion.title, _Writer(parts_of(motion, letterhead), motion.footnotes, letterhead), odt_styles.styles()
    )


def export_sheet(sheet: Sheet) -> bytes:
    """A document that is no motion as an OpenDocument text."""
    styles = odt_styles.large_styles() if sheet.large else odt_styles.styles()
    return _packed(sheet.title, _Writer(parts_of_sheet(sheet)), styles)


def _packed(title: str, writer: "_Writer", styles: str) -> bytes:
    body = "".join(writer.body())
    content = f"{odt_styles.content_head()}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return package(
        [
            ("mimetype", MEDIA_TYPE),
            ("META-INF/manifest.xml", odt_styles.MANIFEST),
            ("meta.xml", odt_styles.META.replace("{title}", xml(title))),
            ("styles.xml", styles),
            ("content.xml", content),
        ],
        stored=frozenset({"mimetype"}),
    )


class _Writer:
    def __init__(
        self, parts: Iterable[Part], footnotes: Sequence[Footnote] = (), letterhead: Letterhead = NO_LETTERHEAD
    ) -> None:
        self.parts = parts
        self.letterhead = letterhead
        self.spans = Spans(footnotes)

    def body(self) -> Iterator[str]:
        yield from self._head()
        rows: list[Part] = []
        for node in nest(self.parts):
            if isinstance(node, Part) and node.kind == "row":
                rows.append(node)
                continue
            if rows:
                yield self._table(rows)
                rows = []
            yield self._node(node)
        if rows:
            yield self._table(rows)
        for note in self.spans.unused():
            yield _paragraph("Antragstext", xml(note))

    def _head(self) -> Iterator[str]:
        head = self.letterhead
        for style, content in (
            ("Absender", head.originator),
            ("Antragskopf", head.address),
            ("Empfänger", head.addressee),
        ):
            if content:
                yield _paragraph(
                    odt_styles.encoded(f"Antragskopf {style}" if style != "Antragskopf" else style), xml(content)
                )
        for label, content in (("Gremium", head.council), ("Sitzung", head.meeting), ("Drucksache", head.reference)):
            if content:
                yield _paragraph("Antragskopf", f"{label}<text:tab/>{xml(content)}")
        if head.place_and_date:
            yield _paragraph(odt_styles.encoded("Antragskopf Ort und Datum"), xml(head.place_and_date))

    def _node(self, node: Part | List) -> str:
        if isinstance(node, List):
            return self._list(node)
        content = self._inline(node.text)
        if node.kind in ("heading", "subheading"):
            level = max(node.level - 1, 1)
            return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{content}</text:h>'
        if node.kind == "clause":
            return _paragraph("Beschlusspunkt", self._marked(node))
        if node.kind == "row":
            return self._table([node])
        return _paragraph(_STYLES[node.kind], content)

    def _list(self, node: List) -> str:
        if not node.form:
            return "".join(self._typed(item) for item in node.items)
        style = "Beschlusspunkte" if node.clauses else _LISTS[node.form]
        items = "".join(f"<text:list-item>{self._item(item)}</text:list-item>" for item in node.items)
        return f'<text:list text:style-name="{style}">{items}</text:list>'

    def _item(self, item: Item) -> str:
        first = self._marked(item.part) if item.part.kind == "clause" else self._inline(item.part.text)
        style = "Beschlusspunkt" if item.part.kind == "clause" else _item_style(item.part)
        return _paragraph(style, first) + "".join(self._node(part) for part in item.content)

    def _typed(self, item: Item) -> str:
        first = f"{xml(item.part.label)}<text:tab/>{self._inline(item.part.text)}"
        style = f"Getippt{item.part.level + 1}"
        return _paragraph(style, first) + "".join(self._node(part) for part in item.content)

    def _marked(self, part: Part) -> str:
        name = "punkt_" + part.clause_id.replace("-", "_")
        inner = self._inline(part.text)
        return f'<text:bookmark-start text:name="{name}"/>{inner}<text:bookmark-end text:name="{name}"/>'

    def _inline(self, content: str) -> str:
        parts = []
        for span in self.spans.of(content):
            if span.kind == "note":
                number = len(self.spans.order)
                parts.append(
                    f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                    f"<text:note-body>{_paragraph('Footnote', '<text:s/>' + xml(span.text))}</text:note-body></text:note>"
                )
            elif span.kind == "gap":
                parts.append(f'<text:span text:style-name="Offen">{xml(span.text)}</text:span>')
            else:
                parts.append(xml(span.text))
        return "".join(parts)

    def _table(self, rows: list[Part]) -> str:
        columns = max(len(row.cells) for row in rows)
        lines = []
        for row in rows:
            cells = [*row.cells, *[""] * (columns - len(row.cells))]
            inner = "".join(
                f'<table:table-cell table:style-name="Zelle">{_paragraph(odt_styles.encoded("Antragstext Tabelle"), self._inline(cell))}'
                "</table:table-cell>"
                for cell in cells
            )
            lines.append(f"<table:table-row>{inner}</table:table-row>")
        return f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{"".join(lines)}</table:table>'


def _item_style(part: Part) -> str:
    return odt_styles.encoded(f"Unterpunkt {part.level + 1}" if part.level else "Unterpunkt")


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'
