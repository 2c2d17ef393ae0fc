"""From a word to what it finds, by keyboard, with and without JavaScript; narrow, wide, light, dark, empty, hostile."""

import json
import re
import subprocess
import sys
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import NARROW, WIDE, expect_accessible, expect_accessible_everywhere
from tests.browser.conftest import ROOT
from tests.browser.keyboard import Keyboard

LONG = "Rekommunalisierungsgesellschaftsvertragsentwurf" * 8
ADDRESSES = [
    "/suche/",
    "/suche/?q=Wohnung",
    "/suche/?q=Leerstand&art=einbringung&land=HE",
    "/suche/?q=Wohnung+Donaudampfschiff",
    "/suche/?q=xqzt+brkw",
    "/suche/?q=Rekomunalisierung",
    "/suche/?q=Kassel",
    f"/suche/?q={LONG}",
    "/suche/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E+AND+NOT+NEAR(*",
    "/suche/?q=%E2%80%AE%00%D9%A3%F0%9F%92%A3",
]


def type_into_the_large_box(keys: Keyboard, text: str) -> None:
    """The header has a box of the same name."""
    keys.tab_to("Suchbegriff", kind="#suche")
    keys.type(text)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_a_word_to_a_result_and_back_from_a_mistake(open_context, script):
    page = open_context(viewport=WIDE, java_script_enabled=script).new_page()
    keys = Keyboard(page)
    page.goto("/suche/")
    keys.settle()
    type_into_the_large_box(keys, "Wohnungen")
    keys.leave("Enter")
    expect(page.locator(".chosen__count")).to_contain_text("Treffer zu „Wohnungen“")
    expect(page.locator("mark").first).to_be_visible()

    keys.follow("Anträge", kind=".filters__link")
    assert "art=antrag" in page.url
    promised = int(page.locator(".filters__link[aria-current] .filters__count").first.inner_text())
    expect(page.locator(".row--hit")).to_have_count(min(10, promised))
    keys.follow("Aufheben: Art: Anträge")
    assert "art=" not in page.url

    title = page.locator(".row__title").first.inner_text()
    keys.follow(title, kind=".row__title a")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    page.goto("/suche/?q=Rekomunalisierung")
    keys.follow("Rekommunalisierung", kind=".page-head__words a")
    expect(page.locator(".row--hit").first).to_be_visible()
    assert page.context.cookies() == []


def test_suggestions_appear_and_are_chosen_by_keys(open_context):
    page = open_context(viewport=WIDE).new_page()
    keys = Keyboard(page)
    page.goto("/suche/")
    keys.settle()
    box, options = page.locator("#suche"), page.get_by_role("option")
    type_into_the_large_box(keys, "wohnu")
    expect(options.first).to_contain_text("Wohnung")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect_accessible(page)

    keys.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    keys.press("ArrowUp", "ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    keys.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("wohnu")

    keys.type("n")
    expect(options.first).to_be_visible()
    keys.press("ArrowDown")
    chosen = options.first.locator("span").inner_text()
    keys.leave("Enter")
    expect(page.locator("#suche")).to_have_value(chosen)
    expect(page.locator(".row--hit").first).to_be_visible()


def test_suggested_title_leads_to_its_page(open_context):
    page = open_context(viewport=NARROW).new_page()
    keys = Keyboard(page)
    page.goto("/suche/")
    keys.settle()
    type_into_the_large_box(keys, "leersta")
    last = page.get_by_role("option").last  # Titles stand below words.
    expect(last).to_contain_text("Einbringung")
    words = last.locator("span").inner_text()
    keys.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    keys.leave("Enter")
    assert "/suche/" not in page.url
    expect(page.locator("main")).to_contain_text(words)


def test_without_javascript_the_browser_offers_words_of_the_index(open_context):
    page = open_context(viewport=WIDE, java_script_enabled=False).new_page()
    page.goto("/suche/")
    offered = page.locator("#suche").get_attribute("list")
    assert page.locator(f"datalist#{offered} option[value=Wohnungen]").count() == 1


def test_readers_find_the_same_while_the_index_is_made_anew(portal):
    def found() -> tuple[str, list]:
        page = urlopen(f"{portal.url}/suche/?q=Wohnung", timeout=30).read().decode()
        words = urlopen(f"{portal.url}/suche/vorschlaege/?q=wohnu", timeout=30).read().decode()
        return re.search(r"(\d+) Treffer zu", page)[1], json.loads(words)

    before, asked = found(), 0
    command = [sys.executable, "manage.py", "rebuild_search"]
    rebuild = subprocess.Popen(
        command, cwd=ROOT, env=portal.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    while rebuild.poll() is None:
        assert found() == before
        asked += 1
    assert rebuild.returncode == 0, rebuild.stdout.read()
    assert asked > 5
    assert found() == before


def test_pages_are_accessible_wide_narrow_light_dark(open_context):
    page = open_context(viewport=NARROW).new_page()
    for address in ADDRESSES:
        page.goto(address)
        expect_accessible_everywhere(page)
    page.goto("/antraege/leerstandskataster/")
    page.goto("/suche/?wie=motion-1")
    expect_accessible_everywhere(page)
