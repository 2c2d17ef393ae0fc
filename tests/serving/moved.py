"""Two databases beside each other, for tests of the move: an empty one to move into, and what each of them holds."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.db import connections, models
from wagtail.blocks import StreamValue

from config import databases
from portal.serving.keeping import moving
from tests.serving.portal_folder import PortalFolder, opened, sqlite

__all__ = ["connections", "opened", "sqlite"]

Rows = dict[str, list[tuple]]


@dataclass(frozen=True)
class Empty:
    """A database that is migrated and nothing else; `folder` is the DATA_DIR of the portal that uses it."""

    folder: PortalFolder
    settings: dict[str, Any]
    environment: dict[str, str] = field(default_factory=dict)

    def move(self, *source: str):
        """`manage.py move_database …`"""
        return self.folder.run("move_database", *source, **self.environment)


def empty_sqlite(folder: Path, migrated: Path) -> Empty:
    folder.mkdir()
    shutil.copyfile(migrated, folder / "portal.sqlite3")
    return Empty(PortalFolder(folder), sqlite(folder / "portal.sqlite3"))


@contextmanager
def empty_postgresql(folder: Path, name: str, template: str) -> Iterator[Empty]:
    """A database of this name on the server of these tests, gone afterwards."""
    import psycopg

    folder.mkdir()
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with closing(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield Empty(PortalFolder(folder), databases.postgresql(url), {"DATABASE_URL": url})
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def content(settings: dict[str, Any]) -> Rows:
    """Table → its rows as Python values, by the primary key."""
    with opened(settings) as alias:
        return {model._meta.db_table: rows(model, alias) for model in moving.moving_models()}


def rows(model: type[models.Model], alias: str) -> list[tuple]:
    names = [known.attname for known in model._meta.local_concrete_fields]
    found = models.QuerySet(model, using=alias).order_by("pk").values_list(*names)
    return [tuple(plain(value) for value in row) for row in found]


def plain(value: Any) -> Any:
    """What can be compared: PostgreSQL hands out bytes as a view, and blocks are compared as they are stored."""
    if isinstance(value, memoryview):
        return bytes(value)
    return list(value.raw_data) if isinstance(value, StreamValue) else value
