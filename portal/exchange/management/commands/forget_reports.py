"""Deletes reports and proposals that were decided long ago, as the page promises. `make serve` does it by itself."""

from django.core.management import BaseCommand
from django.utils import timezone

from portal.exchange.objecting.actions import forget as forget_proposals
from portal.exchange.reporting.actions import forget


class Command(BaseCommand):
    help = "Löscht abgelehnte und zurückgezogene Meldungen und Vorschläge nach 90 Tagen, E-Mail-Adressen und alte übernommene Meldungen."

    def handle(self, *args, **options):
        now = timezone.now()
        deleted, removed = map(sum, zip(forget(now), forget_proposals(now), strict=True))
        if options["verbosity"] and (deleted or removed):
            self.stdout.write(f"Gelöscht: {deleted} Meldungen und Vorschläge. Entfernt: {removed} E-Mail-Adressen.")
