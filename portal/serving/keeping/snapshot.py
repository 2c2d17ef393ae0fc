"""A copy of database and media as they were at one moment, while others go on writing."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from portal.serving.keeping.media import CannotSave, collect


def take(folder: Path) -> None:
    """Fills the empty `folder` with portal.sqlite3 or database.dump, secret.key and media/.

    Media first and once more after the database: what is deleted meanwhile is copied already, what the database
    names is there.
    """
    collect(folder / "media")
    if connection.vendor == "sqlite":
        copy_sqlite(Path(connection.settings_dict["NAME"]), folder / "portal.sqlite3")
    else:
        _dump_postgresql(folder / "database.dump")
    collect(folder / "media")
    key = settings.DATA_DIR / "secret.key"
    if key.exists():
        shutil.copyfile(key, folder / "secret.key")


def newest_migrations(database: BaseDatabaseWrapper = connection) -> dict[str, str]:
    """App label → name of its newest applied migration."""
    applied = MigrationExecutor(database).loader.applied_migrations
    newest: dict[str, str] = {}
    for app, name in applied:
        newest[app] = max(name, newest.get(app, ""))
    return newest


def copy_sqlite(source: Path, target: Path) -> None:
    """Copies by SQLite's own means, which see one state and hinder no writer; then checks the copy."""
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=20)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
            problems = [row[0] for row in new.execute("PRAGMA integrity_check") if row[0] != "ok"]
            orphans = new.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        raise CannotSave(f"Die Datenbank lässt sich nicht kopieren ({error}).") from error
    if problems or orphans:
        raise CannotSave(
            f"Die Kopie der Datenbank ist nicht in Ordnung: {(problems or orphans)[0]}. Frühere Sicherungen bleiben."
        )


def _dump_postgresql(target: Path) -> None:
    run_postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", "{database}")


def run_postgresql(program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's programs on the portal's database; „{database}“ becomes its name. The password goes by environment."""
    known = connection.settings_dict
    environment = os.environ | {
        name: str(value)
        for name, value in (
            ("PGHOST", known["HOST"]),
            ("PGPORT", known["PORT"]),
            ("PGUSER", known["USER"]),
            ("PGPASSWORD", known["PASSWORD"]),
            ("PGTARGETSESSIONATTRS", known.get("OPTIONS", {}).get("target_session_attrs", "")),
        )
        if value
    }
    command = [program, *(part.replace("{database}", str(known["NAME"])) for part in arguments)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - fixed programs
    except FileNotFoundError as error:
        raise CannotSave(f"{program} fehlt. Unter Debian: apt-get install postgresql-client") from error
    if done.returncode:
        raise CannotSave(f"{program} ist gescheitert: {done.stderr.strip()[-500:]}")
