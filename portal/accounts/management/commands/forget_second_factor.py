"""For somebody who has lost both telephone and codes on paper."""

from django.core.management import BaseCommand, CommandError

from portal.accounts import factors
from portal.accounts.models import User
from portal.accounts.sessions import end_others


class Command(BaseCommand):
    help = "Entfernt App, Passkeys und Ersatzcodes eines Kontos und meldet es überall ab."

    def add_arguments(self, parser):
        parser.add_argument("name", help="Benutzername")

    def handle(self, *args, name: str, **options):
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Ein Konto „{name}“ gibt es nicht. Geändert ist nichts.")
        factors.remove_all(by=user)
        end_others(by=user, keep=None)
        self.stdout.write(f"Der zweite Faktor von „{name}“ ist entfernt, alle Geräte sind abgemeldet.\n")
