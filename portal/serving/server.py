"""The web server: granian's workers, forked out of a process that has everything loaded already.

So they share what is loaded: they answer at once and cost less memory than processes that each import Django anew.
"""

import gc
from importlib import import_module

from django.db import connections
from django.template.loader import get_template
from django.urls import get_resolver

from portal.search import unanswered
from portal.search.knowing import warm_up
from portal.serving import crowd, listening, memory
from portal.serving.lasting import LastingConnection
from portal.serving.processes import Processes
from portal.serving.worker import answer

MODULE = "config.wsgi"
OBJECTS_BEFORE_GARBAGE = (700, 10, 10)  # As usual in Python; while everything is loaded, manage.py looks seldom.


def start(host: str, port: int, workers: int) -> Processes:
    """Starts the workers, each in a process of its own; they share the port. OSError when it is taken."""
    import_module(MODULE)
    get_resolver().reverse_dict  # noqa: B018 - loads every view and every address before the workers are forked
    get_template("publishing/home.html")
    warm_up()  # Once, before the workers are forked: they share these 20 MB.
    unanswered.counting.begin()
    LastingConnection.may_create = False
    memory.keep_small()
    gc.freeze()  # Nobody looks through what is loaded any more, which would copy it from the shared memory.
    gc.set_threshold(*OBJECTS_BEFORE_GARBAGE)
    connections.close_all()  # A connection must not be shared between processes.
    listening.begin(host, port)
    processes = Processes(at_the_end=listening.end)
    for number in range(1, workers + 1):
        processes.start(f"Arbeiter {number}", _answer)
    return processes


def _answer() -> None:
    answer(lambda: import_module(MODULE).application, crowd.THREADS)
