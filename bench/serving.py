"""A reader's page: finished bytes beside nginx's static file in one run; the same page made anew; start and memory.

Starts the real portal with its demo and the shipped nginx file. Needs nginx and wrk (Debian: nginx-light, wrk); without
them only what needs neither is measured. An argument names a data folder to begin with instead of founding one. Ratios are medians of short rounds in turn, so that a busy machine hits all alike.
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

from tests.serving.front import NGINX, front
from tests.serving.running import Running, free_port, get, running

ROUNDS, SECONDS = 9, 1
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
    found[name] = [sorted(times)[len(times) // 4] * 1000, count]
print(json.dumps(found))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "data", free_port()
        if sys.argv[1:]:
            shutil.copytree(sys.argv[1], data)
        with running(data, demo=True):
            pass  # Founded; what follows is a start as it is every day.
        begin = time.monotonic()
        with running(data, url=f"http://127.0.0.1:{port}") as portal:
            get(portal.port)
            print(f"first answer after start     {time.monotonic() - begin:8.2f} s    at most 1.5 s")
            uncached = json.loads(portal.run(INSIDE))
            address = uncached.pop("address")
            for name, (milliseconds, queries) in uncached.items():
                limit = "at most 4 ms, 5 queries" if name == "article" else "at most 6 queries"
                print(f"{name + ', uncached':28} {milliseconds:8.2f} ms, {queries} queries   {limit}")
            if NGINX and shutil.which("wrk"):
                _compare(portal, Path(folder) / "front", port, address)
            print(f"memory of all processes      {_megabytes(portal.process.pid):8.0f} MB   at most 300 MB")


def _compare(portal: Running, folder: Path, port: int, address: str) -> None:
    """nginx's static file, granian alone, the shipped nginx: requests per second at 16 connections, p99 at 64."""
    (folder / "files").mkdir(parents=True)
    answer = get(portal.port, address, Accept_Encoding="gzip")
    (folder / "files/page.html").write_bytes(answer.data)
    bare = free_port()
    static = f"server {{ listen 127.0.0.1:{bare}; root {folder}/files; add_header Content-Encoding gzip; }}"
    with front(folder, port=port, portal_port=portal.port, beside=static, workers=2):
        targets = {
            "nginx, static file": f"http://127.0.0.1:{bare}/page.html",
            "granian alone": f"http://127.0.0.1:{portal.port}{address}",
            "behind the shipped nginx": f"http://127.0.0.1:{port}{address}",
        }
        for connections in (16, 64):
            rounds = [{name: _wrk(url, connections) for name, url in targets.items()} for _ in range(ROUNDS)]
            _print(rounds, connections)


def _print(rounds: list[dict[str, tuple[float, float]]], connections: int) -> None:
    for name in rounds[0]:
        speed = statistics.median(found[name][0] for found in rounds)
        share = statistics.median(found[name][0] / found["nginx, static file"][0] for found in rounds)
        slowest = statistics.median(found[name][1] for found in rounds)
        late = statistics.median(found[name][1] / found["nginx, static file"][1] for found in rounds)
        print(
            f"{name:24} {connections:3} {speed:8.0f}/s  {share:5.2f} of static   p99 {slowest:7.2f} ms  {late:5.2f} times"
        )


def _wrk(url: str, connections: int) -> tuple[float, float]:
    """Requests per second, and the 99th percentile in milliseconds."""
    command = [
        "wrk",
        "-t2",
        f"-c{connections}",
        f"-d{SECONDS}",
        "--latency",
        "-H",
        "Accept-Encoding: gzip",
        "-H",
        "Host: 127.0.0.1",
        url,
    ]
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
