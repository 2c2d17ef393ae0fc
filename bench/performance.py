"""Writes what was measured into docs/performance.md: a table, a chart, and when to grow.

What stands there comes from one run on one machine; what was not measured is marked, and no sentence promises it.
"""

import datetime
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.chart import drawn, number, said
from bench.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURE = ROOT / "docs/performance.md", ROOT / "docs/pictures/performance.svg"
TITLE = "Was gemessen wurde, neben dem, was erlaubt ist (kürzer ist besser)"
HEAD = """# Wie schnell das Portal ist, und wann es wachsen muss

Alle Zahlen auf dieser Seite stammen aus einem Lauf von `make bench`. Die Grenzen stehen im Entwurf des Portals.
Verhältnisse (Anteile, Vielfache) sind Mittelwerte aus {rounds} abwechselnden Durchgängen: Was die Maschine nebenbei tut, trifft
beide Seiten gleich. Rechenzeiten sind Prozessorzeit, nicht Wartezeit; auch sie wachsen, wenn andere denselben Prozessor nutzen.

{circumstances}

![{title}](pictures/performance.svg)

{table}

## Wann wachsen?

{growth}
"""


def write(figures: Sequence[Figure], before: float) -> None:
    """`before`: the machine's load (one minute) when the first measurement began."""
    from bench.serving import ROUNDS

    PICTURE.write_text(drawn(figures, TITLE), encoding="utf-8")
    text = HEAD.format(
        rounds=ROUNDS,
        circumstances=_circumstances(before),
        title=TITLE,
        table=_table(figures),
        growth=_growth({figure.name: figure.value for figure in figures}),
    )
    PAGE.write_text(text, encoding="utf-8")


def _circumstances(before: float) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "wagtail", "granian"))
    tools = ", ".join(found for found in (_version("nginx", "-v"), _version("wrk", "-v")) if found)
    cores = os.cpu_count() or 1
    busy = max(before, os.getloadavg()[1])
    warning = (
        f"\n\n**Die Maschine war nicht still** (Last bis {number(busy)} bei {cores} Kernen): Wartezeiten und Rechenzeiten sind "
        "zu hoch, und auch Verhältnisse sind nur ein Anhalt: Von einem vollen Prozessor bekommt mehr ab, wer mehr Prozesse hat. "
        "In einer stillen Minute ist der Lauf zu wiederholen."
        if before > cores / 2
        else ""
    )
    return (
        f"Gemessen am {datetime.date.today():%d.%m.%Y} mit Fassung {(ROOT / 'VERSION').read_text().strip()} auf {cores} Kernen "
        f"({_processor()}), Linux {platform.release().split('-')[0]}, Python {platform.python_version()}, {packages}, {tools}. "
        f"Last der Maschine vor der Messung {number(before)}." + warning
    )


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _version(command: str, switch: str) -> str:
    path = shutil.which(command, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not path:
        return ""
    done = subprocess.run([path, switch], capture_output=True, text=True)
    found = re.search(rf"{command}[/ ](?:debian/)?([\d.]+)", done.stdout + done.stderr)
    return f"{command} {found[1]}" if found else command


def _table(figures: Sequence[Figure]) -> str:
    rows = ["| Was | Gemessen | Grenze | |", "|---|---:|---:|---|"]
    for figure in figures:
        limit = (
            "" if figure.limit is None else f"{'≥' if figure.at_least else '≤'} {number(figure.limit)} {figure.unit}"
        )
        kept = "" if figure.limit is None else "eingehalten" if figure.is_kept else "**verfehlt**"
        rows.append(f"| {figure.name} | {said(figure)} | {limit.strip()} | {kept} |")
    return "\n".join(rows)


def _growth(values: dict[str, float]) -> str:
    """Sentences from what was measured; a step of which nothing was measured says so."""
    alone = values.get("Artikel, 16 Verbindungen, granian allein")
    behind = values.get("Artikel, 16 Verbindungen, hinter dem mitgelieferten nginx")
    anew = values.get("Artikel, neu erzeugt bei jedem Aufruf, granian allein")
    if not (alone and behind and anew):
        return "In diesem Lauf nicht gemessen: nginx oder wrk fehlt."
    return f"""Eine fertige Seite liefert das Portal auf dieser Maschine ohne nginx {number(alone)} mal in der Sekunde, rund {alone * 3600 / 1e6:.0f} Millionen
mal in der Stunde. Solange die meisten lesen und wenige suchen, ist das Lesen nicht der Grund, zu wachsen.

| Schritt | Wann | Was er bringt |
|---|---|---|
| nginx davor (`deploy/nginx`) | von Anfang an, wenn das Portal öffentlich ist: TLS, langsame Leser*innen, Pausen beim Neustart | das {number(behind / alone)}-Fache an fertigen Seiten ({number(behind)}/s) |
| mehr Arbeiter (`--workers`), ein größerer Server | wenn Suchen, Dokumente und neu erzeugte Seiten zusammen mehr als die Hälfte von {anew:.0f} Aufrufen in der Sekunde ausmachen (`/suche/`, `.pdf`, `.docx` im Protokoll von nginx) | ein Arbeiter rechnet auf einem Kern. Mit mehr Kernen und mehr als zwei Arbeitern nicht gemessen |
| PostgreSQL statt SQLite | wenn mehrere Rechner antworten sollen oder Schreibende aufeinander warten (Meldung „database is locked“ im Protokoll) | mehrere Schreibende zugleich, Replik. In diesem Lauf nicht gemessen |
| zweiter Rechner, Valkey/Redis, Ablage nach S3 | wenn ein Rechner allein nicht ausfallen darf; für das Lesen allein reicht einer | Ausfallsicherheit. In diesem Lauf nicht gemessen |

Nach jeder Veröffentlichung wird jede Seite, die jemand aufruft, in jedem Arbeiter einmal neu erzeugt. In einer Sekunde
entstehen auf dieser Maschine {anew:.0f} Seiten neu; so lange dauert es etwa, bis nach einer Veröffentlichung so viele verschiedene
Adressen wieder fertig sind."""
