"""A portal of its own in a folder of its own, driven by its commands as an operator would."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.utils import ConnectionHandler

ROOT = Path(__file__).resolve().parents[2]
UNUSED_PORT = "9"
SECONDS_TO_END = 300


@dataclass(frozen=True)
class PortalFolder:
    """`path` is its DATA_DIR."""

    path: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`manage.py …`; raises only when it does not end, as a start does that should have been refused."""
        return subprocess.run(
            self._command(command),
            cwd=ROOT,
            env=self._environment(environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_TO_END,
        )

    def start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """`manage.py …`, going on in the background."""
        return subprocess.Popen(self._command(command), cwd=ROOT, env=self._environment(environment))

    def _command(self, command: tuple[str, ...]) -> list[str]:
        return [sys.executable, "manage.py", *command]

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        own = {"DATA_DIR": str(self.path), "PORT": UNUSED_PORT, "PORTAL_URL": "http://127.0.0.1:9"}
        keep = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORTAL_SECRET_KEY"}}
        return keep | own | more

    def content(self) -> str:
        """Everything in the database, one way for one content."""
        written = io.StringIO()
        with opened(sqlite(self.path / "portal.sqlite3")) as alias:
            call_command("dumpdata", "--natural-foreign", "--exclude=sessions", database=alias, stdout=written)
        return written.getvalue()

    def files(self) -> dict[str, bytes]:
        media = self.path / "media"
        return {str(path.relative_to(media)): path.read_bytes() for path in media.rglob("*") if path.is_file()}


def sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


@contextmanager
def opened(settings: dict[str, Any]) -> Iterator[str]:
    """The alias by which Django knows this database meanwhile."""
    connection = ConnectionHandler({"default": settings})["default"]
    connection.alias = "beside"
    connections[connection.alias] = connection
    try:
        yield connection.alias
    finally:
        connection.close()
        del connections[connection.alias]


def make_portal(path: Path, migrated: Path) -> PortalFolder:
    """Founded, with one text and one file; begins from a copy of the migrated database of the tests."""
    path.mkdir()
    shutil.copyfile(migrated, path / "portal.sqlite3")
    portal = PortalFolder(path)
    (path / "media" / "images").mkdir(parents=True)
    (path / "media" / "images" / "rathaus.jpg").write_bytes(b"\xff\xd8ein Bild")
    begin = (
        "from tests import factories; factories.found_site(); factories.make_article('Wasser gehört allen');"
        "from django.db import connection; connection.cursor().execute('PRAGMA journal_mode=WAL')"
    )
    done = portal.run("shell", "-v", "0", "-c", begin)
    assert done.returncode == 0, done.stderr
    return portal
