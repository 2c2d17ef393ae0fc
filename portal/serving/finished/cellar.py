"""Where finished pages outlast the process that made them: files in the data folder, one for each page.

All workers of a machine share them, so a page is made once and not once in each. After a start they are there before Django is.
As in memory, a page is shown only as long as the generation it was made in is the newest; those of older ones are removed at
once, since what was withdrawn must not lie about.
"""

import json
import os
import shutil
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from portal.serving.finished import state
from portal.serving.finished.asking import Key
from portal.serving.finished.page import Page, digest_of

FOLDER: Final = "finished"
MOST_FILES: Final = 5_000
ENDING: Final = ".page"


class Cellar:
    """`folder`: of this code under these settings (`state.now`). At most `most_bytes` from this process.

    A full or read-only disk is no fault here: the page is made anew.
    """

    def __init__(self, folder: Path, most_bytes: int):
        self.folder = folder
        self._most_bytes, self._bytes, self._files = most_bytes, 0, 0

    @classmethod
    def below(cls, data: Path, most_bytes: int = 0) -> "Cellar":
        """The one in DATA_DIR."""
        return cls(data / FOLDER / state.now(), most_bytes)

    def get(self, key: Key, generation: int) -> Page | None:
        """The page as it was put there; None when there is none, or the power was cut while it was written."""
        try:
            first, _, body = self._place(key, generation).read_bytes().partition(b"\n")
            known = json.loads(first)
            headers = [(name, value) for name, value in known.pop("headers")]
            page = Page(generation, plain=body, headers=headers, **known)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return page if page.digest == digest_of(page.status, headers, page.freshness, body) else None

    def put(self, key: Key, page: Page) -> None:
        place = self._place(key, page.generation)
        is_new = not place.exists()  # Else it is the page of yesterday.
        if is_new and (self._bytes + len(page.plain) > self._most_bytes or self._files >= MOST_FILES):
            return
        known = {
            name: getattr(page, name)
            for name in ("until", "status", "headers", "freshness", "modified", "shrinks", "size", "digest")
        }
        made = place.with_suffix(f".{os.getpid()}")
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made.write_bytes(json.dumps(known).encode() + b"\n" + page.plain)
            made.replace(place)
        except OSError:
            with suppress(OSError):
                made.unlink()
        else:
            self._bytes, self._files = self._bytes + is_new * len(page.plain), self._files + is_new

    def keep_only(self, generation: int | None) -> None:
        """Removes what was made in another generation, and by other code or under other settings."""
        for folder in (*_folders(self.folder.parent), *_folders(self.folder)):
            if folder not in (self.folder, self.folder / str(generation)):
                shutil.rmtree(folder, ignore_errors=True)
        sizes = _sizes(self.folder / str(generation))  # What others have put there, or this one in its last life.
        self._bytes, self._files = sum(sizes), len(sizes)

    def drop(self, generation: int) -> None:
        shutil.rmtree(self.folder / str(generation), ignore_errors=True)

    def is_empty(self) -> bool:
        return not any(self.folder.glob(f"*/*{ENDING}"))

    def _place(self, key: Key, generation: int) -> Path:
        name = blake2b(repr(tuple(key)).encode(), digest_size=16).hexdigest()
        return self.folder / str(generation) / (name + ENDING)


def _sizes(place: Path) -> list[int]:
    try:
        return [entry.stat().st_size for entry in os.scandir(place)]
    except OSError:
        return []


def _folders(place: Path) -> list[Path]:
    try:
        return [entry for entry in place.iterdir() if entry.is_dir()]
    except OSError:
        return []
