"""The outermost layer of the portal: answers readers from memory, and asks Django only for what is not finished.

A page is kept with the generation that was known before it was made, and shown only as long as that is still the
newest. So a change that is committed while a page is being made can only lead to one making too many, never to an old
page that stays.
"""

import datetime
import time
from collections.abc import Callable, Iterable
from threading import Event, Lock
from typing import Any
from zoneinfo import ZoneInfo

from portal.serving.finished.asking import Asking, Key, best_encoding
from portal.serving.finished.page import Headers, Page, finish
from portal.serving.finished.shelf import Shelf
from portal.serving.finished.watch import Watch

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
SECONDS_TO_WAIT = 10
NOT_MODIFIED = "304 Not Modified"
FRONT = "HTTP_X_PORTAL_FRONT"
# The front server counts whole seconds. In the first part of one it gets no leave to keep, so that what it shows was
# known to be current at most 1 - 0.1 + 0.05 (the watch) seconds ago.
FIRST_PART = 0.1
OWN_FRESHNESS = ("/static/", "/medien/", "/dokumente/")
PRIVATE = ("Cache-Control", "private, no-store")


class FinishedBytes:
    """WSGI around WSGI. `most_bytes` bounds what one worker keeps."""

    def __init__(self, application: Application, asking: Asking, watch: Watch, zone: ZoneInfo, most_bytes: int):
        self._application, self._asking, self._watch, self._zone = application, asking, watch, zone
        # Lists have thousands of variants and the web has endless wrong addresses; neither may push out the pages.
        self._pages: Shelf[Page] = Shelf(most_bytes * 3 // 4, 20_000)
        self._variants: Shelf[Page] = Shelf(most_bytes // 5, 2_000)
        self._missing: Shelf[Page] = Shelf(most_bytes // 20, 200)
        self._personal: dict[Key, int | None] = {}
        self._turns: dict[Key, Event] = {}
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        self._watch.start()
        key = self._asking.key(environ)
        if key is None or self._watch.generation is None:
            return self._pass(environ, start_response)
        page = self._current(key)
        if page is not None:
            return _send(page, environ, start_response)
        if self._personal.get(key) == self._watch.generation:
            return self._pass(environ, start_response)
        return self._make_once(key, environ, start_response)

    def _current(self, key: Key) -> Page | None:
        page = self._kept(key)
        if page is not None and page.generation == self._watch.generation and time.time() < page.until:
            return page
        return None

    def _kept(self, key: Key) -> Page | None:
        return (self._variants if key.query else self._pages).get(key) or self._missing.get(key)

    def _make_once(self, key: Key, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """One thread makes the page; those that want the same wait for it."""
        with self._lock:
            turn = self._turns.get(key)
            if makes := turn is None:
                turn = self._turns[key] = Event()
        if not makes:
            turn.wait(SECONDS_TO_WAIT)
            page = self._current(key)
            return _send(page, environ, start_response) if page else self._pass(environ, start_response)
        try:
            return self._make(key, environ, start_response)
        finally:
            with self._lock:
                del self._turns[key]
            turn.set()

    def _make(self, key: Key, environ: Environ, start_response: Start) -> Iterable[bytes]:
        generation = self._watch.generation
        answer = Answer()
        body = self._application(self._asking.plain(environ, key), answer.start)
        if getattr(body, "streaming", False):
            start_response(answer.status, answer.headers)
            return body
        whole = _read(body)
        page = generation and finish(
            generation, answer.status, answer.headers, whole, datetime.datetime.now(self._zone)
        )
        if page:
            self._keep(key, page)
            return _send(page, environ, start_response)
        if answer.status.startswith("5") and (old := self._kept(key)) and self._still_holds(old, answer):
            return _send(old, environ, start_response)  # Something is gone: yesterday's page is better than none.
        if answer.status.startswith("2"):
            self._remember_as_personal(key, generation)
        start_response(answer.status, _without_freshness(answer.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [whole]

    def _still_holds(self, old: Page, answer: "Answer") -> bool:
        """Nobody knows of a newer one: what was written cannot be asked, or nothing was and only the day has changed."""
        out_of_order = answer.status.startswith("503")  # Any other error is a mistake of ours, and is shown.
        return self._watch.is_blind or (out_of_order and old.generation == self._watch.generation)

    def _keep(self, key: Key, page: Page) -> None:
        if not page.status.startswith("200"):
            self._missing.put(key, page)
        elif key.query:
            self._variants.put(key, page)
        else:
            self._pages.put(key, page)

    def _remember_as_personal(self, key: Key, generation: int | None) -> None:
        """So that nobody waits for an answer that is not kept anyway."""
        if len(self._personal) > 2_000:
            self._personal = {}
        self._personal[key] = generation

    def _pass(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Django answers; unless it says otherwise, nobody keeps it."""
        if environ["PATH_INFO"].startswith(OWN_FRESHNESS):
            return self._application(environ, start_response)
        personal = self._asking.is_personal(environ)

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            return start_response(status, _without_freshness(headers, personal=personal), *rest)

        return self._application(environ, start)


class Answer:
    """What Django says before the body."""

    status = ""
    headers: Headers = []

    def start(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = status, headers


def _read(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if close := getattr(body, "close", None):
            close()


def _without_freshness(headers: Headers, *, personal: bool = False) -> Headers:
    """Says „private, no-store“ where nothing is said, and always to somebody who is logged in."""
    said = [value for name, value in headers if name.lower() == "cache-control"]
    if said and (not personal or "no-store" in said[0]):
        return headers
    return [*(pair for pair in headers if pair[0].lower() != "cache-control"), PRIVATE]


def _send(page: Page, environ: Environ, start_response: Start) -> Iterable[bytes]:
    """In the encoding that this reader wants, or only that the copy he has still holds."""
    form = page.form(best_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    headers, status = form.headers, page.status
    known = environ.get("HTTP_IF_NONE_MATCH")
    if (known is not None or "HTTP_IF_MODIFIED_SINCE" in environ) and _has(page, form.etag, known, environ):
        status, headers = NOT_MODIFIED, form.unchanged
    if FRONT in environ and (until := _front_may_keep_until(time.time())):
        headers = [("X-Accel-Expires", f"@{until}"), *headers]
    start_response(status, headers)
    return [] if status is NOT_MODIFIED or environ["REQUEST_METHOD"] == "HEAD" else [form.body]


def _has(page: Page, etag: str, known: str | None, environ: Environ) -> bool:
    """RFC 9110, 13.1: If-None-Match decides, compared weakly; If-Modified-Since only without it."""
    if not page.status.startswith("200"):
        return False
    if known is None:
        return bool(page.modified) and environ["HTTP_IF_MODIFIED_SINCE"] == page.modified
    return known.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in known[:4000].split(",")}


def _front_may_keep_until(now: float) -> int:
    """The second in which the front server's copy ends: this one. 0 when it is too young."""
    return int(now) if now % 1 >= FIRST_PART else 0
