"""The synopsis as PDF: tagged, with a table whose head repeats on every page."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from motionkit.diff import Segment
from motionkit.export.columns import COLUMNS, Table, marked_text
from motionkit.export.pdf import TEMPLATE, compiled, quoted

EXTENSION: Final = "pdf"
MEDIA_TYPE: Final = "application/pdf"

_TEMPLATE: Final = Path(__file__).with_name("synopsis.typ").read_text(encoding="utf-8")
_CALLS: Final = {"delete": "gone", "insert": "new", "moved_away": "away", "moved_here": "here"}


def export(table: Table) -> bytes:
    """A4 across. The same table gives the same bytes."""
    return compiled("\n".join(_source(table)))


def _source(table: Table) -> Iterator[str]:
    yield TEMPLATE
    yield _TEMPLATE
    yield f"#show: synopsis.with(title: {quoted(table.title.heading)})"
    for note in table.notes:
        yield f"#par[#{quoted(note)}]"
    names = ", ".join(quoted(name) for name in COLUMNS)
    cells = ", ".join(
        f"place-of({quoted(label)}, {quoted(note)}), [{_text(old)}], [{_text(new)}]"
        for label, note, old, new in table.rows
    )
    yield f"#columns-of(({names}), {cells})"


def _text(segments: Sequence[Segment]) -> str:
    parts: list[str] = []
    for segment in segments:
        for place, line in enumerate(marked_text(segment).split("\n")):
            if place and parts and parts[-1] != "#parbreak();":
                parts.append("#parbreak();")
            if line:
                call = _CALLS.get(segment.kind)
                parts.append(f"#{call}({quoted(line)});" if call else f"#{quoted(line)};")
    return "".join(parts)
