"""From an invitation to the end of the account, by keyboard: password, second factor, devices, address, data, erasure."""

import json
import time

from playwright.sync_api import expect

from portal.accounts.factors import digits_at
from tests.browser.accessible import LONGEST, NARROW, WIDE, expect_accessible, expect_accessible_everywhere
from tests.browser.conftest import PASSWORD
from tests.browser.keyboard import Keyboard
from tests.browser.outbox import link_to
from tests.browser.test_editor_journey import enter_password, log_in
from tests.mailing.mail_server import Post

NORA, NEW = "nora@post.example", "nora.neu@post.example"
CONFIRM = "Neue E-Mail-Adresse bestätigen"


def invite(desk: Keyboard) -> None:
    """An editor invites, from the own page."""
    log_in(desk, "rosa")
    desk.page.goto("/konto/")
    desk.follow("Jemanden einladen")
    expect_accessible(desk.page)
    desk.fill("E-Mail-Adresse", NORA)
    desk.tab_to("Rolle")
    desk.type("Mod")
    desk.follow("Einladung schicken", kind="button")
    desk.expect_message(f"Die Einladung an {NORA} ist unterwegs.")


def join(keys: Keyboard, link: str) -> None:
    keys.page.goto(link)
    expect_accessible(keys.page)
    keys.fill("Benutzername", "Nora")
    keys.fill("Neues Kennwort", "kurz")
    keys.fill("Neues Kennwort noch einmal", "kurz")
    keys.follow("Konto anlegen", kind="button")
    expect(keys.page.get_by_role("alert")).to_contain_text("Noch nicht gespeichert")
    expect_accessible(keys.page)
    keys.fill("Neues Kennwort", PASSWORD)
    keys.fill("Neues Kennwort noch einmal", PASSWORD)
    keys.follow("Konto anlegen", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Ihr Konto ist angelegt.")
    assert keys.page.context.cookies() == []
    keys.follow("Anmelden")


def set_up_factor(keys: Keyboard) -> tuple[str, list[str]]:
    """Returns the key of the app, and the codes on paper."""
    keys.page.goto("/konto/")
    expect_accessible(keys.page)
    keys.follow("App für Codes einrichten")
    expect_accessible(keys.page)
    secret = keys.page.locator("#schluessel").inner_text().replace(" ", "")
    keys.fill("Code", digits_at(secret, int(time.time()) // 30))
    keys.follow("Einrichten", kind="button")
    expect_accessible(keys.page)
    codes = keys.page.locator(".report__codes li").all_inner_texts()
    assert len(codes) == 10
    keys.follow("Ich habe sie aufgeschrieben")
    return secret, codes


def log_in_with(keys: Keyboard, code: str) -> None:
    enter_password(keys, "Nora")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Noch ein Code.")
    expect_accessible(keys.page)
    keys.fill("Code", code)
    keys.follow("Anmelden", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Guten Tag, Nora")


def change_address(keys: Keyboard, reader: Keyboard, post: Post) -> None:
    keys.follow("E-Mail-Adresse ändern")
    expect_accessible(keys.page)
    keys.fill("E-Mail-Adresse", NEW)
    keys.follow("Beide Adressen anschreiben", kind="button")
    keys.expect_message("wartet auf Bestätigung")
    for address, said in ((NORA, "Danke. Eine fehlt noch."), (NEW, "Die neue Adresse gilt.")):
        reader.page.goto(link_to(post, address, saying=CONFIRM))
        expect_accessible(reader.page)
        reader.follow("Ja, bestätigen", kind="button")
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(said)
    assert reader.page.context.cookies() == []


def test_from_the_invitation_to_the_end_of_the_account(open_context, portal, watch):
    watch.expected += ["422 (Unprocessable", "404 (Not Found)"]  # A short password, and a link that was used.
    desk = Keyboard(open_context(viewport=WIDE).new_page())
    invite(desk)
    link = link_to(portal.post, NORA, saying="Einladung zur Mitarbeit")
    keys = Keyboard(open_context(viewport=NARROW, accept_downloads=True).new_page())
    join(keys, link)
    log_in(keys, "Nora")
    secret, codes = set_up_factor(keys)
    keys.follow("Abmelden", kind="button")
    log_in_with(keys, digits_at(secret, int(time.time()) // 30 + 1))  # The one of this half minute is used up.

    other = Keyboard(open_context(viewport=WIDE).new_page())
    log_in_with(other, codes[0])
    keys.page.goto("/konto/")
    keys.expect_message("Unbenutzte Ersatzcodes: 9")
    keys.follow("Chrome auf Linux", kind="button")
    keys.expect_message("Das Gerät ist abgemeldet.")
    other.page.goto("/konto/")
    expect(other.page.locator("[name=username]")).to_be_visible()

    reader = Keyboard(open_context(viewport=NARROW, color_scheme="dark").new_page())
    change_address(keys, reader, portal.post)
    keys.page.goto("/konto/")
    keys.expect_message(NEW)
    leave(keys, portal)
    reader.page.goto(link)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Dieser Link gilt nicht mehr.")
    expect_accessible(reader.page)


def leave(keys: Keyboard, portal) -> None:
    """Takes the own data along and erases the account: three clicks from the own page."""
    keys.follow("Was über Sie gespeichert ist")
    expect_accessible(keys.page)
    with keys.page.expect_download() as download:
        keys.activate("Als Datei (JSON)")
    assert json.loads(download.value.path().read_text())[0]["einträge"][0]["E-Mail-Adresse"] == NEW
    keys.follow("Konto löschen")
    expect_accessible(keys.page)
    keys.follow("Endgültig löschen", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Ihr Konto ist gelöscht.")
    left = "from portal.accounts.models import User; print(User.objects.filter(username='Nora').exists())"
    assert portal.python(left) == "False"


def test_forgotten_password_is_accessible(open_context, watch):
    watch.expected.append("422 (Unprocessable")
    keys = Keyboard(open_context(viewport=NARROW).new_page())
    keys.page.goto("/konto/vergessen/")
    expect_accessible_everywhere(keys.page)
    keys.fill("E-Mail-Adresse", LONGEST)
    keys.follow("Link schicken", kind="button")
    expect(keys.page.get_by_role("alert")).to_contain_text("Das ist keine E-Mail-Adresse")
    expect_accessible_everywhere(keys.page)
    keys.fill("E-Mail-Adresse", "niemand@post.example")
    keys.follow("Link schicken", kind="button")
    expect(keys.page.get_by_role("heading", level=1)).to_have_text("Sehen Sie in Ihr Postfach.")
    assert keys.page.context.cookies() == []
