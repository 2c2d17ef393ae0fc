"""The web server: granian's workers, forked out of a process that has everything loaded already.

So they share what is loaded: they answer at once and cost less memory than processes that each import Django anew.
"""

import gc
import logging
import resource
from functools import partial
from importlib import import_module
from typing import Any

from django.db import connections
from django.template.loader import get_template
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from portal.search import unanswered
from portal.search.knowing import warm_up
from portal.serving import crowd, memory
from portal.serving.lasting import LastingConnection
from portal.serving.processes import Processes

APPLICATION = "config.wsgi:application"
CONNECTIONS = 2048  # As many in each worker at once; each takes some kilobytes and one open file.
OBJECTS_BEFORE_GARBAGE = (700, 10, 10)  # As usual in Python; while everything is loaded, manage.py looks seldom.


class Worker(Granian):
    """One worker of granian in this very process, looked after by `portal.serving.processes`.

    granian's own parent gives up when a worker dies twice within six seconds, and takes the others with it.
    """

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        self._init_shared_socket()
        self._spawn_worker(0, spawn_target, target_loader).inner.run()  # What the child of a parent would run.


def start(host: str, port: int, workers: int) -> Processes:
    """Starts the workers, each in a process of its own; they share the port."""
    import_module(APPLICATION.partition(":")[0])
    get_resolver().url_patterns  # noqa: B018 - loads every view before the workers are forked
    get_template("publishing/home.html")
    warm_up()  # Once, before the workers are forked: they share these 20 MB.
    unanswered.counting.begin()
    LastingConnection.may_create = False
    memory.keep_small()
    gc.freeze()  # Nobody looks through what is loaded any more, which would copy it from the shared memory.
    gc.set_threshold(*OBJECTS_BEFORE_GARBAGE)
    connections.close_all()  # A connection must not be shared between processes.
    processes = Processes()
    for number in range(1, workers + 1):
        processes.start(f"Arbeiter {number}", partial(_serve, host, port))
    return processes


def _serve(host: str, port: int) -> None:
    """SIGTERM ends it: it takes nobody in any more and finishes its answers. Slow clients get ten seconds for their headers."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # More threads than processors are meant: most of them only wait (portal.serving.crowd).
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in str(record.msg))
    Worker(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=crowd.THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,  # It counts connections, not answers: 64 slow clients would shut everybody out.
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_level="warning",
    ).serve()
