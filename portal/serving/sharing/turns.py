"""Turns among app servers on one PostgreSQL: what one of them does while the others wait, and who of them makes the rounds.

Both are locks of a database session: whoever dies loses them, and nobody has to clear up. With SQLite there is one server.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

GETTING_READY, ROUNDS = 7_301, 7_302


@contextmanager
def getting_ready() -> Iterator[None]:
    """Migrating, founding, the first demo: one server after the other, so that the second finds it done."""
    if connection.vendor != "postgresql":
        yield
        return
    _ask("SELECT pg_advisory_lock(%s)", GETTING_READY)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)", GETTING_READY)


def makes_the_rounds() -> bool:
    """Whether this server publishes what is scheduled and forgets what is over. One does, as long as its session lasts."""
    if connection.vendor != "postgresql":
        return True
    # A lock that the same session takes again is counted; it is looked for first, so that it is only taken once.
    held = "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND pid = pg_backend_pid()"
    return _ask(held, ROUNDS) or _ask("SELECT pg_try_advisory_lock(%s)", ROUNDS)


def _ask(statement: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        return bool(cursor.fetchone()[0])
