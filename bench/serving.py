"""A reader's page: finished bytes beside nginx's static file in one run; the same page made anew; start and memory.

Starts the real portal with its demo and the shipped nginx file. Needs nginx and wrk (Debian: nginx-light, wrk); without
them only what needs neither is measured. An argument names a data folder to begin with instead of founding one. Ratios are
medians of short rounds in turn, so that a busy machine hits all alike.
"""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure
from tests.serving.front import NGINX, front
from tests.serving.running import Running, free_port, get, running

ROUNDS, SECONDS, STARTS = 9, 1, 5
STATIC, GRANIAN, BEHIND, ANEW = "nginx, static file", "granian alone", "behind the shipped nginx", "made anew each time"
NAMES = {STATIC: "statische Datei, nginx", GRANIAN: "granian allein", BEHIND: "hinter dem mitgelieferten nginx"}
LEAST, LATEST = {GRANIAN: 0.35, BEHIND: 0.70}, 3.0
PAGES = {
    "article": ("Artikel, neu erzeugt", 4),
    "motion": ("Antrag, neu erzeugt", None),
    "home": ("Startseite, neu erzeugt", None),
    "blog": ("Liste der Texte, neu erzeugt", None),
    "motions": ("Liste der Anträge, neu erzeugt", None),
    "history": ("Geschichte, neu erzeugt", None),
    "voices": ("Stimmen, neu erzeugt", None),
    "spread": ("Verbreitung, neu erzeugt", None),
}
INSIDE = """
import json, time
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from portal.motions.models import Motion
from portal.publishing.models import Article
article = Article.objects.public().order_by("-published_on").first()
motion = Motion.objects.public().first()
pages = {"article": article.url, "home": "/", "blog": "/blog/", "motion": motion.get_absolute_url(),
         "motions": "/antraege/", "spread": "/antraege/verbreitung/", "voices": "/stimmen/", "history": "/geschichte/"}
client, found = Client(headers={"host": "127.0.0.1"}), {"address": article.url}
for name, path in pages.items():
    for _ in range(5):
        assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    count, times = len(queries), []
    for _ in range(60):
        begin = time.thread_time()
        client.get(path)
        times.append(time.thread_time() - begin)
    found[name] = [sorted(times)[len(times) // 2] * 1000, count]
print(json.dumps(found))
"""


def main() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "data", free_port()
        if sys.argv[1:]:
            shutil.copytree(sys.argv[1], data)
        with running(data, demo=True):
            pass  # Founded; what follows is a start as it is every day.
        figures = [Figure("Erste Antwort nach dem Start", _first_answer(data), "s", 1.5)]
        with running(data, url=f"http://127.0.0.1:{port}") as portal:
            uncached = json.loads(portal.run(INSIDE))
            address = uncached.pop("address")
            figures += _made_anew(uncached)
            if NGINX and shutil.which("wrk"):
                figures += _compare(portal, Path(folder) / "front", port, address)
            figures.append(Figure("Speicher aller Prozesse, zwei Arbeiter", _megabytes(portal.process.pid), "MB", 300))
    for figure in figures:
        limit = f"at {'least' if figure.at_least else 'most'} {figure.limit:g}" if figure.limit else ""
        print(f"{figure.name:64} {figure.value:10.2f} {figure.unit:4} {limit}")
    return figures


def _first_answer(data: Path) -> float:
    """Seconds from the command until somebody has got a page, which Django makes; the median."""
    times = []
    for _ in range(STARTS):
        begin = time.monotonic()
        with running(data, pause=0.01) as portal:
            get(portal.port)
            times.append(time.monotonic() - begin)
    return statistics.median(times)


def _made_anew(uncached: dict[str, tuple[float, int]]) -> list[Figure]:
    """Processor time and queries of pages that are not kept."""
    figures = []
    for name, (milliseconds, queries) in uncached.items():
        said, limit = PAGES[name]
        most = {"article": 5, "motion": 8, "home": 8}.get(name, 6)
        figures += [Figure(f"{said}: Rechenzeit", milliseconds, "ms", limit)]
        figures += [Figure(f"{said}: Abfragen", queries, "", most)]
    return figures


def _compare(portal: Running, folder: Path, port: int, address: str) -> list[Figure]:
    """nginx's static file, granian alone, the shipped nginx: requests per second at 16 connections, p99 at 64."""
    (folder / "files").mkdir(parents=True)
    answer = get(portal.port, address, Accept_Encoding="gzip")
    (folder / "files/page.html").write_bytes(answer.data)
    bare = free_port()
    static = f"server {{ listen 127.0.0.1:{bare}; root {folder}/files; add_header Content-Encoding gzip; }}"
    with front(folder, port=port, portal_port=portal.port, beside=static, workers=2):
        targets = {
            STATIC: f"http://127.0.0.1:{bare}/page.html",
            GRANIAN: f"http://127.0.0.1:{portal.port}{address}",
            BEHIND: f"http://127.0.0.1:{port}{address}",
        }
        few, many = (
            [{name: _wrk(url, connections) for name, url in targets.items()} for _ in range(ROUNDS)]
            for connections in (16, 64)
        )
        # Four at once: more than six costly questions a worker turns away (portal.serving.crowd).
        anew = statistics.median(_wrk(f"{targets[GRANIAN]}?anders=1", 4)[0] for _ in range(3))
    figures = _speeds(few) + _lateness(many)
    return [*figures, Figure("Artikel, neu erzeugt bei jedem Aufruf, granian allein", anew, "/s")]


def _speeds(rounds: list[dict[str, tuple[float, float]]]) -> list[Figure]:
    figures = []
    for name, said in NAMES.items():
        speed = statistics.median(found[name][0] for found in rounds)
        figures.append(Figure(f"Artikel, 16 Verbindungen, {said}", speed, "/s"))
        if name in LEAST:
            share = statistics.median(found[name][0] / found[STATIC][0] for found in rounds)
            figures.append(Figure(f"Anteil an der statischen Datei, {said}", share, "", LEAST[name], at_least=True))
    return figures


def _lateness(rounds: list[dict[str, tuple[float, float]]]) -> list[Figure]:
    figures = []
    for name, said in NAMES.items():
        slowest = statistics.median(found[name][1] for found in rounds)
        figures.append(Figure(f"99 % in, 64 Verbindungen, {said}", slowest, "ms"))
        if name in LEAST:
            late = statistics.median(found[name][1] / found[STATIC][1] for found in rounds)
            figures.append(Figure(f"Dabei so oft die Zeit der statischen Datei, {said}", late, "", LATEST))
    return figures


def _wrk(url: str, connections: int) -> tuple[float, float]:
    """Requests per second, and the 99th percentile in milliseconds."""
    headers = ["-H", "Accept-Encoding: gzip", "-H", "Host: 127.0.0.1"]
    command = ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}", "--latency", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    speed = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return speed, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def _megabytes(pid: int) -> float:
    """Proportional set size of a process and all below it: what is shared counts once."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    own = int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024
    return own + sum(_megabytes(int(child)) for child in children)


if __name__ == "__main__":
    main()
