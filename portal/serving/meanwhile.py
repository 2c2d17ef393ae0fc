"""Who answers while everything is loaded: a small process that knows the finished pages of the cellar and nothing of Django.

Loading takes seconds; this process answers after a third of one. Whoever wants something else waits at its side and is led to the
workers as soon as they are there. It begins only when there is something to show: made by this very code under these settings, in
the generation that the database says is the newest.
"""

import argparse
import atexit
import http.client
import json
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache, partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from portal.serving import listening
from portal.serving.finished.asking import Asking, Key
from portal.serving.finished.cellar import Cellar
from portal.serving.finished.layer import Environ, Start, send
from portal.serving.finished.page import Page
from portal.serving.finished.watch import Watch
from portal.serving.processes import fork

NOTE: Final = "asking.json"
GENERATION: Final = "SELECT number FROM serving_generation"
THREADS, MOST_WAITING = 64, 48  # Whoever waits takes a thread; the rest is for those who read.
SECONDS_UNTIL_CLOSED: Final = 0.05
SECONDS_FOR_AN_ANSWER: Final = 300
PIECE: Final = 64 * 1024
# Of this connection, not of the message (RFC 9110, 7.6.1).
OWN_TO_A_CONNECTION: Final = {
    "connection",
    "keep-alive",
    "transfer-encoding",
    "te",
    "trailer",
    "upgrade",
    "proxy-connection",
}
PAUSE: Final = "Das Portal startet gerade neu. Es ist nichts verloren gegangen; bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
_begun: list[tuple[int, BaseProcess]] = []
"""The pipe to the process, and the process."""


def remember(cellar: Cellar, *, hosts: Iterable[str], cookies: list[str], https: bool, database: Path | None) -> None:
    """Writes down what the next start needs before it can read the settings. `database`: SQLite's file in DATA_DIR. A full disk is no fault here."""
    note = {"hosts": sorted(hosts), "cookies": cookies, "https": https, "database": database.name if database else ""}
    try:
        cellar.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (cellar.folder / NOTE).write_text(json.dumps(note))
    except OSError:
        return


def begin(folder: Path, arguments: list[str]) -> None:
    """Starts that process, if it has something to show. `folder`: DATA_DIR; `arguments`: those of `manage.py serve`."""
    cellar = Cellar.below(folder)
    if cellar.is_empty():
        return
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--host", default=listening.HOST)
    host = parser.parse_known_args(arguments)[0].host
    try:
        note = json.loads((cellar.folder / NOTE).read_text())
        port = int(os.environ.get("PORT") or listening.PORT)
        listening.begin(host, port)
    except (OSError, ValueError):
        return  # `serve` says what is wrong.
    waiting, pipe = os.pipe()
    process = fork(
        partial(_answer, cellar, note | {"database": folder / note["database"]}, (host, port), waiting, pipe)
    )
    os.close(waiting)
    _begun.append((pipe, process))
    atexit.register(_give_up)


def end() -> BaseProcess | None:
    """The workers are there, or there will be none: it takes nobody in any more, leads on those who wait, and ends."""
    if not _begun:
        return None
    pipe, process = _begun.pop()
    with suppress(BrokenPipeError):  # Somebody has killed it.
        os.write(pipe, b".")
    os.close(pipe)
    return process


def _give_up() -> None:
    """The start has failed: whoever waits is not to be led to a socket at which nobody is."""
    listening.end()
    end()


def _answer(cellar: Cellar, note: dict[str, Any], address: tuple[str, int], waiting: int, pipe: int) -> None:
    from portal.serving.worker import answer  # Here, so that the process above need not load it yet.

    os.close(pipe)  # So that the other end notices when the process above is gone.
    watch = Watch(_count(note["database"]), lambda: None)
    asking = Asking(frozenset(note["hosts"]), note["cookies"], https=note["https"])
    doorkeeper = Doorkeeper(cellar, watch, asking, address)
    threading.Thread(target=doorkeeper.wait_for_the_workers, args=(waiting,), name="workers", daemon=True).start()
    answer(lambda: doorkeeper, THREADS)


class Doorkeeper:
    """A WSGI application. `address`: where the workers will be."""

    def __init__(self, cellar: Cellar, watch: Watch, asking: Asking, address: tuple[str, int]):
        self._watch, self._asking, self._address = watch, asking, address
        self._workers_are_there = threading.Event()
        self._room = threading.BoundedSemaphore(MOST_WAITING)
        self._fetch: Callable[[Key, int], Page | None] = lru_cache(1_000)(cellar.get)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        self._watch.start()
        key, generation = self._asking.key(environ), self._watch.generation
        if key and not key.query and generation and not self._watch.is_blind:
            page = self._fetch(key, generation)
            if page and time.time() < page.until:
                return send(page, environ, start_response)
        if not self._room.acquire(blocking=False):
            return _pause(start_response)
        try:
            self._workers_are_there.wait()
            return self._lead_on(environ, start_response)
        finally:
            self._room.release()

    def wait_for_the_workers(self, pipe: int) -> None:
        """Also when there will be none: the process above has ended."""
        os.read(pipe, 1)
        os.kill(os.getpid(), signal.SIGTERM)  # Nobody comes in here any more, so that nobody is led back to here.
        time.sleep(SECONDS_UNTIL_CLOSED)
        self._workers_are_there.set()

    def _lead_on(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        connection = http.client.HTTPConnection(*self._address, timeout=SECONDS_FOR_AN_ANSWER)
        try:
            target = quote(environ["PATH_INFO"].encode("latin-1"), safe="/:@!$&'()*+,;=~")
            if environ.get("QUERY_STRING"):
                target += f"?{environ['QUERY_STRING']}"
            has_body = environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING")
            body = environ["wsgi.input"] if has_body else None
            connection.request(environ["REQUEST_METHOD"], target, body, _headers(environ))
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException):
            connection.close()
            return _pause(start_response)
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in OWN_TO_A_CONNECTION]
        start_response(f"{answer.status} {answer.reason}", kept)
        return _pieces(answer, connection)


def _headers(environ: Environ) -> dict[str, str]:
    sent = {name[5:].replace("_", "-"): value for name, value in environ.items() if name.startswith("HTTP_")}
    sent |= {name.replace("_", "-"): environ[name] for name in ("CONTENT_TYPE", "CONTENT_LENGTH") if environ.get(name)}
    return {name: value for name, value in sent.items() if name.lower() not in OWN_TO_A_CONNECTION}


def _pieces(answer: http.client.HTTPResponse, connection: http.client.HTTPConnection) -> Iterator[bytes]:
    try:
        while piece := answer.read(PIECE):
            yield piece
    finally:
        connection.close()


def _pause(start_response: Start) -> list[bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), ("Retry-After", "5")]
    start_response("503 Service Unavailable", headers)
    return [PAUSE.encode()]


def _count(place: Path) -> Callable[[], int | None]:
    """Asks the database for the number of the generation; never makes a database."""
    opened: list[Any] = []

    def current() -> int | None:
        if not opened:
            opened.append(_open(place))
        row = opened[0].execute(GENERATION).fetchone()
        return row[0] if row else None

    return current


def _open(place: Path) -> Any:
    if url := os.environ.get("DATABASE_URL"):
        import psycopg

        return psycopg.connect(url, connect_timeout=3, autocommit=True)
    return sqlite3.connect(f"{place.as_uri()}?mode=rw", uri=True, isolation_level=None)
