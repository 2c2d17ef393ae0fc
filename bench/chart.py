"""A chart of figures beside their limits, drawn as SVG by hand: readable in light and dark, in black and white, and as text."""

from collections.abc import Sequence
from html import escape

from bench.figures import Figure

ROW, TOP, NAMES, BARS, WIDTH = 26, 62, 500, 300, 910
# More than twice the limit does not get a longer bar, only its number.
LONGEST = 2.0
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f1a14 }
.title { font-weight: 700; font-size: 15px } .small { font-size: 12px }
.kept { fill: #2f6b4f } .missed { fill: #b3261e } .limit { stroke: #1f1a14; stroke-width: 1.5; stroke-dasharray: 4 3 }
.ground { fill: #fbf8f1 }
@media (prefers-color-scheme: dark) {
text { fill: #ece5d8 } .kept { fill: #7cc4a0 } .missed { fill: #ff8a80 } .limit { stroke: #ece5d8 } .ground { fill: #1b1815 }
}
"""


def number(value: float) -> str:
    """As Germans write it, with as many digits as mean something."""
    if value >= 1000:
        return f"{value:,.0f}".replace(",", ".")
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:.{digits}f}".replace(".", ",")


def said(figure: Figure) -> str:
    return f"{number(figure.value)} {figure.unit}".strip()


def drawn(figures: Sequence[Figure], title: str) -> str:
    """The chart of all figures that have a limit."""
    rows = [figure for figure in figures if figure.limit is not None]
    height = TOP + ROW * len(rows) + 14
    middle = NAMES + BARS / LONGEST
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="titel">',
        f'<title id="titel">{escape(title)}</title><style>{STYLE}</style>',
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
        f'<text class="title" x="16" y="26">{escape(title)}</text>',
        f'<text class="small" x="{middle}" y="50" text-anchor="middle">Grenze</text>',
    ]
    for place, figure in enumerate(rows):
        parts += _bar(figure, TOP + ROW * place)
    parts.append(f'<line class="limit" x1="{middle}" x2="{middle}" y1="56" y2="{height - 8}"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _bar(figure: Figure, y: float) -> list[str]:
    used = figure.used or 0.0
    width = max(2.0, min(used, LONGEST) * BARS / LONGEST)
    kind = "kept" if figure.is_kept else "missed"
    mark = "" if figure.is_kept else " ✗"
    return [
        f'<text x="{NAMES - 10}" y="{y + 16}" text-anchor="end">{escape(figure.name)}</text>',
        f'<rect class="{kind}" x="{NAMES}" y="{y + 5}" width="{width:.1f}" height="15" rx="2"/>',
        f'<text class="small" x="{NAMES + BARS + 8}" y="{y + 17}">{escape(said(figure) + mark)}</text>',
    ]
