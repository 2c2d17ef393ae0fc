"""What the portal does without being asked by a reader: letters, what is due, what is over, what a newer version adds.

In a process of its own: a mail server that does not answer must not keep anybody from looking after the workers. It only
looks what there is to do, and has it done by a process that ends with it: what that takes of memory comes back.
"""

import logging
import signal
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.core.management import call_command
from django.db import close_old_connections, connections

from portal.mailing import sending
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
    fork(complete, may_wait=True).join()
    next_letters = next_round = time.monotonic()
    while not asked:
        if time.monotonic() >= next_letters:
            close_old_connections()
            _have_done(_send_letters, if_=sending.is_anything_due)
            next_letters = time.monotonic() + SECONDS_BETWEEN_LETTERS
        if time.monotonic() >= next_round and not asked:
            next_round = time.monotonic() + SECONDS_BETWEEN_ROUNDS
            _have_done(_make_the_rounds, if_=turns.makes_the_rounds)  # Once among all servers.
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _send_letters() -> None:
    _attempt(partial(call_command, "send_letters", verbosity=0))


def _make_the_rounds() -> None:
    """What is due every few seconds."""
    for duty in ("publish_scheduled", "forget_reports"):
        _attempt(partial(call_command, duty, verbosity=0))
    _attempt(catch_up)


def _have_done(duty: Callable[[], None], *, if_: Callable[[], bool]) -> None:
    """`duty` in a process of its own, when there is something to do; waits for its end."""
    if _attempt(if_):
        for connection in connections.all(initialized_only=True):
            if connection.vendor == "sqlite":
                connection.close()  # Its locks belong to a process, and it would not notice that it is in another.
        fork(partial(_finish, duty)).join()


def _finish(duty: Callable[[], None]) -> None:
    for number in ASKED_TO_END:
        signal.signal(number, signal.SIG_IGN)  # The process above waits; Ctrl+C is said to all at once.
    for connection in connections.all(initialized_only=True):
        connection.connection = None  # The one to PostgreSQL belongs to the process above, with the turn it holds.
    duty()
    connections.close_all()


def _attempt(duty: Callable[[], Any]) -> Any:
    """Disk full, database gone: the next round tries again, and readers are served meanwhile. None then."""
    try:
        return duty()
    except Exception as error:
        log.warning("Wird gleich noch einmal versucht (%s): %s", type(error).__name__, fault_of(error) or error)
        connections.close_all()
    return None
