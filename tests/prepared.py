"""What the tests' databases and servers begin with, made once and kept between runs: it takes longer than most tests."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import django
import wagtail

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Of several test processes one makes what lies in this folder; the others wait and find it there."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def state_of_the_schema() -> str:
    """Changes with every migration, trigger and library."""
    digest = hashlib.blake2b(f"{django.__version__} {wagtail.__version__}".encode(), digest_size=12)
    triggers = ROOT / "portal/serving/finished/counting.py"
    for path in [*sorted(ROOT.glob("portal/*/migrations/*.py")), triggers]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def migrated_sqlite(path: Path) -> Path:
    """`path`: a SQLite file that is migrated and nothing else."""
    with alone(path.parent):
        if not path.exists():
            with tempfile.TemporaryDirectory(prefix="migrating-", dir=path.parent.parent) as folder:
                migrate({"DATA_DIR": folder}, without={"DATABASE_URL"})
                (Path(folder) / "portal.sqlite3").rename(path)
    return path


def migrated_postgresql(folder: Path) -> str:
    """The name of a database beside that of DATABASE_URL, migrated and nothing else: others are copied from it.

    `folder`: what the processes of one run share. The server of a run is thrown away (tests.postgres), and this with it.
    """
    import psycopg

    address, name = urlsplit(os.environ["DATABASE_URL"]), f"migrated_{state_of_the_schema()}"
    half = f"{name}_half"
    with alone(folder), closing(psycopg.connect(address.geturl(), autocommit=True)) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"DROP DATABASE IF EXISTS {half}")
            server.execute(f"CREATE DATABASE {half}")
            migrate({"DATABASE_URL": address._replace(path=f"/{half}").geturl()})
            server.execute(f"ALTER DATABASE {half} RENAME TO {name}")
    return name


def migrate(environment: dict[str, str], without: frozenset[str] | set[str] = frozenset()) -> None:
    """`manage.py migrate`, with more or less in its environment."""
    kept = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def with_static(folder: Path, collected: Path) -> Path:
    """`folder`, made to be a portal's DATA_DIR, with the static files as an earlier start has left them."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(collected, folder / "static")
    return folder
