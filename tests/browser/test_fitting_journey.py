"""From the home page to a finished Word file for one's own municipality: by keyboard, with and without JavaScript."""

import contextlib
import zipfile

import docx
import icalendar
import pytest
from playwright.sync_api import Error, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible, expect_accessible_everywhere
from tests.browser.keyboard import Keyboard

FORM = "/antraege/leerstandskataster/anpassen/"


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


def test_form_is_accessible_empty_with_errors_and_with_a_result(open_context):
    page = open_context(viewport=NARROW).new_page()
    for path in (FORM, f"{FORM}?kommune=Neuenkirchen", f"{FORM}?kommune=Gibtesnicht", "/antraege/pruefen/"):
        page.goto(path)
        expect_accessible_everywhere(page)
    page.get_by_label("Text des Antrags").fill(f"Antrag: {LONGEST}\n\nBeschlussvorschlag:\n\n1. Wir bauen [Ort].")
    page.get_by_role("button", name="Prüfen").click()
    expect(page.locator("#ergebnis")).to_contain_text("Hinweis")
    expect_accessible_everywhere(page)
    page.goto(f"{FORM}?kommune=Kassel")
    page.get_by_label("Lage vor Ort").fill(f"{LONGEST} " * 20)
    page.get_by_role("button", name="Vorschau erneuern").click()
    expect(page.locator(".adapt__sheet")).to_contain_text(f"{LONGEST} {LONGEST}")
    expect_accessible_everywhere(page)
    page.locator(".take__contents summary").click()
    expect_accessible_everywhere(page)
    page.get_by_label("Lage vor Ort").fill(f"{LONGEST} " * 200)
    page.get_by_role("button", name="Vorschau erneuern").click()
    expect(page.get_by_role("alert")).to_contain_text("Ihre Angaben stehen noch im Formular")
    expect_accessible_everywhere(page)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_style_dates_and_package_are_reached_by_keyboard(open_context, script):
    page = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(page)
    page.goto(f"{FORM}?ags=06611000")
    keys.tab_to("mit Genderstern", kind="input")
    keys.press("ArrowDown")
    keys.fill("Sitzung", "30.6.2027")
    keys.fill("Antragsfrist in Tagen", "14")
    if not script:
        keys.follow("Vorschau erneuern")
    expect(page.locator("#vorschau")).to_contain_text("bis Mittwoch, 16. Juni 2027 vorliegen")
    expect(page.locator("#auswahl a")).to_have_attribute("href", "?ags=06611000&staerke=mittel&formen=paar")
    with page.expect_download() as download:
        keys.activate("Kalender")
    events = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == ["2027-06-16", "2027-06-30"]
    with page.expect_download() as download:
        keys.activate("Aktionspaket herunterladen")
    assert download.value.suggested_filename.startswith("Aktionspaket – Leerstand erfassen")
    with zipfile.ZipFile(download.value.path()) as archive:
        assert "1-Anfrage.docx" in archive.namelist()
    assert page.context.cookies() == []


def test_preview_follows_the_typing_and_leaves_the_focus(open_context):
    page = open_context(viewport=WIDE).new_page()
    keys = Keyboard(page)
    page.goto(f"{FORM}?ags=06611000")
    keys.fill("Betrag", "20000")
    expect(page.locator(".adapt__sheet")).to_contain_text("im Umfang von 20.000 Euro")
    expect(page.locator("[data-said]")).to_have_text("5 Stellen sind noch offen")
    assert keys.here == "Betrag"
    keys.type("0")
    expect(page.locator(".adapt__sheet")).to_contain_text("im Umfang von 200.000 Euro")
    assert keys.is_on("#feld-betrag")
    assert page.evaluate("document.activeElement.selectionStart") == 6
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_preview_says_what_is_wrong_once_somebody_has_finished(open_context):
    page = open_context(viewport=WIDE).new_page()
    keys = Keyboard(page)
    page.goto(f"{FORM}?ags=06611000")
    keys.fill("Eingebracht von", "Gruppe Offene Türen")
    keys.fill("Sitzung", "31.6")
    page.wait_for_timeout(900)
    assert page.locator(".notice").count() == 0
    keys.tab_to("Antragsfrist in Tagen")
    expect(page.locator(".notice")).to_contain_text("Sitzung")
    expect(page.locator("#feld-sitzung-fehler")).to_contain_text("Diesen Tag gibt es im Kalender nicht")
    assert keys.is_on("#feld-antragsfrist-in-tagen")
    expect(page.get_by_label("Eingebracht von")).to_have_value("Gruppe Offene Türen")
    expect_accessible(page)


def test_preview_stays_when_the_portal_does_not_answer(open_context, watch):
    watch.expected.append("Failed to load resource")
    page = open_context(viewport=WIDE).new_page()
    page.goto(f"{FORM}?ags=06611000")
    before = page.locator("#vorschau").inner_text()
    page.route("**/anpassen/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("Betrag").fill("20000")
    page.wait_for_timeout(900)
    assert page.locator("#vorschau").inner_text() == before
    expect(page.get_by_label("Betrag")).to_have_value("20000")


def test_choosing_the_strength_renews_the_questions(open_context):
    page = open_context(viewport=WIDE).new_page()
    page.goto("/antraege/trinkwasserbrunnen/anpassen/?ags=06611000")
    page.get_by_label("Anzahl").fill("12")
    page.get_by_label("weich: prüfen lassen").check()
    expect(page.get_by_label("Anzahl")).to_have_count(0)
    page.get_by_label("mittel: beauftragen").check()
    expect(page.get_by_label("Anzahl")).to_have_value("12")


def test_answer_that_comes_too_late_is_dropped(open_context, watch):
    watch.expected.append("ERR_ABORTED")
    page = open_context(viewport=WIDE).new_page()
    page.goto(f"{FORM}?ags=06611000")
    held = []
    late = "".join(f'<div id="{region}">zu spät</div>' for region in ("fragen", "auswahl", "paket", "vorschau"))

    def hold_the_first(route):
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/anpassen/**", hold_the_first)
    page.get_by_label("Betrag").fill("1")
    page.wait_for_timeout(700)
    assert held
    page.get_by_label("Betrag").fill("222")
    expect(page.locator(".adapt__sheet")).to_contain_text("im Umfang von 222 Euro")
    with contextlib.suppress(Error):  # The browser may have given it up already.
        held[0].fulfill(status=200, content_type="text/html", body=late)
    page.wait_for_timeout(300)
    expect(page.locator(".adapt__sheet")).to_contain_text("im Umfang von 222 Euro")
