"""The number that finished pages go by, as it will be when the transaction of a test ends, which it never does."""

from django.db import connection

from portal.serving.finished import counting


def number_now() -> int | None:
    """The number now. PostgreSQL raises it at the end of a transaction: the waiting triggers fire first."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SELECT set_config('portal.raised', '', true)")
    return counting.current()
