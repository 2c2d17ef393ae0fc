"""Sends the letters that wait: once, or again and again. `make serve` does it by itself."""

import time

from django.core.management import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from portal.mailing import sending


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
            sent = sending.send_due()
            sending.forget(timezone.now())
            if options["verbosity"] and sent:
                self.stdout.write(f"Versandt: {sent}")
            if not options["dauernd"]:
                return
            close_old_connections()
            time.sleep(2)
