"""Erases what a person left here: by e-mail address, by name, by words. Docs: docs/redaktion/18-moderation.md."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.exchange.moderating.erasing import Person, Unclear, forget_person, sweep


class Command(BaseCommand):
    help = "Löscht, was eine Person hinterlassen hat: mit ihrer Adresse, unter ihrem Namen, mit einem Wortlaut."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--adresse", default="", help="E-Mail-Adresse: alles Gesendete, Briefe, das Konto")
        parser.add_argument("--name", default="", help="Name, wie er im Formular stand: alles unter ihm Gesendete")
        parser.add_argument(
            "--wortlaut", action="append", default=[], help="wird überall durch „[entfernt]“ ersetzt; mehrmals möglich"
        )
        parser.add_argument("--nachsehen", action="store_true", help="nur zählen, nichts ändern")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                words = tuple(options["wortlaut"])
                erased = forget_person(
                    Person(email=options["adresse"].strip(), name=options["name"].strip(), words=words)
                )
                if options["nachsehen"]:
                    transaction.set_rollback(True)
        except Unclear as refusal:
            raise CommandError(str(refusal)) from refusal
        if not options["nachsehen"]:
            sweep()
        told = ", ".join(f"{name}: {number}" for name, number in erased.items() if number) or "nichts gefunden"
        said = "Gefunden, nichts geändert" if options["nachsehen"] else "Gelöscht"
        self.stdout.write(f"{said}: {told}.")
        if not options["nachsehen"]:
            self.stdout.write(
                "Sicherungen von vorher enthalten es noch; wird eine zurückgespielt, löscht der nächste Start es wieder."
            )
