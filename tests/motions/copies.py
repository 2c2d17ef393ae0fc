"""Copies of a model motion in two versions, sent to /antraege/abgleichen/ as a browser does."""

import html
import re
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit import markdown
from motionkit.export import export
from motionkit.fitting import fit
from motionkit.letterhead import Letterhead
from motionkit.text import MotionText
from portal.motions.models import Motion
from portal.places.local_facts import place_of
from portal.places.models import Municipality
from tests import factories

ADDRESS = "/antraege/abgleichen/"
OWN = {"Sec-Fetch-Site": "same-origin"}
MARKER = "Xylophonmarkierung"
BODY = """## Beschlussvorschlag

[[Gremium|Nominativ]] [[möge]] beschließen:

1. {#kataster} [[Verwaltung|Nominativ]] wird beauftragt, bis zum [[Berichtsfrist]] alle Häuser zu erfassen, die in [[Kommune]] länger als sechs Monate leer stehen.

2. {#bericht} [[Verwaltung|Nominativ]] berichtet [[Gremium|Dativ]] einmal im Jahr, wie viele Wohnungen wieder bewohnt sind.

3. {#satzung wenn="land:HE"} Eine Satzung gegen die Zweckentfremdung von Wohnraum wird vorbereitet und vorgelegt.

## Begründung

In [[Kommune]] suchen viele Menschen eine Wohnung. Zugleich stehen Häuser leer. [[Lage vor Ort]]
"""
NEW = BODY.replace("einmal im Jahr", "zweimal im Jahr").replace("sechs Monate", "drei Monate")
NEW = NEW.replace(
    "## Begründung", "4. {#beratung} Wer sein Haus wieder vermietet, wird kostenlos beraten.\n\n## Begründung"
)


def text_of(body: str) -> MotionText:
    return markdown.read(f"# Leerstand erfassen\n\nArt: Antrag\n\n{body}")


def copy_for(ags: str = "06611000", body: str = BODY, **answers: str) -> MotionText:
    """The old version, fitted as „Meine Kommune“ does it."""
    return fit(text_of(body), place_of(Municipality.objects.get(ags=ags)), answers=answers).motion


def with_clause(text: MotionText, clause_id: str, words: str) -> MotionText:
    return text.with_clauses(tuple(replace(one, text=words) if one.id == clause_id else one for one in text.clauses))


def as_file(text: MotionText, extension: str = "docx", head: Letterhead | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"antrag.{extension}", export(text, extension, *([head] if head else [])).data)


def send(client, **data):
    return client.post(ADDRESS, data, headers=OWN)


def hidden(page: str) -> dict[str, str]:
    """What travels in the form."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    found += re.findall(r'<input type="radio" name="([\w-]+)" value="(\w+)" checked', page)
    return {name: html.unescape(value) for name, value in found}


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def make_model() -> Motion:
    """The model motion with both versions."""
    motion = factories.make_motion("Leerstand erfassen", body=BODY, slug="leerstand")
    motion.motion_text = text_of(NEW)
    motion.change_note = "Halbjährlich"
    motion.save()
    return motion
