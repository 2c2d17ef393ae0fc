"""A copy that was fitted by hand months ago meets the new version: by keyboard, with and without JavaScript."""

import docx
import pytest
from playwright.sync_api import expect

from motionkit.reading.tracked import read_tracked
from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere
from tests.browser.keyboard import Keyboard

ADDRESS = "/antraege/abgleichen/"
SLUG = "probeantrag-abgleich"
OLD = f"""## Beschlussvorschlag

[[Gremium|Nominativ]] [[möge]] beschließen:

1. {{#schilder}} [[Verwaltung|Nominativ]] stellt an allen Spielplätzen in [[Kommune]] wetterfeste Schilder mit der Telefonnummer der Pflegekolonne auf.

2. {{#bericht}} [[Verwaltung|Nominativ]] berichtet [[Gremium|Dativ]] einmal im Jahr über gemeldete Schäden und die Dauer bis zur Reparatur.

## Begründung

Kaputte Rutschen bleiben zu lange gesperrt. {LONGEST}
"""
NEW = OLD.replace("einmal im Jahr", "zweimal im Jahr").replace("wetterfeste", "gut lesbare wetterfeste")
COPY = f"""Antrag: Schilder an Spielplätzen

Beschlussvorschlag:

Die Stadtverordnetenversammlung möge beschließen:

1. Der Magistrat stellt an allen Spielplätzen in Kassel wetterfeste Schilder mit der Telefonnummer der Pflegekolonne auf.

2. Der Magistrat berichtet der Stadtverordnetenversammlung viermal im Jahr über gemeldete Schäden und die Dauer bis zur Reparatur.

Begründung:

Kaputte Rutschen bleiben zu lange gesperrt. {LONGEST}
"""
PUBLISH = """
from motionkit import markdown
from portal.motions.models import Motion
motion = Motion.objects.filter(slug={slug!r}).first() or Motion(slug={slug!r}, summary="Eine Probe.")
for body in ({old!r}, {new!r}):
    motion.motion_text = markdown.read("# Schilder an Spielplätzen\\n\\nArt: Antrag\\n\\n" + body)
    motion.live = True
    motion.save()
"""


@pytest.fixture
def model(portal):
    """A model motion in two versions, gone again for the other tests."""
    portal.python(PUBLISH.format(slug=SLUG, old=OLD, new=NEW))
    yield
    portal.python(f"from portal.motions.models import Motion\nMotion.objects.get(slug={SLUG!r}).unpublish()")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_copy_is_pasted_decided_and_taken_away_by_keyboard(open_context, model, script):
    page = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(page)
    page.goto("/antraege/")
    keys.follow("Kopie mit neuer Vorlage abgleichen")
    keys.tab_to("Text Ihrer Kopie")
    page.keyboard.insert_text(COPY)  # As from the clipboard.
    keys.follow("Abgleichen")
    expect(page.locator("#erkannt")).to_contain_text("Schilder an Spielplätzen, Fassung")
    expect(page.get_by_text("Erkannte Kommune: Kassel (Hessen, kreisfrei)")).to_be_visible()
    expect(page.locator("#entscheiden")).to_have_text("1 Stelle ist zu entscheiden")
    keys.tab_to("meine Fassung", kind="input")
    keys.press("ArrowDown")
    with page.expect_download() as download:
        keys.activate("Word-Datei mit nachverfolgten Änderungen")
    both = read_tracked(download.value.path().read_bytes())
    assert "viermal im Jahr" in str(both.old)
    assert "zweimal im Jahr" in str(both.new)
    with page.expect_download() as download:
        keys.activate("Word")
    words = "\n".join(paragraph.text for paragraph in docx.Document(download.value.path()).paragraphs)
    assert "in Kassel gut lesbare wetterfeste Schilder" in words
    assert "zweimal im Jahr" in words
    assert page.context.cookies() == []


def test_pages_are_accessible(open_context, model):
    page = open_context(viewport=NARROW).new_page()
    page.goto(ADDRESS)
    expect_accessible_everywhere(page)
    for text in (COPY, "Antrag: Brunnen\n\nBeschlussvorschlag:\n\n1. Wir bauen einen Brunnen."):
        page.goto(ADDRESS)
        page.get_by_label("Text Ihrer Kopie").fill(text)
        page.get_by_role("button", name="Abgleichen", exact=True).click()
        expect(page.locator("#erkannt")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        expect_accessible_everywhere(page)
