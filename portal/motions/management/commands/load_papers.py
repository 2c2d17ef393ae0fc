"""Loads papers of a council from a file as filings."""

import zlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from portal.motions.models import Motion
from portal.motions.register import papers
from portal.places.models import Municipality

KARLSRUHE = "08212000"


class Command(BaseCommand):
    """`manage.py load_papers FILE [--municipality AGS] [--spread] [--motion SLUG] [--public]`"""

    help = "Übernimmt Drucksachen mit ihren Ergebnissen (eine je Zeile, JSON) als Einbringungen, um das Register zu erproben."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="DATEI")
        parser.add_argument("--municipality", default=KARLSRUHE, metavar="AGS", help="die Kommune, sonst Karlsruhe")
        parser.add_argument(
            "--spread", action="store_true", help="auf alle Kommunen verteilen; gilt dann als erfundenes Beispiel"
        )
        parser.add_argument("--motion", metavar="KURZNAME", help="alle zu diesem Musterantrag")
        parser.add_argument("--public", action="store_true", help="sofort öffentlich; nur zum Erproben")

    def handle(self, *, file, municipality, spread, motion, public, **options):
        found = Municipality.objects.order_by("-population") if spread else Municipality.objects.filter(pk=municipality)
        if not found:
            raise CommandError(f"Die Kommune {municipality} steht nicht im Verzeichnis.")
        chosen = Motion.objects.filter(slug=motion).first() if motion else None
        if motion and not chosen:
            raise CommandError(f"Einen Antrag „{motion}“ gibt es nicht.")
        shown = tqdm(papers.read(file), unit=" Drucksachen", disable=options["verbosity"] == 0)
        try:
            loaded, skipped = papers.load(shown, list(found), motion=chosen, public=public)
        except FileNotFoundError as problem:
            raise CommandError(f"Die Datei {file} gibt es nicht.") from problem
        except (papers.Unreadable, OSError, UnicodeDecodeError, EOFError, zlib.error) as problem:
            said = str(problem) if isinstance(problem, papers.Unreadable) else "Die Datei ist nicht lesbar."
            raise CommandError(said) from problem
        self.stdout.write(f"{loaded} Drucksachen übernommen, {skipped} waren schon da.")
