"""Makes the search's index anew."""

import sys

from django.core.management import BaseCommand
from tqdm import tqdm

from portal.search import rebuilding


class Command(BaseCommand):
    help = "Baut den Suchindex neu, während das Portal läuft. Zweimal ausgeführt ändert nichts."

    def handle(self, *args, **options):
        with tqdm(total=rebuilding.size(), desc="Suchindex", unit="", file=sys.stderr, disable=None) as bar:
            entries = rebuilding.rebuild(bar.update)
        if options["verbosity"]:
            self.stdout.write(f"Der Suchindex ist neu: {entries} Einträge.")
