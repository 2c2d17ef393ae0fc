"""Builders for tests of finished bytes: an application that counts how often it is asked, and a reader."""

from zoneinfo import ZoneInfo

from portal.serving.finished.asking import Asking
from portal.serving.finished.layer import FinishedBytes
from portal.serving.finished.watch import Watch

HOST = "portal.example"
PAGE = ("Ein Antrag für alle. " * 200).encode()


class Behind:
    """Stands where Django stands: answers with what the test says, and remembers what it was asked."""

    def __init__(self, body: bytes = PAGE, status: str = "200 OK", headers: tuple = ()):
        self.body, self.status, self.headers = body, status, list(headers)
        self.asked: list[dict] = []

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        start_response(self.status, [("Content-Type", "text/html; charset=utf-8"), *self.headers])
        return [self.body]


class Answer:
    """What a reader got."""

    def __init__(self, status: str, headers: list, body: bytes):
        self.status, self.body = int(status[:3]), body
        self.headers = {name.lower(): value for name, value in headers}


class Count:
    """The number of the generation, raised by hand."""

    def __init__(self, number: int | None = 1):
        self.number, self.gone = number, False

    def __call__(self) -> int | None:
        if self.gone:
            raise OSError("Datenbank weg")
        return self.number


def publish_meanwhile(portal: FinishedBytes, behind: Behind, count: Count) -> None:
    """From now on somebody publishes while a page is being made."""

    def publish(environ, start_response):
        answer = behind(environ, start_response)
        count.number += 1
        portal.look()
        return answer

    portal._application = publish


def layer(behind, count=None, *, https: bool = False, most_bytes: int = 4_000_000) -> FinishedBytes:
    """The layer with one host; the watch looks only when a test says so (`look`)."""
    watch = Watch(count or Count(), lambda: None, every=3600)
    asking = Asking(frozenset({HOST}), ["sitzung", "schutz"], https=https)
    made = FinishedBytes(behind, asking, watch, ZoneInfo("Europe/Berlin"), most_bytes)
    made.look = watch.look
    return made


def read(application, path: str = "/", query: str = "", method: str = "GET", **headers) -> Answer:
    """Asks as a web server does; header names as in `If_None_Match="…"`."""
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "x"}
    environ |= {"HTTP_HOST": HOST} | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    told = []
    body = application(environ, lambda status, headers, exc_info=None: told.append((status, headers)))
    return Answer(*told[-1], b"".join(body))
