"""Deletes reports, proposals and offers that were decided long ago, as the pages promise; tells who offered something that
it is public; sounds the alarm at mass changes. `make serve` does it by itself."""

from django.core.management import BaseCommand
from django.utils import timezone

from portal.exchange.commenting.actions import forget as forget_comments
from portal.exchange.complaining.actions import forget as forget_complaints
from portal.exchange.improving.actions import forget as forget_improvements
from portal.exchange.objecting.actions import forget as forget_proposals
from portal.exchange.offering.actions import forget as forget_offers
from portal.exchange.offering.actions import notice_published
from portal.exchange.reporting.actions import forget
from portal.exchange.rolling_back.alarm import sound


class Command(BaseCommand):
    help = (
        "Löscht abgelehnte und zurückgezogene Meldungen, Vorschläge, Verbesserungen, Angebote und Kommentare nach 90 Tagen, E-Mail-Adressen und alte "
        "übernommene."
    )

    def handle(self, *args, **options):
        now = timezone.now()
        notice_published()
        sound(now)
        told = [room(now) for room in (forget, forget_proposals, forget_improvements, forget_offers)]
        deleted, removed = (sum(numbers) for numbers in zip(*told, strict=True))
        deleted += forget_comments(now) + forget_complaints(now)
        if options["verbosity"] and (deleted or removed):
            self.stdout.write(f"Gelöscht: {deleted} Meldungen und Vorschläge. Entfernt: {removed} E-Mail-Adressen.")
