"""The socket on which readers come in: opened once, and shared by all processes that answer.

Whoever comes while one process ends and another begins waits in its queue and is not turned away.
"""

import socket
from typing import Final

CONNECTIONS: Final = 2048
"""As many wait at once, and as many are served at once by each process; each takes some kilobytes and one open file."""
_opened: list[socket.socket] = []


def begin(host: str, port: int) -> socket.socket:
    """Listens from now on; the socket that is open already, if any. OSError when the port is taken.

    Two processes that each open the port on their own (SO_REUSEPORT) would have a queue each, which goes with its process.
    """
    if not _opened:
        made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((host, port))
            made.listen(CONNECTIONS)
            made.setblocking(False)
        except OSError:
            made.close()
            raise
        _opened.append(made)
    return _opened[0]


def take() -> int:
    """The open socket's number, for a process that answers; closing it is that process's own affair."""
    return _opened.pop().detach()


def end() -> None:
    """For a process that does not answer, or no more: it must not hold the port."""
    while _opened:
        _opened.pop().close()
