"""The time line of the historical reports, laid out here and drawn as SVG by the template."""

from dataclasses import dataclass

WIDTH = 1000
ROW = 34
TOP = 34
SHORTEST = 8


@dataclass(frozen=True)
class Bar:
    """One report on the time line, in units of the drawing."""

    report: object
    x: float
    y: float
    width: float
    label_x: float
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """A drawing of `width` × `height` units with bars and labelled years."""

    width: int
    height: int
    bars: list[Bar]
    ticks: list[tuple[float, int]]


def draw(reports) -> Timeline | None:
    """The time line for reports in the order of their beginning; None when there is nothing to draw."""
    rows = [(report, report.period_from, report.period_to or report.period_from) for report in reports]
    if not rows:
        return None
    step = _step(min(row[1] for row in rows), max(row[2] for row in rows))
    first = min(row[1] for row in rows) // step * step
    last = -(-max(row[2] for row in rows) // step) * step
    last = last if last > first else first + step
    scale = WIDTH / (last - first)
    bars = []
    for place, (report, begin, end) in enumerate(rows):
        x, width = (begin - first) * scale, max((end - begin) * scale, SHORTEST)
        right = x + width < WIDTH * 0.6
        bars.append(
            Bar(report, x, TOP + place * ROW, width, x + width + 10 if right else x - 10, "start" if right else "end")
        )
    ticks = [((year - first) * scale, year) for year in range(first, last + 1, step)]
    return Timeline(WIDTH, TOP + len(rows) * ROW + 10, bars, ticks)


def _step(first: int, last: int) -> int:
    """Years between two ticks, so that there are at most about eight."""
    return next((step for step in (5, 10, 20, 25, 50, 100, 200) if (last - first) / step <= 8), 500)
