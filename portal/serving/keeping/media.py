"""The media files of a backup, wherever they lie: a folder of this machine or a bucket that several servers share."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils._os import safe_join


class CannotSave(Exception):
    """The copy could not be made; the message is German and says what to do."""


def collect(target: Path) -> None:
    """Adds every file that is not there yet. Files are never changed once they are stored."""
    store = storages["default"]
    if isinstance(store, FileSystemStorage):
        _link_all(Path(settings.MEDIA_ROOT), target)
    else:
        _fetch_all(store, target)


def size() -> int:
    """Bytes of all files; raises CannotSave."""
    store = storages["default"]
    if isinstance(store, FileSystemStorage):
        return sum(path.stat().st_size for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    with _said_in_german():
        return sum(size for _, size in store.files())


def put_back(source: Path) -> None:
    """Saves in the bucket what is missing there, and removes `source`. What the bucket holds stays: no name is used for two files.

    A folder of this machine is put into place as a whole instead, by others. Raises CannotSave; what is in the bucket by then does no harm.
    """
    store = storages["default"]
    if isinstance(store, FileSystemStorage) or not source.exists():
        return
    with _said_in_german():
        there = {name for name, _ in store.files()}
        for path in sorted(path for path in source.rglob("*") if path.is_file()):
            if (name := path.relative_to(source).as_posix()) not in there:
                with path.open("rb") as file:
                    store.save(name, File(file))
    shutil.rmtree(source)


def _link_all(source: Path, target: Path) -> None:
    """A link is as good as a copy."""
    for path in source.rglob("*") if source.exists() else ():
        place = target / path.relative_to(source)
        if path.is_symlink() or not path.is_file() or place.exists():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, place)
        except FileNotFoundError:  # Deleted between listing and linking; the database will not name it.
            continue
        except OSError:  # Another disk, or a file system without links.
            shutil.copyfile(path, place)


def _fetch_all(store: Storage, target: Path) -> None:
    with _said_in_german():
        for name, _ in store.files():
            place = Path(safe_join(target, name))
            if place.exists():
                continue
            try:
                with store.open(name) as file:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    with place.open("xb") as copy:
                        shutil.copyfileobj(file, copy, 1 << 20)
            except FileNotFoundError:  # Deleted between listing and fetching, as above.
                continue


@contextmanager
def _said_in_german() -> Iterator[None]:
    from portal.serving.sharing.bucket import UNREACHABLE  # Only with a bucket is its library there.

    try:
        yield
    except UNREACHABLE as error:
        raise CannotSave(
            f"Der Speicher für Bilder und Dateien (PORTAL_MEDIA) antwortet nicht, wie er soll ({type(error).__name__}). "
            "Es ist nichts verloren; bitte versuchen Sie es noch einmal, wenn er erreichbar ist."
        ) from error
    except SuspiciousFileOperation as error:
        raise CannotSave("Im Speicher für Bilder und Dateien heißt eine Datei so, wie keine heißen darf.") from error
