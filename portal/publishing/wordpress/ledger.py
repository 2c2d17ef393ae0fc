"""Remembers which files an import has written, so that they can be taken back when it fails or was only a rehearsal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.utils.functional import LazyObject, empty


class Ledger(Storage):
    """Stands before the storage of media files: does what that does, and keeps a list of what was saved."""

    def __init__(self, behind: Storage):
        self._behind = behind
        self._saved: list[str] = []
        self._folders = self._known_folders()

    def __getattr__(self, name):
        return getattr(self._behind, name)

    def _open(self, name, mode="rb"):
        return self._behind.open(name, mode)

    def save(self, name, content, max_length=None):
        saved = self._behind.save(name, content, max_length=max_length)
        self._saved.append(saved)
        return saved

    def delete(self, name):
        return self._behind.delete(name)

    def exists(self, name):
        return self._behind.exists(name)

    def size(self, name):
        return self._behind.size(name)

    def url(self, name):
        return self._behind.url(name)

    def path(self, name):
        return self._behind.path(name)

    def take_back(self) -> None:
        """Deletes what was saved, and folders that did not exist before."""
        for name in reversed(self._saved):
            self._behind.delete(name)
        for folder in sorted(self._known_folders() - self._folders, reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()

    def _known_folders(self) -> set[Path]:
        if not isinstance(self._behind, FileSystemStorage):
            return set()
        root = Path(self._behind.location)
        return {root, *(path for path in root.glob("*") if path.is_dir())} if root.is_dir() else set()


@contextmanager
def recording() -> Iterator[Ledger]:
    """Within this, all media files are saved through a ledger; on any error they are taken back."""
    if isinstance(default_storage, LazyObject) and default_storage._wrapped is empty:
        default_storage._setup()
    behind = default_storage._wrapped
    ledger = Ledger(behind)
    default_storage._wrapped = ledger
    try:
        yield ledger
    except BaseException:
        ledger.take_back()
        raise
    finally:
        default_storage._wrapped = behind
