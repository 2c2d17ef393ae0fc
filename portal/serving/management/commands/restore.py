"""Puts a backup back into an empty portal, or into one whose content may be moved aside."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from portal.serving.keeping import answering, restoring
from portal.serving.keeping.archive import DamagedArchive
from portal.serving.keeping.media import CannotSave


class Command(BaseCommand):
    help = "Stellt eine Sicherung wieder her. Das Portal muss dafür beendet sein."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("datei", type=Path)
        parser.add_argument("--schluessel", type=Path, help="Datei mit dem geheimen Schlüssel.")
        parser.add_argument("--ueberschreiben", action="store_true", help="Vorhandenes beiseitelegen.")

    def handle(self, *args, **options):
        if not options["datei"].is_file():
            raise CommandError(f"„{options['datei']}“ gibt es nicht.")
        if answering.something_answers():
            raise CommandError("Das Portal läuft noch. Bitte erst beenden; es ist nichts geändert.")
        bar = tqdm(unit="B", unit_scale=True, disable=options["verbosity"] == 0)
        try:
            with bar:
                aside = restoring.restore(
                    options["datei"],
                    identity=options["schluessel"],
                    overwrite=options["ueberschreiben"],
                    now=timezone.now(),
                    tick=bar.update,
                )
        except (restoring.Refused, DamagedArchive) as error:
            raise CommandError(f"{error} Es ist nichts geändert.") from error
        except CannotSave as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "Wiederhergestellt. Starten Sie das Portal; es bringt die Datenbank selbst auf den neuen Stand."
        )
        if aside:
            self.stdout.write(f"Was vorher da war, liegt in {aside}.")
