"""A reader comes, finds, reads, cites and goes; nothing is set on their machine, nobody else hears of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import NARROW, WIDE, findings, render, too_wide
from tests.browser.keyboard import Keyboard

TEXT_WITH_NOTES = "/blog/hebesaetze/"
# One of every kind, with what the demo holds.
ADDRESSES = [
    "/",
    "/blog/",
    "/blog/?art=analysis&thema=wohnen",
    "/geschichte/",
    "/schwerpunkte/",
    "/publikationen/",
    "/stimmen/",
    "/bildnachweise/",
    "/feeds/",
    "/suche/?q=Wohnung",
    "/antraege/verbreitung/?wie=Darmstadt",
    "/antraege/ergebnisse/?wortlaut=einstimmig",
    "/kommunen/06611000/",
    "/kommunen/?kommune=Neuenkirchen",
    "/debatten/",
    "/debatten/stromnetz/",
    "/debatten/stromnetz/?ansicht=zeit",
    "/debatten/stromnetz/?ansicht=positionen",
    "/debatten/stromnetz/stand/1/",
    "/blog/stromnetz-verfahren/",
    TEXT_WITH_NOTES,
    "/geschichte/rotes-wien/",
    "/schwerpunkte/boden-und-wohnen/",
    "/stimmen/henrike-sandvoss/",
    "/publikationen/handreichung-offene-daten-im-rat/",
    "/ueber-uns/",
    "/impressum/",
    "/gibt-es-nicht/",
]
PLAIN = {"color_scheme": "light", "forced_colors": "none"}
RENDERINGS = {
    "light": (WIDE, PLAIN),
    "dark": (WIDE, PLAIN | {"color_scheme": "dark"}),
    "320 pixels": (NARROW, PLAIN),
    "forced colours": (WIDE, PLAIN | {"forced_colors": "active"}),
}


def expect_nothing_kept(page: Page) -> None:
    """No cookie, no storage of any kind."""
    assert page.context.cookies() == []
    kept = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
        (await caches.keys()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length]"""
    assert page.evaluate(kept) == [0, 0, 0, 0, 0]


def open_menu(keyboard: Keyboard) -> None:
    menu = keyboard.page.get_by_role("navigation", name="Menü")
    keyboard.activate("Menü", most=3)
    expect(menu).to_be_visible()
    keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert keyboard.here == "Menü"
    keyboard.press("Enter")
    expect(menu).to_be_visible()


def read_and_cite(keyboard: Keyboard) -> None:
    """Follows the first note and the way to a citation."""
    page = keyboard.page
    page.goto(TEXT_WITH_NOTES)
    keyboard.activate("Anmerkung 1", kind="a")
    note = page.get_by_role("note", name="Anmerkung 1").first
    expect(note).to_be_in_viewport()
    assert page.url.endswith("#" + note.get_attribute("id"))
    keyboard.tab_to("BibTeX")
    address = page.evaluate("document.activeElement.href")
    answer = page.request.get(address)
    assert answer.status == 200
    assert answer.text().startswith("@article{hebesaetze")
    assert page.request.get(address.replace(".bib", ".ris")).text().startswith("TY  - ")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_reader_finds_reads_and_cites_by_keyboard(open_context, script):
    page = open_context(java_script_enabled=script, viewport={"width": 1280, "height": 900}).new_page()
    keyboard = Keyboard(page)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Eine Kommune für die Vielen, nicht die Wenigen.")
    open_menu(keyboard)
    keyboard.follow("Blog")
    titles = page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link")
    everything = titles.count()
    keyboard.follow("Analyse", kind="a.filters__link")
    assert "art=analysis" in page.url
    assert 0 < titles.count() < everything
    keyboard.follow("Wohnen", kind="a.filters__link")
    assert "art=analysis" in page.url
    assert "thema=wohnen" in page.url
    first = titles.first.inner_text()
    keyboard.follow(first)
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    read_and_cite(keyboard)
    assert page.context.cookies() == []
    if script:
        expect_nothing_kept(page)


def test_reader_without_popover_reaches_the_menu_in_the_footer(page):
    page.goto("/")
    footer = page.get_by_role("navigation", name="Alle Bereiche")
    wanted = [
        "Blog",
        "Schwerpunkte",
        "Geschichte",
        "Debatten",
        "Antragsnetzwerk",
        "Stimmen",
        "Publikationen",
        "Mitmachen",
    ]
    assert footer.get_by_role("link").all_inner_texts()[:8] == wanted


def test_every_kind_of_page_is_accessible(page, watch):
    """axe finds nothing, nothing is kept, nothing sticks out of a narrow screen."""
    watch.expected.append("status of 404")
    found = []
    for address in ADDRESSES:
        page.goto(address)
        for name, (size, media) in RENDERINGS.items():
            render(page, size, **media)
            found += [f"{address}, {name}: {one}" for one in findings(page)]
            if (width := too_wide(page)) > 0:
                found.append(f"{address}, {name}: {width} pixels wider than the screen")
    assert found == []
    expect_nothing_kept(page)
