"""Whoever is slow takes no thread of those who read."""

import threading
import time

import pytest

from portal.serving import crowd
from portal.serving.crowd import AT_ONCE, COSTLY_AT_ONCE, COSTLY_ROOM, ROOM, THREADS, Door


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


def ask(door, path: str = "/seite/") -> bytes:
    return b"".join(door({"PATH_INFO": path, "REQUEST_METHOD": "GET"}, None))


def fill(door, number: int, path: str = "/seite/") -> tuple[list[threading.Thread], list[bytes]]:
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(door, path))) for _ in range(number)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    return threads, answers


def test_queue_that_stands_still_turns_away_and_leaves_a_thread_for_readers(slow, monkeypatch):
    monkeypatch.setattr(crowd, "LONGEST_WAIT", 0.6)
    door = Door(slow, refuse)
    threads, answers = fill(door, AT_ONCE + ROOM)
    time.sleep(0.3)
    begun = time.monotonic()
    assert ask(door) == b"zu voll"
    assert time.monotonic() - begun < 0.25
    time.sleep(0.5)
    assert answers == [b"zu voll"] * ROOM
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
    threads, _ = fill(door, AT_ONCE + ROOM)
    time.sleep(0.3)
    threading.Timer(0.2, slow.go.set).start()
    assert ask(door, "/static/x.css") == b"fertig"
    for thread in threads:
        thread.join()


@pytest.mark.parametrize(
    ("path", "query", "costly"),
    [
        ("/suche/", "", True),
        ("/suche/vorschlaege/", "q=w", True),
        ("/antraege/wasser/wasser.pdf", "", True),
        ("/antraege/wasser/vergleich/", "", True),
        ("/antraege/", "land=by", True),
        ("/antraege/wasser/", "", False),
        ("/redaktion/pages/3/edit/", "x=1", False),
        ("/redaktion/x.csv", "", False),
        ("/", "", False),
    ],
)
def test_what_is_costly(path, query, costly):
    assert crowd.is_costly({"PATH_INFO": path, "QUERY_STRING": query}) is costly


def test_costly_questions_leave_places_for_pages(slow):
    door = Door(slow, refuse)
    threads, _ = fill(door, AT_ONCE, "/suche/")
    assert slow.inside == COSTLY_AT_ONCE
    assert COSTLY_AT_ONCE < AT_ONCE, "no place is left for pages"
    pages = [threading.Thread(target=ask, args=(door, "/neu/")) for _ in range(AT_ONCE - COSTLY_AT_ONCE)]
    for page in pages:
        page.start()
    time.sleep(0.1)
    assert slow.inside == AT_ONCE
    slow.go.set()
    for thread in (*threads, *pages):
        thread.join()


def test_flood_of_costly_questions_is_turned_away_at_once(slow):
    door = Door(slow, refuse)
    threads, answers = fill(door, THREADS, "/suche/")
    assert len(answers) == THREADS - COSTLY_AT_ONCE - COSTLY_ROOM
    slow.go.set()
    for thread in threads:
        thread.join()
    assert answers.count(b"fertig") == COSTLY_AT_ONCE + COSTLY_ROOM
