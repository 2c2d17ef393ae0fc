"""`manage.py import_wordpress FILE [--media DIR] [--dry-run]`: moves a WordPress site in."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from intake.xml import Unreadable
from portal.publishing.wordpress.addresses import slug_of
from portal.publishing.wordpress.importing import import_site
from portal.publishing.wordpress.media import Rejected
from portal.publishing.wordpress.report import Report

NOTHING = "Es wurde nichts verändert."
SHOWN = 40


class Command(BaseCommand):
    """Reads an export of WordPress (Werkzeuge → Daten exportieren) and takes its content over."""

    help = "Übernimmt eine WordPress-Website aus ihrer Exportdatei (WXR)."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="die Exportdatei, z. B. website.WordPress.2026-01-31.xml"
        )
        parser.add_argument("--media", type=Path, metavar="DIR", help="der Ordner wp-content/uploads der alten Website")
        parser.add_argument("--dry-run", action="store_true", help="nur berichten, nichts speichern")

    def handle(self, *args, file: Path, media: Path | None, dry_run: bool, **options):
        if not file.is_file():
            raise CommandError(f"Die Datei „{file}“ gibt es nicht. {NOTHING} Bitte prüfen Sie den Pfad.")
        if media and not media.is_dir():
            raise CommandError(
                f"Den Ordner „{media}“ gibt es nicht. {NOTHING} Bitte prüfen Sie den Pfad hinter --media."
            )
        with Bar(hidden=options["verbosity"] == 0) as bar:
            try:
                report = import_site(file, media=media, rehearsal=dry_run, progress=bar.step)
            except (Unreadable, Rejected) as error:
                raise CommandError(f"{error} {NOTHING}") from error
            except OSError as error:
                raise CommandError(
                    f"Die Datei ließ sich nicht lesen oder schreiben ({error.strerror}). {NOTHING}"
                ) from error
            except DatabaseError as error:
                raise CommandError(f"Die Datenbank hat den Import abgelehnt ({error}). {NOTHING}") from error
        path = None if dry_run else report.write(Path(settings.DATA_DIR) / "imports", slug_of(file.stem) or "import")
        self.tell(report, path)

    def tell(self, report: Report, path: Path | None) -> None:
        """The figures; in a rehearsal everything, because no file is left behind."""
        self.stdout.write("\n".join([*report.summary(), *report.reasons()]))
        remarks = [
            f"{found.about}: {found.what}{f' – {found.source}' if found.source else ''}" for found in report.remarks
        ]
        shown = remarks[:SHOWN] if path else remarks
        self.stdout.write("\n".join(shown))
        if len(remarks) > len(shown):
            self.stdout.write(f"… und {len(remarks) - len(shown)} weitere Hinweise im Bericht.")
        if path:
            self.stdout.write(f"Bericht: {path}")


class Bar:
    """A progress bar that changes its words when the next part of the work begins."""

    def __init__(self, *, hidden: bool):
        self.hidden = hidden
        self.bar: tqdm | None = None
        self.what = ""
        self.items = 0

    def __enter__(self) -> "Bar":
        return self

    def step(self, what: str, number: int) -> None:
        if what != self.what:
            self.items = self.bar.n if self.bar is not None else 0
            self.close()
            self.what = what
            self.bar = tqdm(desc=what, total=self.items or None, unit=" Einträge", disable=self.hidden)
        self.bar.update(number)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()

    def __exit__(self, *error) -> None:
        self.close()
