"""Brings the register of municipalities to a newer edition of the official one."""

import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from portal.places import editions, updating


class Command(BaseCommand):
    help = (
        "Aktualisiert das Gemeindeverzeichnis aus einer Datei von Destatis: GV100AD (Text), GV-Auszug (XLSX) oder CSV."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="DATEI")
        parser.add_argument(
            "--as-of",
            type=datetime.date.fromisoformat,
            metavar="JJJJ-MM-TT",
            help="Stand, wenn die Datei ihn nicht nennt",
        )
        parser.add_argument("--dry-run", action="store_true", help="nur sagen, was sich ändern würde")

    def handle(self, *, file: Path, as_of, dry_run: bool, **options):
        with tqdm(total=2, desc="Gemeindeverzeichnis", unit="Schritt", disable=None, file=self.stderr._out) as progress:
            try:
                edition = editions.read(file, as_of)
                progress.update()
                report = updating.update(edition, dry_run=dry_run)
                progress.update()
            except (editions.NotAnEdition, updating.Older) as problem:
                raise CommandError(f"{file}: {problem}") from problem
        for line in report.lines:
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Das war eine Probe: Nichts wurde geändert.")
