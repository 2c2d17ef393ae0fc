"""The whole room for exchange, by keyboard: a text is offered, asked about, answered, taken, published in a debate and commented on;
the comment is published, reported and removed, and letters tell both sides why.
"""

from playwright.sync_api import expect

from tests.browser.accessible import WIDE, expect_accessible
from tests.browser.keyboard import Keyboard
from tests.browser.outbox import letter_to, link_to, text_of
from tests.browser.test_comment_journey import QUEUE, complain, decide
from tests.browser.test_editor_journey import log_in
from tests.browser.test_offer_journey import (
    ANSWER,
    DEBATE,
    PARAGRAPH,
    QUESTION,
    document,
    offer,
    open_offer,
    publish,
)

__all__ = ["document"]  # A fixture.
SENDER, COMMENTER, READER = "erika@post.example", "kim@post.example", "leser@post.example"
TITLE = "Unser Netz gehört uns wieder"
COMMENT = "Wer das gekauft hat, hat keine Ahnung vom Rechnen."
REASON = "greift Menschen an"


def ask_and_answer(desk: Keyboard, sender: Keyboard, portal, link: str) -> None:
    """The editor's question reaches the sender by mail, because the address has been confirmed."""
    sender.page.goto(link_to(portal.post, SENDER, saying="Bitte bestätigen Sie Ihre Adresse"))
    expect_accessible(sender.page)
    sender.follow("Ja, bestätigen", kind="button")
    log_in(desk, "rosa")
    open_offer(desk, TITLE)
    desk.fill("Ihre Frage", QUESTION)
    desk.follow("Frage stellen", kind="button")
    assert QUESTION in text_of(letter_to(portal.post, SENDER, saying="Eine Frage zu Ihrem Angebot"))
    sender.page.goto(link)
    sender.expect_message(QUESTION)
    sender.fill("Ihre Antwort", ANSWER)
    sender.follow("Antwort senden", kind="button")
    sender.expect_message(ANSWER)


def accept_and_publish(desk: Keyboard, sender: Keyboard, portal, watch, link: str) -> str:
    """The offer becomes an answer in the debate. Returns its address."""
    open_offer(desk, TITLE)
    desk.expect_message(ANSWER)
    desk.follow("Als Entwurf annehmen", kind="button")
    desk.expect_message("Angenommen als Entwurf.")
    publish(desk, portal, watch)
    letter_to(portal.post, SENDER, saying="Ihr Angebot ist veröffentlicht")
    sender.page.goto(link)
    sender.follow("So steht es jetzt da")
    expect(sender.page.locator("main")).to_contain_text(PARAGRAPH)
    address = sender.page.url
    sender.page.goto(DEBATE)
    expect(sender.page.locator(".talk__entry", has_text=TITLE)).to_have_count(1)
    return address


def comment(keys: Keyboard, address: str) -> None:
    keys.page.goto(address)
    keys.follow("Kommentieren oder von Erfahrungen berichten")
    keys.follow("Kommentar schreiben")
    expect_accessible(keys.page)
    keys.fill("Ihr Kommentar", COMMENT)
    keys.fill("Ihr Name", "Kim")
    keys.fill("Ihre E-Mail-Adresse", COMMENTER)
    keys.page.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("Absenden", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Beitrag ist da.")


def test_from_an_offer_to_the_reasons_for_a_decision(open_context, portal, watch, document):
    sender, desk = (Keyboard(open_context(viewport=WIDE).new_page()) for _ in range(2))
    link = offer(sender, document, TITLE, email=SENDER)
    ask_and_answer(desk, sender, portal, link)
    address = accept_and_publish(desk, sender, portal, watch, link)

    kim, moderator, reader = (Keyboard(open_context(viewport=WIDE).new_page()) for _ in range(3))
    comment(kim, address)
    log_in(moderator, "mona")
    decide(moderator, key="v", button="Veröffentlichen", script=True)
    moderator.expect_message("1 veröffentlicht")
    reader.page.goto(address)
    reader.follow("1 Kommentar")
    expect(reader.page.get_by_text(COMMENT)).to_be_visible()
    comments = reader.page.url
    complain(reader, comments, script=True)
    moderator.page.goto(QUEUE)
    moderator.tab_to("Grund")
    moderator.type("Er gre")
    moderator.follow("Zustimmen und entfernen", kind="button")
    moderator.expect_message("Beide Seiten erfahren den Grund")

    reader.page.goto(comments)
    expect(reader.page.get_by_text(COMMENT)).to_have_count(0)
    for address in (COMMENTER, READER):
        letter = letter_to(portal.post, address, saying=REASON)
        assert COMMENTER not in text_of(letter).replace(address, "")
        assert READER not in text_of(letter).replace(address, "")
    assert max(portal.post.arrived().values()) == 1
    assert [keys.page.context.cookies() for keys in (sender, kim, reader)] == [[], [], []]
