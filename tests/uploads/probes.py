"""Functions that misbehave, for the child process."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from uploads.refusals import Refused


def length(data, factor=1):
    return len(data) * factor


def endless(data):
    while True:
        pass


def greedy(data):
    return len(b"x" * (1024 * 1024 * 1024))


def crash(data):
    raise KeyError(data)


def refuse(data):
    raise Refused("too_long", limit="3 Zeichen")


def ciphers(data):
    """Which of the packages beside are found."""
    found = []
    for name in ("Crypto", "cryptography", "json"):
        try:
            found.append(__import__(name).__name__)
        except ImportError:
            continue
    return found


def connect(data):
    socket.create_connection(("127.0.0.1", 9), timeout=0.1)


def write(data):
    Path("/tmp/uploads-probe").write_bytes(data)


def spawn(data):
    subprocess.run([sys.executable, "-c", "1"], check=False)


def deep(data):
    return deep(data)


def vanish(data):
    os._exit(3)


def environment(data):
    return [name for name in os.environ if "SECRET" in name]
