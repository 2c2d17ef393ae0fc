"""From the home page to a finished Word file for one's own municipality: by keyboard, with and without JavaScript."""

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.keyboard import Keyboard

FORM = "/antraege/leerstandskataster/anpassen/"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LONGEST = "Rekommunalisierungsgesellschaftsvertragsentwurf"


def expect_accessible(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_finished_file_for_a_municipality_takes_eight_inputs(open_context, script):
    page = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(page)
    page.goto("/")
    keys.activate("Menü")
    keys.follow("Antragsnetzwerk")
    keys.follow("Leerstand erfassen")
    keys.fill("Kommune", "Neuenkirchen")
    keys.leave("Enter")
    keys.follow("Neuenkirchen (Stade, Niedersachsen)")
    keys.fill("Eingebracht von", "Gruppe Offene Türen")
    with page.expect_download() as download:
        keys.activate("Word-Datei herunterladen")
    assert download.value.suggested_filename == "Leerstand erfassen, Wohnungen zurückgewinnen – Neuenkirchen.docx"
    words = "\n".join(paragraph.text for paragraph in docx.Document(download.value.path()).paragraphs)
    assert "Der Rat möge beschließen:" in words
    assert "Gruppe Offene Türen" in words
    assert page.context.cookies() == []


def test_names_are_suggested_while_one_types(open_context):
    page = open_context(viewport=WIDE).new_page()
    page.goto(FORM)
    Keyboard(page).fill("Kommune", "Neuenkirchen Sta")
    expect(page.locator("#kommunen option")).to_have_attribute("value", "Neuenkirchen (Stade, Niedersachsen)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=["wide", "narrow"])
def test_form_is_accessible_empty_with_errors_and_with_a_result(open_context, screen, scheme):
    page = open_context(viewport=screen, color_scheme=scheme).new_page()
    for path in (FORM, f"{FORM}?kommune=Neuenkirchen", f"{FORM}?kommune=Gibtesnicht", "/antraege/pruefen/"):
        page.goto(path)
        expect_accessible(page)
    page.get_by_label("Text des Antrags").fill(f"Antrag: {LONGEST}\n\nBeschlussvorschlag:\n\n1. Wir bauen [Ort].")
    page.get_by_role("button", name="Prüfen").click()
    expect(page.locator("#ergebnis")).to_contain_text("Hinweis")
    expect_accessible(page)
    page.goto(f"{FORM}?kommune=Kassel")
    page.get_by_label("Lage vor Ort").fill(f"{LONGEST} " * 20)
    page.get_by_role("button", name="Vorschau erneuern").click()
    expect(page.locator(".adapt__sheet")).to_contain_text(f"{LONGEST} {LONGEST}")
    expect_accessible(page)
    page.get_by_label("Lage vor Ort").fill(f"{LONGEST} " * 200)
    page.get_by_role("button", name="Vorschau erneuern").click()
    expect(page.get_by_role("alert")).to_contain_text("Ihre Angaben stehen noch im Formular")
    expect_accessible(page)
