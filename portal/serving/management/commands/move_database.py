"""Moves a portal from its SQLite file into the database that DATABASE_URL names."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from tqdm import tqdm

from portal.serving.keeping import answering, moving
from portal.serving.keeping.restoring import Refused

STAYS = "Es ist nichts umgezogen; die alte Datei ist, wie sie war."


class Command(BaseCommand):
    help = "Zieht mit allem Inhalt von SQLite in die leere Datenbank um, die DATABASE_URL nennt. Das Portal muss dafür beendet sein."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "datei",
            type=Path,
            nargs="?",
            default=settings.DATA_DIR / "portal.sqlite3",
            help="Die bisherige Datenbank; ohne Angabe portal.sqlite3 in DATA_DIR.",
        )

    def handle(self, *args, **options):
        if answering.something_answers():
            raise CommandError(f"Das Portal läuft noch. Bitte erst beenden. {STAYS}")
        try:
            with tqdm(desc="Umzug", unit=" Zeilen", disable=options["verbosity"] == 0) as bar:
                moved = moving.move(options["datei"], begin=bar.reset, tick=bar.update)
        except Refused as error:
            raise CommandError(f"{error} {STAYS}") from error
        except (OperationalError, InterfaceError) as error:
            raise CommandError(
                f"Die neue Datenbank antwortet nicht, wie sie soll ({str(error).strip().splitlines()[0]}). {STAYS} "
                "Bitte versuchen Sie es noch einmal, wenn sie erreichbar ist."
            ) from error
        except KeyboardInterrupt as error:
            raise CommandError(f"Abgebrochen. {STAYS}") from error
        self.stdout.write(
            f"Umgezogen und gezählt: {moved.rows} Zeilen in {moved.tables} Tabellen, auf beiden Seiten gleich viele. "
            f"Der Suchindex ist neu ({moved.entries} Einträge).\n"
            f"Starten Sie das Portal mit derselben DATABASE_URL. {options['datei']} ist, wie sie war."
        )
