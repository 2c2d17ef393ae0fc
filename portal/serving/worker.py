"""One worker of granian in this very process, on the socket that all share. Knows nothing of Django."""

import logging
import resource
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.net import SocketHolder

from portal.serving import listening

MILLISECONDS_FOR_HEADERS: Final = 10_000  # Slow clients get as long.


class Worker(Granian):
    """Looked after by `portal.serving.processes`.

    granian's own parent gives up when a worker dies twice within six seconds, and takes the others with it.
    """

    def _init_shared_socket(self) -> None:
        self._ssp, self._shd, self._sso = None, SocketHolder(listening.take(), False, listening.CONNECTIONS), None

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        self._init_shared_socket()
        self._spawn_worker(0, spawn_target, target_loader).inner.run()  # What the child of a parent would run.


def answer(load: Callable[[], Any], threads: int) -> None:
    """Answers with the WSGI application that `load` returns. SIGTERM ends it: it takes nobody in any more and finishes its answers."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError):  # macOS says „unlimited“ and refuses it.
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # More threads than processors are meant: most of them only wait (portal.serving.crowd).
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in str(record.msg))
    Worker(
        load.__module__,  # A name, for the log; what is loaded comes from `load`.
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        backlog=listening.CONNECTIONS,
        backpressure=listening.CONNECTIONS,  # It counts connections, not answers: 64 slow clients would shut everybody out.
        http1_settings=HTTP1Settings(header_read_timeout=MILLISECONDS_FOR_HEADERS),
        log_level="warning",
    ).serve(target_loader=load, wrap_loader=False)
