"""Deletes reports and proposals that were decided long ago, as the pages promise. `make serve` does it by itself."""

from django.core.management import BaseCommand
from django.utils import timezone

from portal.exchange.improving.actions import forget as forget_improvements
from portal.exchange.reporting.actions import forget


class Command(BaseCommand):
    help = (
        "Löscht abgelehnte und zurückgezogene Meldungen und Verbesserungen nach 90 Tagen, E-Mail-Adressen und alte "
        "übernommene Meldungen und Verbesserungen."
    )

    def handle(self, *args, **options):
        now = timezone.now()
        deleted, removed = forget(now)
        proposals, mails = forget_improvements(now)
        if options["verbosity"] and any((deleted, removed, proposals, mails)):
            self.stdout.write(
                f"Gelöscht: {deleted} Meldungen, {proposals} Verbesserungen. Entfernt: {removed + mails} E-Mail-Adressen."
            )
