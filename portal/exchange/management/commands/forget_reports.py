"""Deletes reports that were decided long ago, as the page promises. `make serve` does it by itself."""

from django.core.management import BaseCommand
from django.utils import timezone

from portal.exchange.reporting.actions import forget


class Command(BaseCommand):
    help = (
        "Löscht abgelehnte und zurückgezogene Meldungen nach 90 Tagen, E-Mail-Adressen und alte übernommene Meldungen."
    )

    def handle(self, *args, **options):
        deleted, removed = forget(timezone.now())
        if options["verbosity"] and (deleted or removed):
            self.stdout.write(f"Gelöscht: {deleted} Meldungen. Entfernt: {removed} E-Mail-Adressen.")
