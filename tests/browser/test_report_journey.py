"""From a fitted motion to the register and on to the question to the council: by keyboard, with and without JavaScript."""

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere, findings
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import log_in

FORM = "/mitmachen/einbringung/"


def accept(keys: Keyboard, title: str) -> None:
    """An editor finds it on the desk and takes it over."""
    keys.page.goto("/redaktion/")
    keys.follow(title)
    keys.follow("Übernehmen", kind="button")
    keys.expect_message("Übernommen")


def report(reader: Page, keys: Keyboard, town: str) -> str:
    """From the fitted motion to the private link, which is returned."""
    reader.goto("/antraege/leerstandskataster/anpassen/")
    keys.fill("Kommune", town)
    keys.leave("Enter")
    with reader.expect_download():
        keys.activate("Word-Datei herunterladen")
    keys.follow("Eingebracht? Melden Sie es")
    expect(reader.get_by_label("Kommune")).to_have_value(town)
    keys.tab_to("Wer hat eingereicht?")
    keys.type("Frak")
    keys.fill("Gremium", "Stadtverordnetenversammlung")
    keys.fill("Tag der Sitzung", "2.3.2026")
    keys.fill("Das Ergebnis im Wortlaut", "einstimmig zugestimmt")
    keys.follow("Weiter zur Durchsicht")
    expect(reader.locator("main")).to_contain_text("angenommen")
    reader.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("So senden")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Danke! Ihre Meldung ist da.")
    return reader.locator(".report__link a").get_attribute("href")


def go_on(keys: Keyboard) -> None:
    """Tells from the private page what came of it."""
    keys.follow("Fortsetzung melden")
    keys.tab_to("Was ist daraus geworden?")
    keys.type("in Arb")
    keys.fill("Woran sieht man das?", "Die Stelle ist ausgeschrieben.")
    keys.follow("Fortsetzung senden")
    keys.expect_message("Fortsetzung vom")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_fitting_to_the_follow_up_question(open_context, script):
    reader = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(reader)
    link = report(reader, keys, "Darmstadt (Hessen, kreisfrei)" if script else "Fulda (Fulda, Hessen)")
    reader.goto(link)
    keys.expect_message("wartet auf die Redaktion")
    desk = Keyboard(open_context(viewport=WIDE).new_page())
    log_in(desk, "rosa")
    accept(desk, "Leerstand erfassen, Wohnungen zurückgewinnen")

    reader.goto(link)
    keys.follow("So steht es im Register")
    expect(reader.locator(".filing-result")).to_contain_text("angenommen")
    with reader.expect_download() as download:
        keys.activate("Word")
    words = "\n".join(paragraph.text for paragraph in docx.Document(download.value.path()).paragraphs)
    assert "2. März 2026" in words

    reader.goto(link)
    go_on(keys)
    accept(desk, "Leerstand erfassen, Wohnungen zurückgewinnen")
    reader.goto(link)
    keys.follow("So steht es im Register")
    expect(reader.locator("main")).to_contain_text("in Arbeit")
    assert reader.context.cookies() == []


def test_private_link_reaches_no_other_page(open_context, portal):
    page = open_context(viewport=WIDE).new_page()
    portal.python(
        "from portal.places.models import Municipality\n"
        "from portal.exchange.models import FilingReport\n"
        "from portal.exchange.reporting.actions import hand_in\n"
        "place = Municipality.objects.get(ags='06611000')\n"
        f"hand_in(report=FilingReport(municipality=place, title='Verweis'), token={'R' * 32!r})"
    )
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.headers.get("referer", "")))
    page.goto(f"{FORM}{'R' * 32}/")
    Keyboard(page).follow("Meldung ändern")
    page.get_by_role("link", name="Datenschutz").first.click()
    page.wait_for_url("**/datenschutz/")
    assert [address for address in sent if "RRRR" in address] == []
    assert page.evaluate("document.referrer") == ""
    assert "RRRR" not in (portal.folder / "server.log").read_text()


def test_pages_are_accessible_empty_with_errors_and_full(open_context, portal):
    page = open_context(viewport=NARROW).new_page()
    page.goto(f"{FORM}?antrag=leerstandskataster&ags=06611000")
    expect_accessible_everywhere(page)
    page.goto(FORM)
    page.get_by_label("Das Ergebnis im Wortlaut").fill(f"{LONGEST} " * 20)
    page.get_by_text("Freiwillig: Wortlaut").click()
    page.get_by_role("button", name="Weiter zur Durchsicht").click()
    expect(page.get_by_role("alert")).to_contain_text("Ihre Angaben stehen noch im Formular")
    expect_accessible_everywhere(page)
    page.get_by_label("Kommune").fill("Kassel (Hessen, kreisfrei)")
    page.get_by_label("Wie heißt der Antrag?").fill(f"{LONGEST} " * 3)
    page.get_by_text("Freiwillig: Wortlaut").click()
    page.get_by_label("Ihr Name").fill(LONGEST)
    page.wait_for_timeout(3_000)  # Nobody types that fast.
    page.get_by_role("button", name="Weiter zur Durchsicht").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt das so?")
    expect_accessible_everywhere(page)
    page.get_by_role("button", name="So senden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Danke!")
    expect_accessible_everywhere(page)
    page.locator(".report__link a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Meldung")
    expect_accessible_everywhere(page)
    page.get_by_text("Meldung zurückziehen").click()
    page.get_by_role("button", name="Ja, zurückziehen").click()
    expect(page.get_by_role("status")).to_contain_text("zurückgezogen")
    expect_accessible_everywhere(page)


def test_editors_pages_are_accessible(page, portal):
    portal.python(
        "from portal.places.models import Municipality\n"
        "from portal.exchange.models import FilingReport\n"
        "from portal.exchange.reporting.actions import hand_in\n"
        "place = Municipality.objects.get(ags='06611000')\n"
        f"report = FilingReport(municipality=place, title='Audit {LONGEST}', final_text='{LONGEST} ' * 300)\n"
        f"hand_in(report=report, token={'S' * 32!r})"
    )
    log_in(Keyboard(page), "clara")
    page.goto("/redaktion/meldungen/")
    for target in (None, f"Audit {LONGEST} (Kassel)"):
        if target:
            page.get_by_role("link", name=target).first.click()
            expect(page.get_by_role("heading", name="Übernehmen", exact=True)).to_be_visible()
        assert findings(page, "main") == [], page.url
