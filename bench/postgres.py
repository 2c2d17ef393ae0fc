"""A PostgreSQL of its own for one measurement or test: from Debian's package, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_INSTALLED: Final = Path("/usr/lib/postgresql")
_QUICK: Final = "-c fsync=off -c full_page_writes=off -c shared_buffers=256MB -c max_wal_size=4GB"
"""Nothing in it is kept, so nothing needs to outlive a power cut."""


def programs() -> Path | None:
    """The folder with `initdb`, of the newest version; None when PostgreSQL is not installed."""
    found = [path.parent for path in _INSTALLED.glob("*/bin/initdb")]
    beside = shutil.which("initdb")
    return max(found, key=lambda path: int(path.parent.name), default=Path(beside).parent if beside else None)


@contextmanager
def throwaway() -> Iterator[str]:
    """The address of an empty server („postgresql://…/postgres“). Root starts it as `postgres`, as it refuses to be root."""
    folder = programs()
    if folder is None:
        raise FileNotFoundError("PostgreSQL is not installed.")
    own = tempfile.mkdtemp(prefix="postgresql-")
    runner = {"user": "postgres"} if os.geteuid() == 0 else {}
    if runner:
        shutil.chown(own, pwd.getpwnam("postgres").pw_uid)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    data, log = f"{own}/data", f"{own}/log"

    def run(program: str, *arguments: str) -> None:
        subprocess.run([folder / program, *arguments], check=True, capture_output=True, cwd="/", **runner)

    try:
        run("initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # Output goes to a file: a server that inherits the pipe would keep this process waiting.
        run("pg_ctl", "-D", data, "-l", log, "-w", "-t", "120", "-o", f"-p {port} -k {own} {_QUICK}", "start")
        yield f"postgresql://portal@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [folder / "pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True, cwd="/", **runner
        )
        shutil.rmtree(own, ignore_errors=True)
