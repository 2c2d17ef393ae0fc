"""One's own page: devices, password, second factor, invitations, data and the end of an account."""

import json
import re
import time
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts import factors, joining
from portal.accounts.actions import create_first_editor, first_password
from portal.accounts.models import Invitation, OpenSession, User
from portal.accounts.roles import AUTHORS, COUNCILLORS, EDITORS, MODERATORS
from portal.mailing.models import Letter
from tests import factories
from tests.accounts.hands import log_in_freshly
from tests.accounts.letters import number_to

pytestmark = pytest.mark.django_db
NEW = "Pferde-fressen-keine-Gurken"


@pytest.fixture
def rosa(site) -> User:
    return factories.make_user("rosa", group=EDITORS, email="rosa@example.org", first_name="Rosa", last_name="Marker")


@pytest.fixture
def rosa_client(client, rosa) -> Client:
    return log_in_freshly(client, rosa)


def second_device(user: User) -> Client:
    other = Client(headers={"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"})
    other.force_login(user)
    other.get("/konto/")
    return other


def digits(secret: str) -> str:
    return factors.digits_at(secret, int(time.time()) // 30)


def test_page_shows_devices_and_costs_few_queries(rosa_client, rosa, django_assert_max_num_queries):
    rosa_client.get("/konto/")
    second_device(rosa)
    with django_assert_max_num_queries(12):
        said = rosa_client.get("/konto/").content.decode()
    assert "Safari auf iPhone" in said
    assert "dieses Gerät" in said


def test_device_is_logged_out(rosa_client, rosa):
    other = second_device(rosa)
    row = OpenSession.objects.get(device="Safari auf iPhone")
    rosa_client.post("/konto/sitzungen/", {"sitzung": row.pk})
    assert other.get("/konto/").status_code == 302
    assert rosa_client.get("/konto/").status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, ""])
def test_device_that_is_nobodys_changes_nothing(rosa_client, rosa, number):
    rosa_client.get("/konto/")
    assert rosa_client.post("/konto/sitzungen/", {"sitzung": number}).status_code == 302
    assert OpenSession.objects.count() == 1


def test_device_of_somebody_else_stays(rosa_client, author):
    other = second_device(author)
    rosa_client.post("/konto/sitzungen/", {"sitzung": OpenSession.objects.get(user=author).pk})
    assert other.get("/konto/").status_code == 200


def test_new_password_logs_out_elsewhere_and_tells(rosa_client, rosa):
    other = second_device(rosa)
    key = other.session.session_key
    rosa_client.get("/konto/")
    assert rosa_client.post("/konto/kennwort/", {"password": NEW, "again": NEW}).status_code == 302
    assert rosa_client.get("/konto/").status_code == 200
    assert not Session.objects.filter(session_key=key).exists()
    assert other.get("/konto/").status_code == 302
    assert number_to("rosa@example.org") == 1


@pytest.mark.parametrize(
    "path", ["kennwort/", "email/", "faktor/", "faktor/entfernen/", "ersatzcodes/", "einladen/", "daten/loeschen/"]
)
def test_what_matters_asks_for_the_password_again(client, rosa, path):
    client.force_login(rosa)
    for ask in (client.get, client.post):
        assert ask(f"/konto/{path}")["Location"] == f"/konto/bestaetigen/?next=/konto/{path}"
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        log_in_freshly(client, rosa)
        clock.shift(15 * 60 + 1)
        assert client.get(f"/konto/{path}")["Location"].startswith("/konto/bestaetigen/")


def test_wrong_password_does_not_confirm(client, rosa):
    client.force_login(rosa)
    assert client.post("/konto/bestaetigen/", {"password": "falsch", "next": "/konto/email/"}).status_code == 422
    assert client.get("/konto/email/").status_code == 302
    answer = client.post("/konto/bestaetigen/", {"password": "ein-langes-Kennwort", "next": "//boese.example/"})
    assert answer["Location"] == "/konto/"


def test_second_factor_is_set_up_and_removed(rosa_client, rosa):
    page = rosa_client.get("/konto/faktor/").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    secret = factors.begin(by=rosa)
    assert secret in page
    assert rosa_client.post("/konto/faktor/", {"code": "000000"}).status_code == 422
    assert not factors.has_factor(rosa)
    other = second_device(rosa)
    codes = rosa_client.post("/konto/faktor/", {"code": digits(secret)}).content.decode()
    assert codes.count("<li>") >= 10
    assert factors.has_factor(rosa)
    assert other.get("/konto/").status_code == 302
    assert rosa_client.post("/konto/ersatzcodes/").status_code == 200
    rosa_client.post("/konto/faktor/entfernen/")
    assert not factors.has_factor(rosa)
    assert not rosa.recovery_codes.exists()
    assert number_to("rosa@example.org") == 2


@pytest.mark.parametrize(("role", "led"), [(AUTHORS, False), (COUNCILLORS, False), (MODERATORS, True), (EDITORS, True)])
def test_public_portal_requires_the_factor_from_moderator_upward(client, site, settings, role, led):
    settings.SECOND_FACTOR_REQUIRED = True
    user = factories.make_user(group=role)
    log_in_freshly(client, user)
    for path in ("/redaktion/", "/redaktion/pages/", "/redaktion/bulk/accounts/user/delete/"):
        answer = client.get(path)
        assert (answer.status_code == 302 and answer["Location"] == "/konto/faktor/") == led
    if led:
        assert client.get("/konto/faktor/").status_code == 200
        assert client.post("/konto/faktor/", {"code": digits(factors.begin(by=user))}).status_code == 200
        assert client.get("/redaktion/").status_code == 200


def test_own_machine_requires_no_factor(client, rosa):
    client.force_login(rosa)
    assert client.get("/redaktion/").status_code == 200


def test_editor_invites(rosa_client):
    pk = Group.objects.get(name=AUTHORS).pk
    assert rosa_client.post("/konto/einladen/", {"email": "kurt@example.org", "group": pk}).status_code == 302
    assert Invitation.objects.get().email == "kurt@example.org"


def test_editor_does_not_invite_administrators(rosa_client):
    pk = Group.objects.get(name="Administration").pk
    assert rosa_client.post("/konto/einladen/", {"email": "kurt@example.org", "group": pk}).status_code == 422
    assert not Invitation.objects.exists()


def test_address_with_line_breaks_is_refused(rosa_client):
    pk = Group.objects.get(name=AUTHORS).pk
    hostile = {"email": "kurt@example.org\r\nBcc: alle@example.org", "group": pk}
    assert rosa_client.post("/konto/einladen/", hostile).status_code == 422
    assert not Letter.objects.exists()


def test_own_data_is_told_without_secrets(rosa_client, rosa):
    factors.begin(by=rosa)
    factories.make_article(title="Marker-Entwurf", owner=rosa)
    page = rosa_client.get("/konto/daten/").content.decode()
    file = rosa_client.get("/konto/daten/konto.json")
    told = json.loads(file.content)
    assert told[0]["einträge"][0]["E-Mail-Adresse"] == "rosa@example.org"
    assert "rosa@example.org" in page
    for secret in (rosa.password, rosa.second_factor.secret, rosa_client.session.session_key):
        assert secret not in page
        assert secret not in file.content.decode()
    assert "Marker-Entwurf" in page


def test_erasure_leaves_nothing_of_the_account(rosa_client, rosa):
    rosa_client.get("/konto/")
    factors.begin(by=rosa)
    joining.invite(by=rosa, email="kurt@example.org", group=Group.objects.get(name=AUTHORS))
    joining.tell(rosa, "Marker", "etwas geschah.")
    assert "Entwürfe bleiben" in rosa_client.get("/konto/daten/loeschen/").content.decode()
    assert "ist gelöscht" in rosa_client.post("/konto/daten/loeschen/").content.decode()
    left = {
        model.__name__
        for model in apps.get_models()
        for row in model._base_manager.values_list()
        if any("rosa@example.org" in str(value) or value == "rosa" or value == "Marker" for value in row)
    }
    assert left == set()
    assert rosa_client.get("/konto/").status_code == 302


def test_last_administrator_stays(client, site):
    chief = User.objects.create_superuser("chefin", password="ein-langes-Kennwort")
    User.objects.filter(is_superuser=True).exclude(pk=chief.pk).delete()
    log_in_freshly(client, chief)
    assert "die letzte Person" in client.get("/konto/daten/loeschen/").content.decode()
    assert client.post("/konto/daten/loeschen/").status_code == 422
    assert User.objects.filter(pk=chief.pk).exists()


def test_own_forms_are_taken_as_a_browser_sends_them(rosa):
    """A page that hides its address makes the browser hide the origin of its form, too; then no token helps."""
    strict = log_in_freshly(Client(enforce_csrf_checks=True), rosa)
    page = strict.get("/konto/name/")
    assert page["Referrer-Policy"] == "same-origin"
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    given = {"first_name": "Rosa", "csrfmiddlewaretoken": token}
    assert strict.post("/konto/name/", given, headers={"origin": "http://testserver"}).status_code == 302
    assert strict.post("/konto/name/", given, headers={"origin": "null"}).status_code == 403


def test_foreign_forms_need_the_token(rosa):
    strict = log_in_freshly(Client(enforce_csrf_checks=True), rosa)
    for path in ("/konto/name/", "/konto/kennwort/", "/konto/sitzungen/", "/konto/daten/loeschen/"):
        assert strict.post(path, {"first_name": "Fremd"}).status_code == 403


def test_answers_are_kept_by_nobody(rosa_client):
    for path in ("/konto/", "/konto/daten/", "/konto/daten/konto.json", "/konto/name/"):
        answer = rosa_client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert "unsafe" not in answer["Content-Security-Policy"]
    assert rosa_client.get("/konto/x.css").status_code == 404


def test_lost_telephone_is_helped_at_the_machine(rosa):
    factors.begin(by=rosa)
    call_command("forget_second_factor", "rosa", stdout=StringIO())
    assert not hasattr(User.objects.get(pk=rosa.pk), "second_factor")
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("forget_second_factor", "niemand")


def test_address_is_not_changed_past_the_letters(rosa_client, rosa):
    """Wagtail's own page for one's account offers neither address nor password."""
    assert 'type="email"' not in rosa_client.get("/redaktion/account/").content.decode()
    data = {"name_email-first_name": "Rosa", "name_email-last_name": "M", "name_email-email": "fremd@example.org"}
    rosa_client.post("/redaktion/account/", data)
    rosa.refresh_from_db()
    assert rosa.email == "rosa@example.org"


def test_first_password_stands_in_its_note_until_it_is_changed(db, tmp_path):
    note = tmp_path / "zugang.txt"
    first = create_first_editor(note=note)
    assert first.check_password(first_password(note=note))
    assert note.stat().st_mode & 0o777 == 0o600
    assert create_first_editor(note=note) is None
    first.set_password("etwas ganz anderes")
    first.save()
    assert first_password(note=note) is None
    assert not note.exists()
