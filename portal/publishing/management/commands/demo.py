"""Loads the demo content."""

import sys
from collections import Counter

from django.core.management import BaseCommand, CommandError
from tqdm import tqdm

from portal.publishing.demo import loading, sources
from portal.publishing.demo.ledger import State


class Command(BaseCommand):
    help = "Spielt den Demo-Inhalt ein. Zweimal ausgeführt ändert nichts; was die Redaktion geändert hat, bleibt."

    def handle(self, *args, **options):
        demo = sources.read()
        try:
            with tqdm(total=loading.size(demo), desc="Demo-Inhalt", unit="", file=sys.stderr, disable=None) as bar:
                states = loading.load(demo, bar.update)
        except ValueError as error:
            raise CommandError(f"{error} Es wurde nichts verändert.") from error
        if options["verbosity"]:
            self._report(states)

    def _report(self, states: dict[str, State]) -> None:
        counts = Counter(states.values())
        self.stdout.write(
            "Demo-Inhalt: " + ", ".join(f"{counts[state]} {state.value}" for state in State if counts[state])
        )
        for key, state in states.items():
            if state in {State.KEPT, State.GONE}:
                self.stdout.write(f"  {key}: {state.value}")
