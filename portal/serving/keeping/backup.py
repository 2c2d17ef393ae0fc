"""Makes one backup, proves that it can be read, and lets older ones go."""

import contextlib
import datetime
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.accounts import erasures
from portal.serving.keeping import archive, erasing, media, retention, snapshot
from portal.serving.keeping.media import CannotSave

LAST_BACKUP = "letzte-sicherung"


def make(target: Path, *, now: datetime.datetime, recipient: str = "", tick: archive.Tick = lambda _: None) -> Path:
    """Writes a backup of the running portal into the folder `target` and returns its path.

    `recipient`: a public age key („age1…“) or an SSH public key; the file can then be opened only with the private one.
    `tick` is told bytes: each file counts twice, once packed and once read back. Raises CannotSave; then nothing new
    lies in the folder, and earlier backups are as they were.
    """
    keys = [_recipient(recipient)] if recipient else []
    path = target / retention.file_name(now, encrypted=bool(keys))
    if path.exists():
        raise CannotSave(f"„{path}“ gibt es schon. Bitte eine Sekunde warten.")
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _working_folder() as folder:
            snapshot.take(content := folder / "content")
            manifest = archive.Manifest(
                made=now.astimezone(datetime.UTC).isoformat(timespec="seconds"),
                version=(settings.ROOT / "VERSION").read_text().strip(),
                vendor=connection.vendor,
                migrations=snapshot.newest_migrations(),
                members=archive.describe(content),
            )
            archive.write(content, manifest, packed := folder / "packed", tick=tick)
            archive.verify(packed, tick=tick)
            _deliver(packed, path, keys)
        (settings.DATA_DIR / LAST_BACKUP).write_text(manifest.made)
        erasing.carry_list(erasures.place(), target / erasures.FILE)
    except archive.DamagedArchive as error:
        raise CannotSave(f"Die neue Sicherung hat die Probe nicht bestanden: {error}") from error
    except OSError as error:
        raise CannotSave(f"Die Sicherung ist nicht zustande gekommen ({error}). Ist die Festplatte voll?") from error
    return path


def content_size() -> int:
    """Bytes that a backup will pack, roughly; for the progress bar. Raises CannotSave."""
    database = Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None
    return media.size() + (database.stat().st_size if database and database.exists() else 0)


def prune(target: Path) -> list[Path]:
    """Deletes what retention does not ask for, returns what is gone."""
    erasures.forget(timezone.now())
    gone = retention.superfluous(target.iterdir())
    for path in gone:
        path.unlink()
    return gone


@contextlib.contextmanager
def _working_folder() -> Iterator[Path]:
    """Beside the media, so that files can be linked; readable for nobody else; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="sicherung-", dir=settings.DATA_DIR))
    try:
        (folder / "content").mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _recipient(key: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    reader = pyrage.x25519.Recipient if key.startswith("age1") else pyrage.ssh.Recipient
    try:
        return reader.from_str(key.strip())
    except pyrage.RecipientError as error:
        raise CannotSave("Der öffentliche Schlüssel ist weder „age1…“ noch „ssh-ed25519 …“.") from error


def _deliver(packed: Path, path: Path, keys: list) -> None:
    """The file appears under its name only when it is whole and on the disk."""
    partial = path.with_suffix(".unfertig")
    try:
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as target, packed.open("rb") as source:
            if keys:
                pyrage.encrypt_io(source, target, keys)
            else:
                shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
