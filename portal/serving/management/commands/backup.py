"""Saves database and media into one file while the portal runs."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from portal.serving.keeping import backup
from portal.serving.keeping.media import CannotSave


class Command(BaseCommand):
    help = "Sichert Datenbank und Medien in eine Datei, die geprüft wird, während das Portal läuft."

    def add_arguments(self, parser):
        parser.add_argument(
            "ordner", type=Path, help="Ordner für Sicherungen, am besten auf einem anderen Datenträger."
        )
        parser.add_argument(
            "--an", default="", help="Öffentlicher Schlüssel (age1… oder ssh-ed25519 …): verschlüsselt."
        )
        parser.add_argument(
            "--aufraeumen",
            action="store_true",
            help="Ältere löschen; es bleiben die letzten 7 Tage, 5 Wochen und 12 Monate.",
        )

    def handle(self, *args, **options):
        silent = options["verbosity"] == 0
        try:
            with tqdm(total=2 * backup.content_size(), unit="B", unit_scale=True, disable=silent) as bar:
                path = backup.make(options["ordner"], now=timezone.now(), recipient=options["an"], tick=bar.update)
        except CannotSave as error:
            raise CommandError(str(error)) from error
        gone = backup.prune(options["ordner"]) if options["aufraeumen"] else []
        if options["verbosity"]:
            self.stdout.write(f"Gesichert und geprüft: {path} ({path.stat().st_size / 1e6:.1f} MB)")
            if gone:
                self.stdout.write(f"Gelöscht: {len(gone)} ältere Sicherungen.")
