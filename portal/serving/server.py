"""The web server: granian, started out of a process that has everything loaded already.

Its workers are forked, so they share what is loaded: they answer at once and cost less memory than processes
that each import Django anew.
"""

import gc
import logging
import resource
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

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

APPLICATION = "config.wsgi:application"
CONNECTIONS = 2048  # As many in each worker at once; each takes some kilobytes and one open file.
OBJECTS_BEFORE_GARBAGE = (700, 10, 10)  # As usual in Python; while everything is loaded, manage.py looks seldom.


def start(host: str, port: int, workers: int) -> BaseProcess:
    """Starts the server as a child process and returns it; SIGTERM ends it with all of its workers."""
    get_resolver().url_patterns  # noqa: B018 - loads every view before the workers are forked
    get_template("publishing/home.html")
    warm_up()  # Once, before the workers are forked: they share these 47 MB.
    unanswered.counting.begin()
    LastingConnection.may_create = False
    memory.keep_small()
    gc.freeze()  # Nobody looks through what is loaded any more, which would copy it from the shared memory.
    gc.set_threshold(*OBJECTS_BEFORE_GARBAGE)
    connections.close_all()  # A connection must not be shared between processes.
    server = get_context("fork").Process(target=_serve, args=(host, port, workers))
    server.start()
    return server


def _serve(host: str, port: int, workers: int) -> None:
    """Without a kill timeout a SIGTERM during start-up would hang; slow clients get ten seconds for their headers."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # More threads than processors are meant: most of them only wait (portal.serving.crowd).
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in str(record.msg))
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=crowd.THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,  # It counts connections, not answers: 64 slow clients would shut everybody out.
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        log_level="warning",
    ).serve()
