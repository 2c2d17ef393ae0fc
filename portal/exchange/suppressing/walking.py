"""Finding and replacing a passage in every text column of every table.

It goes past the models on purpose: versions and logs that are kept for good refuse to be changed, and here the law wants
it. What is stored is text, HTML, or JSON, also JSON within JSON; so the passage is looked for as each of them writes it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from django.apps import apps
from django.db import connection, models

MARK = "[entfernt]"
SHORTEST, LONGEST = 12, 1_000
# Made anew from what they copy; or sealed, and then `log.withhold` knows how.
SKIPPED = frozenset({"exchange_moderationentry", "search_indexedtext", "search_indexkey", "search_writtenword"})
SKIPPED_APPS = frozenset({"wagtailsearch", "contenttypes"})
ADDRESSES = frozenset({"url_path", "old_path"})
_GAP = r"(?:\s|\\+[nrt]|\\+u00a0|&nbsp;|&#160;)+"


@dataclass(frozen=True)
class Place:
    """A column and the rows in which the passage stands, by primary key, with the new text."""

    model: type[models.Model]
    column: str
    is_json: bool
    rows: dict[Any, str]


class Passage:
    """Words to look for, whatever white space is between them, in every spelling of HTML and JSON."""

    def __init__(self, words: str):
        self.words = " ".join(words.split())
        spelled = {self.words, escape(self.words), escape(self.words, quote=False)}
        for _ in range(3):  # A page's body is JSON within the JSON of its revision.
            spelled |= {json.dumps(one, ensure_ascii=plain)[1:-1] for one in spelled for plain in (True, False)}
        self._spelled = sorted(spelled, key=len, reverse=True)
        parts = (_GAP.join(map(re.escape, one.split(" "))) for one in self._spelled)
        self._found = re.compile("|".join(parts))

    def without(self, text: str) -> str:
        return self._found.sub(MARK, text)

    @property
    def patterns(self) -> list[str]:
        """For LIKE with „!“ as its escape; they find too much rather than too little."""
        escaped = [re.sub(r"([!%_])", r"!\1", one) for one in self._spelled]
        return sorted({f"%{one.replace(' ', '%')}%" for one in escaped})


def places(passage: Passage) -> Iterator[Place]:
    """Where the passage stands. One query for each table that has text."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in SKIPPED or model._meta.app_label in SKIPPED_APPS or not model._meta.managed:
            continue
        yield from _in_table(model, passage)


def _in_table(model: type[models.Model], passage: Passage) -> Iterator[Place]:
    fields = [one for one in model._meta.local_concrete_fields if _holds_text(one)]
    if not fields:
        return
    quote = connection.ops.quote_name
    columns = [f"CAST({quote(one.column)} AS text)" for one in fields]
    patterns = passage.patterns
    asked = " OR ".join(f"{column} LIKE %s ESCAPE '!'" for column in columns for _ in patterns)
    key, table = quote(model._meta.pk.column), quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, {', '.join(columns)} FROM {table} WHERE {asked}", patterns * len(columns))  # noqa: S608
        rows = cursor.fetchall()
    for number, field in enumerate(fields, 1):
        told = {row[0]: row[number] for row in rows if row[number]}
        found = {key: new for key, old in told.items() if (new := passage.without(old)) != old}
        if found:
            yield Place(model, field.column, _is_json(field), found)


def replace(place: Place) -> None:
    """Writes the new text of a place."""
    quote = connection.ops.quote_name
    value = "CAST(%s AS jsonb)" if place.is_json and connection.vendor == "postgresql" else "%s"
    table, key = quote(place.model._meta.db_table), quote(place.model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {quote(place.column)} = {value} WHERE {key} = %s",  # noqa: S608
            [(text, key) for key, text in place.rows.items()],
        )


def write_indexes_anew() -> None:
    """SQLite's index of words keeps those of deleted texts until it has written so much more; this makes it do so now."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE REPLACE(LOWER(sql), ' ', '') LIKE 'createvirtualtable%usingfts5(%'"
        )
        for (table,) in cursor.fetchall():
            name = connection.ops.quote_name(table)
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - a table of our own


def _holds_text(field: models.Field) -> bool:
    """Not the names of files and addresses: replaced, they would lead nowhere (`naming` lists them)."""
    if isinstance(field, models.SlugField | models.FileField) or field.name in ADDRESSES:
        return False
    is_text = isinstance(field, models.CharField | models.TextField) or _is_json(field)
    kind = (field.db_type(connection) or "").lower()
    return (is_text or "char" in kind or "text" in kind) and not field.primary_key


def _is_json(field: models.Field) -> bool:
    """Also a page's body, which is no JSONField and says that it is stored as one."""
    return field.get_internal_type() == "JSONField"
