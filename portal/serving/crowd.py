"""A door between finished pages and Django: whoever is slow may not take the threads of those who read.

All threads of a worker do both: they answer from memory, and they wait for Django. Without a door a few writers before
a locked database would be enough, or a few searches, and nobody would get even a finished page. What is costly gets half
of the places only. Making and reading files is narrower still: two at once on the whole machine (`motions.turns`).
"""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

THREADS: Final = 12  # Those that wait cost nothing.
AT_ONCE: Final = 4
COSTLY_AT_ONCE: Final = 2
COSTLY_ROOM: Final = 4
ROOM: Final = THREADS - AT_ONCE - COSTLY_ROOM - 1  # One thread always reads.
LONGEST_WAIT: Final = 1.0  # seconds
STUCK: Final = 0.25  # seconds; a queue that moves is no reason to turn anybody away
ALWAYS_OPEN = ("/static/", "/medien/", "/healthz")
# Searches, differences, files, and lists narrowed in a way that nobody asked for lately. Editors work on.
COSTLY = re.compile(
    r"^/(?!redaktion/)(?:suche/|.*/(?:vergleich|unterschied)/|.*\.(?:pdf|docx|odt|ods|epub|csv|json|zip|png)$)"
)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Full(Exception):
    """Nobody left in time."""


class Door:
    """WSGI around Django. `refuse` answers whoever cannot be let in."""

    def __init__(self, application: Application, refuse: Application):
        self._application, self._refuse = application, refuse
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._costly = threading.BoundedSemaphore(COSTLY_AT_ONCE)
        self._waiting: dict[int, float] = {}
        self._costly_room = threading.BoundedSemaphore(COSTLY_ROOM)
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(ALWAYS_OPEN):
            return self._application(environ, start_response)
        with ExitStack() as inside:
            try:
                if is_costly(environ):
                    inside.enter_context(_place(self._costly, self._wait_for_costly))
                inside.enter_context(_place(self._places, self._wait))
            except Full:
                return self._refuse(environ, start_response)
            return self._application(environ, start_response)

    def _wait_for_costly(self) -> None:
        """The room is small and nobody stands before its door: whoever searches or wants a file may come again."""
        if not self._costly_room.acquire(blocking=False):
            raise Full
        try:
            if not self._costly.acquire(timeout=LONGEST_WAIT):
                raise Full
        finally:
            self._costly_room.release()

    def _wait(self) -> None:
        """As long as the queue moves, pages may wait in every thread there is."""
        me, now = threading.get_ident(), time.monotonic()
        with self._lock:
            if len(self._waiting) >= ROOM and now - min(self._waiting.values()) > STUCK:
                raise Full
            self._waiting[me] = now
        try:
            if not self._places.acquire(timeout=LONGEST_WAIT):
                raise Full
        finally:
            with self._lock:
                del self._waiting[me]


@contextmanager
def _place(places: threading.Semaphore, wait: Callable[[], None]) -> Iterator[None]:
    if not places.acquire(blocking=False):
        wait()
    try:
        yield
    finally:
        places.release()


def is_costly(environ: dict[str, Any]) -> bool:
    """Whether somebody asks for what takes long or is kept by nobody."""
    narrowed = bool(environ.get("QUERY_STRING")) and not environ["PATH_INFO"].startswith("/redaktion/")
    return narrowed or COSTLY.match(environ["PATH_INFO"]) is not None
