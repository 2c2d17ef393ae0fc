"""While the portal starts anew: readers get what is finished, everybody else waits a moment, nobody is turned away."""

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from portal.serving import listening, meanwhile
from portal.serving.finished.asking import Key
from portal.serving.finished.cellar import Cellar
from portal.serving.meanwhile import begin, remember
from tests.ports import free_port
from tests.serving.asking import page
from tests.serving.killing import SERVING, children, threads
from tests.serving.running import ROOT, get, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives a folder with SQLite of its own"),
]
KEPT, OTHER = "/", "/antraege/"


class Portal:
    """`manage.py serve` that can be stopped in the middle of its start."""

    def __init__(self, folder: Path, port: int):
        self.folder, self.port = folder, port
        own = {"DATA_DIR": str(folder), "PORT": str(self.port), "PORTAL_URL": f"http://127.0.0.1:{self.port}"}
        self.environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        self.process = None

    def start(self, **more: str) -> None:
        command = [sys.executable, "manage.py", "serve", "--ohne-demo", "--workers", "1"]
        with (self.folder / "server.log").open("w") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment | more, stdout=log, stderr=log)

    @contextmanager
    def in_the_middle_of_a_start(self):
        """Nothing is loaded: the process that loads stands still."""
        self.start()
        while not children(self.process.pid):
            assert self.process.poll() is None
            time.sleep(0.005)
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def until_it_says_so(self) -> None:
        while "läuft" not in (log := (self.folder / "server.log").read_text()):
            assert self.process.poll() is None, log
            time.sleep(0.05)

    def only_worker(self) -> int:
        """Its number, as soon as nobody else answers."""
        self.until_it_says_so()
        while len(serving := [pid for pid in children(self.process.pid) if SERVING in threads(pid)]) != 1:
            assert self.process.poll() is None
            time.sleep(0.05)
        return serving[0]

    def run(self, code: str) -> None:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", code]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def end(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(number)
        self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def lived(tmp_path_factory, migrated):
    """A portal that was founded, read once, and ended."""
    made = Portal(tmp_path_factory.mktemp("lived"), free_port())
    if migrated.exists():
        shutil.copyfile(migrated, made.folder / "portal.sqlite3")
    made.start()
    wait_for(made.port, made.process)
    assert get(made.port, KEPT).status == 200
    made.end()
    return made


@pytest.fixture
def portal(tmp_path, lived):
    """The next life of it."""
    made = Portal(shutil.copytree(lived.folder, tmp_path / "data"), lived.port)
    yield made
    if made.process and made.process.poll() is None:
        left = children(made.process.pid)
        made.end(signal.SIGKILL)
        for pid in left:  # The next life wants the port at once.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def test_readers_get_what_is_finished_and_others_wait_for_the_workers(portal):
    form = b"bericht=" + b"x" * 100_000
    with ThreadPoolExecutor() as pool:
        with portal.in_the_middle_of_a_start():
            first = get(portal.port, KEPT, Accept_Encoding="br")
            assert (first.status, first.headers["Content-Encoding"]) == (200, "br")
            assert get(portal.port, KEPT, Accept_Encoding="br", If_None_Match=first.headers["ETag"]).status == 304
            waiting = pool.submit(get, portal.port, OTHER)
            sent = pool.submit(_post, portal.port, form)
            time.sleep(0.5)
            assert not waiting.done()
            assert not sent.done()
        assert waiting.result(60).status == 200
        assert len(waiting.result().headers.get_all("Date")) == 1
        assert sent.result(60).status == 403  # Django has read it: it does not come from a page of ours.
    assert get(portal.port, KEPT, Accept_Encoding="br").headers["ETag"] == first.headers["ETag"]


def _post(port: int, body: bytes) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", "/mitmachen/kommentar/1/", body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    return answer


def test_what_has_changed_meanwhile_is_not_shown(portal):
    portal.run("from portal.publishing.models import HomePage; HomePage.objects.first().save()")
    with ThreadPoolExecutor() as pool:
        with portal.in_the_middle_of_a_start():
            waiting = pool.submit(get, portal.port, KEPT)
            time.sleep(0.5)
            assert not waiting.done()
        assert waiting.result(60).status == 200


@pytest.mark.parametrize("other", [{"PORTAL_SECURITY": "sicherheit@example.org"}, {"DATA_DIR": ""}])
def test_nobody_answers_for_other_settings_or_without_anything_to_show(portal, tmp_path, other):
    portal.start(**{name: value or str(tmp_path / "empty") for name, value in other.items()})
    time.sleep(0.5)
    assert children(portal.process.pid) == []


@pytest.mark.parametrize("cause", ["killed", "refused"])
def test_who_waits_is_told_when_the_start_fails(portal, cause):
    with ThreadPoolExecutor() as pool:
        with portal.in_the_middle_of_a_start():
            waiting = pool.submit(get, portal.port, OTHER)
            time.sleep(0.5)
            if cause == "killed":
                portal.process.kill()
            else:
                (portal.folder / "secret.key").write_text("")
        answer = waiting.result(60)
    assert portal.process.wait(30) != 0
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "nichts verloren" in answer.data.decode()


def test_database_that_is_exchanged_meanwhile_is_asked(portal):
    kept, other = portal.folder / "portal.sqlite3", portal.folder / "other.sqlite3"
    shutil.copyfile(kept, other)
    with closing(sqlite3.connect(other)) as database:
        database.execute("UPDATE serving_generation SET number = number + 1")
        database.commit()
    with ThreadPoolExecutor() as pool:
        with portal.in_the_middle_of_a_start():
            assert get(portal.port, KEPT).status == 200
            other.replace(kept)
            time.sleep(0.5)
            waiting = pool.submit(get, portal.port, KEPT)
            time.sleep(0.5)
            assert not waiting.done()
        assert waiting.result(60).status == 200


@pytest.mark.parametrize("cause", ["stopped", "refused"])
def test_doorkeeper_that_never_ends_keeps_nobody_else_from_ending(portal, cause):
    with portal.in_the_middle_of_a_start():
        (doorkeeper,) = children(portal.process.pid)
        get(portal.port, KEPT)  # It has opened the database, which it would hold if it stood still meanwhile.
        os.kill(doorkeeper, signal.SIGSTOP)  # As if somebody read his answer very slowly.
        if cause == "refused":
            (portal.folder / "secret.key").write_text("")
    if cause == "stopped":
        portal.until_it_says_so()
        portal.end()
    assert (portal.process.wait(30) == 0) == (cause == "stopped")
    assert not Path(f"/proc/{doorkeeper}").exists()


@pytest.fixture
def something_to_show(tmp_path, monkeypatch):
    """A DATA_DIR with one finished page, and a port of its own; what is begun there is over afterwards."""
    monkeypatch.setenv("PORT", str(free_port()))
    with closing(sqlite3.connect(tmp_path / "portal.sqlite3")) as database:
        database.execute("CREATE TABLE serving_generation AS SELECT 1 AS number")
    cellar = Cellar.below(tmp_path, 10_000_000)
    cellar.put(Key("portal.example", "/", ""), page())
    remember(
        cellar,
        hosts=["portal.example"],
        cookies=["sitzung"],
        https=False,
        fronts=[],
        database=tmp_path / "portal.sqlite3",
    )
    yield tmp_path
    listening.end()
    if process := meanwhile.end():
        process.kill()
        process.join()


def _nowhere():
    raise OSError("there is no PostgreSQL here")


@pytest.mark.parametrize("arguments", [["--help"], ["--host"], ["--workers", "viele"], ["--unbekannt"]])
def test_what_starts_no_portal_opens_no_door(something_to_show, arguments):
    begin(something_to_show, arguments, port=int(os.environ["PORT"]), connect=_nowhere)
    assert not listening.is_open()


def test_doorkeeper_does_not_wait_for_ever_for_somebody_who_never_finishes(something_to_show, monkeypatch):
    monkeypatch.setattr(meanwhile, "SECONDS_FOR_AN_ANSWER", 0.5)
    port = int(os.environ["PORT"])
    begin(something_to_show, ["--workers", "1"], port=port, connect=_nowhere)
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nHost: portal.example\r\nContent-Length: 9\r\n\r\n...")
        assert get(port, "/", Host="portal.example").status == 200
        process = meanwhile.end()
        process.join(60)
        assert not process.is_alive()


def test_start_under_another_name_writes_nothing_into_the_log(portal):
    portal.start(PORTAL_URL="http://portal.test")
    portal.until_it_says_so()
    assert "HTTP_HOST" not in (portal.folder / "server.log").read_text()


def test_who_waits_at_a_worker_that_is_killed_is_answered_by_the_next(portal):
    portal.start()
    worker = portal.only_worker()
    os.kill(worker, signal.SIGSTOP)
    while not _stands_still(worker):
        time.sleep(0.01)
    with socket.create_connection(("127.0.0.1", portal.port), timeout=30) as reader:
        reader.sendall(f"GET {KEPT} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.2)
        os.kill(worker, signal.SIGKILL)
        assert reader.recv(100).startswith(b"HTTP/1.1 200")


def _stands_still(pid: int) -> bool:
    """Every thread of it; until then one may still take somebody in."""
    return all(
        place.read_text().rpartition(")")[2].split()[0] == "T" for place in Path(f"/proc/{pid}/task").glob("*/stat")
    )
