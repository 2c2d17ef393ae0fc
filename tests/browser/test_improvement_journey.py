"""From a proposal to a published version with credit: by keyboard, the proposer without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere, findings
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import log_in

MOTION = "/antraege/leerstandskataster/"
FORM = f"{MOTION}verbessern/"
CLAUSE = "Die Verwaltung veröffentlicht das Kataster jedes Jahr im Netz."
REASON = "Was niemand sieht, wirkt nicht."
CREDIT = "Bündnis Wohnen Probe"
# The editor saves by itself while one writes; a text that is not complete yet is answered with 400, and goes on.
NOT_YET_COMPLETE = "status of 400 (Bad Request)"


def propose(reader: Page, keys: Keyboard) -> str:
    """Adds a clause, changes the title; returns the private link."""
    reader.goto(MOTION)
    keys.follow("Verbesserung vorschlagen")
    keys.fill("Titel", "Leerstand erfassen, melden, beenden")
    keys.fill("Neuer Punkt", CLAUSE)
    keys.follow("Weiter zur Durchsicht", kind="button")
    keys.expect_message("Ohne Grund können wir nicht entscheiden.")
    keys.fill("Warum?", REASON)
    keys.fill("Wie sollen wir Sie nennen?", CREDIT)
    keys.leave("Enter")  # In a line of text, Enter leads on.
    expect(reader.get_by_role("heading", level=1)).to_have_text("So lesen wir Ihren Vorschlag")
    expect(reader.locator(".page-head__words")).to_contain_text("Titel geändert")
    expect(reader.locator(".page-head__words")).to_contain_text("neu")
    reader.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("So senden")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Vorschlag ist da.")
    return reader.locator(".report__link a").get_attribute("href")


def take_one_change(desk: Keyboard) -> None:
    """Takes the new clause, not the title, and publishes."""
    desk.page.goto("/redaktion/verbesserungen/")
    desk.follow("Leerstand erfassen")
    desk.tab_to("Titel geändert", kind="input")
    desk.press("Space")
    desk.follow("Auswahl ansehen und übernehmen")
    expect(desk.page.locator("#ergebnis + p")).to_contain_text("neu.")
    desk.follow("Als Entwurf übernehmen")
    desk.expect_message("Als Entwurf übernommen.")
    desk.activate("Mehr Aktionen", most=600)
    desk.follow("Veröffentlichen")


@pytest.mark.parametrize("script", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_one_clause_of_a_proposal_becomes_a_version_with_credit(open_context, portal, watch, script):
    watch.expected.append(NOT_YET_COMPLETE)
    reader = open_context(viewport=WIDE, java_script_enabled=script).new_page()
    keys = Keyboard(reader)
    if script:  # The clause is there from the first run.
        portal.python(
            "from dataclasses import replace\n"
            "from portal.motions.models import Motion\n"
            "motion = Motion.objects.get(slug='leerstandskataster')\n"
            "text = motion.motion_text\n"
            f"kept = tuple(one for one in text.clauses if one.text != {CLAUSE!r})\n"
            "motion.motion_text, motion.change_credit = text.with_clauses(kept), ''\n"
            "motion.save()\n"
            "motion.save_revision()"
        )
    link = propose(reader, keys)
    assert CLAUSE not in reader.request.get(MOTION).text()
    desk = Keyboard(open_context(viewport=WIDE).new_page())
    log_in(desk, "rosa")
    take_one_change(desk)

    reader.goto(link)
    keys.expect_message("Stand: zum Teil übernommen")
    expect(reader.locator("main")).to_contain_text("Nicht übernommen: Titel")
    keys.follow("Fassung")
    expect(reader.locator("main")).to_contain_text(f"Verbessert auf Vorschlag von {CREDIT}.")
    expect(reader.locator("main")).to_contain_text(CLAUSE)
    expect(reader.locator("main")).to_contain_text(REASON)
    assert "melden, beenden" not in reader.locator("main").inner_text()
    assert reader.context.cookies() == []


def test_pages_are_accessible_with_errors_and_full(open_context):
    page = open_context(viewport=NARROW).new_page()
    page.goto(FORM)
    expect_accessible_everywhere(page)
    page.get_by_label("Punkt 1", exact=True).fill(f"{LONGEST} " * 20)
    page.get_by_label("Punkt 2 streichen").check()
    onward = page.locator("button:not(.report__trap)", has_text="Weiter zur Durchsicht")
    onward.click()
    expect(page.get_by_role("alert")).to_contain_text("steht noch im Formular")
    expect_accessible_everywhere(page)
    page.get_by_label("Warum?").fill(f"{LONGEST} " * 5)
    page.get_by_label("Wie sollen wir Sie nennen?").fill(LONGEST)
    page.wait_for_timeout(3_000)  # Nobody types that fast.
    onward.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So lesen wir Ihren Vorschlag")
    expect_accessible_everywhere(page)
    page.get_by_role("button", name="So senden").click()
    expect(page.locator(".report__link a")).to_be_visible()
    expect_accessible_everywhere(page)
    page.locator(".report__link a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihr Vorschlag")
    expect_accessible_everywhere(page)
    page.get_by_text("Vorschlag zurückziehen").click()
    page.get_by_role("button", name="Ja, zurückziehen").click()
    expect(page.get_by_role("status")).to_contain_text("zurückgezogen")
    expect_accessible_everywhere(page)


def test_editors_pages_are_accessible(page, portal):
    portal.python(
        "from dataclasses import replace\n"
        "from portal.motions.models import Motion\n"
        "from motionkit.text import as_data\n"
        "from portal.exchange.improving.actions import hand_in\n"
        "from portal.exchange.models import Improvement\n"
        "motion = Motion.objects.get(slug='leerstandskataster')\n"
        f"text = replace(motion.motion_text, facts='{LONGEST} ' * 200)\n"
        "told = {'summary': 'Sachverhalt ergänzt.', 'why': 'Darum', 'remarks': 'Kommentar: ja', 'text': as_data(text)}\n"
        f"hand_in(improvement=Improvement(motion=motion, base=motion.versions.first(), **told), token={'S' * 32!r})"
    )
    log_in(Keyboard(page), "clara")
    page.goto("/redaktion/verbesserungen/")
    for role, name in ((None, ""), ("link", "Leerstand erfassen"), ("button", "Auswahl ansehen und übernehmen")):
        if role:
            with page.expect_navigation():
                page.get_by_role(role, name=name).last.click()
        assert findings(page, "main") == [], page.url
