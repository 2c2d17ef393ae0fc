"""Motions as files: made when somebody asks, kept by what they say, at most two made at once.

A file is named after the hash of the wording and the hash of the code that writes files. So it is never stale, also after
an update, and what an editor withdraws is simply no longer asked for.
"""

import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

import motionkit
from motionkit.export import export
from motionkit.text import MotionText
from portal.motions.turns import turn

FOLDER = "dokumente-antraege"
log = logging.getLogger(__name__)
WRITTEN_AT_ONCE = {"md", "txt"}  # Cheaper to write than to find.
MOST_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Format:
    """A format as it is offered: `extension` is its name in addresses."""

    extension: str
    label: str
    words: str
    media_type: str


FORMATS = {
    known.extension: known
    for known in (
        Format(
            "docx", "Word", "zum Bearbeiten", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        Format("odt", "ODT", "für LibreOffice", "application/vnd.oasis.opendocument.text"),
        Format("pdf", "PDF", "zum Lesen und Drucken", "application/pdf"),
        Format("md", "Markdown", "mit allen Hinweisen", "text/markdown; charset=utf-8"),
        Format("txt", "Text", "für die E-Mail", "text/plain; charset=utf-8"),
    )
}


def etag(content_hash: str, extension: str) -> str:
    """Changes whenever the file would."""
    return f'"{_key(content_hash)[:32]}.{extension}"'


def document(text: MotionText, extension: str) -> bytes:
    """The file, from the folder or made now. Raises `turns.Busy` when too many are being made."""
    if extension in WRITTEN_AT_ONCE:
        return export(text, extension).data
    return kept(text.content_hash, extension, lambda: export(text, extension).data)


def kept(content_hash: str, extension: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from the folder or made now. `content_hash` stands for everything that it depends on."""
    path = _folder() / f"{_key(content_hash)}.{extension}"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = _make(make, path)
    else:
        with suppress(OSError):
            os.utime(path)  # What is asked for often stays longest.
    return data


def _make(make: Callable[[], bytes], path: Path) -> bytes:
    with turn(path.parent):
        data = make()
    try:
        _keep(data, path)
    except OSError as error:  # The disk is full or read-only: whoever asked gets the file all the same.
        log.warning("%s lässt sich nicht aufheben: %s", path.name, error.strerror)
    return data


def _keep(data: bytes, path: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix="neu-", delete=False) as draft:
        try:
            draft.write(data)
            draft.flush()
        except OSError:
            os.unlink(draft.name)
            raise
    os.replace(draft.name, path)
    _make_room(path.parent)


def _make_room(folder: Path) -> None:
    """Removes what nobody has asked for longest, until a quarter is free, once the folder is too large."""
    files = [(entry.stat(), entry.path) for entry in os.scandir(folder) if entry.name.endswith(tuple(FORMATS))]
    size = sum(status.st_size for status, _ in files)
    if size <= MOST_BYTES:
        return
    for status, path in sorted(files, key=lambda file: file[0].st_mtime):
        Path(path).unlink(missing_ok=True)
        size -= status.st_size
        if size <= MOST_BYTES * 3 // 4:
            return


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _key(content_hash: str) -> str:
    return sha256(f"{content_hash} {_writers()}".encode()).hexdigest()


@cache
def _writers() -> str:
    """A hash of the code that writes files."""
    sources = sorted(file for ending in ("*.py", "*.typ") for file in Path(motionkit.__file__).parent.rglob(ending))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
