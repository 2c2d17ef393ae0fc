"""From a motion to what councils changed in it, by keyboard, with and without JavaScript; read out, printed, narrow, dark."""

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import NARROW, WIDE, expect_accessible_everywhere
from tests.browser.keyboard import Keyboard

MOTION = "/antraege/leerstandskataster/"
VIEWS = ["im-text", "nebeneinander", "synopse"]


def spoken(page: Page) -> list[tuple[str, str]]:
    """(role, words) of all additions and deletions, as the browser hands them to a screen reader, in their order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def words(node: dict) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return "".join(words(by_id[child]) for child in node.get("childIds", []) if child in by_id)

    changes = [node for node in nodes if node.get("role", {}).get("value") in ("insertion", "deletion")]
    return [(node["role"]["value"], words(node)) for node in changes]


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_a_motion_to_what_won_and_to_the_word_file(open_context, script):
    page = open_context(viewport=WIDE, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(page)
    page.goto(MOTION)
    keys.follow("Was ist anders?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Was ist anders?")
    expect(page.locator(".page-head__words")).to_contain_text("Neuer Punkt 3")
    keys.follow("nebeneinander")
    expect(page.locator(".diff__row").first).to_be_visible()
    keys.follow("als Synopse")
    expect(page.get_by_role("columnheader", name="Bisherige Fassung")).to_be_visible()

    keys.tab_to("Neu", kind="select")
    keys.type("Heidel")
    keys.follow("Vergleichen", kind="button")
    expect(page.locator("main")).to_contain_text("Die Vorlage ist hier für Heidelberg ausgefüllt")
    expect(page.get_by_role("table")).to_be_visible()  # The view stays.
    with page.expect_download() as download:
        keys.activate("Word")
    table = docx.Document(download.value.path()).tables[0]
    assert any("Ansprechstelle" in cell.text for row in table.rows for cell in row.cells)
    assert page.context.cookies() == []

    page.goto(MOTION)
    keys.follow("Punkt 6", kind="a[href*=gewinnen]")
    assert page.url.endswith("/verbreitung/#gewinnen-6")
    page.goto(f"{MOTION}verbreitung/")
    keys.follow("Lüneburg", kind="a[href*=vergleich]")
    expect(page.locator(".page-head__words")).to_have_text("Punkte 3 und 6 gestrichen.")


@pytest.mark.parametrize("view", VIEWS)
def test_changes_are_read_out_with_their_beginning_and_end(open_context, view):
    page = open_context(viewport=WIDE).new_page()
    page.goto(f"{MOTION}vergleich/?von=3&bis=einbringung-31&ansicht={view}")
    changes = spoken(page)[2:]  # The key shows one of each.
    assert ("deletion", "gestrichen: jährlich Ende der Streichung") in changes
    assert ("insertion", "eingefügt: alle zwei Jahre Ende der Einfügung") in changes
    for role, words in changes:
        begins, ends = {"insertion": ("eingefügt: ", "Einfügung"), "deletion": ("gestrichen: ", "Streichung")}[role]
        assert words.startswith(begins), words
        assert words.endswith(ends), words


def test_what_is_copied_holds_no_hidden_words(open_context):
    page = open_context(viewport=WIDE).new_page()
    page.goto(f"{MOTION}vergleich/?von=3&bis=einbringung-31")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.diff__passage--changed'))")
    assert "eingefügt:" not in page.evaluate("getSelection().toString()")


@pytest.mark.parametrize("media", ["print", "screen"])
def test_additions_and_deletions_need_no_colour(open_context, media):
    page = open_context(viewport=WIDE, forced_colors="active" if media == "screen" else "none").new_page()
    page.emulate_media(media=media)
    page.goto(f"{MOTION}vergleich/?von=1&bis=2")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator(".diff__passage ins").first.evaluate(line) == "underline"
    assert page.locator(".diff__key del").evaluate(line) == "line-through"


def test_pages_are_accessible_wide_narrow_light_dark(open_context):
    page = open_context(viewport=NARROW).new_page()
    for query in [*(f"?von=1&bis=einbringung-33&ansicht={view}" for view in VIEWS), "?von=3&bis=3"]:
        page.goto(f"{MOTION}vergleich/{query}")
        expect_accessible_everywhere(page)
    for path in ("versionen/", "verbreitung/", ""):
        page.goto(f"{MOTION}{path}")
        expect_accessible_everywhere(page)
