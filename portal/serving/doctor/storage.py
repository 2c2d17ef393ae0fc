"""Where the portal writes: disk, permissions, database, backups."""

import datetime
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from portal.serving.doctor.configuration import is_public
from portal.serving.doctor.findings import Check, Finding, Level
from portal.serving.keeping import erasing
from portal.serving.keeping.backup import LAST_BACKUP

BACKUP_IS_OLD = datetime.timedelta(days=3)
SCARCE, FULL = 1_000_000_000, 100_000_000


def disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    remedy = "Platz schaffen: alte Sicherungen, Protokolle. Was gelesen wird, bleibt bis dahin erreichbar."
    if free < FULL:
        yield Finding(Level.BROKEN, f"Die Festplatte ist voll ({free // 1_000_000} MB frei).", remedy)
    elif free < SCARCE:
        yield Finding(Level.WARNING, f"Auf der Festplatte sind nur noch {free // 1_000_000} MB frei.", remedy)


def writable() -> Iterator[Finding]:
    for folder in (settings.DATA_DIR, Path(settings.MEDIA_ROOT)):
        if not folder.exists():
            continue
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            yield Finding(
                Level.BROKEN, f"In „{folder}“ lässt sich nicht schreiben ({error.strerror}).",
                "Wem gehört der Ordner? Ist der Datenträger nur lesbar eingehängt oder voll?",
            )  # fmt: skip


def private() -> Iterator[Finding]:
    """The data folder holds the key and the addresses of people who reported something."""
    mode = stat.S_IMODE(settings.DATA_DIR.stat().st_mode)
    if mode & 0o002:
        yield Finding(
            Level.BROKEN, "Alle auf dieser Maschine dürfen in den Datenordner schreiben.", f"chmod 750 {settings.DATA_DIR}",
            forbids_public=True,
        )  # fmt: skip
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and os.path.exists(name) and mode & 0o005 and os.stat(name).st_mode & 0o004:
        yield Finding(
            Level.WARNING, "Andere Benutzer*innen dieser Maschine können die Datenbank lesen.", f"chmod 750 {settings.DATA_DIR}",
        )  # fmt: skip


def sqlite() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        journal, synchronous = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        )
        problems = [row[0] for row in cursor.execute("PRAGMA quick_check(5)").fetchall() if row[0] != "ok"]
    if journal != "wal" or synchronous != 2:
        yield Finding(
            Level.WARNING, f"SQLite läuft mit journal_mode={journal}, synchronous={synchronous} statt mit WAL und FULL.",
            "Mit „make serve“ starten; auf Netzlaufwerken geht WAL nicht.",
        )  # fmt: skip
    if problems:
        yield Finding(
            Level.BROKEN, f"Die Datenbank ist beschädigt: {problems[0]}",
            "Portal beenden, Ordner beiseitelegen, letzte Sicherung mit „manage.py restore“ einspielen.",
        )  # fmt: skip


def migrated() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(
            Level.BROKEN, f"Die Datenbank ist älter als das Programm ({len(plan)} Schritte fehlen).",
            "„manage.py migrate“ oder „make serve“ ausführen; vorher sichern.",
        )  # fmt: skip


def backups() -> Iterator[Finding]:
    """Backups lie elsewhere; here is only written down when the last one was made."""
    if not is_public(settings.SITE_URL):
        return
    note = settings.DATA_DIR / LAST_BACKUP
    made = datetime.datetime.fromisoformat(note.read_text()) if note.exists() else None
    if made is None or timezone.now() - made > BACKUP_IS_OLD:
        yield Finding(
            Level.WARNING, f"Die letzte Sicherung ist vom {made:%d.%m.%Y}." if made else "Hier wurde noch nie gesichert.",
            "„manage.py backup ORDNER“ jede Nacht ausführen lassen (portal-backup.timer, docs/operations.md).",
        )  # fmt: skip


def restored() -> Iterator[Finding]:
    if erasing.is_pending():
        yield Finding(
            Level.BROKEN, "Eine Sicherung ist eingespielt, aber was seither gelöscht wurde, ist noch darin.",
            "Mit „make serve“ (manage.py serve) starten: Es wird dann zuerst noch einmal gelöscht.", forbids_public=True,
        )  # fmt: skip


QUICK: tuple[Check, ...] = (disk, writable, restored, backups)
CHECKS: tuple[Check, ...] = (*QUICK, private, sqlite, migrated)
