"""Gets the database ready before the workers start."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.serving.finished import counting

FULL = 2  # SQLite's number for synchronous=FULL
# What PostgreSQL must be set to, so that an answer is given only when the write is on disk.
SAFE = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "local", "remote_write", "remote_apply"},
}


class NotDurable(RuntimeError):
    """The database would acknowledge what it may still lose. The message is German and says what to do."""


def prepare() -> None:
    """Switches SQLite to WAL (once, while nobody else is connected) and migrates when there is something to migrate."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
    assert_durable()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    counting.start()


def assert_durable() -> None:
    """NotDurable unless what is acknowledged survives a lost process and a lost machine's power."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            journal, synchronous = (
                cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
            )
            if journal != "wal":
                raise NotDurable("SQLite lässt sich nicht auf WAL umstellen. Liegt DATA_DIR auf einem Netzlaufwerk?")
            if synchronous != FULL:
                raise NotDurable(
                    f"SQLite läuft mit synchronous={synchronous} statt FULL: Bestätigtes könnte verloren gehen."
                )
            return
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(SAFE)])
        wrong = [f"{name} = {value}" for name, value in sorted(cursor.fetchall()) if value not in SAFE[name]]
    if wrong:
        raise NotDurable(
            f"PostgreSQL läuft mit {', '.join(wrong)}: Bestätigtes könnte verloren gehen. "
            "Bitte in postgresql.conf auf „on“ stellen und neu laden; dann startet das Portal."
        )
