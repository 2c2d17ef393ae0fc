"""A few kills while people write; `python -m tests.serving.killing sqlite|postgres 200` is the long run."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.serving.killing import SERVING, children, kill_while_sending, service, threads
from tests.serving.running import running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives a folder with SQLite of its own"),
]


def test_nothing_acknowledged_is_lost_or_doubled_by_kills(tmp_path, migrated):
    with service(tmp_path / "data", migrated=migrated) as served:
        outcome = kill_while_sending(served, 5)
    assert len(outcome.sent.reports) > 5, outcome
    assert (outcome.lost, outcome.doubled) == ([], []), outcome
    assert outcome.starts == 3, outcome  # Only what kills the server process makes systemd start it again.


def test_who_waits_at_a_worker_that_is_killed_is_answered_by_the_next(tmp_path, migrated):
    with running(tmp_path / "data", migrated=migrated, workers=1) as portal:
        worker = next(pid for pid in children(portal.process.pid) if SERVING in threads(pid))
        os.kill(worker, signal.SIGSTOP)
        while not _stands_still(worker):
            time.sleep(0.01)
        with socket.create_connection(("127.0.0.1", portal.port), timeout=30) as reader:
            reader.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            time.sleep(0.2)
            os.kill(worker, signal.SIGKILL)
            assert reader.recv(100).startswith(b"HTTP/1.1 200")


def _stands_still(pid: int) -> bool:
    """Every thread of it; until then one may still take somebody in."""
    return all(
        place.read_text().rpartition(")")[2].split()[0] == "T" for place in Path(f"/proc/{pid}/task").glob("*/stat")
    )
