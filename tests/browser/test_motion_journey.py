"""Find a motion, read it, take it away: by keyboard, with and without JavaScript, on a wide and on a narrow screen."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere, too_wide
from tests.browser.keyboard import Keyboard

MOTION = "/antraege/leerstandskataster/"
PAGES = [
    "/antraege/",
    "/antraege/?thema=wohnen",
    "/antraege/?q=gibtesnicht",
    MOTION,
    f"{MOTION}versionen/",
    f"{MOTION}versionen/1/",
]


def find(page: Page, keys: Keyboard, *, panel: bool) -> None:
    """From the home page through the menu and a filter to the motion."""
    page.goto("/")
    keys.activate("Menü")
    keys.activate("Antragsnetzwerk")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Antrags")
    if panel:
        keys.activate("Auswahl eingrenzen")
    keys.activate("Wohnen", kind=".filters__link")
    page.wait_for_url("**/antraege/?thema=wohnen")
    expect(page.get_by_role("status")).to_contain_text("3 Anträge")
    keys.activate("Leerstand erfassen")
    page.wait_for_url(f"**{MOTION}")


def take_away(page: Page, keys: Keyboard) -> Path:
    with page.expect_download() as download:
        keys.activate("Word-Datei herunterladen")
    assert download.value.suggested_filename == "Leerstand erfassen, Wohnungen zurückgewinnen.docx"
    return download.value.path()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=["wide", "narrow"])
def test_motion_is_found_read_and_taken_away(open_context, script, screen):
    page = open_context(viewport=screen, java_script_enabled=script, accept_downloads=True).new_page()
    keys = Keyboard(page)
    find(page, keys, panel=screen is NARROW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Leerstand erfassen, Wohnungen zurückgewinnen")
    keys.activate("Punkt 6")
    assert page.url.endswith("#beschluss-6")
    expect(page.locator("#punkt-satzung")).to_be_in_viewport()
    words = "\n".join(paragraph.text for paragraph in docx.Document(take_away(page, keys)).paragraphs)
    assert "jährlich in öffentlicher Sitzung über Zahl, Dauer und Ursachen des Leerstands." in words
    assert "Punkt 6 erscheint nur in Ländern" not in words  # Hints are for users.


def test_motion_is_copied(open_context):
    context = open_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(MOTION)
    Keyboard(page).activate("In die Zwischenablage")
    expect(page.get_by_text("ist kopiert")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Antrag")
    assert "Eigentümer*innen leer stehender Wohnungen" in copied


def test_every_file_comes_down(page):
    page.goto(MOTION)
    for link in page.locator(".take a[href*='.']").all():
        response = page.request.get(link.get_attribute("href"))
        assert response.ok
        assert response.headers["content-disposition"].startswith("attachment")


def test_pages_are_accessible_and_fit(open_context):
    page = open_context(viewport=NARROW).new_page()
    for path in PAGES:
        page.goto(path)
        expect_accessible_everywhere(page)


def test_panel_of_filters_closes_with_escape_and_gives_back_the_focus(open_context):
    page = open_context(viewport=NARROW).new_page()
    page.goto("/antraege/")
    keys = Keyboard(page)
    keys.activate("Auswahl eingrenzen")
    expect(page.locator("#auswahl")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#auswahl")).to_be_hidden()
    assert keys.here == "Auswahl eingrenzen"


def test_hostile_motion_is_harmless_and_fits_a_phone(portal, open_context):
    portal.python(
        "from motionkit.text import Clause, MotionText\n"
        "from portal.motions.models import LegalState, Motion\n"
        f"long = {LONGEST!r} * 6\n"
        "evil = '<script>document.title=1</script><img src=x onerror=alert(1)> \\u202egnitfel ' + long\n"
        "text = MotionText(title=evil[:240], opening_formula=evil, clauses=tuple(Clause(f'p{n}', evil) for n in range(40)),\n"
        "  reasoning=(evil + '\\n\\n') * 300, hints=evil, sources=(evil, 'https://x.de/' + 'a' * 300), legal_bases=(evil,))\n"
        "motion = Motion(slug='feindlich', summary=evil * 3, arguments=evil, credits=evil, legal_note=evil, live=True)\n"
        "motion.motion_text = text\n"
        "motion.legal_states = [LegalState(federal_state='HE', status='adapt', note=evil, source=evil[:240])]\n"
        "motion.save()\n"
    )
    page = open_context(viewport=NARROW).new_page()
    page.on("dialog", lambda dialog: pytest.fail("A script ran."))
    for path in [
        "/antraege/feindlich/",
        "/antraege/feindlich/versionen/1/",
        "/antraege/feindlich/versionen/",
        "/antraege/",
        "/suche/?q=gnitfel",
    ]:
        page.goto(path)
        assert page.title() != "1"
        assert page.locator("main script, main img[src=x]").count() == 0
        assert too_wide(page) <= 0, path
        assert "\u202e" not in page.content(), path
    portal.python("from portal.motions.models import Motion; Motion.objects.get(slug='feindlich').unpublish()")
