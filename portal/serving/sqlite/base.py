"""The database backend, named in the settings as Django wants it."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite makes a file that is missing, and removes a log of changes (-wal) that does not fit an empty file.

    When somebody moves the file away, or a disk is not mounted, that would throw away what was acknowledged but not yet
    written back. So only a first start makes a file; a server never does (`may_create`).
    """

    may_create = True

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        name = str(params["database"])
        if not name.startswith("file:") and name != ":memory:":
            place = Path(name).absolute()
            was_there = place.exists() or place.with_name(f"{place.name}-wal").exists()
            if was_there or not self.may_create:
                params["database"] = f"{place.as_uri()}?mode=rw"
        return params
