"""Passkeys: made for the operator's address only, shown after the password or alone, and good for one answer."""

import html
import json
import re

import pytest
import time_machine
from django.test import Client

from portal.accounts import factors, passkeys
from portal.accounts.models import Passkey
from portal.accounts.roles import EDITORS
from tests import factories
from tests.accounts.authenticator import PRESENT, VERIFIED, Authenticator
from tests.accounts.hands import log_in_freshly
from tests.accounts.letters import number_to
from tests.accounts.test_signing_in import log_in

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"
NEW, CODE, ALONE = "/konto/passkeys/neu/", "/redaktion/login/code/", "/redaktion/login/passkey/"


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def device() -> Authenticator:
    return Authenticator(SITE)


@pytest.fixture
def rosa(site):
    return factories.make_user("rosa", group=EDITORS, email="rosa@example.org")


@pytest.fixture
def rosa_client(client, rosa) -> Client:
    return log_in_freshly(client, rosa)


def asked(answer) -> dict:
    """What the page wants the browser to answer."""
    return json.loads(html.unescape(re.search(r'data-passkey="([^"]+)"', answer.content.decode())[1]))


def make(client: Client, device: Authenticator, name: str = "Telefon"):
    return client.post(NEW, {"name": name, "antwort": device.make(asked(client.get(NEW)))})


def show(client: Client, device: Authenticator, path: str = ALONE):
    return client.post(path, {"antwort": device.show(asked(client.get(path)))})


def test_passkey_is_made_named_and_removed(rosa_client, rosa, device):
    options = asked(rosa_client.get(NEW, headers={"host": "testserver"}))["publicKey"]
    assert options["rp"]["id"] == "portal.example"
    assert "rosa" not in options["user"]["id"]
    codes = make(rosa_client, device).content.decode()
    assert len(re.findall(r"<li>\w{5}-\w{5}</li>", codes)) == 10  # It is the first factor.
    assert factors.has_factor(rosa)
    assert "Passkey „Telefon“" in rosa_client.get("/konto/").content.decode()
    passkey = Passkey.objects.get()
    rosa_client.post(f"/konto/passkeys/{passkey.pk}/", {"name": "Stick\r\nBcc: x"})
    passkey.refresh_from_db()
    assert passkey.name == "Stick Bcc: x"
    rosa_client.post(f"/konto/passkeys/{passkey.pk}/entfernen/")
    assert not factors.has_factor(rosa)
    assert not rosa.recovery_codes.exists()
    assert number_to("rosa@example.org") == 2


def test_second_passkey_keeps_the_codes_on_paper(rosa_client, rosa, device):
    make(rosa_client, device)
    before = set(rosa.recovery_codes.values_list("code_hash", flat=True))
    assert make(rosa_client, Authenticator(SITE, b"z" * 32)).status_code == 302
    assert set(rosa.recovery_codes.values_list("code_hash", flat=True)) == before
    rosa_client.post(f"/konto/passkeys/{rosa.passkeys.first().pk}/entfernen/")
    assert rosa.recovery_codes.count() == 10


def test_passkey_follows_the_password(rosa_client, rosa, device):
    make(rosa_client, device)
    fresh = Client()
    assert log_in(fresh, name="rosa", next="/redaktion/pages/")["Location"] == CODE
    assert fresh.get("/konto/").status_code == 302
    assert show(fresh, device, CODE)["Location"] == "/redaktion/pages/"
    assert fresh.get("/konto/").status_code == 200


def test_passkey_alone_logs_in(rosa_client, rosa, device, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    make(rosa_client, device)
    fresh = Client()
    fresh.get(ALONE)
    before = fresh.session.session_key
    assert show(fresh, device)["Location"] == "/redaktion/"
    assert fresh.session.session_key != before
    assert fresh.get("/redaktion/").status_code == 200
    assert fresh.get("/konto/passkeys/neu/").status_code == 200


@pytest.mark.parametrize("wanted", ["//boese.example", "javascript:alert(1)", "https://boese.example/"])
def test_passkey_alone_leads_to_own_paths_only(rosa_client, device, wanted):
    make(rosa_client, device)
    fresh = Client()
    answer = fresh.post(ALONE, {"antwort": device.show(asked(fresh.get(ALONE))), "next": wanted})
    assert answer["Location"] == "/redaktion/"


def test_passkey_alone_needs_finger_face_or_pin(rosa_client, rosa, device):
    make(rosa_client, device)
    device.flags = PRESENT
    assert show(Client(), device).status_code == 422
    fresh = Client()
    log_in(fresh, name="rosa")
    assert show(fresh, device, CODE).status_code == 302  # After the password the device is enough.
    device.flags = VERIFIED
    assert show(Client(), device).status_code == 422


def test_passkey_of_another_address_is_refused(rosa_client, rosa, device):
    device.origin = "https://portal.example.boese.example"
    assert make(rosa_client, device).status_code == 422
    assert not rosa.passkeys.exists()
    device.origin = SITE
    make(rosa_client, device)
    device.origin = "http://portal.example"
    assert show(Client(), device).status_code == 422


def test_address_is_read_as_browsers_write_it(rosa_client, rosa, settings):
    settings.SITE_URL = "https://Portal.Example:443"
    make(rosa_client, Authenticator("https://portal.example"))
    assert rosa.passkeys.count() == 1


def test_challenge_is_good_for_one_answer(rosa_client, device):
    make(rosa_client, device)
    fresh = Client()
    answer = device.show(asked(fresh.get(ALONE)))
    assert fresh.post(ALONE, {"antwort": "{}"}).status_code == 422
    assert fresh.post(ALONE, {"antwort": answer}).status_code == 422
    assert Client().post(ALONE, {"antwort": answer}).status_code == 422
    good = device.show(asked(fresh.get(ALONE)))  # Its counter stays at 0, as that of many devices.
    assert fresh.post(ALONE, {"antwort": good}).status_code == 302
    assert fresh.post(ALONE, {"antwort": good}).status_code == 422


def test_challenge_ends_after_ten_minutes(rosa_client, device):
    make(rosa_client, device)
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        fresh = Client()
        answer = device.show(asked(fresh.get(ALONE)))
        clock.shift(601)
        assert fresh.post(ALONE, {"antwort": answer}).status_code == 422


def test_copied_key_is_noticed_by_its_counter(rosa_client, device):
    device.counter = 7
    make(rosa_client, device)
    device.counter = 8
    assert show(Client(), device).status_code == 302
    for counter in (8, 3, 0):
        device.counter = counter
        assert show(Client(), device).status_code == 422


def test_passkey_of_somebody_else_is_not_a_second_factor(rosa_client, site, device):
    make(rosa_client, device)
    factories.make_user("kurt", group=EDITORS)
    other = Authenticator(SITE, b"o" * 32)
    make(log_in_freshly(Client(), factories.make_user("lina", group=EDITORS)), other)
    fresh = Client()
    log_in(fresh, name="rosa")
    assert show(fresh, other, CODE).status_code == 422
    stranger = Client()
    assert log_in(stranger, name="kurt")["Location"] == "/redaktion/"


def test_page_for_the_code_lets_nobody_in_without_an_answer(rosa_client, rosa, device):
    make(rosa_client, device)
    for sent in ({}, {"antwort": ""}, {"code": ""}, {"unbekannt": "1"}):
        fresh = Client()
        log_in(fresh, name="rosa")
        assert fresh.post(CODE, sent).status_code == 422
        assert fresh.get("/konto/").status_code == 302


def test_account_that_was_closed_is_not_opened(rosa_client, rosa, device):
    make(rosa_client, device)
    rosa.is_active = False
    rosa.save()
    assert show(Client(), device).status_code == 422


def test_somebody_elses_passkey_is_not_there(rosa_client, device, site):
    make(rosa_client, device)
    other = log_in_freshly(Client(), factories.make_user("kurt", group=EDITORS))
    number = Passkey.objects.get().pk
    assert other.get(f"/konto/passkeys/{number}/").status_code == 404
    assert other.post(f"/konto/passkeys/{number}/entfernen/").status_code == 404
    assert other.post(f"/konto/passkeys/{number}/", {"name": "Meins"}).status_code == 404
    assert Passkey.objects.get().name == "Telefon"


def test_same_device_is_not_kept_twice(rosa_client, rosa, device):
    make(rosa_client, device)
    assert make(rosa_client, device).status_code == 422
    assert rosa.passkeys.count() == 1


@pytest.mark.parametrize(
    "hostile", ["", "{", "[]", "null", "1", '{"id": 1}', "[" * 19_000, "x" * 30_000, '{"id":"k","rawId":"k","response":{}}']
)  # fmt: skip
def test_made_up_answers_are_refused(rosa_client, rosa, hostile):
    for path, more in ((NEW, {"name": "Telefon"}), (ALONE, {})):
        rosa_client.get(path)
        assert rosa_client.post(path, {"antwort": hostile, **more}).status_code == 422
    assert not rosa.passkeys.exists()


@pytest.mark.parametrize(
    ("url", "possible"),
    [("https://portal.example", True), ("http://localhost:8000", True), ("http://127.0.0.1:8000", False),
     ("https://192.0.2.7", False), ("https://[2001:db8::1]", False), ("http://portal.example", False)],
)  # fmt: skip
def test_passkeys_are_offered_where_browsers_make_them(rosa_client, settings, url, possible):
    settings.SITE_URL = url
    assert passkeys.are_possible() == possible
    assert ("Passkey anlegen" in rosa_client.get("/konto/").content.decode()) == possible
    assert ("Mit Passkey anmelden" in Client().get("/redaktion/login/").content.decode()) == possible
    assert (rosa_client.get(NEW).status_code == 200) == possible


def test_lost_device_is_helped_at_the_machine(rosa_client, rosa, device):
    make(rosa_client, device)
    factors.remove_all(by=rosa)
    assert not factors.has_factor(rosa)
    assert not rosa.recovery_codes.exists()
