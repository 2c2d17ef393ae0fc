"""From a comment to its removal, by keyboard, with and without JavaScript: letters tell both sides why."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import log_in

QUEUE = "/redaktion/moderation/"


def check(keys: Keyboard, script: bool) -> None:
    """Axe is itself a script that waits; without JavaScript it would wait for ever."""
    if script:
        expect_accessible(keys.page)


def write(keys: Keyboard, words: str, script: bool) -> None:
    """A comment on the demo's motion, from its page."""
    keys.page.goto("/antraege/leerstandskataster/")
    keys.follow("Kommentieren oder von Erfahrungen berichten")
    keys.follow("Kommentar schreiben")
    check(keys, script)
    keys.fill("Ihr Kommentar", words)
    keys.fill("Ihr Name", "Kim")
    keys.fill("Ihre E-Mail-Adresse", "kim@post.example")
    keys.page.wait_for_timeout(3_000)  # Nobody types that fast.
    keys.follow("Absenden", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Beitrag ist da.")


def decide(keys: Keyboard, *, key: str, button: str, script: bool) -> None:
    """The first of the queue: by one key, or by the button that does the same."""
    keys.page.goto(QUEUE)
    check(keys, script)
    if script:
        expect(keys.page.locator("[data-row]").first).to_be_focused()
        keys.leave(key)
    else:
        keys.follow(button, kind="button")


def complain(keys: Keyboard, comments: str, script: bool) -> None:
    """A reader finds it mean."""
    keys.page.goto(comments)
    check(keys, script)
    keys.follow("Melden (Kommentar von Kim)")
    check(keys, script)
    keys.tab_to("Was stimmt nicht?")
    keys.type("Es bel")
    keys.fill("Warum?", "Das beleidigt alle Nachbar*innen.")
    keys.fill("Ihre E-Mail-Adresse", "leser@post.example")
    keys.page.wait_for_timeout(3_000)
    keys.follow("Hinweis senden", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Danke! Ihr Hinweis ist da.")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_a_comment_to_its_removal(portal, open_context, script):
    words = f"{LONGEST} hilft niemandem." if script else "Das Gegenteil davon ist wahr, sagen viele."
    reader = Keyboard(open_context(viewport=WIDE, java_script_enabled=script).new_page())
    write(reader, words, script)
    proof = "from portal.exchange.models import Comment; print(Comment.objects.latest('pk').has_proof)"
    assert portal.python(proof) == str(script)
    desk = Keyboard(open_context(viewport=WIDE, java_script_enabled=script).new_page())
    log_in(desk, "rosa")
    decide(desk, key="v", button="Veröffentlichen", script=script)
    desk.expect_message("1 veröffentlicht")
    reader.page.goto("/antraege/leerstandskataster/")
    reader.follow("1 Kommentar und Erfahrungen")
    expect(reader.page.get_by_text(words)).to_be_visible()
    comments = reader.page.url
    reader.page.set_viewport_size(NARROW)
    complain(reader, comments, script)
    desk.page.goto(QUEUE)
    desk.tab_to("Grund")
    desk.type("Er gre")
    desk.follow("Zustimmen und entfernen", kind="button")
    desk.expect_message("Beide Seiten erfahren den Grund")
    reader.page.goto(comments)
    expect(reader.page.get_by_text(words)).to_have_count(0)
    told = "from portal.mailing.models import Letter; print(*(one.to for one in Letter.objects.filter(text__contains='greift Menschen an')))"
    assert set(portal.python(told).split()) == {"kim@post.example", "leser@post.example"}
