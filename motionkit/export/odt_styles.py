"""The fixed parts of our OpenDocument texts: styles, lists, page, manifest."""

import re
from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("office", f"{_OASIS}office:1.0"),
        ("style", f"{_OASIS}style:1.0"),
        ("text", f"{_OASIS}text:1.0"),
        ("table", f"{_OASIS}table:1.0"),
        ("fo", f"{_OASIS}xsl-fo-compatible:1.0"),
        ("svg", f"{_OASIS}svg-compatible:1.0"),
        ("meta", f"{_OASIS}meta:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)
MANIFEST: Final = (
    f'{XML}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
META: Final = (
    f'{XML}<office:document-meta {_SPACES} office:version="1.3"><office:meta>'
    "<dc:title>{title}</dc:title><dc:language>de-DE</dc:language></office:meta></office:document-meta>"
)


def encoded(name: str) -> str:
    """`Antragskopf Ort` → `Antragskopf_20_Ort`: how OpenDocument writes names of styles."""
    return "".join(letter if letter.isalnum() else f"_{ord(letter):x}_" for letter in name)


def _style(
    name: str,
    paragraph: str = "",
    text: str = "",
    *,
    parent: str = "Standard",
    after: str = "",
    level: int = 0,
    tab: float = 0,
) -> str:
    follows = f' style:next-style-name="{encoded(after)}"' if after else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    tabs = f'<style:tab-stops><style:tab-stop style:position="{tab}cm"/></style:tab-stops>' if tab else ""
    base = f' style:parent-style-name="{encoded(parent)}"' if parent else ""
    return (
        f'<style:style style:name="{encoded(name)}" style:display-name="{name}" style:family="paragraph"{base}{follows}{outline}>'
        f"<style:paragraph-properties {paragraph}>{tabs}</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def _size(points: float, *, bold: bool = False) -> str:
    return f'fo:font-size="{points}pt"' + (' fo:font-weight="bold"' if bold else "")


def _margins(before: float, after: float, rest: str = "") -> str:
    return f'fo:margin-top="{before}cm" fo:margin-bottom="{after}cm" {rest}'


_KEEP: Final = 'fo:keep-with-next="always"'
_PARAGRAPHS: Final = (
    _style("Standard", _margins(0, 0.21, 'fo:line-height="115%" fo:orphans="2" fo:widows="2"'), _size(11), parent="")
    + _style("Antragskopf", _margins(0, 0.04), tab=2.5)
    + _style("Antragskopf Absender", _margins(0, 0.05), _size(13, bold=True), parent="Antragskopf")
    + _style("Antragskopf Empfänger", _margins(0.85, 0.64), parent="Antragskopf")
    + _style("Antragskopf Ort und Datum", _margins(0.42, 0.42, 'fo:text-align="end"'), parent="Antragskopf")
    + _style("Antragsart", _margins(0.85, 0.1, _KEEP), f'{_size(11)} fo:letter-spacing="0.035cm"', after="Title")
    + _style(
        "Title",
        _margins(0, 0.42, f'{_KEEP} fo:line-height="105%"'),
        f'{_size(17, bold=True)} fo:hyphenate="false"',
        after="Antragstext",
    )
    + _style("Heading 1", _margins(0.56, 0.14, _KEEP), _size(13, bold=True), after="Antragstext", level=1)
    + _style("Heading 2", _margins(0.35, 0.14, _KEEP), _size(11.5, bold=True), after="Antragstext", level=2)
    + _style("Heading 3", _margins(0.28, 0.1, _KEEP), _size(11, bold=True), after="Antragstext", level=3)
    + _style("Antragstext", _margins(0, 0.21))
    + _style("Antragstext Tabelle", _margins(0.07, 0.07), parent="Antragstext")
    + _style("Beschlusspunkt", _margins(0.1, 0.21))
    + _style("Beschlusspunkt Fortsetzung", _margins(0, 0.21))
    + "".join(_style(f"Unterpunkt{f' {n}' if n > 1 else ''}", _margins(0, 0.1)) for n in range(1, 5))
    + _style("Unterschriften", _margins(1.7, 0.2, 'fo:keep-together="always"'))
    + _style("Footer", 'fo:text-align="center"', _size(9))
    + _style("Footnote", _margins(0, 0.05), _size(9))
)


def _list_style(name: str, form: str) -> str:
    levels = []
    for level in range(1, 7):
        left = 0.8 * level
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="{left:.1f}cm" '
            f'fo:text-indent="-0.8cm" fo:margin-left="{left:.1f}cm"/></style:list-level-properties>'
        )
        if form == "–":
            levels.append(
                f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="–">{place}</text:list-level-style-bullet>'
            )
        else:
            number, suffix = form[0], form[1:]
            levels.append(
                f'<text:list-level-style-number text:level="{level}" style:num-format="{number}" style:num-suffix="{suffix}">'
                f"{place}</text:list-level-style-number>"
            )
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


_LIST_STYLES: Final = (
    _list_style("Beschlusspunkte", "1.")
    + _list_style("Buchstaben", "a)")
    + _list_style("Zahlen", "1.")
    + _list_style("Punkte", "–")
)


# Items whose label is typed hang by themselves; list styles do that for all others.
_TYPED: Final = "".join(
    f'<style:style style:name="Getippt{n}" style:family="paragraph" style:parent-style-name="{encoded(f"Unterpunkt {n}" if n > 1 else "Unterpunkt")}">'
    f'<style:paragraph-properties fo:margin-left="{0.8 * n:.1f}cm" fo:text-indent="-0.8cm"><style:tab-stops>'
    '<style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties></style:style>'
    for n in range(1, 5)
)
_LETTERS: Final = re.compile(r'fo:font-size="([\d.]+)pt"')


def styles() -> str:
    """styles.xml: A4, a footer with page numbers, all named styles. German, Arial or what replaces it."""
    return (
        f'{XML}<office:document-styles {_SPACES} office:version="1.3">'
        '<office:font-face-decls><style:font-face style:name="Schrift" svg:font-family="Arial, \'Liberation Sans\'"/>'
        "</office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="2"/>'
        '<style:text-properties style:font-name="Schrift" fo:font-size="11pt" fo:language="de" fo:country="DE" fo:hyphenate="true" '
        'fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/></style:default-style>'
        f"{_PARAGRAPHS}"
        '<style:style style:name="Offen" style:display-name="Offene Stelle" style:family="text"><style:text-properties fo:background-color="#fff0a3"/>'
        f"</style:style>{_LIST_STYLES}</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
        'fo:margin-top="2cm" fo:margin-bottom="1.2cm" fo:margin-left="2.5cm" fo:margin-right="2.3cm"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        '<text:p text:style-name="Footer">Seite <text:page-number>1</text:page-number> von <text:page-count>1</text:page-count></text:p>'
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def content_head() -> str:
    """The beginning of content.xml up to its body."""
    return (
        f'{XML}<office:document-content {_SPACES} office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="Zelle" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="0.5pt solid #808080" fo:padding="0.1cm"/></style:style>{_TYPED}</office:automatic-styles>'
    )


def large_styles() -> str:
    """The same styles with every letter a third and a bit larger: 11 pt become 15."""
    return _LETTERS.sub(lambda found: f'fo:font-size="{float(found[1]) * 15 / 11:.1f}pt"', styles())
