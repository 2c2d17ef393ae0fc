"""Starts the portal: gets database, demo and static files ready, then starts its processes and looks after them."""

import os
import socket
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from portal.accounts.actions import FIRST_EDITOR, create_first_editor, first_password
from portal.accounts.erasures import Unreadable
from portal.publishing.models import HomePage, Text
from portal.search.rebuilding import catch_up
from portal.serving import database, duties, listening, static
from portal.serving.doctor import refusals
from portal.serving.duties import complete
from portal.serving.keeping import erasing
from portal.serving.processes import Processes, fork
from portal.serving.server import start
from portal.serving.sharing import turns

SECONDS_BETWEEN_LOOKS = 0.05
NO_REQUEST = (
    b"?\r\n\r\n"  # Whoever listens says 400 to it, and Django is not asked: the first page of a worker costs 20 MB.
)


class Command(BaseCommand):
    help = "Startet das Portal mit seinem Demo-Inhalt."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--ohne-demo", action="store_true", help="Ohne Demo-Inhalt beginnen.")

    def handle(self, *args, **options):
        # One source only: the site's address, which stands in feeds and mails, is made from it as well.
        options["port"] = settings.PORT
        self._refuse_busy_port(options["host"], options["port"])
        begin = time.monotonic()
        self._get_ready(with_demo=not options["ohne_demo"])
        self.stdout.flush()  # Else each process forked from here would say it once more.
        processes = start(options["host"], options["port"], options["workers"])
        self._wait_until_answering(processes, options)
        seconds = time.monotonic() - begin
        processes.start("Hintergrund", _go_on)
        # What it takes of memory is not taken from those that answer, nor the time from looking after them.
        fork(partial(self._greet, seconds), may_wait=True)
        processes.keep()

    def _refuse_busy_port(self, host: str, port: int) -> None:
        try:
            listening.begin(host, port)
        except OSError as error:
            raise CommandError(
                f"Auf Anschluss {port} läuft schon etwas ({error.strerror}). "
                f"Wählen Sie einen anderen: make serve PORT={port + 1}"
            ) from error
        listening.end()  # Nobody is to wait for minutes while the portal is founded.

    def _get_ready(self, *, with_demo: bool) -> None:
        with turns.getting_ready():
            database.prepare()
            self._erase_again()
            first_time = not HomePage.objects.exists()
            if first_time:
                self.stdout.write("Erster Start: Das Portal wird eingerichtet …")
                complete()
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

    def _refuse_to_go_public(self) -> None:
        if found := refusals():
            listed = "\n".join(str(finding) for finding in found)
            raise CommandError(
                f"So darf das Portal nicht unter {settings.SITE_URL} erreichbar sein:\n{listed}\n"
                "Ohne PORTAL_URL startet es nur für diese Maschine; dort lässt sich alles ausfüllen."
            )

    def _wait_until_answering(self, processes: Processes, options) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and processes.all_live():
            with suppress(OSError), socket.create_connection((options["host"], options["port"]), timeout=1) as probe:
                probe.sendall(NO_REQUEST)
                if probe.recv(1):
                    return
            time.sleep(SECONDS_BETWEEN_LOOKS)
        processes.end()
        raise CommandError("Der Server ist nicht gestartet; die Meldung darüber sagt, warum.")

    def _greet(self, seconds: float) -> None:
        password = first_password(note=_note()) or "(geändert)"
        self.stdout.write(
            f"\n  Kommunalsozialismus läuft ({seconds:.1f} s), {Text.objects.public().count()} Texte sind öffentlich.\n\n"
            f"  Portal      {settings.SITE_URL}/\n"
            f"  Redaktion   {settings.SITE_URL}/redaktion/\n"
            f"  Anmeldung   {FIRST_EDITOR}  ·  Kennwort  {password}\n\n"
            f"  Daten       {settings.DATA_DIR}\n"
            f"  E-Mails     {_where_letters_go()}\n"
            "  Beenden     Strg+C\n"
        )
        self.stdout.flush()


def _go_on() -> None:
    listening.end()
    duties.go_on()


def _note() -> Path:
    return Path(settings.DATA_DIR) / "zugang.txt"


def _where_letters_go() -> str:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return f"werden nur aufgeschrieben, in {folder}" if folder else f"gehen an {settings.EMAIL_HOST}"
