"""Processes that are kept running: whatever ends without being asked is forked again, within milliseconds.

They are forked out of a process that has everything loaded and does nothing else, so that nothing can keep it from looking.
Whoever kills it ends all of them.
"""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from typing import Any, Final

log = logging.getLogger(__name__)
SECONDS_TO_END: Final = 5  # For an answer that is under way; whoever takes longer is killed.
SECONDS_OF_HEALTH: Final = 2  # Whoever lives so long has not failed in a row.
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0  # seconds, after the second failure in a row; doubled with each one more
SECONDS_BETWEEN_LOOKS: Final = 0.2
LATER: Final = 5  # nice(2): a quarter of the processor when others want all of it.
ASKED_TO_END: Final = (signal.SIGTERM, signal.SIGINT)


@dataclass
class Kept:
    """A process that has to run. `due`: when it is to be started, in seconds of the monotonic clock."""

    name: str
    target: Callable[[], None]
    process: BaseProcess | None = None
    due: float = 0.0
    begun: float = 0.0
    failures: int = 0

    def has_ended(self) -> bool:
        return self.process is not None and not self.process.is_alive()


class Processes:
    """SIGTERM and SIGINT to the process that makes this end them all, in order; `at_the_end` is called first."""

    def __init__(self, at_the_end: Callable[[], object] = lambda: None) -> None:
        self._kept: list[Kept] = []
        self._at_the_end = at_the_end
        self._is_over = False
        for number in ASKED_TO_END:
            signal.signal(number, self._end_in_order)

    def start(self, name: str, target: Callable[[], None]) -> None:
        """From now on `target` runs in a process of its own. `name`: what the log calls it."""
        self._kept.append(Kept(name, target))
        self._fork(self._kept[-1])

    def all_live(self) -> bool:
        return not any(one.has_ended() for one in self._kept)

    def keep(self) -> None:
        """Looks after them until this process is asked to end; then they have ended as well."""
        while not self._is_over:
            running = [one.process.sentinel for one in self._kept if one.process]
            connection.wait(running, timeout=self._seconds_until_next())
            for one in self._kept:
                if one.has_ended() and not self._is_over:
                    _plan_anew(one)
                if not one.process and time.monotonic() >= one.due:
                    self._fork(one)
        self.end()

    def end(self) -> None:
        """Asks each to end and waits; who does not want to is killed."""
        self._end_in_order()
        deadline = time.monotonic() + SECONDS_TO_END
        for process in [one.process for one in self._kept if one.process]:
            process.join(timeout=max(deadline - time.monotonic(), 0))
            process.kill()
            process.join()

    def _end_in_order(self, *_: Any) -> None:
        self._is_over = True
        self._at_the_end()
        for one in self._kept:
            if one.process:
                one.process.terminate()

    def _seconds_until_next(self) -> float | None:
        pauses = [one.due - time.monotonic() for one in self._kept if not one.process]
        return max(min(pauses), 0) if pauses else None

    def _fork(self, one: Kept) -> None:
        with _signals_wait():
            if not self._is_over:
                one.process, one.begun = fork(one.target), time.monotonic()


def fork(target: Callable[[], object], *, may_wait: bool = False) -> BaseProcess:
    """Runs `target` in a process that ends with this one and that SIGTERM ends. `may_wait`: others get the processor first."""
    process = get_context("fork").Process(target=_live, args=(target, os.getpid(), may_wait))
    process.start()
    return process


def _live(target: Callable[[], object], parent: int, may_wait: bool) -> None:
    if may_wait:
        os.nice(LATER)
    for number in ASKED_TO_END:
        signal.signal(number, signal.SIG_DFL)  # Not what the process above does with it.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
    threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()
    target()


def _end_with(parent: int) -> None:
    """An orphan must not hold the port with code of yesterday: it takes nobody in any more, finishes its answers and ends."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_END)
    os.kill(os.getpid(), signal.SIGKILL)


def _plan_anew(one: Kept) -> None:
    now, code = time.monotonic(), one.process.exitcode if one.process else None
    one.failures = 1 if now - one.begun >= SECONDS_OF_HEALTH else one.failures + 1
    pause = 0 if one.failures == 1 else min(FIRST_PAUSE * 2 ** (one.failures - 2), LONGEST_PAUSE)
    one.process, one.due = None, now + pause
    cause = f"Signal {-code}" if code and code < 0 else f"Rückgabewert {code}"
    when = f"in {pause:.1f} Sekunden" if pause else "sofort"
    log.error("%s: unerwartet zu Ende (%s, %d. Mal in Folge); startet %s neu.", one.name, cause, one.failures, when)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """A signal between the fork and its first lines would be lost."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_TO_END)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_TO_END)
