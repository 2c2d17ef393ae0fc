"""After a restore: what was erased since the backup was made is erased once more, before the portal answers anybody."""

import datetime
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.db import connection

from portal.accounts import erasures

RESTORED = "wiederhergestellt"


def carry_list(source: Path, target: Path) -> None:
    """Adds the lines of one list to another. The list lies beside the backups, too, in case the server is lost."""
    if not source.exists():
        return
    known = target.read_text().splitlines() if target.exists() else []
    lines = dict.fromkeys([*known, *source.read_text().splitlines()])
    (draft := target.with_suffix(".neu")).touch(mode=0o600)
    draft.write_text("".join(f"{line}\n" for line in sorted(lines) if line.strip()))
    draft.replace(target)


def note_restore(made: str) -> None:
    """Leaves word for the next start. `made`: when the backup was made, ISO time."""
    (settings.DATA_DIR / RESTORED).write_text(made)


def is_pending() -> bool:
    return (settings.DATA_DIR / RESTORED).exists()


def erase_again() -> Counter[str] | None:
    """Kind → how many things were erased once more; None when nothing was restored. Raises erasures.Unreadable.

    Only erasures since the backup: whoever came back after an earlier one stays.
    """
    if not is_pending():
        return None
    note = settings.DATA_DIR / RESTORED
    made = datetime.datetime.fromisoformat(note.read_text())
    listed = erasures.read([erasures.place()], settings.SECRET_KEY)
    erased = erasures.erase_again([one for one in listed if datetime.datetime.fromisoformat(one.at) >= made])
    note.unlink()
    return erased


def sweep() -> None:
    """SQLite keeps deleted rows in its file until their room is needed; this writes the file anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
