"""An editor's day without a mouse: picture, text, preview, plan, publication, withdrawal."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.keyboard import Keyboard

TITLE = "Was ein Stadtwerk leisten kann"
ADDRESS = "/blog/was-ein-stadtwerk-leisten-kann/"
IN_THE_BOX = "Drei von vier Kommunen haben ein eigenes Werk."
PARAGRAPH = "Ein Stadtwerk gehört der Stadt und rechnet in Jahrzehnten."
SCHEDULE, BEFORE, AFTER = "24.12.2027 18:00", "2027-12-24T16:59:00Z", "2027-12-24T17:01:00Z"
# The editor saves by itself while one writes; a text that is not complete yet is answered with 400, and goes on.
NOT_YET_COMPLETE = "status of 400 (Bad Request)"


@pytest.fixture
def keyboard(page, watch) -> Keyboard:
    watch.expected.append(NOT_YET_COMPLETE)
    return Keyboard(page)


@pytest.fixture
def voices(portal) -> list[str]:
    names = ["Lina Probe", "Bündnis Probe"]
    for slug, name in enumerate(names):
        portal.python(
            "from portal.people.models import Voice\n"
            f"Voice.objects.get_or_create(slug='probe-{slug}', defaults={{'name': {name!r}, 'kind': 'alliance'}})"
        )
    return names


@pytest.fixture
def photograph(tmp_path):
    """A picture as a telephone takes it: with its place."""
    place = Image.Exif()
    place.get_ifd(0x8825)[29] = "GEHEIMERORT"
    out = BytesIO()
    Image.new("RGB", (900, 600), "#7a8b99").save(out, "JPEG", exif=place)
    path = tmp_path / "rathaus.jpg"
    path.write_bytes(out.getvalue())
    return path


def log_in(keyboard: Keyboard, name: str) -> None:
    enter_password(keyboard, name)
    expect(keyboard.page.get_by_role("heading", level=1)).to_have_text(f"Guten Tag, {name.title()}")


def enter_password(keyboard: Keyboard, name: str) -> None:
    """The first step of logging in, and the only one without a second factor."""
    keyboard.page.goto("/redaktion/")
    keyboard.settle()
    field = keyboard.page.locator("[name=username]")
    expect(field).to_be_focused()  # By itself; on a busy machine a little later than the page.
    keyboard.type(name)
    expect(field).to_have_value(name)
    keyboard.press("Tab")
    keyboard.type(PASSWORD)
    expect(keyboard.page.locator("[name=password]")).to_have_value(PASSWORD)
    keyboard.leave("Enter")


def open_desk(keyboard: Keyboard) -> None:
    keyboard.follow("Schreibtisch")


def upload_picture(keyboard: Keyboard, path) -> None:
    """Once without credit, which is refused, then with it."""
    keyboard.follow("Bild hochladen")
    keyboard.choose_file("Datei", path)
    keyboard.fill("Titel", "Rathaus von Musterstadt")
    keyboard.follow("Hochladen")
    keyboard.expect_message("Bitte beschreiben Sie das Bild in einem Satz")
    keyboard.choose_file("Datei", path)
    keyboard.fill("Alternativtext", "Ein Rathaus mit Freitreppe")
    keyboard.fill("Urheber*in", "Erika Beispiel")
    keyboard.fill("Quelle", "Eigene Aufnahme")
    keyboard.tab_to("Lizenz", kind="select")
    keyboard.type("CC BY 4")
    keyboard.follow("Hochladen")
    keyboard.expect_message("Rathaus von Musterstadt")


def choose(keyboard: Keyboard, button: str, search: str, name: str) -> None:
    """Opens a chooser, searches in it, and takes what is called `name`."""
    modal = keyboard.page.locator(".modal-content")
    keyboard.activate(button)
    expect(modal).to_be_visible()
    keyboard.settle()
    keyboard.fill("Suchbegriff", search)
    expect(modal.get_by_text(name).first).to_be_visible()
    keyboard.page.wait_for_timeout(600)  # The list is fetched anew while one types.
    keyboard.settle()
    keyboard.activate(name)
    expect(modal).to_be_hidden()


def insert_block(keyboard: Keyboard, name: str) -> None:
    menu = keyboard.page.locator(".w-combobox").last
    keyboard.activate("Einen Block einfügen")
    expect(menu).to_be_visible()
    keyboard.tab_to("Suchoptionen", most=3)
    keyboard.type(name)
    expect(menu.locator(".w-combobox__option").first).to_contain_text(name)
    keyboard.press("Enter")
    expect(menu).to_be_hidden()


def write_analysis(keyboard: Keyboard, voices: list[str]) -> None:
    keyboard.follow("Beitrag schreiben")
    keyboard.fill("Titel", TITLE)
    keyboard.tab_to("Form", kind="select")
    keyboard.type("Ana")
    keyboard.fill("Vorspann", "Strom, Wasser, Wärme: worüber eine Stadt selbst entscheidet.")
    for voice in voices:
        keyboard.activate("Stimme hinzufügen")
        choose(keyboard, "Stimme auswählen", voice, voice)
    choose(keyboard, "Bild auswählen", "Rathaus", "Rathaus von Musterstadt")
    insert_block(keyboard, "Text")
    expect(keyboard.page.locator(".public-DraftEditor-content").first).to_be_focused()
    keyboard.type(PARAGRAPH)
    insert_block(keyboard, "Kasten")
    keyboard.tab_to("Überschrift", kind="input") if not keyboard.is_on("input") else None
    keyboard.type("In Zahlen")
    editors = keyboard.page.locator(".public-DraftEditor-content")
    expect(editors).to_have_count(2)
    keyboard.press("Tab")
    expect(editors.last).to_be_focused()
    keyboard.type(IN_THE_BOX)
    # The editor writes what was typed into the form a moment later; a person's hands are slower than that.
    written = "text => [...document.querySelectorAll('input[type=hidden]')].some(field => field.value.includes(text))"
    keyboard.page.wait_for_function(written, arg=IN_THE_BOX)
    keyboard.follow("Entwurf speichern")
    keyboard.expect_message(f"Seite ‚{TITLE}‘")


def see_preview(keyboard: Keyboard, voices: list[str]) -> None:
    keyboard.activate("Vorschau umschalten")
    frame = keyboard.page.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(frame.get_by_text(PARAGRAPH)).to_be_visible()
    for voice in voices:
        expect(frame.get_by_text(voice).first).to_be_visible()


def schedule(keyboard: Keyboard) -> None:
    keyboard.tab_to("Status umschalten", back=True)
    keyboard.press("Enter")
    keyboard.activate("Zeitplan festlegen")
    keyboard.fill("Veröffentlicht ab", SCHEDULE)
    keyboard.follow("Zeitplan speichern")
    keyboard.activate("Mehr Aktionen")
    keyboard.follow("Zur Veröffentlichung einplanen")
    keyboard.expect_message("zur Veröffentlichung eingeplant")


def test_editor_publishes_an_analysis_with_the_keyboard_alone(portal, page, keyboard, watch, voices, photograph):
    log_in(keyboard, "rosa")
    upload_picture(keyboard, photograph)
    open_desk(keyboard)
    write_analysis(keyboard, voices)
    see_preview(keyboard, voices)
    schedule(keyboard)

    watch.expected += [ADDRESS, "status of 404"]
    portal.publish_scheduled(on=BEFORE)
    assert page.request.get(ADDRESS).status == 404
    portal.publish_scheduled(on=AFTER)
    reader = page.context.browser.new_context(base_url=portal.url)
    article = reader.request.get(ADDRESS)
    assert article.status == 200
    for said in (TITLE, PARAGRAPH, *voices, "Erika Beispiel", "CC BY 4.0", "In Zahlen"):
        assert said in article.text()
    assert TITLE in reader.request.get("/blog/").text()
    assert TITLE in reader.request.get("/feeds/blog/").text()

    open_desk(keyboard)
    assert TITLE in page.locator("#desk-new").locator("..").inner_text()
    page.goto("/redaktion/pages/")
    unpublish(keyboard)
    assert reader.request.get(ADDRESS).status == 404
    for path in ("/", "/blog/", "/feeds/blog/", "/feeds/alles/", "/sitemap.xml"):
        assert ADDRESS not in reader.request.get(path).text()
    reader.close()
    assert b"GEHEIMERORT" not in b"".join(file.read_bytes() for file in portal.folder.rglob("*") if file.is_file())


def unpublish(keyboard: Keyboard) -> None:
    """Finds the text by the search of the sidebar and takes it off the website."""
    keyboard.tab_to("Suche", kind="input")
    keyboard.type(TITLE)
    keyboard.leave("Enter")
    keyboard.follow(TITLE)
    keyboard.activate("Mehr Aktionen")
    keyboard.follow("Veröffentlichung aufheben")
    keyboard.follow("Ja, Veröffentlichung aufheben")
