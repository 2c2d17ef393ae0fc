"""Renders the bodies of all published texts anew, e.g. after a change of templates."""

from django.core.management import BaseCommand
from tqdm import tqdm

from portal.publishing.models import Text
from portal.publishing.refresh import render_again


class Command(BaseCommand):
    help = "Setzt alle veröffentlichten Texte neu."

    def handle(self, *args, **options):
        texts = Text.objects.public()
        progress = tqdm((text.specific for text in texts.iterator(chunk_size=100)), total=texts.count(), unit="Texte")
        self.stdout.write(f"{render_again(progress)} Texte haben sich dabei geändert.")
