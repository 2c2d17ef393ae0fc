"""What the portal does without being asked by a reader: letters, what is due, what is over, what a newer version adds.

In a process of its own: a mail server that does not answer must not keep anybody from looking after the workers.
"""

import logging
import signal
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from django.core.management import call_command
from django.db import close_old_connections, connections

from portal.publishing.founding import found
from portal.search.rebuilding import catch_up
from portal.serving.errors.faults import fault_of
from portal.serving.processes import ASKED_TO_END, fork
from portal.serving.sharing import turns

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LETTERS, SECONDS_BETWEEN_ROUNDS = 2, 20
SECONDS_BETWEEN_LOOKS: Final = 0.2


def complete() -> None:
    """Makes what is missing: lists, licences, municipalities, entries of the search's index."""
    with turns.getting_ready():
        found()
        catch_up()


def go_on() -> None:
    """Sends letters, publishes what is due and forgets what is over until SIGTERM comes; what is begun is finished."""
    asked: list[int] = []
    for number in ASKED_TO_END:
        signal.signal(number, lambda number, _: asked.append(number))
    fork(complete).join()  # Readers need not wait for it, and what it takes of memory goes with its process.
    next_letters = next_round = time.monotonic()
    while not asked:
        if time.monotonic() >= next_letters:
            close_old_connections()
            _attempt(partial(call_command, "send_letters", verbosity=0))
            next_letters = time.monotonic() + SECONDS_BETWEEN_LETTERS
        if time.monotonic() >= next_round and not asked:
            next_round = time.monotonic() + SECONDS_BETWEEN_ROUNDS
            _attempt(_make_the_rounds)
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _make_the_rounds() -> None:
    """What is due every few seconds, once among all servers."""
    if not turns.makes_the_rounds():
        return
    for duty in ("publish_scheduled", "forget_reports"):
        _attempt(partial(call_command, duty, verbosity=0))
    _attempt(catch_up)


def _attempt(duty: Callable[[], object]) -> None:
    """Disk full, database gone: the next round tries again, and readers are served meanwhile."""
    try:
        duty()
    except Exception as error:
        log.warning("Wird gleich noch einmal versucht (%s): %s", type(error).__name__, fault_of(error) or error)
        connections.close_all()
