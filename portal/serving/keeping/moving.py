"""A portal that began on SQLite moves to the configured database, PostgreSQL: every row, as it is, in one transaction.

Nothing is saved through models: no signal, no history, no new time of change. What a table held before, it holds after.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from wagtail.models import Site

from portal.search import rebuilding
from portal.serving.finished import counting
from portal.serving.keeping import old_file
from portal.serving.keeping.restoring import Refused
from portal.serving.sharing import turns

AT_ONCE, MOST_CHARACTERS = 500, 4_000_000
"""Rows written in one go, and their size; some hold files of megabytes."""
# What a database holds that is migrated and nothing else. The rows of the old one take their place, so that numbers fit.
MADE_BY_MIGRATING: Final = frozenset(
    {
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
        "serving_generation",
        "wagtailcore_collection",
        "wagtailcore_groupapprovaltask",
        "wagtailcore_groupapprovaltask_groups",
        "wagtailcore_groupcollectionpermission",
        "wagtailcore_grouppagepermission",
        "wagtailcore_locale",
        "wagtailcore_page",
        "wagtailcore_site",
        "wagtailcore_task",
        "wagtailcore_workflow",
        "wagtailcore_workflowpage",
        "wagtailcore_workflowtask",
    }
)
# Each database has an index of its own kind; both are made anew.
WAGTAILS_INDEX: Final = "wagtailsearch_"
INDEXES: Final = ("search_terms", "search_counts", WAGTAILS_INDEX)


@dataclass(frozen=True)
class Moved:
    """How much: rows and tables, and entries of the search's index, which is new."""

    rows: int
    tables: int
    entries: int


def move(
    path: Path,
    *,
    begin: Callable[[int], object] = lambda rows: None,
    tick: Callable[[int], object] = lambda rows: None,
) -> Moved:
    """Fills the configured database, which holds nothing yet, with all that the SQLite file `path` holds; that is only read.

    `begin` is told how many rows there are, `tick` how many have been written. Raises Refused: then no row has moved.
    """
    _assert_other_file(path)
    with old_file.opened(path) as source, turns.getting_ready():
        old_file.assert_usable(source)
        _assert_empty()  # Before migrating: what belongs to somebody else is not even migrated.
        call_command("migrate", interactive=False, verbosity=0)
        with transaction.atomic():
            _assert_empty()
            with old_file.one_moment(source):
                counts = {model: old_file.count(source, model) for model in moving_models()}
                begin(sum(counts.values()))
                for model in counts:
                    _copy(source, model, tick)
                _go_on_numbering(source, list(counts))
                _raise_generation(source)
            _assert_true(counts)
            entries = _index()
    return Moved(sum(counts.values()), len(counts), entries)


def moving_models() -> list[type[models.Model]]:
    """Whatever has a table, also those between two others; not what is made anew, and not the number of the generation."""
    left = {model._meta.db_table for model in rebuilding.MADE_ANEW} | {counting.TABLE}
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return [model for table, model in found.items() if table not in left and not table.startswith(WAGTAILS_INDEX)]


def _assert_other_file(path: Path) -> None:
    if connection.vendor == "sqlite" and path.absolute() == Path(connection.settings_dict["NAME"]).absolute():
        raise Refused(
            "Es ist keine neue Datenbank eingestellt. Setzen Sie DATABASE_URL auf die leere PostgreSQL-Datenbank, in die das "
            "Portal ziehen soll."
        )


def _assert_empty() -> None:
    """Refused when any table holds something that migrating has not made, whoever's it is."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table in MADE_BY_MIGRATING or table.startswith(INDEXES):
                continue
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - the database's own names
            if cursor.fetchone():
                raise Refused(
                    f"In der neuen Datenbank ist schon Inhalt (in „{table}“); er bleibt, wie er ist. Legen Sie eine leere an "
                    "und nennen Sie die in DATABASE_URL."
                )


def _copy(source: BaseDatabaseWrapper, model: type[models.Model], tick: Callable[[int], object]) -> None:
    """Table by table: what inherits from another model has a table for its own columns."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    carriers = [_carrier(field, source) for field in fields]
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(field.column) for field in fields)
    statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608 - our names
    with connection.cursor() as cursor:
        if model._meta.db_table in MADE_BY_MIGRATING:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
    for batch in _batches(old_file.rows(source, model, [field.column for field in fields])):
        rows = {}
        for key, *values in batch:
            try:
                rows[key] = [carry(value) for carry, value in zip(carriers, values, strict=True)]
            except (ValueError, TypeError, OverflowError) as error:
                raise _refusal(model, key, error) from error
        _write(model, statement, rows)
        tick(len(rows))


def _carrier(field: models.Field, source: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    """Makes of a value in SQLite what the new database holds, by the field's own converters."""
    if field.get_internal_type() == "JSONField":  # Not through texts made of blocks, which would tidy them up.
        return lambda raw: None if raw is None else connection.ops.adapt_json_value(json.loads(raw), None)
    column = field.get_col(field.model._meta.db_table)
    converters = [*source.ops.get_db_converters(column), *column.get_db_converters(source)]

    def carry(value: Any) -> Any:
        for convert in converters:
            value = convert(value, column, source)
        return field.get_db_prep_save(value, connection)

    return carry


def _batches(rows: Iterator[tuple]) -> Iterator[list[tuple]]:
    batch: list[tuple] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if len(batch) == AT_ONCE or size > MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _write(model: type[models.Model], statement: str, rows: dict[Any, list]) -> None:
    """All at once; when the database refuses, once more one by one, to say which row it was."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(statement, list(rows.values()))
    except (DataError, IntegrityError):
        with connection.cursor() as cursor:
            for key, values in rows.items():
                try:
                    cursor.execute(statement, values)
                except (DataError, IntegrityError) as error:
                    raise _refusal(model, key, error) from error


def _refusal(model: type[models.Model], key: Any, error: Exception) -> Refused:
    """Says which row it was. SQLite holds what PostgreSQL refuses: NUL in texts, words that are too long."""
    return Refused(
        f"Die Zeile {key} von „{model._meta.db_table}“ ({model._meta.verbose_name}) lässt sich nicht übernehmen: "
        f"{str(error).splitlines()[0]}. Berichtigen Sie sie im alten Portal."
    )


def _go_on_numbering(source: BaseDatabaseWrapper, moved: list[type[models.Model]]) -> None:
    """The next number is one that was never given, not even to something deleted: old links and the log of moderation name them."""
    given = old_file.highest_numbers(source)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), moved):
            cursor.execute(statement)
        for model in moved:
            table, key = model._meta.db_table, model._meta.pk
            if table not in given or not isinstance(key, models.AutoField):
                continue
            if connection.vendor == "postgresql":
                sequence = f"pg_get_serial_sequence('{connection.ops.quote_name(table)}', '{key.column}')"
                cursor.execute(f"SELECT setval({sequence}, greatest(%s, nextval({sequence}) - 1, 1))", [given[table]])
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, given[table]])


def _raise_generation(source: BaseDatabaseWrapper) -> None:
    """Above both numbers: no page that was finished before, for either database, is taken for true."""
    number = max(counting.current(source) or 0, counting.current() or 0) + 1
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {counting.TABLE} SET number = %s", [number])  # noqa: S608 - our own table


def _assert_true(counts: dict[type[models.Model], int]) -> None:
    """Refused unless every row has arrived and whatever one points to is there."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise Refused(f"In der neuen Datenbank passt etwas nicht zusammen: {str(error).splitlines()[0]}.") from error
    with connection.cursor() as cursor:
        for model, expected in counts.items():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
            if (arrived := cursor.fetchone()[0]) != expected:
                raise Refused(f"In „{model._meta.db_table}“ sind {arrived} von {expected} Zeilen angekommen.")


def _index() -> int:
    """What finds things, anew; numbers of content types that are remembered belong to rows that are gone."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    call_command("update_index", verbosity=0)
    return rebuilding.rebuild()
