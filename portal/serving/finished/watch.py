"""Keeps a worker in step with the others: asks for the number of the generation twenty times a second."""

import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

SECONDS_BETWEEN = 0.05
SECONDS_FOR_THE_FIRST = 5
log = logging.getLogger(__name__)


class Watch:
    """`generation` is at most a moment old; None as long as nobody counts. Readers never wait for the database.

    When the database cannot be asked, the last number stays and `is_blind` is true: what is finished stays readable.
    """

    def __init__(
        self,
        read: Callable[[], int | None],
        hang_up: Callable[[], object],
        every: float = SECONDS_BETWEEN,
        place: Path | None = None,
    ):
        """`hang_up`: closes this thread's connection."""
        self.generation: int | None = None
        self.is_blind = False
        self._read, self._hang_up, self._every, self._place = read, hang_up, every, place
        self._file: tuple[int, int] | None = None
        self._process, self._lock = 0, threading.Lock()
        self._asked = threading.Event()

    def start(self) -> None:
        """Begins in this process, once; threads do not survive the fork that makes a worker."""
        if self._process == os.getpid():
            return
        with self._lock:
            if self._process != os.getpid():
                self._asked.clear()
                threading.Thread(target=self._look_on, name="generation", daemon=True).start()
                self._asked.wait(SECONDS_FOR_THE_FIRST)
                self._process = os.getpid()

    def look(self) -> None:
        """Asks once. `place`: a file that may be moved away or exchanged, whereupon the old one must not be asked any more."""
        try:
            if self._place and self._file != (now := _identity(self._place)):
                self._hang_up()
                self._file = now
            self.generation = self._read()
            self.is_blind = False
        except Exception as error:  # Whatever the driver raises: the database is gone, the readers are not.
            if not self.is_blind:
                log.warning("Stand der Seiten nicht lesbar (%s); Fertiges wird weiter gezeigt.", type(error).__name__)
            self.is_blind = True
            self._hang_up()
        self._asked.set()

    def _look_on(self) -> None:
        while True:
            self.look()
            time.sleep(self._every)


def _identity(place: Path) -> tuple[int, int] | None:
    try:
        status = place.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
