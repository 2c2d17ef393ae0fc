"""From an objection heard in a sitting to the page and the crib: by keyboard, with and without JavaScript."""

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import log_in

PAGE = "/antraege/sozialticket/einwaende/"


def propose(reader: Page, keys: Keyboard, words: str) -> str:
    """From the motion to the private link, which is returned."""
    reader.goto("/antraege/sozialticket/")
    keys.follow("Einen anderen gehört? Schlagen Sie ihn vor")
    keys.fill("Was wurde eingewandt?", words)
    keys.tab_to("Worauf beruft sich der Einwand?")
    keys.type("Kost")
    keys.fill("Was haben Sie erwidert?", "Das entscheidet der Haushalt.")
    keys.fill("Wo steht das?", "Art. 28 Abs. 2 GG")
    reader.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("Vorschlag senden")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Vorschlag ist da.")
    return reader.locator(".report__link a").get_attribute("href")


def publish(desk: Keyboard, words: str) -> None:
    """An editor takes it over as a draft and publishes it."""
    desk.page.goto("/redaktion/")
    desk.follow(words)
    desk.follow("Als Entwurf übernehmen", kind="button")
    desk.expect_message("Übernommen als Entwurf")
    desk.activate("Mehr Aktionen")
    desk.follow("Veröffentlichen")
    desk.expect_message("veröffentlicht")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_sitting_to_the_crib(open_context, script):
    words = f"Das Ticket ist zu teuer ({'mit' if script else 'ohne'} Skript)."
    reader = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(reader)
    link = propose(reader, keys, words)
    reader.goto(PAGE)
    expect(reader.locator("main")).not_to_contain_text(words)
    desk = Keyboard(open_context(viewport=WIDE).new_page())
    log_in(desk, "rosa")
    publish(desk, words)

    reader.goto(link)
    keys.follow("So steht es jetzt da")
    expect(reader.locator("main")).to_contain_text(words)
    reader.goto(f"{PAGE}?art=kosten")
    with reader.expect_download() as download:
        keys.activate("Word")
    said = "\n".join(paragraph.text for paragraph in docx.Document(download.value.path()).paragraphs)
    assert words in said
    assert "Das entscheidet der Haushalt." in said
    assert reader.context.cookies() == []


def test_pages_are_accessible(open_context):
    page = open_context(viewport=NARROW).new_page()
    for path in ("/antraege/beschlusskontrolle/einwaende/", "/antraege/beschlusskontrolle/einwaende/?land=HE", PAGE):
        page.goto(path)
        expect_accessible_everywhere(page)
    page.goto(f"{PAGE}vorschlagen/")
    expect_accessible_everywhere(page)
    page.get_by_label("Was haben Sie erwidert?").fill(f"{LONGEST} " * 20)
    page.get_by_role("button", name="Vorschlag senden").click()
    expect(page.get_by_role("alert")).to_contain_text("Ihre Angaben stehen noch im Formular")
    expect_accessible_everywhere(page)
    page.get_by_label("Was wurde eingewandt?").fill(f"{LONGEST} " * 3)
    page.wait_for_timeout(3_000)  # Nobody types that fast.
    page.get_by_role("button", name="Vorschlag senden").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Danke!")
    expect_accessible_everywhere(page)
    page.locator(".report__link a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Vorschlag")
    expect_accessible_everywhere(page)
