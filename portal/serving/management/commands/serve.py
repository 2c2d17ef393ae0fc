"""Starts the portal: gets database, demo and static files ready, then serves, publishes what is scheduled, forgets what is over."""

import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import close_old_connections, connections

from portal.accounts.actions import FIRST_EDITOR, create_first_editor, first_password
from portal.accounts.erasures import Unreadable
from portal.publishing.founding import found
from portal.publishing.models import HomePage, Text
from portal.search.rebuilding import catch_up
from portal.serving import database, static
from portal.serving.doctor import refusals
from portal.serving.errors.faults import fault_of
from portal.serving.keeping import erasing
from portal.serving.server import start
from portal.serving.sharing import turns

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LETTERS, SECONDS_BETWEEN_SCHEDULED = 2, 20


class Command(BaseCommand):
    help = "Startet das Portal mit seinem Demo-Inhalt."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--ohne-demo", action="store_true", help="Ohne Demo-Inhalt beginnen.")

    def handle(self, *args, **options):
        # One source only: the site's address, which stands in feeds and mails, is made from it as well.
        options["port"] = int(os.environ.get("PORT") or 8000)
        self._refuse_busy_port(options["host"], options["port"])
        begin = time.monotonic()
        self._get_ready(with_demo=not options["ohne_demo"])
        server = start(options["host"], options["port"], options["workers"])
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: server.terminate())
        self._wait_until_answering(server, options)
        self._greet(options["port"], time.monotonic() - begin)
        self._complete_aside()
        sys.exit(self._look_after(server))

    def _refuse_busy_port(self, host: str, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CommandError(
                    f"Auf Anschluss {port} läuft schon etwas ({error.strerror}). "
                    f"Wählen Sie einen anderen: make serve PORT={port + 1}"
                ) from error

    def _get_ready(self, *, with_demo: bool) -> None:
        with turns.getting_ready():
            database.prepare()
            self._erase_again()
            first_time = not HomePage.objects.exists()
            if first_time:
                self.stdout.write("Erster Start: Das Portal wird eingerichtet …")
                self._complete()
            create_first_editor(note=_note())
            if first_time and with_demo:
                call_command("demo")
                catch_up()
        static.collect_if_changed()
        self._refuse_to_go_public()
        if first_time:
            # Making the demo's PDF has started threads, and a process with threads must not be forked into workers.
            connections.close_all()
            self.stdout.flush()
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - ourselves, once more

    def _erase_again(self) -> None:
        try:
            erased = erasing.erase_again()
        except Unreadable as error:
            raise CommandError(str(error)) from error
        if erased is not None:
            erasing.sweep()
            self.stdout.write(f"Nach der Wiederherstellung noch einmal gelöscht: {sum(erased.values())}.")

    def _complete(self) -> None:
        """Makes what is missing: lists, licences, municipalities, entries of the search's index."""
        with turns.getting_ready():
            found()
            catch_up()

    def _complete_aside(self) -> None:
        """What a newer version adds: readers need not wait for it, and what it takes of memory goes with its process."""
        connections.close_all()
        aside = get_context("fork").Process(target=self._complete)
        aside.start()
        aside.join()

    def _refuse_to_go_public(self) -> None:
        if found := refusals():
            listed = "\n".join(str(finding) for finding in found)
            raise CommandError(
                f"So darf das Portal nicht unter {settings.SITE_URL} erreichbar sein:\n{listed}\n"
                "Ohne PORTAL_URL startet es nur für diese Maschine; dort lässt sich alles ausfüllen."
            )

    def _wait_until_answering(self, server: BaseProcess, options) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and server.is_alive():
            with socket.socket() as probe:
                if probe.connect_ex((options["host"], options["port"])) == 0:
                    return
            time.sleep(0.05)
        server.terminate()
        raise CommandError("Der Server ist nicht gestartet; die Meldung darüber sagt, warum.")

    def _greet(self, port: int, seconds: float) -> None:
        password = first_password(note=_note()) or "(geändert)"
        self.stdout.write(
            f"\n  Kommunalsozialismus läuft ({seconds:.1f} s), {Text.objects.public().count()} Texte sind öffentlich.\n\n"
            f"  Portal      http://127.0.0.1:{port}/\n"
            f"  Redaktion   http://127.0.0.1:{port}/redaktion/\n"
            f"  Anmeldung   {FIRST_EDITOR}  ·  Kennwort  {password}\n\n"
            f"  Daten       {settings.DATA_DIR}\n"
            f"  E-Mails     {_where_letters_go()}\n"
            "  Beenden     Strg+C\n"
        )
        self.stdout.flush()

    def _look_after(self, server: BaseProcess) -> int:
        """Sends letters, publishes what is due and forgets what is over until the server ends; returns its exit code."""
        next_round = 0.0
        while server.is_alive():
            server.join(timeout=SECONDS_BETWEEN_LETTERS)
            if not server.is_alive():
                break
            close_old_connections()
            _attempt(partial(call_command, "send_letters", verbosity=0))
            if time.monotonic() >= next_round:
                next_round = time.monotonic() + SECONDS_BETWEEN_SCHEDULED
                _attempt(_make_the_rounds)
        return 0 if server.exitcode in {0, -signal.SIGTERM, -signal.SIGINT} else 1


def _make_the_rounds() -> None:
    """What is due every few seconds, once among all servers."""
    if not turns.makes_the_rounds():
        return
    for duty in ("publish_scheduled", "forget_reports"):
        _attempt(partial(call_command, duty, verbosity=0))
    _attempt(catch_up)


def _attempt(duty: Callable[[], object]) -> None:
    """Disk full, database gone: the next round tries again, and readers are served meanwhile."""
    try:
        duty()
    except Exception as error:
        log.warning("Wird gleich noch einmal versucht (%s): %s", type(error).__name__, fault_of(error) or error)
        connections.close_all()


def _note() -> Path:
    return Path(settings.DATA_DIR) / "zugang.txt"


def _where_letters_go() -> str:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return f"werden nur aufgeschrieben, in {folder}" if folder else f"gehen an {settings.EMAIL_HOST}"
