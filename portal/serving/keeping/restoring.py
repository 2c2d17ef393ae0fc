"""The way back: from a backup to a portal, without touching what is there before the backup is proved."""

import datetime
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from portal.accounts import erasures
from portal.serving.keeping import archive, erasing, media
from portal.serving.keeping.snapshot import run_postgresql

DATABASE_FILES = ("portal.sqlite3", "portal.sqlite3-wal", "portal.sqlite3-shm")


class Refused(Exception):
    """Nothing was changed; the message is German and says what to do."""


def restore(
    path: Path, *, identity: Path | None, overwrite: bool, now: datetime.datetime, tick: archive.Tick
) -> Path | None:
    """Puts the backup into place. Raises Refused or DamagedArchive before anything has changed.

    `identity`: file with the private age key. `overwrite`: what is there is moved aside, never deleted; returns where to.
    """
    folder = Path(tempfile.mkdtemp(prefix="wiederherstellung-", dir=settings.DATA_DIR))
    try:
        packed = _opened(path, identity, folder)
        _can_be_used(manifest := archive.read_manifest(packed))
        (content := folder / "content").mkdir()
        archive.verify(packed, into=content, tick=tick)
        _in_order(content)
        if not is_empty() and not overwrite:
            raise Refused(
                "Hier ist schon ein Portal mit Inhalt. Es bleibt, wie es ist. Nehmen Sie einen leeren DATA_DIR "
                "(und eine leere Datenbank), oder sagen Sie --ueberschreiben: Das Vorhandene wird dann beiseitegelegt."
            )
        media.put_back(content / "media")  # First: when the bucket does not answer, nothing else has changed.
        aside = _move_aside(now) if overwrite else None
        erasing.carry_list(path.parent / erasures.FILE, erasures.place())
        erasing.note_restore(manifest.made)
        _put_into_place(content)
        return aside
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_empty() -> bool:
    """True when the database holds no table of the portal and no file lies in the media folder."""
    folder = Path(settings.MEDIA_ROOT)
    if folder.exists() and any(path.is_file() for path in folder.rglob("*")):
        return False
    return not connection.introspection.table_names()


def _opened(path: Path, identity: Path | None, folder: Path) -> Path:
    if path.suffix != ".age":
        return path
    if identity is None:
        raise Refused(
            "Die Sicherung ist verschlüsselt. Nennen Sie die Datei mit dem geheimen Schlüssel: --schluessel DATEI"
        )
    try:
        keys = [_identity(identity.read_text())]
        with path.open("rb") as source, (folder / "packed").open("xb") as target:
            pyrage.decrypt_io(source, target, keys)
    except (pyrage.DecryptError, pyrage.IdentityError, OSError, ValueError) as error:
        raise Refused(f"Mit diesem Schlüssel lässt sich die Sicherung nicht öffnen ({error}).") from error
    return folder / "packed"


def _identity(text: str) -> pyrage.x25519.Identity | pyrage.ssh.Identity:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if lines and lines[0].startswith("AGE-SECRET-KEY-"):
        return pyrage.x25519.Identity.from_str(lines[0])
    return pyrage.ssh.Identity.from_buffer(text.encode())


def _can_be_used(manifest: archive.Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise Refused(
            f"Die Sicherung stammt aus {_name(manifest.vendor)}, eingestellt ist {_name(connection.vendor)}. "
            "Stellen Sie DATABASE_URL so ein wie damals."
        )
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    unknown = [f"{app}.{name}" for app, name in sorted(manifest.migrations.items()) if (app, name) not in known]
    if unknown:
        raise Refused(
            f"Die Sicherung (Fassung {manifest.version}) ist neuer als dieses Programm; es kennt „{unknown[0]}“ nicht. "
            "Bitte zuerst das Programm aktualisieren."
        )


def _name(vendor: str) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(vendor, vendor)


def _in_order(content: Path) -> None:
    database = content / "portal.sqlite3"
    if not database.exists():
        return
    with closing(sqlite3.connect(database)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise archive.DamagedArchive("Die Datenbank in der Sicherung ist beschädigt.")


def _move_aside(now: datetime.datetime) -> Path | None:
    """PostgreSQL's tables are emptied by pg_restore in one transaction; only files are moved."""
    connections.close_all()
    names = [name for name in (*DATABASE_FILES, "media", "secret.key") if (settings.DATA_DIR / name).exists()]
    if not names:
        return None
    aside = settings.DATA_DIR / f"vor-wiederherstellung-{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    for name in names:
        shutil.move(settings.DATA_DIR / name, aside / name)
    return aside


def _put_into_place(content: Path) -> None:
    connections.close_all()
    if (content / "database.dump").exists():
        run_postgresql(
            "pg_restore", "--single-transaction", "--clean", "--if-exists", "--no-owner", "--no-privileges",
            "--dbname={database}", str(content / "database.dump"),
        )  # fmt: skip
    for name in ("media", "secret.key", "portal.sqlite3"):  # The database last: with it the portal is there.
        if not (content / name).exists():
            continue
        place = settings.DATA_DIR / name
        if place.is_dir():
            shutil.rmtree(place)  # Empty: is_empty() or _move_aside() have seen to it.
        shutil.move(content / name, place)
        if place.is_file():
            place.chmod(0o600)  # The key signs sessions, the database knows addresses of e-mail.
    if connection.vendor == "sqlite":
        for leftover in DATABASE_FILES[1:]:  # The log of another database would be replayed into this one.
            (settings.DATA_DIR / leftover).unlink(missing_ok=True)
