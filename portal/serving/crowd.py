"""A door between finished pages and Django: whoever is slow may not take the threads of those who read.

All threads of a worker do both: they answer from memory, and they wait for Django. Without a door a few writers before
a locked database would be enough, and nobody would get even a finished page.
"""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

THREADS: Final = 8
AT_ONCE: Final = 4
ROOM: Final = THREADS - AT_ONCE - 1  # One thread always reads.
LONGEST_WAIT: Final = 1.0  # seconds
STUCK: Final = 0.25  # seconds; a queue that moves is no reason to turn anybody away
ALWAYS_OPEN = ("/static/", "/medien/", "/healthz")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Door:
    """WSGI around Django. `refuse` answers whoever cannot be let in."""

    def __init__(self, application: Application, refuse: Application):
        self._application, self._refuse = application, refuse
        self._free = threading.Semaphore(AT_ONCE)
        self._waiting: dict[int, float] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(ALWAYS_OPEN):
            return self._application(environ, start_response)
        if not self._enter():
            return self._refuse(environ, start_response)
        try:
            return self._application(environ, start_response)
        finally:
            self._free.release()

    def _enter(self) -> bool:
        if self._free.acquire(blocking=False):
            return True
        me, now = threading.get_ident(), time.monotonic()
        with self._lock:
            if len(self._waiting) >= ROOM and now - min(self._waiting.values()) > STUCK:
                return False
            self._waiting[me] = now
        try:
            return self._free.acquire(timeout=LONGEST_WAIT)
        finally:
            with self._lock:
                del self._waiting[me]
