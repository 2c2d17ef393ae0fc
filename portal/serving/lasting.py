"""A connection to SQLite that does not replace a database which has gone with an empty one."""

import sqlite3
from pathlib import Path
from typing import Any


class LastingConnection(sqlite3.Connection):
    """SQLite makes a file that is missing, and removes a log of changes (-wal) that does not fit an empty file.

    When somebody moves the file away, or a disk is not mounted, that would throw away what was acknowledged but not yet
    written back. So only a first start makes a file; a server never does (`may_create`).
    """

    may_create = True

    def __init__(self, database: Any, *args: Any, **options: Any):
        name = str(database)
        if not name.startswith("file:") and name != ":memory:":
            place = Path(name).absolute()
            was_there = place.exists() or place.with_name(f"{place.name}-wal").exists()
            if was_there or not LastingConnection.may_create:
                database, options["uri"] = f"{place.as_uri()}?mode=rw", True
        super().__init__(database, *args, **options)
