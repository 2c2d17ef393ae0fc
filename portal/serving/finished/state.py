"""What a page is made of beside the database: code, libraries and settings, told apart by one word."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
ROOMS: Final = ("config", "portal", "motionkit", "german", "intake", "uploads")
SETTINGS: Final = ("PORT", "DATABASE_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE")
"""All that `config.settings` reads, beside what begins with PORTAL_."""
PREFIX: Final = "PORTAL_"


def now() -> str:
    """Another word as soon as a file of ours, a library or a setting is another one. Takes some milliseconds."""
    digest = blake2b(sys.version.encode(), digest_size=12)
    chosen = {name: value for name, value in os.environ.items() if name in SETTINGS or name.startswith(PREFIX)}
    digest.update(repr(sorted(chosen.items())).encode())
    for place in (ROOT / "VERSION", Path(sysconfig.get_path("purelib"))):
        digest.update(f"{place.stat().st_mtime_ns}\n".encode())
    for room in ROOMS:
        for entry in _files(ROOT / room):
            with suppress(FileNotFoundError):  # An editor's lock is a link that leads nowhere.
                status = entry.stat()
                digest.update(f"{entry.path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """All files in an order that stays; not what Python writes beside them."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir():
            yield entry
        elif entry.name != "__pycache__":
            yield from _files(Path(entry.path))
