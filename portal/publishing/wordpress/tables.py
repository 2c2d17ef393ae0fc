"""Takes HTML tables apart into the columns and rows of Wagtail's typed tables."""

from collections.abc import Callable

MOST_COLUMNS, MOST_ROWS, MOST_CELLS = 30, 2000, 20_000


def rows_of(table) -> list:
    """The rows of this table in reading order, head first, foot last, without those of tables inside it."""
    order = {"thead": 0, "tbody": 1, "tfoot": 2}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    return sorted(rows, key=lambda row: order.get(row.getparent().tag, 1))[:MOST_ROWS]


def is_layout(table) -> bool:
    """A table that only arranges things: one column, or tables, headings and pictures inside."""
    rows = rows_of(table)
    wide = max((len(_cells(row)) for row in rows), default=0)
    return (
        wide < 2
        or any(next(table.iter(tag), None) is not None for tag in ("h1", "h2", "h3", "iframe", "figure"))
        or (sum(1 for _ in table.iter("table")) > 1)
    )


def _cells(row) -> list:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _span(cell, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), MOST_COLUMNS) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def grid(table, text: Callable[[object], str]) -> tuple[list[str], list[list[str]]] | None:
    """(headings, rows) with spans filled by empty cells; None when the table is larger than a page can show."""
    covered: dict[tuple[int, int], bool] = {}
    lines: list[list[str]] = []
    rows = rows_of(table)
    for number, row in enumerate(rows):
        line: list[str] = []
        for cell in _cells(row):
            while covered.pop((number, len(line)), False):
                line.append("")
            column, wide, high = len(line), _span(cell, "colspan"), _span(cell, "rowspan")
            line += [text(cell), *[""] * (wide - 1)]
            if len(line) > MOST_COLUMNS or len(covered) > MOST_CELLS:
                return None
            covered |= {(number + down, column + right): True for down in range(1, high) for right in range(wide)}
        while covered.pop((number, len(line)), False):
            line.append("")
        lines.append(line)
    columns = max((len(line) for line in lines), default=0)
    if not columns or columns * len(lines) > MOST_CELLS:
        return None
    lines = [line + [""] * (columns - len(line)) for line in lines]
    head = bool(rows) and (rows[0].getparent().tag == "thead" or all(cell.tag == "th" for cell in _cells(rows[0])))
    return (lines[0], lines[1:]) if head and len(lines) > 1 else ([""] * columns, lines)


def block(caption: str, headings: list[str], rows: list[list[str]]) -> dict:
    """The table block as a stream field keeps it."""
    return {
        "type": "table",
        "value": {
            "caption": caption,
            "table": {
                "columns": [{"type": "text", "heading": heading} for heading in headings],
                "rows": [{"values": row} for row in rows],
                "caption": "",
            },
            "source": "",
        },
    }
