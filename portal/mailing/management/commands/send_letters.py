"""Sends the letters that wait: once, or again and again. `make serve` does it by itself."""

import logging
import time

from django.core.management import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from portal.mailing import sending

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Versendet wartende E-Mails und löscht versandte nach einer Woche."

    def add_arguments(self, parser):
        parser.add_argument("--dauernd", action="store_true", help="Nicht aufhören, alle zwei Sekunden nachsehen.")

        parser.add_argument(
            "--unsichere", action="store_true", help="Auch die, von denen niemand weiß, ob sie ankamen."
        )

    def handle(self, *args, **options):
        if options["unsichere"]:
            sending.send_uncertain_again()
        while True:
            try:
                sent = sending.send_due()
                sending.forget(timezone.now())
            except DatabaseError as error:  # Gone or full for a moment: what waits goes on waiting.
                if not options["dauernd"]:
                    raise
                sent = 0
                log.warning("Wird gleich noch einmal versucht (%s)", type(error).__name__)
            if options["verbosity"] and sent:
                self.stdout.write(f"Versandt: {sent}")
            if not options["dauernd"]:
                return
            close_old_connections()
            time.sleep(2)
