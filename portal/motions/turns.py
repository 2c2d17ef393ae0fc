"""Expensive work takes turns: so many at once over all worker processes, a short wait, then „busy“.

A turn is a lock on a file. The operating system gives it back when a process ends, however it ends.
"""

import fcntl
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_ONCE = 2
LONGEST_WAIT = 0.8  # seconds
# Whoever waits holds one of the four threads of a worker: one stays free for readers, whose pages take milliseconds.
_waiting = threading.BoundedSemaphore(3)


class Busy(Exception):
    """Nobody gave up a turn in time."""


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Runs its block when it is one of at most AT_ONCE; raises Busy when that takes too long."""
    if not _waiting.acquire(blocking=False):
        raise Busy
    try:
        lock = _lock(folder)
        try:
            yield
        finally:
            os.close(lock)
    finally:
        _waiting.release()


def _lock(folder: Path) -> int:
    until = time.monotonic() + LONGEST_WAIT
    while True:
        for number in range(AT_ONCE):
            lock = _open(folder, f"platz-{number}")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
            else:
                return lock
        if time.monotonic() > until:
            raise Busy
        time.sleep(0.02)


def _open(folder: Path, name: str) -> int:
    """On a disk that is full or read-only, the system's folder for passing things has to do."""
    try:
        return os.open(folder / name, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        place = Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{name}"
        return os.open(place, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
