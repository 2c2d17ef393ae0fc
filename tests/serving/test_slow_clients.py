"""People on bad lines, and people who mean harm, do not keep others waiting, without nginx in front, too."""

import socket
import time
from contextlib import ExitStack

import pytest

from tests.prepared import with_static
from tests.serving.running import get, running

pytestmark = pytest.mark.slow
SLOW, SECONDS = 400, 2.0  # Alone a reader waits some thousandths of a second; the rest is for a busy machine.


@pytest.fixture(scope="module")
def portal(tmp_path_factory, collected, migrated):
    folder = with_static(tmp_path_factory.mktemp("langsam") / "data", collected)
    with running(folder, migrated=migrated, workers=1) as portal:
        get(portal.port, "/blog/")
        yield portal


def _wait(port: int) -> float:
    begin = time.monotonic()
    assert get(port, "/blog/").status == 200
    return time.monotonic() - begin


def test_slow_senders_keep_nobody_waiting(portal):
    with ExitStack() as opened:
        for _ in range(SLOW):
            client = opened.enter_context(socket.create_connection(("127.0.0.1", portal.port)))
            client.sendall(b"GET /blog/ HTTP/1.1\r\nHost: 127")
        assert max(_wait(portal.port) for _ in range(5)) < SECONDS


def test_slow_readers_keep_nobody_waiting(portal):
    with ExitStack() as opened:
        for _ in range(SLOW):
            client = opened.enter_context(socket.create_connection(("127.0.0.1", portal.port)))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            client.sendall(b"GET /blog/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert max(_wait(portal.port) for _ in range(5)) < SECONDS
