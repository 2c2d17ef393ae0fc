"""Paragraphs of office files that hold more than one, and tables that are none."""

from collections.abc import Sequence

from motionkit.characters import one_line, readable
from motionkit.reading.headings import section_of
from motionkit.reading.outline import Outline, Paragraph, Role
from motionkit.reading.wrapping import STARTS_ITEM


def add_lines(
    outline: Outline,
    text: str,
    *,
    heading: int = 0,
    label: str = "",
    depth: int = 0,
    clause_id: str = "",
    role: Role = "",
) -> None:
    """Add a paragraph; line breaks inside split it where a heading or a list item begins."""
    lines = [line for line in (one_line(part) for part in readable(text).split("\n")) if line]
    if not lines and role != "clause":
        return
    lines = lines or [""]  # a clause may begin with a table or a sub-heading
    cuts = [place for place in range(1, len(lines)) if not role and _splits(lines, place)]
    for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True):
        group = lines[start:end]
        outline.add(
            Paragraph(
                " ".join(group),
                lines=tuple(group) if len(group) > 1 else (),
                heading=heading,
                label=label if start == 0 else "",
                depth=depth,
                clause_id=clause_id if start == 0 else "",
                role=role,
            )
        )


def _splits(lines: Sequence[str], place: int) -> bool:
    return bool(section_of(lines[place]) or section_of(lines[place - 1]) or STARTS_ITEM.match(lines[place]))


def add_table(outline: Outline, rows: Sequence[Sequence[Sequence[str]]]) -> None:
    """Add a table of cells of paragraphs: as rows when it is one, as paragraphs when it only lays out."""
    filled = [[[one_line(text) for text in cell if one_line(text)] for cell in row] for row in rows]
    columns = max((len(row) for row in filled), default=0)
    layout = columns < 2 or any(
        len(cell) > 3 or sum(map(len, cell)) > 400 or any(section_of(text) for text in cell)
        for row in filled
        for cell in row
    )
    if layout:
        for row in rows:
            for cell in row:
                for text in cell:
                    add_lines(outline, text)
        return
    for row in filled:
        cells = [" ".join(cell).replace("|", "¦") for cell in row]
        if any(cells):
            outline.add(Paragraph(f"| {' | '.join(cells)} |", lines=tuple(cell for cell in cells if cell), row=True))
