"""An offer from outside: form, private link, the editors' question, a draft, an answer in the debate; by keyboard."""

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible_everywhere, findings
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import NOT_YET_COMPLETE, choose, log_in

DEBATE = "/debatten/stromnetz/"
TITLE = "Wir haben das Netz gekauft"
PARAGRAPH = "Erst haben wir gerechnet, dann haben wir gefragt."
QUESTION, ANSWER = "In welchem Jahr war das?", "Der Rat hat 2019 beschlossen."


@pytest.fixture
def document(tmp_path):
    """A text as somebody has it on the desk: a Word file."""
    made = docx.Document()
    made.add_heading("Wie es ging", 2)
    made.add_paragraph(PARAGRAPH)
    made.save(tmp_path / "beitrag.docx")
    return tmp_path / "beitrag.docx"


def offer(keys: Keyboard, document, title: str, email: str = "") -> str:
    """From the debate to the private link, which is returned."""
    page = keys.page
    page.goto(DEBATE)
    keys.follow("Antworten", kind="a")
    expect(page.locator("main")).to_contain_text("Als Beitrag zur Debatte Soll die Stadt ihr Stromnetz zurückkaufen?")
    keys.fill("Titel", title)
    keys.fill("Vorspann", "Ein Bericht aus einer Stadt mit eigenem Netz.")
    keys.choose_file("oder als Datei", document)
    keys.fill("Wer spricht?", "Erika Beispiel")
    keys.tab_to("Von wo aus?", kind="select")
    keys.type("Gew")
    keys.tab_to("Lizenz", kind="select")
    keys.type("CC BY 4")
    if email:
        keys.fill("Ihre E-Mail-Adresse", email)
    keys.tab_to("Ich habe das Recht")
    keys.press("Space")
    keys.follow("So kommt es bei uns an", kind="button")
    for _ in range(3):  # A busy machine is slow, not wrong.
        if page.get_by_text("nicht in der vorgesehenen Zeit").count():
            keys.choose_file("oder als Datei", document)
            keys.follow("So kommt es bei uns an", kind="button")
    expect(page.locator("article")).to_contain_text(PARAGRAPH)
    keys.expect_message("Noch nicht gesendet.")
    page.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("Senden", kind="button")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Angebot ist da.")
    return page.locator(".report__link a").get_attribute("href")


def open_offer(desk: Keyboard, title: str) -> None:
    desk.page.goto("/redaktion/angebote/")
    desk.follow(title)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_document_becomes_an_answer_in_the_debate(open_context, portal, watch, document, script):
    title = f"{TITLE} {'mit' if script else 'ohne'} Skript"
    reader = open_context(viewport=WIDE, java_script_enabled=script).new_page()
    keys = Keyboard(reader)
    link = offer(keys, document, title)
    reader.goto(link)
    keys.expect_message("eingegangen, wartet auf die Redaktion")

    desk = Keyboard(open_context(viewport=WIDE).new_page())
    log_in(desk, "rosa")
    open_offer(desk, title)
    desk.fill("Ihre Frage", QUESTION)
    desk.follow("Frage stellen", kind="button")
    desk.expect_message("Die Frage steht auf der Seite der anbietenden Person.")

    reader.goto(link)
    keys.expect_message(QUESTION)
    keys.fill("Ihre Antwort", ANSWER)
    keys.follow("Antwort senden", kind="button")
    keys.expect_message(ANSWER)
    open_offer(desk, title)
    desk.expect_message(ANSWER)
    desk.follow("Als Entwurf annehmen", kind="button")
    desk.expect_message("Angenommen als Entwurf.")
    reader.goto(link)
    keys.expect_message("Öffentlich ist er noch nicht.")
    assert title not in reader.request.get(DEBATE).text()

    publish(desk, portal, watch)
    reader.goto(link)
    keys.follow("So steht es jetzt da")
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.locator("main")).to_contain_text(PARAGRAPH)
    reader.goto(DEBATE)
    expect(reader.locator(".talk__entry", has_text=title)).to_have_count(1)
    assert reader.context.cookies() == []


def publish(desk: Keyboard, portal, watch) -> None:
    """The draft gets its voice from the editor, then it goes out."""
    watch.expected.append(NOT_YET_COMPLETE)
    portal.python(
        "from portal.people.models import Voice\n"
        "Voice.objects.get_or_create(slug='erika-netz', defaults={'name': 'Erika Netz', 'kind': 'alliance'})"
    )
    desk.activate("Stimme hinzufügen")
    # The editor saves by itself and then tells the form the number of the new row; whoever publishes before that gets an
    # error, because the row is written twice. A person's hands are slower.
    saved = desk.page.url.partition("?")[0]
    with desk.page.expect_response(lambda one: one.request.method == "POST" and one.ok and one.url == saved):
        choose(desk, "Stimme auswählen", "Erika Netz", "Erika Netz")
    desk.settle()
    desk.activate("Mehr Aktionen")
    desk.follow("Veröffentlichen")
    desk.expect_message("veröffentlicht")


@pytest.mark.parametrize("kind", ["beitrag", "antrag", "publikation"])
def test_forms_are_accessible_empty_and_with_errors(open_context, kind):
    page = open_context(viewport=NARROW).new_page()
    page.goto(f"/mitmachen/{kind}/")
    expect_accessible_everywhere(page)
    page.get_by_label("Wer spricht?").fill(LONGEST)
    page.get_by_role("button", name="So kommt es bei uns an").click()
    expect(page.get_by_role("alert")).to_contain_text("steht noch im Formular")
    expect_accessible_everywhere(page)


def test_private_page_is_accessible_as_a_draft_and_sent(open_context):
    page = open_context(viewport=NARROW).new_page()
    page.goto("/mitmachen/beitrag/?debatte=stromnetz")
    fill(page)
    page.wait_for_timeout(3_000)  # Nobody types that fast.
    page.get_by_role("button", name="Zwischenstand sichern").click()
    expect(page.locator(".report__link a")).to_be_visible()
    expect_accessible_everywhere(page)
    page.locator(".report__link a").click()
    page.get_by_role("button", name="Bild hinzufügen").click()
    expect(page.get_by_role("alert")).to_contain_text("Bilddatei")
    expect_accessible_everywhere(page)
    page.get_by_label("Ich habe das Recht").check()
    page.get_by_role("button", name="So kommt es bei uns an").click()
    expect(page.get_by_role("button", name="Senden", exact=True)).to_be_visible()
    expect_accessible_everywhere(page)
    page.get_by_role("button", name="Senden", exact=True).click()
    page.get_by_label("Nachricht an die Redaktion").fill(f"{LONGEST} " * 9)
    page.get_by_role("button", name="Nachricht senden").click()
    expect(page.get_by_role("list", name="Nachrichten")).to_contain_text(LONGEST)
    expect_accessible_everywhere(page)
    page.get_by_text("Angebot zurückziehen").click()
    page.get_by_role("button", name="Ja, zurückziehen").click()
    expect(page.get_by_role("status")).to_contain_text("zurückgezogen")
    expect_accessible_everywhere(page)


def fill(page: Page) -> None:
    page.get_by_label("Titel").fill(f"{LONGEST} " * 3)
    page.get_by_label("Vorspann").fill(LONGEST)
    page.get_by_label("Ihr Text").fill(f"## {LONGEST}\n\n{LONGEST * 3}")
    page.get_by_label("Wer spricht?").fill(LONGEST)
    page.get_by_label("Von wo aus?").select_option(index=1)
    page.get_by_label("Lizenz", exact=True).select_option(index=1)


def test_editors_page_is_accessible(page, portal):
    portal.python(
        "from portal.exchange.models import Offer\n"
        "from portal.exchange.offering.actions import hand_in\n"
        f"offer = Offer(kind='text', title='Audit {LONGEST}', text='{LONGEST} ' * 300)\n"
        f"hand_in(offer=offer, token={'T' * 32!r})"
    )
    desk = Keyboard(page)
    log_in(desk, "clara")
    open_offer(desk, f"Audit {LONGEST}")
    expect(page.get_by_role("heading", name="Annehmen", exact=True)).to_be_visible()
    assert findings(page, "main") == [], page.url
