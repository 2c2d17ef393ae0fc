"""PDF by typst: tagged, German, titled, with bookmarks; written as PDF/UA-1 and PDF/A-2a where the text allows.

Whether a file conforms is for a checker to say; we only ask the compiler for it. Where the text has
characters that no font of ours can draw, the compiler refuses both standards, and a plain tagged PDF
is made instead. No font of the machine is used, no file is read, no package is loaded.

The compiler comes with the first PDF: most processes never make one, and it takes seven megabytes.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from motionkit.export.inline import Spans
from motionkit.export.layout import Part, Sheet, parts_of, parts_of_sheet
from motionkit.export.nesting import Item, List, nest
from motionkit.kinds import KINDS
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText

if TYPE_CHECKING:
    import typst

EXTENSION: Final = "pdf"
MEDIA_TYPE: Final = "application/pdf"

TEMPLATE: Final = Path(__file__).with_name("motion.typ").read_text(encoding="utf-8")
_STANDARDS: Final[list[list[Any]]] = [["ua-1", "a-2a"], ["ua-1"]]
_lock = Lock()
_compilers: list["typst.Compiler"] = []


def export(motion: MotionText, letterhead: Letterhead = NO_LETTERHEAD) -> bytes:
    """The motion as PDF. The same motion gives the same bytes."""
    parts = parts_of(motion, letterhead)
    return compiled("\n".join(_source(motion.title, KINDS[motion.kind], parts, Spans(motion.footnotes), letterhead)))


def export_sheet(sheet: Sheet) -> bytes:
    """A document that is no motion as PDF. The same sheet gives the same bytes."""
    source = _source(sheet.title, sheet.label, parts_of_sheet(sheet), Spans(()), large=sheet.large)
    return compiled("\n".join(source))


def compiled(source: str) -> bytes:
    """PDF of a typst source, with the standards that its text allows."""
    import typst

    data = source.encode()
    with _lock:  # a compiler keeps what it knows between documents, but serves one at a time
        if not _compilers:
            fonts = typst.Fonts(include_system_fonts=False)
            _compilers.append(typst.Compiler(root=Path(__file__).parent, font_paths=fonts))
        compiler = _compilers[0]
        for standards in _STANDARDS:
            with suppress(typst.TypstError):
                return _compile(compiler, data, standards)
        return _compile(compiler, data, [])


def _compile(compiler: "typst.Compiler", source: bytes, standards: list[Any]) -> bytes:
    result = compiler.compile(input=source, format="pdf", pdf_standards=standards, timestamp=0)
    if not isinstance(result, bytes):
        raise TypeError("typst gave no single file")
    return result


def _source(
    title: str,
    kind: str,
    parts: Iterable[Part],
    spans: Spans,
    letterhead: Letterhead = NO_LETTERHEAD,
    *,
    large: bool = False,
) -> Iterator[str]:
    yield TEMPLATE
    yield f"#show: motion.with(title: {quoted(title or kind)}, keywords: ({quoted(kind)},))"
    if large:
        yield "#show: lectern"
    yield from _head(letterhead)
    rows: list[Part] = []
    for node in nest(parts):
        if isinstance(node, Part) and node.kind == "row":
            rows.append(node)
            continue
        if rows:
            yield _table(rows, spans)
            rows = []
        yield _node(node, spans)
    if rows:
        yield _table(rows, spans)
    for note in spans.unused():
        yield f"#par[#{quoted(note)}]"


def _head(head: Letterhead) -> Iterator[str]:
    if head.originator:
        yield f"#originator[#{quoted(head.originator)}]"
    if head.address:
        yield f"#address[#{quoted(head.address)}]"
    if head.originator or head.address:
        yield "#head-rule()"
    fields = [
        f"..head-field({quoted(name)}, {quoted(content)})"
        for name, content in (
            ("Gremium", head.council),
            ("Sitzung", head.meeting),
            ("Drucksache", head.reference),
            ("Datum", head.place_and_date),
        )
        if content
    ]
    if head.addressee or fields:
        yield f"#head-grid([#{quoted(head.addressee)}], {', '.join(fields)})"


def quoted(text: str) -> str:
    """A string literal of typst: text can never become markup or code."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _inline(text: str, spans: Spans) -> str:
    parts = []
    for span in spans.of(text):
        if span.kind == "note":
            parts.append(f"#footnote[#{quoted(span.text)}];")
        elif span.kind == "gap":
            parts.append(f"#gap({quoted(span.text)});")
        else:
            parts.append(f"#{quoted(span.text)};")
    return "".join(parts)


def _node(node: Part | List, spans: Spans) -> str:
    if isinstance(node, List):
        return _list(node, spans)
    content = _inline(node.text, spans)
    if node.kind == "title":
        return "#std.title()" if node.text else ""
    if node.kind in ("kind", "signature"):
        return f"#{node.kind}[{content}]"
    if node.kind in ("heading", "subheading"):
        return f"#heading(level: {max(node.level - 1, 1)})[{content}]"
    if node.kind == "row":
        return _table([node], spans)
    return f"#par[{content}]" if content else ""


def _list(node: List, spans: Spans) -> str:
    items = ", ".join(f"[{_item(item, spans)}]" for item in node.items)
    if node.clauses:
        return f"#clauses({items})"
    if node.form == "bullet":
        return f"#list({items})"
    labels = "".join(f"{quoted(item.part.label)}, " for item in node.items)
    return f"#labelled(({labels}), {items})"


def _item(item: Item, spans: Spans) -> str:
    inner = [_inline(item.part.text, spans)]
    inner += [_node(part, spans) for part in item.content]
    return "\n\n".join(inner)


def _table(rows: list[Part], spans: Spans) -> str:
    columns = max(len(row.cells) for row in rows)
    cells = [cell for row in rows for cell in [*row.cells, *[""] * (columns - len(row.cells))]]
    return f"#rows({columns}, {', '.join(f'[{_inline(cell, spans)}]' for cell in cells)})"
