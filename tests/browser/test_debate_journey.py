"""A reader follows a debate: who answers whom, one kind of voice, an older state; by keyboard, with and without script."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser import test_exchange_journey, test_offer_journey
from tests.browser.keyboard import Keyboard
from tests.serving.running import SECONDS_FRESH

WITHDRAW = """
from portal.publishing.models import Text
for text in Text.objects.filter(live=True, title__startswith={title!r}):
    text.specific.unpublish()
"""


@pytest.fixture
def demo_alone(portal):
    """Other journeys answer in this debate, on the same portal: what they have published goes first."""
    for journey in (test_offer_journey, test_exchange_journey):
        portal.python(WITHDRAW.format(title=journey.TITLE))
    time.sleep(SECONDS_FRESH + 0.5)


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_reader_follows_a_debate_by_keyboard(open_context, demo_alone, script):
    page = open_context(java_script_enabled=script, viewport={"width": 1280, "height": 900}).new_page()
    keyboard = Keyboard(page)
    page.goto("/debatten/")
    keyboard.follow("Soll die Stadt ihr Stromnetz zurückkaufen?")
    entries = page.locator(".talk__entry")
    expect(entries).to_have_count(5)
    keyboard.activate("„Vor dem Kauf liegt ein Verfahren“")
    expect(page.locator(".talk__entry:target")).to_contain_text("Jonte Achterfeld")
    keyboard.follow("Zeitfolge", back=True)
    expect(page.locator(".events__entry")).to_have_count(7)
    keyboard.follow("Gewerkschaft", kind="a.filters__link")
    assert "ansicht=zeit" in page.url
    expect(page.locator(".events__entry")).to_have_count(3)  # One contribution, two states.
    keyboard.follow("Positionen", back=True)
    keyboard.follow("alle", kind="a.filters__link")
    expect(page.locator("section > .talk__kind")).to_have_count(5)
    page.goto("/debatten/stromnetz/")
    keyboard.follow("1. vom 26. Oktober 2026")
    expect(page.get_by_text("Dies ist ein früherer Stand.")).to_be_visible()
    keyboard.follow("Zur Debatte")
    keyboard.follow("Kriterien sind keine Geheimsache")
    expect(page.locator("header")).to_contain_text(["Widerspruch gegen „Vor dem Kauf liegt ein Verfahren“"])
    assert page.context.cookies() == []
