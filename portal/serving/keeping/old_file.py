"""The SQLite file that a portal moves away from: opened to be read only, proved to be whole, and read as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler

from portal.serving.keeping import snapshot
from portal.serving.keeping.restoring import Refused

ALIAS: Final = "old"
OURS: Final = frozenset({"django_migrations", "publishing_homepage", "serving_generation"})


@contextmanager
def opened(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection that cannot write, known to Django as ALIAS as long as it is open. Raises Refused."""
    if not path.is_file():
        raise Refused(f"„{path}“ gibt es nicht. Nennen Sie die Datei portal.sqlite3 des bisherigen Portals.")
    name = f"{path.absolute().as_uri()}?mode=ro"
    options = {"timeout": 20, "init_command": "PRAGMA query_only=ON"}
    handler = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}})
    source = handler["default"]
    source.alias = ALIAS
    connections[ALIAS] = source
    try:
        yield source
    finally:
        source.close()
        del connections[ALIAS]


def assert_usable(source: BaseDatabaseWrapper) -> None:
    """Refused unless the file is whole, belongs to a portal, and is in the very state that this program knows."""
    with _said_in_german():
        if not set(source.introspection.table_names()) >= OURS:
            raise Refused("Die Datei ist eine SQLite-Datenbank, aber nicht die eines Portals.")
        with source.cursor() as cursor:
            problems = [row[0] for row in cursor.execute("PRAGMA integrity_check") if row[0] != "ok"]
            orphans = cursor.execute("PRAGMA foreign_key_check").fetchall()
        problems = [text for text in problems if "FTS5 table" not in text]  # The index is made anew anyway.
        if problems:
            raise Refused(f"Die alte Datenbank ist beschädigt ({problems[0]}). Nehmen Sie die aus einer Sicherung.")
        if orphans:
            raise Refused(
                f"In der alten Datenbank zeigt die Zeile {orphans[0][1]} von „{orphans[0][0]}“ auf etwas in „{orphans[0][2]}“, "
                "das es nicht gibt; PostgreSQL nähme das nicht an. Nehmen Sie die Datenbank aus einer früheren Sicherung."
            )
        _assert_same_state(source)


def _assert_same_state(source: BaseDatabaseWrapper) -> None:
    executor = MigrationExecutor(source)
    known = executor.loader.disk_migrations
    for app, name in sorted(snapshot.newest_migrations(source).items()):
        if (app, name) not in known:
            raise Refused(
                f"Die alte Datenbank ist neuer als dieses Programm; es kennt „{app}.{name}“ nicht. "
                "Bitte zuerst das Programm aktualisieren."
            )
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused(
            f"Die alte Datenbank ist älter als dieses Programm; ihr fehlt „{plan[0][0]}“. Starten Sie das Portal einmal "
            "ohne DATABASE_URL, damit es sie auf den neuen Stand bringt, und beenden Sie es wieder."
        )


@contextmanager
def one_moment(source: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read inside is of one state. Refused at its end when somebody wrote meanwhile, whose words would be lost."""
    before = _writes_of_others(source)
    with transaction.atomic(using=source.alias):
        yield
    if _writes_of_others(source) != before:
        raise Refused("In die alte Datenbank wurde während des Umzugs geschrieben. Bitte zuerst das Portal beenden.")


def _writes_of_others(source: BaseDatabaseWrapper) -> int:
    with source.cursor() as cursor:
        return cursor.execute("PRAGMA data_version").fetchone()[0]


def count(source: BaseDatabaseWrapper, model: type[models.Model]) -> int:
    with _said_in_german(), source.cursor() as cursor:
        return cursor.execute(f"SELECT count(*) FROM {_quoted(source, model._meta.db_table)}").fetchone()[0]  # noqa: S608


def rows(source: BaseDatabaseWrapper, model: type[models.Model], columns: list[str]) -> Iterator[tuple]:
    """All rows of a table as SQLite holds them, the primary key before the columns asked for."""
    key, table = _quoted(source, model._meta.pk.column), _quoted(source, model._meta.db_table)
    names = ", ".join(_quoted(source, column) for column in columns)
    with _said_in_german(), source.cursor() as cursor:
        yield from cursor.execute(f"SELECT {key}, {names} FROM {table} ORDER BY {key}")  # noqa: S608 - our names


def highest_numbers(source: BaseDatabaseWrapper) -> dict[str, int]:
    """Table → the highest number that it ever gave, also to what is deleted since."""
    with _said_in_german(), source.cursor() as cursor:
        return dict(cursor.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _quoted(source: BaseDatabaseWrapper, name: str) -> str:
    return source.ops.quote_name(name)


@contextmanager
def _said_in_german() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise Refused(
            f"Die alte Datei lässt sich nicht lesen ({error}). Ist sie die portal.sqlite3 des bisherigen Portals, dann nehmen "
            "Sie die aus einer Sicherung."
        ) from error
