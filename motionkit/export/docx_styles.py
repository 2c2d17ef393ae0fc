"""The fixed parts of our Word documents: styles, list definitions, footer, settings."""

import re
from collections.abc import Sequence
from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'

CONTENT_TYPES: Final = (
    f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WML}.numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_WML}.footnotes+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WML}.footer+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WML}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS: Final = (
    f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS: Final = (
    f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("footer", "footer1.xml"),
                ("settings", "settings.xml"),
            ),
            1,
        )
    )
    + "</Relationships>"
)
# No creator, no lastModifiedBy, no dates: a document says nothing about who made it.
CORE: Final = (
    f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>de-DE</dc:language></cp:coreProperties>"
)
SETTINGS: Final = (
    f'{XML}<w:settings {_W}><w:zoom w:percent="100"/><w:removePersonalInformation/><w:autoHyphenation w:val="true"/>'
    '<w:defaultTabStop w:val="709"/><w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="de-DE"/></w:settings>'
)
_FIELD: Final = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _field(code: str) -> str:
    return (
        f'{_FIELD.format("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{_FIELD.format('separate')}<w:r><w:t>1</w:t></w:r>{_FIELD.format('end')}"
    )


FOOTER: Final = (
    f'{XML}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Seite </w:t></w:r>'
    f'{_field("PAGE")}<w:r><w:t xml:space="preserve"> von </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
)


def _style(style_id: str, name: str, paragraph: str, run: str = "", base: str = "Normal", following: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    default = ' w:default="1"' if style_id == "Normal" else ""
    built_in = name.split(" ")[0] in ("Normal", "heading", "Title", "footer", "footnote")
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}{then}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, half_points: int, before: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
        f"<w:b/>{_size(half_points)}",
        following="Antragstext",
    )


_ITEM: Final = '<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="{left}" w:hanging="397"/><w:contextualSpacing/>'
STYLES: Final = (
    f"{XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}{_size(22)}"
    '<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("Normal", "Normal", "<w:widowControl/>", base="")
    + _style("Absender", "Antragskopf Absender", '<w:spacing w:after="0"/>', f"<w:b/>{_size(26)}", "Antragskopf")
    + _style(
        "Antragskopf",
        "Antragskopf",
        '<w:tabs><w:tab w:val="left" w:pos="1418"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="1418" w:hanging="1418"/>',
    )
    + _style(
        "Empfnger",
        "Antragskopf Empfänger",
        '<w:spacing w:before="480" w:after="360"/><w:ind w:left="0" w:firstLine="0"/>',
        base="Antragskopf",
    )
    + _style(
        "OrtundDatum",
        "Antragskopf Ort und Datum",
        '<w:spacing w:before="240" w:after="240"/><w:jc w:val="right"/>',
        base="Antragskopf",
    )
    + _style(
        "Antragsart",
        "Antragsart",
        '<w:keepNext/><w:spacing w:before="480" w:after="60"/>',
        f'<w:spacing w:val="20"/>{_size(22)}',
        following="Title",
    )
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:after="240" w:line="252" w:lineRule="auto"/>',
        f"<w:b/>{_size(34)}",
        following="Antragstext",
    )
    + _heading(1, 26, 320)
    + _heading(2, 23, 200)
    + _heading(3, 22, 160)
    + _style("Antragstext", "Antragstext", "")
    + _style(
        "Beschlusspunkt",
        "Beschlusspunkt",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="60"/><w:ind w:left="454" w:hanging="454"/>',
    )
    + _style("BeschlusspunktFortsetzung", "Beschlusspunkt Fortsetzung", '<w:ind w:left="454"/>')
    + "".join(
        _style(f"Unterpunkt{n if n > 1 else ''}", f"Unterpunkt{f' {n}' if n > 1 else ''}", _ITEM.format(left=397 * n))
        for n in range(1, 5)
    )
    + _style("Tabelle", "Antragstext Tabelle", '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>')
    + _style("Unterschriften", "Unterschriften", '<w:keepLines/><w:spacing w:before="960"/>')
    + _style("Footer", "footer", '<w:jc w:val="center"/>', _size(18))
    + _style("FootnoteText", "footnote text", '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>', _size(18))
    + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Tabellenraster"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)

_FORMS: Final = {"bullet": ("bullet", "–"), "letter": ("lowerLetter", "%{})"), "number": ("decimal", "%{}.")}


def numbering(lists: Sequence[tuple[str, int]]) -> str:
    """List definitions: number 1 counts the clauses, number n + 2 is `lists[n]` = (form, level)."""
    clause = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:pStyle w:val="Beschlusspunkt"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl></w:abstractNum>'
    )
    abstracts, numbers = [clause], ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
    for place, (form, _) in enumerate(lists, 1):
        style, pattern = _FORMS[form]
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern.format(depth + 1)}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{397 * (depth + 1)}" w:hanging="397"/></w:pPr></w:lvl>'
            for depth in range(4)
        )
        abstracts.append(
            f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        numbers.append(f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>')
    return f"{XML}<w:numbering {_W}>{''.join(abstracts)}{''.join(numbers)}</w:numbering>"


def footnotes(notes: Sequence[str]) -> str:
    """The footnote part; `notes` are runs, numbered from 2 on (0 and 1 are the separators Word wants)."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{place}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for place, kind in enumerate(("separator", "continuationSeparator"))
    )
    texts = "".join(
        f'<w:footnote w:id="{place}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>'
        f'</w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{note}</w:p></w:footnote>'
        for place, note in enumerate(notes, 2)
    )
    return f"{XML}<w:footnotes {_W}>{separators}{texts}</w:footnotes>"


def enlarged(styles: str) -> str:
    """The same styles with every letter a third and a bit larger: 11 pt become 15."""
    return _LETTERS.sub(lambda found: f'{found[1]}"{round(int(found[2]) * LARGER)}"', styles)


LARGER: Final = 15 / 11
_LETTERS: Final = re.compile(r'(<w:sz(?:Cs)? w:val=)"(\d+)"')
LARGE_STYLES: Final = enlarged(STYLES)
