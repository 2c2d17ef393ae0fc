"""While the portal starts anew: readers get what is finished, everybody else waits a moment, nobody is turned away."""

import http.client
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from portal.serving.finished.asking import Asking
from portal.serving.finished.cellar import Cellar
from portal.serving.finished.watch import Watch
from portal.serving.meanwhile import MOST_WAITING, Doorkeeper
from tests.ports import free_port
from tests.serving.asking import Count
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

    def only_worker(self) -> int:
        """Its number, as soon as nobody else answers."""
        while "läuft" not in (self.folder / "server.log").read_text():
            time.sleep(0.05)
        while len(serving := [pid for pid in children(self.process.pid) if SERVING in threads(pid)]) != 1:
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
        made.end(signal.SIGKILL)


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


def test_who_waits_at_a_worker_that_is_killed_is_answered_by_the_next(portal):
    portal.start()
    worker = portal.only_worker()
    os.kill(worker, signal.SIGSTOP)
    with socket.create_connection(("127.0.0.1", portal.port), timeout=30) as reader:
        reader.sendall(f"GET {KEPT} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.2)
        os.kill(worker, signal.SIGKILL)
        assert reader.recv(100).startswith(b"HTTP/1.1 200")


class Echo(BaseHTTPRequestHandler):
    """Stands where the workers will be: says what it was asked."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        said = f"{self.command} {self.path} {self.headers['Host']} {self.headers['Cookie']} {body.decode()}".encode()
        self.send_response(201, "Made")
        self.send_header("Content-Length", str(len(said)))
        self.send_header("X-Said", "ja")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        pass


@pytest.fixture
def doorkeeper(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        watch = Watch(Count(), lambda: None, every=3600)
        asking = Asking(frozenset({"portal.example"}), [], https=False)
        yield Doorkeeper(Cellar(tmp_path, 0), watch, asking, server.server_address)
        server.shutdown()


def ask(doorkeeper, body: bytes = b"", **more):
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/antr\xc3\xa4ge/a b/", "QUERY_STRING": "q=%C3%A4&x"}
    environ |= {"HTTP_HOST": "portal.example", "HTTP_COOKIE": "sitzung=1", "HTTP_CONNECTION": "upgrade"}
    environ |= {"CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
    told = []
    answer = doorkeeper(environ | more, lambda status, headers, exc_info=None: told.append((status, dict(headers))))
    return *told[0], b"".join(answer).decode()


def test_who_is_led_on_asks_for_the_same(doorkeeper):
    doorkeeper._workers_are_there.set()
    status, headers, said = ask(doorkeeper, "Straßenbäume".encode())
    assert (status, headers["X-Said"]) == ("201 Made", "ja")
    assert said == "POST /antr%C3%A4ge/a%20b/?q=%C3%A4&x portal.example sitzung=1 Straßenbäume"


def test_more_than_can_wait_are_asked_to_come_again(doorkeeper):
    with ThreadPoolExecutor(MOST_WAITING) as pool:
        waiting = [pool.submit(ask, doorkeeper) for _ in range(MOST_WAITING)]
        while doorkeeper._room._value:
            time.sleep(0.01)
        assert ask(doorkeeper)[0].startswith("503")
        doorkeeper._workers_are_there.set()
        assert {answer.result(60)[0] for answer in waiting} == {"201 Made"}
