"""A passkey is made, named, shown after the password and alone, and removed: by keyboard, with a device that Chromium plays."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import NARROW, WIDE, expect_accessible
from tests.browser.conftest import PASSWORD
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import enter_password, log_in

TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def otto(portal):
    portal.python(
        "from django.contrib.auth.models import Group\n"
        "from portal.accounts.models import User\n"
        f"user = User.objects.create_user('Otto', password={PASSWORD!r})\n"
        "user.groups.add(Group.objects.get(name='Redaktion'))\n"
    )
    yield "Otto"
    portal.python("from portal.accounts.models import User; User.objects.filter(username='Otto').delete()")


def plug_in(page: Page):
    """A telephone that knows its owner. Returns Chromium's end of the wire, and the telephone's number."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    return wire, wire.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})["authenticatorId"]


def expect_heading(keys: Keyboard, words: str) -> None:
    expect(keys.page.get_by_role("heading", level=1)).to_have_text(words)


def log_out(keys: Keyboard) -> None:
    keys.page.goto("/konto/")
    keys.follow("Abmelden", kind="button")


@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=["wide", "narrow"])
def test_passkey_from_making_it_to_removing_it(open_context, otto, screen):
    keys = Keyboard(open_context(viewport=screen).new_page())
    wire, telephone = plug_in(keys.page)
    log_in(keys, otto)
    keys.page.goto("/konto/")
    keys.follow("Passkey anlegen")
    expect_accessible(keys.page)
    keys.fill("Wie heißt er?", "Telefon")
    keys.follow("Passkey anlegen", kind="button")
    expect_heading(keys, "Ihre Ersatzcodes")
    keys.follow("Ich habe sie aufgeschrieben")
    expect_accessible(keys.page)
    keys.follow("Passkey „Telefon“")
    expect_accessible(keys.page)
    keys.fill("Wie heißt er?", "Ottos Telefon")
    keys.follow("Speichern", kind="button")
    keys.expect_message("Passkey „Ottos Telefon“")

    log_out(keys)
    enter_password(keys, otto)
    expect_heading(keys, "Noch ein Schlüssel.")
    expect_accessible(keys.page)
    keys.follow("Passkey zeigen", kind="button")
    expect_heading(keys, "Guten Tag, Otto")

    log_out(keys)
    keys.page.goto("/redaktion/login/")
    keys.follow("Mit Passkey anmelden")
    expect_accessible(keys.page)
    keys.follow("Passkey zeigen", kind="button")
    expect_heading(keys, "Guten Tag, Otto")
    assert wire.send("WebAuthn.getCredentials", {"authenticatorId": telephone})["credentials"][0]["signCount"] >= 2

    keys.page.goto("/konto/")
    keys.follow("Passkey „Ottos Telefon“")
    keys.follow("Passkey entfernen", kind="button")
    keys.expect_message("Der Passkey ist entfernt.")


def test_device_that_says_no_changes_nothing(open_context, otto):
    keys = Keyboard(open_context(viewport=WIDE).new_page())
    wire, telephone = plug_in(keys.page)
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": telephone, "isUserVerified": False})
    keys.page.goto("/redaktion/login/passkey/")
    keys.activate("Passkey zeigen", kind="button")
    keys.expect_message("Geändert ist nichts")
    expect_accessible(keys.page)
    expect(keys.page.get_by_role("button", name="Passkey zeigen")).to_be_enabled()


def test_without_script_the_page_says_what_else_there_is(open_context):
    page = open_context(viewport=NARROW, java_script_enabled=False).new_page()
    page.goto("/redaktion/login/passkey/")
    expect(page.get_by_role("button", name="Passkey zeigen")).to_be_disabled()
    expect(page.locator("main")).to_contain_text("Passkeys brauchen JavaScript.")
