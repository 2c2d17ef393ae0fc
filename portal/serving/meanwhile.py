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
from string import punctuation
from typing import Any, Final
from urllib.parse import quote

from portal.serving import listening
from portal.serving.finished.asking import Asking, Key
from portal.serving.finished.cellar import Cellar
from portal.serving.finished.layer import Environ, Start, send
from portal.serving.finished.page import Page
from portal.serving.finished.watch import Watch
from portal.serving.processes import SECONDS_TO_END, fork

NOTE: Final = "asking.json"
GENERATION: Final = "SELECT number FROM serving_generation"
THREADS, MOST_WAITING = 64, 48  # Whoever waits takes a thread; the rest is for those who read.
SECONDS_TO_WAIT: Final = 45  # Less than the front server waits.
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
OF_THE_BODY: Final = ("CONTENT_TYPE", "CONTENT_LENGTH")
PAUSE: Final = "Das Portal startet gerade neu. Es ist nichts verloren gegangen; bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
Connect = Callable[[], Any]
"""Opens a connection to PostgreSQL that knows nothing of Django."""
_begun: list[tuple[int, BaseProcess]] = []
"""The pipe to the process, and the process."""


def remember(
    cellar: Cellar,
    *,
    hosts: Iterable[str],
    cookies: list[str],
    https: bool,
    fronts: Iterable[str],
    database: Path | None,
) -> None:
    """Writes down what the next start needs before it can read the settings. A full disk is no fault here.

    `fronts`: the addresses that may say for whom they ask; `database`: SQLite's file in DATA_DIR.
    """
    note = {"hosts": sorted(hosts), "cookies": cookies, "https": https, "fronts": sorted(fronts)}
    note["database"] = database.name if database else ""
    try:
        cellar.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (cellar.folder / NOTE).write_text(json.dumps(note))
    except OSError:
        return


def add_options(parser: argparse.ArgumentParser) -> None:
    """Those of `manage.py serve`."""
    parser.add_argument("--host", default=listening.HOST)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ohne-demo", action="store_true", help="Ohne Demo-Inhalt beginnen.")


def begin(folder: Path, arguments: list[str], *, port: int, connect: Connect) -> None:
    """Starts that process, if it has something to show. `folder`: DATA_DIR; `arguments`: those of `manage.py serve`."""
    cellar = Cellar.below(folder)
    if cellar.is_empty():
        return
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    add_options(parser)
    try:
        options, others = parser.parse_known_args(arguments)
        if others:  # --help, --version, what nobody knows.
            return
        note = json.loads((cellar.folder / NOTE).read_text())
        address = options.host, port
        listening.begin(*address)
    except (OSError, ValueError, argparse.ArgumentError):
        return  # `serve` says what is wrong.
    waiting, pipe = os.pipe()
    note["database"] = folder / note["database"] if note["database"] else None
    process = fork(partial(_answer, cellar, note, Count(note["database"], connect), address, waiting, pipe))
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
    """The start has failed: whoever waits is not to be led to a socket at which nobody is.

    And whoever reads slowly must not keep this process from ending, which waits for its own.
    """
    listening.end()
    if process := end():
        process.join(SECONDS_TO_END)
        process.kill()


def _answer(
    cellar: Cellar, note: dict[str, Any], count: "Count", address: tuple[str, int], waiting: int, pipe: int
) -> None:
    from portal.serving.worker import answer  # Here, so that the process above need not load it yet.

    os.close(pipe)  # So that the other end notices when the process above is gone.
    watch = Watch(count, count.hang_up, place=note["database"])
    asking = Asking(frozenset(note["hosts"]), note["cookies"], https=note["https"])
    doorkeeper = Doorkeeper(cellar, watch, asking, address, frozenset(note["fronts"]))
    threading.Thread(target=doorkeeper.wait_for_the_workers, args=(waiting,), name="workers", daemon=True).start()
    answer(lambda: doorkeeper, THREADS)


class Doorkeeper:
    """A WSGI application. `address`: where the workers will be. `fronts`: who may say for whom it asks."""

    def __init__(self, cellar: Cellar, watch: Watch, asking: Asking, address: tuple[str, int], fronts: frozenset[str]):
        self._watch, self._asking, self._address, self._fronts = watch, asking, address, fronts
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
            if self._workers_are_there.wait(SECONDS_TO_WAIT):
                return self._lead_on(environ, start_response)
            # The front server gives up soon, and what was sent must not come to pass after that.
            return _pause(start_response)
        finally:
            self._room.release()

    def wait_for_the_workers(self, pipe: int) -> None:
        """Also when there will be none: the process above has ended. Whoever takes longer than an answer may is cut off."""
        os.read(pipe, 1)
        os.kill(os.getpid(), signal.SIGTERM)  # Nobody comes in here any more, so that nobody is led back to here.
        time.sleep(SECONDS_UNTIL_CLOSED)
        self._workers_are_there.set()
        time.sleep(SECONDS_FOR_AN_ANSWER)
        os.kill(os.getpid(), signal.SIGKILL)

    def _lead_on(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        own = ("::1" if ":" in self._address[0] else "127.0.0.1", 0)  # Whom the workers believe for whom it asks.
        connection = http.client.HTTPConnection(*self._address, timeout=SECONDS_FOR_AN_ANSWER, source_address=own)
        try:
            target = quote(environ["PATH_INFO"].encode("latin-1"), safe="/:@!$&'()*+,;=~")
            if query := environ.get("QUERY_STRING"):  # Some programs send letters as they are.
                target += f"?{quote(query.encode('latin-1'), safe=punctuation)}"
            has_body = environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING")
            body = environ["wsgi.input"] if has_body else None
            connection.request(environ["REQUEST_METHOD"], target, body, _headers(environ, self._fronts))
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException):
            connection.close()
            return _pause(start_response)
        kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in OWN_TO_A_CONNECTION]
        start_response(f"{answer.status} {answer.reason}", kept)
        return _pieces(answer, connection)


def _headers(environ: Environ, fronts: frozenset[str]) -> dict[str, str]:
    """As they came. The workers believe this machine for whom it asks, so only whoever they would believe may say it."""
    sent = {name[5:].replace("_", "-"): value for name, value in environ.items() if name.startswith("HTTP_")}
    if (sender := environ.get("REMOTE_ADDR", "")) not in fronts:
        sent["X-FORWARDED-FOR"] = sender
    for name in OF_THE_BODY:  # Somebody may have written „Content_Length“, which is another header until here.
        sent.pop(name.replace("_", "-"), None)
        if environ.get(name):
            sent[name.replace("_", "-")] = environ[name]
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


class Count:
    """Asks the database for the number of the generation; never makes a database. `place`: SQLite's file, else `connect` is asked."""

    def __init__(self, place: Path | None, connect: Connect):
        self._place, self._connect, self._connection = place, connect, None

    def __call__(self) -> int | None:
        if self._connection is None:
            self._connection = self._open()
        row = self._connection.execute(GENERATION).fetchone()
        return row[0] if row else None

    def hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            with suppress(Exception):  # It was broken already.
                connection.close()

    def _open(self) -> Any:
        if self._place:
            return sqlite3.connect(f"{self._place.as_uri()}?mode=rw", uri=True, isolation_level=None)
        return self._connect()
