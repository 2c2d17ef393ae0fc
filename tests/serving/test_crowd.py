"""Whoever is slow takes no thread of those who read."""

import threading
import time

import pytest

from portal.serving import crowd
from portal.serving.crowd import AT_ONCE, THREADS, Door


class Slow:
    """An application whose answers last until `go` is set."""

    def __init__(self):
        self.go, self.inside, self.most, self.lock = threading.Event(), 0, 0, threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        if environ["PATH_INFO"] == "/kaputt/":
            self.inside -= 1
            raise RuntimeError
        self.go.wait(10)
        with self.lock:
            self.inside -= 1
        return [b"fertig"]


def refuse(environ, start_response):
    return [b"zu voll"]


@pytest.fixture
def slow():
    slow = Slow()
    yield slow
    slow.go.set()


def ask(door, path: str = "/suche/") -> bytes:
    return b"".join(door({"PATH_INFO": path, "REQUEST_METHOD": "GET"}, None))


def fill(door, number: int) -> tuple[list[threading.Thread], list[bytes]]:
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(door))) for _ in range(number)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    return threads, answers


def test_queue_that_stands_still_turns_away_and_leaves_a_thread_for_readers(slow, monkeypatch):
    monkeypatch.setattr(crowd, "LONGEST_WAIT", 0.6)
    door = Door(slow, refuse)
    threads, answers = fill(door, THREADS - 1)
    time.sleep(0.3)
    begun = time.monotonic()
    assert ask(door) == b"zu voll"
    assert time.monotonic() - begun < 0.1
    time.sleep(0.5)
    assert answers == [b"zu voll"] * (THREADS - 1 - AT_ONCE)
    slow.go.set()
    for thread in threads:
        thread.join()
    assert slow.most == AT_ONCE
    assert ask(door) == b"fertig"


def test_queue_that_moves_turns_nobody_away(slow):
    door = Door(slow, refuse)
    threads, answers = fill(door, 4 * THREADS)
    slow.go.set()
    for thread in threads:
        thread.join()
    assert answers == [b"fertig"] * 4 * THREADS


def test_door_stays_open_after_errors(slow):
    door = Door(slow, refuse)
    for _ in range(3 * AT_ONCE):
        with pytest.raises(RuntimeError):
            ask(door, "/kaputt/")
    slow.go.set()
    assert ask(door) == b"fertig"


def test_style_sheets_and_health_pass_by(slow):
    door = Door(slow, refuse)
    threads, _ = fill(door, THREADS - 1)
    time.sleep(0.3)
    threading.Timer(0.2, slow.go.set).start()
    assert ask(door, "/static/x.css") == b"fertig"
    for thread in threads:
        thread.join()
