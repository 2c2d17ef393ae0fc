"""Says what is wrong with this site and how to mend it."""

import sys

from django.core.management import BaseCommand

from portal.serving.doctor import Level, examine


class Command(BaseCommand):
    help = "Sagt, was an diesem Portal nicht stimmt und wie es sich beheben lässt. Endet mit 1, wenn etwas kaputt ist."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        found = examine()
        for finding in found:
            self.stdout.write(f"{finding}\n")
        if not found:
            self.stdout.write("Alles in Ordnung.")
        if any(finding.level is Level.BROKEN for finding in found):
            sys.exit(1)
