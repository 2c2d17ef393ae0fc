"""Gets the database ready before the workers start."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.serving.finished import counting


def prepare() -> None:
    """Switches SQLite to WAL (once, while nobody else is connected) and migrates when there is something to migrate."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
            if cursor.fetchone()[0] != "wal":
                raise RuntimeError("SQLite lässt sich nicht auf WAL umstellen. Liegt DATA_DIR auf einem Netzlaufwerk?")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    counting.start()
