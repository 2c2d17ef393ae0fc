"""A normal reader among many: 1,000 connections for a minute, then 500 slow clients; with nginx in front and without.

Slow clients send their request a byte at a time, or take the answer a few bytes at a time, and come back when they are thrown
out. Meanwhile a reader opens a new connection four times a second and asks for an article. Printed is how long the reader
waited: median, 99 of 100, the longest. Needs nginx (Debian: nginx-light). SECONDS=10 makes it
shorter; an argument names a data folder to begin with instead of founding one.
"""

import asyncio
import contextlib
import os
import re
import resource
import shutil
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from bench.figures import Figure
from tests.serving.front import NGINX, front
from tests.serving.running import free_port, get, running

SECONDS = int(os.environ.get("SECONDS", 60))
CONNECTIONS, SLOW, ADDRESSES = 1000, 500, 200
SECONDS_BETWEEN_READERS, LONGEST_WAIT = 0.25, 1.0
LONGEST_ANSWER = 20.0  # A reader who waits longer has given up.


class Guests(NamedTuple):
    """So many at once, and what each of them does with a connection."""

    number: int
    visit: Callable[..., Awaitable[None]]


@dataclass
class Crowd:
    """What became of them."""

    answers: int = 0
    broken: int = 0


def main() -> list[Figure]:
    if not NGINX:
        print("Nothing to measure: nginx is missing.")
        return []
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "data", free_port()
        if sys.argv[1:]:
            shutil.copytree(sys.argv[1], data)
        with running(data, demo=True):
            pass
        with (
            running(data, url=f"http://127.0.0.1:{port}") as portal,
            front(Path(folder) / "front", port=port, portal_port=portal.port, workers=2),
        ):
            address = _an_article(portal)
            ways = {"ohne nginx": portal.port, "hinter nginx": port}
            return [
                _measure(f"{name}, {way}", guests, at, address)
                for name, guests in (
                    (f"{CONNECTIONS} Verbindungen", Guests(CONNECTIONS, _read_on)),
                    (f"{SLOW} langsame Absender", Guests(SLOW, _send_slowly)),
                    (f"{SLOW} langsame Leser", Guests(SLOW, _read_slowly)),
                )
                for way, at in ways.items()
            ]


def _an_article(portal) -> str:
    return portal.run(
        "from portal.publishing.models import Article\n"
        "print(Article.objects.public().order_by('-published_on').first().url)"
    )


def _measure(name: str, guests: Guests, port: int, path: str) -> Figure:
    waits: list[float] = []
    with _among(guests, port, path) as crowd:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            waits.append(_wait(port, path))
            time.sleep(max(0.0, SECONDS_BETWEEN_READERS - waits[-1]))
    waits.sort()
    late = waits[int(len(waits) * 0.99)]
    print(
        f"{name:38} {len(waits):4} readers  {statistics.median(waits):6.3f} s   99 % {late:6.3f} s   "
        f"longest {waits[-1]:6.3f} s   crowd: {crowd.answers} answers, {crowd.broken} broken connections"
    )
    return Figure(f"Längste Wartezeit in {SECONDS} s, {name}", waits[-1], "s", LONGEST_WAIT)


def _wait(port: int, path: str) -> float:
    """Seconds until a reader who comes anew has the whole page."""
    begin = time.monotonic()
    with contextlib.suppress(OSError):
        if get(port, path, Accept_Encoding="gzip").status == 200:
            return time.monotonic() - begin
    return LONGEST_ANSWER


@contextlib.contextmanager
def _among(guests: Guests, port: int, path: str) -> Iterator[Crowd]:
    """Guests in a process of their own, so that the reader's watch does not wait for them."""
    said, told = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: told.send(asyncio.run(_everybody(guests, port, path))))
    process.start()
    time.sleep(3)
    crowd = Crowd()
    try:
        yield crowd
    finally:
        crowd.answers, crowd.broken = said.recv()
        process.join()


async def _everybody(guests: Guests, port: int, path: str) -> tuple[int, int]:
    """How many answers came, and how many connections broke."""
    end, crowd = time.monotonic() + SECONDS + 4, Crowd()

    async def one(number: int) -> None:
        await asyncio.sleep(2 * number / guests.number)
        while time.monotonic() < end:
            try:
                reader, writer = await _connect(port, number, small=guests.visit is _read_slowly)
            except OSError:
                crowd.broken += 1
                await asyncio.sleep(1)
                continue
            with contextlib.suppress(OSError, EOFError, TimeoutError):
                await guests.visit(reader, writer, path, end, crowd)
            crowd.broken += time.monotonic() < end
            writer.transport.abort()
            await asyncio.sleep(0.2)

    await asyncio.gather(*(one(number) for number in range(guests.number)))
    return crowd.answers, crowd.broken


async def _connect(port: int, number: int, *, small: bool) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Each from an address of its own among 200. `small`: so small a window that an answer does not fit into it."""
    connection = socket.socket()
    if small:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    connection.setblocking(False)
    connection.bind((f"127.0.1.{number % ADDRESSES + 1}", 0))
    await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", port))
    return await asyncio.open_connection(sock=connection, limit=2**10 if small else 2**16)


def _request(path: str, **headers: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n".encode()


async def _read_on(reader, writer, path: str, end: float, crowd: Crowd) -> None:
    """Reads, looks for half a second, and reads on, over one connection."""
    while time.monotonic() < end:
        writer.write(_request(path, Accept_Encoding="gzip"))
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
        length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
        await asyncio.wait_for(reader.readexactly(length), 20)
        crowd.answers += head.startswith(b"HTTP/1.1 200")
        await asyncio.sleep(0.5)


async def _send_slowly(reader, writer, path: str, end: float, crowd: Crowd) -> None:
    for place in range(1000):
        writer.write(_request(path, X_Slow="a" * 1000)[place : place + 1])
        await writer.drain()
        await asyncio.sleep(1)
        if time.monotonic() > end or reader.at_eof():
            return


async def _read_slowly(reader, writer, path: str, end: float, crowd: Crowd) -> None:
    writer.write(_request(path))
    while time.monotonic() < end and await reader.read(64):
        await asyncio.sleep(1)


if __name__ == "__main__":
    main()
