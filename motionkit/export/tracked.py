"""Word with real tracked changes: the old text, and every change to accept or to reject.

Accepting all gives the new motion, rejecting all the old one; `motionkit.reading.tracked` reads both back. The author
is neutral and the date fixed: the file says what changed, never who did it or when.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from motionkit.diff.prose import compare_prose
from motionkit.diff.segments import Segment, whole
from motionkit.export import docx_styles, tracked_comments
from motionkit.export.layout import Part, parts_of
from motionkit.export.packages import package, text
from motionkit.export.pairing import Paired, pair
from motionkit.export.tracked_runs import Notes, Stamps, runs
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.reading.results import Comment
from motionkit.text import MotionText

EXTENSION: Final = "docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Where a clause had another id before: read when changes are rejected.
OLD_BOOKMARK: Final = "vorher_"

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
_TAGS: Final = {"gone": "del", "came": "ins", "left": "moveFrom", "arrived": "moveTo"}


def export(
    old: MotionText, new: MotionText, letterhead: Letterhead = NO_LETTERHEAD, comments: Sequence[Comment] = ()
) -> bytes:
    """The way from `old` to `new` as a Word document. The same texts give the same bytes."""
    return _Writer(old, new, letterhead, comments).write()


class _Writer:
    def __init__(self, old: MotionText, new: MotionText, letterhead: Letterhead, comments: Sequence[Comment]) -> None:
        self.comments = comments
        self.stamps = Stamps()
        self.notes = Notes(old.footnotes, new.footnotes, self.stamps)
        self.title = new.title or old.title
        self.pairs = pair(list(parts_of(old, letterhead)), list(parts_of(new, letterhead)))
        self.commented = tracked_comments.places(comments, self.pairs)

    def write(self) -> bytes:
        body = "".join(self._body())
        document = (
            f"{docx_styles.XML}<w:document {_W} {_R}><w:body>{body}"
            '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1134" w:right="1304" w:bottom="1247" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>"
        )
        types, relations, more = docx_styles.CONTENT_TYPES, docx_styles.DOCUMENT_RELATIONS, []
        if self.comments:
            types = types.replace("</Types>", tracked_comments.CONTENT_TYPE)
            relations = relations.replace("</Relationships>", tracked_comments.RELATION)
            more = [("word/comments.xml", tracked_comments.part(self.comments))]
        return package(
            [
                ("[Content_Types].xml", types),
                ("_rels/.rels", docx_styles.RELATIONS),
                ("docProps/core.xml", docx_styles.CORE.replace("{title}", text(self.title))),
                ("word/document.xml", document),
                ("word/_rels/document.xml.rels", relations),
                ("word/styles.xml", docx_styles.STYLES),
                ("word/numbering.xml", docx_styles.numbering([])),
                ("word/footnotes.xml", docx_styles.footnotes(self.notes.bodies)),
                ("word/footer1.xml", docx_styles.FOOTER),
                ("word/settings.xml", docx_styles.SETTINGS),
                *more,
            ]
        )

    def _body(self) -> Iterator[str]:
        table: list[Paired] = []
        for place, paired in enumerate(self.pairs):
            if (paired.old or paired.new or Part("text")).kind == "row":
                table.append(paired)
                continue
            if table:
                yield self._table(table)
                table = []
            yield self._paragraph(paired, self.commented.get(place, ()))
        if table:
            yield self._table(table)
        for body in self.notes.unused():
            yield f'<w:p><w:pPr><w:pStyle w:val="Antragstext"/></w:pPr>{body}</w:p>'

    def _paragraph(self, paired: Paired, comments: Sequence[int]) -> str:
        part = paired.new or paired.old
        if part is None:
            return ""
        content = tracked_comments.around(comments, self._content(paired, part))
        mark = "" if paired.state == "kept" else f"<w:rPr>{self.stamps.empty(_TAGS[paired.state])}</w:rPr>"
        style, properties = _look(part)
        before, after = self._range(paired)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{mark}</w:pPr>{before}{content}{after}</w:p>'

    def _content(self, paired: Paired, part: Part) -> str:
        if paired.state == "kept":
            old, new = paired.old, paired.new
            segments = compare_prose(old.text if old else "", new.text if new else "").segments
            label = runs([Segment("equal", part.label)], self.notes, self.stamps) + _TAB if part.kind == "item" else ""
        else:
            segments = whole(paired.old.text if paired.old else "", paired.new.text if paired.new else "")
            label = ""
            if part.kind == "item":
                label = self.stamps.around(_TAGS[paired.state], _bare(part.label, paired.old is not None) + _TAB)
            if paired.move:
                kind = "moved_away" if paired.old else "moved_here"
                segments = tuple(segment._replace(kind=kind) for segment in segments)  # type: ignore[arg-type]
        inner = label + runs(segments, self.notes, self.stamps)
        return self._bookmarked(paired, inner) if part.kind == "clause" else inner

    def _bookmarked(self, paired: Paired, inner: str) -> str:
        names = [_bookmark(paired.new)] if paired.new else []
        if paired.old and (not paired.new or paired.old.clause_id != paired.new.clause_id):
            names.append(OLD_BOOKMARK + _bookmark(paired.old))
        for name in names:
            number = self.stamps.number()
            inner = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
        return inner

    def _range(self, paired: Paired) -> tuple[str, str]:
        """What names the two ends of a move."""
        if not paired.move:
            return "", ""
        tag, number = _TAGS[paired.state], self.stamps.number()
        start = self.stamps.empty(f"{tag}RangeStart", f' w:name="verschoben{paired.move}"', number)
        return start, f'<w:{tag}RangeEnd w:id="{number}"/>'

    def _table(self, rows: Sequence[Paired]) -> str:
        columns = max(len(part.cells) for row in rows for part in (row.old, row.new) if part)
        width = 9184 // columns
        lines = []
        for row in rows:
            cells = [part.cells if part else () for part in (row.old, row.new)]
            inner = ""
            for place in range(columns):
                old, new = (texts[place] if place < len(texts) else "" for texts in cells)
                segments = compare_prose(old, new).segments if row.state == "kept" else whole(old, new)
                inner += (
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabelle"/></w:pPr>'
                    f"{runs(segments, self.notes, self.stamps)}</w:p></w:tc>"
                )
            mark = "" if row.state == "kept" else f"<w:trPr>{self.stamps.empty(_TAGS[row.state])}</w:trPr>"
            lines.append(f"<w:tr>{mark}{inner}</w:tr>")
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Tabellenraster"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' * columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
        )


_TAB: Final = "<w:r><w:tab/></w:r>"


def _bare(label: str, deleted: bool) -> str:
    tag = "delText" if deleted else "t"
    return f'<w:r><w:{tag} xml:space="preserve">{text(label)}</w:{tag}></w:r>'


def _bookmark(part: Part) -> str:
    return "punkt_" + part.clause_id.replace("-", "_")


def _look(part: Part) -> tuple[str, str]:
    """(style, paragraph properties). Labels of items are typed, so that both texts keep theirs."""
    if part.kind == "item":
        left = 397 * (part.level + 1) + (454 if part.in_clause else 0)
        style = "Unterpunkt" + (str(part.level + 1) if part.level else "")
        return style, f'<w:ind w:left="{left}" w:hanging="397"/>'
    if part.kind == "subheading":
        return f"Heading{part.level - 1}", ""
    if part.kind == "clause" and not part.form:
        return (
            "Beschlusspunkt",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>',
        )
    return _STYLES[part.kind], ""
