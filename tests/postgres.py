"""A throw-away PostgreSQL out of Debian's package, for as long as a test or a command takes.

`python -m tests.postgres COMMAND …` runs a command with DATABASE_URL set to an empty database of its own.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
IS_THERE = (PROGRAMS / "initdb").exists()
MISSING = "PostgreSQL 15 is missing: install the Debian package „postgresql-15“ (apt-get install postgresql-15)"
ROLE, DATABASE = "portal", "portal"
# What tests write may be lost with the power; where loss is the question, `durable` leaves PostgreSQL as it is shipped.
HASTY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
ALWAYS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=64MB", "max_connections=80")


@dataclass
class Postgres:
    """A server that listens on 127.0.0.1; its files lie in `folder`. The role is no superuser, as on a real server."""

    folder: Path
    port: int
    settings: tuple[str, ...] = ALWAYS
    process: subprocess.Popen | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@127.0.0.1:{self.port}/{DATABASE}"

    def start(self) -> None:
        options = [part for setting in self.settings for part in ("-c", setting)]
        command = [PROGRAMS / "postgres", "-D", self.folder, "-p", str(self.port), *options]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, start_new_session=True, **_as_somebody_else()
            )
        deadline = time.monotonic() + 60
        while run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port), check=False).returncode:
            assert self.process.poll() is None, log_of(self.folder)
            assert time.monotonic() < deadline, log_of(self.folder)
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends it in order („fast“), if it still runs."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)

    def kill(self) -> None:
        """As if the machine were gone: all of its processes at once, with nothing said to anybody."""
        assert self.process
        os.kill(self.process.pid, signal.SIGSTOP)  # Else it might start one more while the others are being counted.
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        members = [int(pid) for pid in found.stdout.split()]
        for pid in members:  # Backends have sessions of their own.
            with_none_left(pid)
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)
        deadline = time.monotonic() + 10
        while any(_holds_memory(pid) for pid in members):  # Until then no other server may open the same files.
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def promote(self) -> None:
        """Makes a primary out of a standby; returns when it takes writes."""
        run("pg_ctl", "promote", "-w", "-D", str(self.folder))

    def sql(self, statement: str, *, database: str = "postgres") -> str:
        """What the database's own prompt says, as its superuser."""
        target = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        return run("psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", *target, "-c", statement).stdout.strip()


def with_none_left(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _holds_memory(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/statm").read_text().split()[0] != "0"
    except OSError:
        return False


def log_of(folder: Path) -> str:
    return (folder.parent / f"{folder.name}.log").read_text(errors="replace")[-2000:]


def run(program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """One of PostgreSQL's programs."""
    done = subprocess.run(
        [PROGRAMS / program, *arguments],
        capture_output=True,
        text=True,
        cwd="/",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
        **_as_somebody_else(),
    )
    assert not check or done.returncode == 0, f"{program}: {done.stderr}"
    return done


def _as_somebody_else() -> dict:
    """PostgreSQL refuses to run as root: then it runs as the user that Debian's package has made for it."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


@contextmanager
def room() -> Iterator[Path]:
    """A folder that PostgreSQL's user may write to, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    if os.getuid() == 0:
        known = pwd.getpwnam("postgres")
        os.chown(folder, known.pw_uid, known.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres(*, durable: bool = False, settings: tuple[str, ...] = ()) -> Iterator[Postgres]:
    """A running server with an empty database, sorted as German readers expect it."""
    with room() as folder:
        data = folder / "primary"
        order = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de")
        run("initdb", "-D", str(data), "--username=postgres", "--auth=trust", "--no-sync", *order)
        server = Postgres(data, free_port(), (*ALWAYS, *(() if durable else HASTY), *settings))
        try:
            server.start()
            server.sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            server.sql(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")
            yield server
        finally:
            server.stop()


@contextmanager
def standby(primary: Postgres) -> Iterator[Postgres]:
    """A synchronous copy: from here on the primary acknowledges only what is on the copy's disk as well."""
    data = primary.folder.parent / "standby"
    source = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", "postgres")
    run("pg_basebackup", *source, "-D", str(data), "-R", "-X", "stream", "--checkpoint=fast", "--no-sync")
    copy = Postgres(data, free_port(), primary.settings)
    try:
        copy.start()
        # After the copying, which takes settings over: promoted, the copy must not wait for a copy of its own.
        primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.sql("SELECT pg_reload_conf()")
        deadline = time.monotonic() + 30
        while "sync" not in primary.sql("SELECT sync_state FROM pg_stat_replication").split():
            assert time.monotonic() < deadline, log_of(data)
            time.sleep(0.1)
        yield copy
    finally:
        copy.stop()


def main() -> int:
    if not IS_THERE:
        sys.exit(MISSING)
    with postgres() as server:
        return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": server.url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
