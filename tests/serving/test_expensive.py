"""A flood of files and searches, and somebody who only reads."""

import contextlib
import http.client
import statistics
import threading
import time
from collections import Counter
from urllib.parse import quote, urlencode

import pytest

from tests.prepared import with_static
from tests.serving.running import ROOT, get, running

pytestmark = pytest.mark.slow
SECONDS = 6
CLIENTS = 16
PAUSE = 0.02  # The clients run on the same machine.
BEGIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests import factories
factories.found_site(municipalities=True)
factories.make_article("Wasser für alle", slug="wasser")
factories.make_motion("Wasser", slug="wasser")
from portal.places.models import Municipality
print(Municipality.objects.first().ags)
"""


class Flood:
    """Clients that ask for what nobody has asked before, as fast as they are answered."""

    def __init__(self, port: int, ags: str):
        self.port, self.ags = port, ags
        self.answers: Counter[tuple[str, int]] = Counter()
        self.silent = 0
        self._over, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(CLIENTS)]

    def __enter__(self) -> "Flood":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, client: int) -> None:
        number = 0
        while not self._over.is_set():
            number += 1
            time.sleep(PAUSE)
            with contextlib.suppress(OSError):
                kind, answer = self._file(f"{client}-{number}") if client % 2 else self._search(f"{client} {number}")
                with self._lock:
                    self.answers[kind, answer.status] += 1
                    self.silent += answer.status == 503 and not answer.headers["Retry-After"]

    def _search(self, word: str) -> tuple[str, http.client.HTTPResponse]:
        return "search", get(self.port, f"/suche/?q={quote('wasser ' + word)}")

    def _file(self, word: str) -> tuple[str, http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
            body = urlencode({"datei": "pdf", "fraktion": word})
            connection.request("POST", f"/antraege/wasser/anpassen/?ags={self.ags}", body, headers)
            answer = connection.getresponse()
            answer.read()
            return "file", answer


def read_times(port: int, seconds: float) -> list[float]:
    """How long a reader waits, each time over a connection of its own."""
    times, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.perf_counter()
        assert get(port, "/blog/wasser/").status == 200
        times.append(time.perf_counter() - begun)
        time.sleep(0.01)
    return times


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def test_readers_do_not_feel_a_flood_of_files_and_searches(tmp_path, collected, migrated, capsys):
    with running(with_static(tmp_path / "data", collected), migrated=migrated) as portal:
        ags = portal.run(BEGIN).splitlines()[-1]
        for _ in range(20):  # Both workers have the page.
            get(portal.port, "/blog/wasser/")
        quiet = p99(read_times(portal.port, 2))
        with Flood(portal.port, ags) as flood:
            time.sleep(1)
            busy = p99(read_times(portal.port, SECONDS))
        after = get(portal.port, "/suche/?q=danach")
    with capsys.disabled():
        print(f"\nreader's p99: quiet {quiet * 1000:.0f} ms, in the flood {busy * 1000:.0f} ms; {dict(flood.answers)}")
    assert {status for _, status in flood.answers} <= {200, 503}
    assert flood.answers["file", 200]
    assert flood.answers["search", 200]
    assert flood.silent == 0
    assert after.status == 200
    assert (
        busy <= 1
    )  # Who stood in the queue of the flood would wait longer. How fast it is on a quiet machine, it prints.
