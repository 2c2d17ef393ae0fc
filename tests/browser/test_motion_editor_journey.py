"""A volunteer writes a motion without a mouse: read in, split, join, move, delete, undo, preview."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import findings
from tests.browser.conftest import PASSWORD
from tests.browser.keyboard import Keyboard

PASTED = """Antrag: Trinkwasser für alle

Der Rat möge beschließen:

1. Die Verwaltung stellt drei Brunnen auf. Sie berichtet im Herbst.
2. Die Kosten trägt der Haushalt.

Begründung:

Wasser gehört allen.
"""
CLAUSES = "[data-clauses-list] > [data-clause]"
STATUS = "[data-clauses-status]"
# The editor saves by itself while one writes; a text that is not complete yet is answered with 400, and goes on.
NOT_YET_COMPLETE = "status of 400 (Bad Request)"


@pytest.fixture
def keyboard(page, watch) -> Keyboard:
    watch.expected.append(NOT_YET_COMPLETE)
    return Keyboard(page)


def log_in(keyboard: Keyboard, name: str) -> None:
    keyboard.page.goto("/redaktion/login/")
    keyboard.settle()
    keyboard.page.locator("[name=username]").focus()
    keyboard.type(name)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    expect(keyboard.page.locator("[name=password]")).to_have_value(PASSWORD)
    keyboard.leave("Enter")


def clauses(page: Page) -> list[tuple[str, str]]:
    """Ids and texts in the order on the page."""
    return page.eval_on_selector_all(
        CLAUSES, "all => all.map(one => [one.dataset.id, one.querySelector('textarea').value])"
    )


def ids(page: Page) -> list[str]:
    return [one for one, _ in clauses(page)]


def read_in(keyboard: Keyboard, text: str) -> None:
    keyboard.page.goto("/redaktion/antrag-einlesen/")
    keyboard.tab_to("Oder den Text einfügen")
    keyboard.page.keyboard.insert_text(text)
    keyboard.follow("Einlesen und ansehen")
    keyboard.expect_message("Das wurde erkannt")
    keyboard.follow("Entwurf anlegen")
    keyboard.expect_message("Der Entwurf ist angelegt")


def test_clauses_are_split_and_moved_by_keyboard(keyboard, portal):
    page = keyboard.page
    log_in(keyboard, "rosa")
    read_in(keyboard, PASTED)
    first, second = ids(page)
    page.locator(f"{CLAUSES} textarea").first.focus()
    keyboard.press("Control+Home", *["ArrowRight"] * len("Die Verwaltung stellt drei Brunnen auf. "))
    keyboard.activate("An der Schreibmarke teilen")
    expect(page.locator(STATUS)).to_have_text("Geteilt. Der zweite Teil ist Punkt 2.")
    assert keyboard.is_on("textarea")
    _, new, _ = ids(page)
    assert clauses(page) == [
        [first, "Die Verwaltung stellt drei Brunnen auf."],
        [new, "Sie berichtet im Herbst."],
        [second, "Die Kosten trägt der Haushalt."],
    ]
    keyboard.press("Alt+ArrowUp")
    assert ids(page) == [new, first, second]
    assert keyboard.is_on("textarea")
    expect(page.locator(STATUS)).to_have_text("Jetzt Punkt 1 von 3.")
    keyboard.activate("Nach unten")
    assert ids(page) == [first, new, second]
    assert keyboard.here == "Nach unten"
    keyboard.settle()  # It has saved itself by now; the key saves once more and opens the page anew.
    keyboard.leave("Control+s")
    assert ids(page) == [first, new, second]


def test_clauses_are_joined_deleted_added_and_brought_back_by_keyboard(keyboard, portal):
    page = keyboard.page
    log_in(keyboard, "rosa")
    read_in(keyboard, PASTED)
    first, second = ids(page)
    page.locator(f"{CLAUSES} textarea").first.focus()
    keyboard.activate("Mit nächstem verbinden")
    assert [one for one, _ in clauses(page)] == [first]
    assert "im Herbst.\n\nDie Kosten" in clauses(page)[0][1]
    keyboard.activate("Rückgängig")
    assert ids(page) == [first, second]

    page.locator(f"{CLAUSES} textarea").nth(1).focus()
    keyboard.activate("Löschen")
    assert ids(page) == [first]
    assert keyboard.here == "Rückgängig"
    page.locator(f"{CLAUSES} textarea").first.focus()
    keyboard.press("Control+End")
    keyboard.type(" Noch eins.")
    keyboard.activate("Rückgängig")
    assert ids(page) == [first, second]
    assert clauses(page)[0][1].endswith("im Herbst. Noch eins.")

    keyboard.activate("Punkt hinzufügen")
    keyboard.type("Die Brunnen bleiben im Winter zu. [[Kommun]]")
    added = ids(page)[-1]
    flag = page.locator(f'[data-id="{added}"] .placeholder-flag')
    expect(flag).to_contain_text("„Kommun“ ist kein Platzhalter")
    keyboard.settle()
    keyboard.leave("Control+s")
    assert ids(page) == [first, second, added]


def test_author_previews_a_draft_that_nobody_else_sees(keyboard, portal, open_context, watch):
    log_in(keyboard, "kurt")
    read_in(keyboard, PASTED.replace("Trinkwasser", "Schatten"))
    page = keyboard.page
    keyboard.fill("In einem Satz", "Bäume für alle Plätze.")
    keyboard.settle()
    assert "Veröffentlichen" not in page.locator("footer").inner_text()
    page.get_by_role("button", name="Vorschau umschalten").first.focus()
    keyboard.press("Enter")
    frame = page.frame_locator("[data-side-panel=preview] iframe").first
    expect(frame.get_by_role("heading", level=1)).to_have_text("Schatten für alle", timeout=20_000)
    public = open_context().new_page()
    watch.expected.append("status of 404")
    assert public.goto("/antraege/schatten-fuer-alle/").status == 404


def test_form_fits_every_width(keyboard, portal):
    page = keyboard.page
    log_in(keyboard, "rosa")
    page.goto("/redaktion/snippets/motions/motion/")
    page.locator("main td.title a").first.click()
    page.wait_for_selector("[data-clauses]")
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.locator("[data-clauses]").evaluate("box => box.scrollWidth - box.clientWidth")
        assert wide <= 1, width


def test_own_parts_of_the_admin_are_accessible(keyboard, portal):
    page = keyboard.page
    log_in(keyboard, "clara")
    page.goto("/redaktion/antrag-einlesen/")
    assert findings(page, ".reading-in") == []
    page.locator("textarea").fill(PASTED + "[[Unfug]]")
    page.get_by_role("button", name="Einlesen und ansehen").click()
    page.wait_for_selector(".reading-in__go")
    assert findings(page, ".reading-in") == []
    page.get_by_role("button", name="Entwurf anlegen").click()
    page.wait_for_selector("[data-clauses]")
    assert findings(page, "[data-clauses]") == []
    assert findings(page, "[data-placeholders]") == []
