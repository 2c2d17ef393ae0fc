"""The doorkeeper itself: what it sends on to the workers, as it came, and whom it does not let wait."""

import io
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.serving import meanwhile
from portal.serving.finished.asking import Asking
from portal.serving.finished.cellar import Cellar
from portal.serving.finished.watch import Watch
from portal.serving.meanwhile import MOST_WAITING, Doorkeeper, _headers
from tests.serving.asking import Count


class Echo(BaseHTTPRequestHandler):
    """Stands where the workers will be: says what it was asked."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        said = f"{self.command} {self.path} {self.headers['Host']} {self.headers['Cookie']} {body.decode()}".encode()
        self.send_response(201, "Made")
        self.send_header("Content-Length", str(len(said)))
        self.send_header("X-Said", "ja")
        self.send_header("X-For", str(self.headers["X-Forwarded-For"]))
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
        yield Doorkeeper(Cellar(tmp_path, 0), watch, asking, server.server_address, frozenset({"", "10.0.0.1"}))
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


def test_letters_in_an_address_are_led_on(doorkeeper):
    doorkeeper._workers_are_there.set()
    assert "?q=%C3%A4&x=%25y " in ask(doorkeeper, QUERY_STRING="q=\xc3\xa4&x=%25y")[2]


@pytest.mark.parametrize(
    ("sender", "said", "believed"),
    [
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("203.0.113.7", "", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
    ],
)
def test_only_a_front_server_says_for_whom_it_asks(doorkeeper, sender, said, believed):
    doorkeeper._workers_are_there.set()
    more = {"HTTP_X_FORWARDED_FOR": said} if said else {}
    assert ask(doorkeeper, REMOTE_ADDR=sender, **more)[1]["X-For"] == believed


def test_length_that_is_written_like_an_own_header_counts_for_nothing():
    asked = {"HTTP_CONTENT_LENGTH": "2", "HTTP_TRANSFER_ENCODING": "chunked", "HTTP_ACCEPT": "text/html"}
    assert _headers(asked, frozenset({""})) == {"ACCEPT": "text/html"}


def test_who_has_waited_for_long_is_asked_to_come_again(doorkeeper, monkeypatch):
    monkeypatch.setattr(meanwhile, "SECONDS_TO_WAIT", 0.05)
    assert ask(doorkeeper)[0].startswith("503")
    assert doorkeeper._room._value == MOST_WAITING
