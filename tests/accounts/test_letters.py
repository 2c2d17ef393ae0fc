"""What begins with a letter: invitations, forgotten passwords, other addresses. Links are the operator's, work once, and end."""

import statistics
import time

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client

from portal.accounts import joining, letters
from portal.accounts.models import EmailChange, Invitation, User
from portal.accounts.roles import ADMINISTRATORS, AUTHORS, EDITORS
from tests import factories
from tests.accounts.hands import log_in_freshly
from tests.accounts.letters import link_to, number_to

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}
NEW = "Pferde-fressen-keine-Gurken"


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(letters, "ANSWER_AFTER", 0)


@pytest.fixture
def owner(site) -> User:
    return factories.make_user("rosa", group=EDITORS, email="rosa@example.org")


def ask(client: Client, email: str, **headers):
    return client.post("/konto/vergessen/", {"email": email}, headers=HERE | headers)


def test_forgotten_password_is_replaced_once(client, owner, quick):
    assert ask(client, "ROSA@example.org").status_code == 200
    path = link_to("rosa@example.org")
    page = client.get(path)
    assert page["Cache-Control"].startswith("no-store, private")
    assert page["Referrer-Policy"] == "no-referrer"
    answer = client.post(path, {"password": NEW, "again": NEW}, headers=HERE)
    assert "Ihr neues Kennwort gilt" in answer.content.decode()
    assert not answer.cookies
    owner.refresh_from_db()
    assert owner.check_password(NEW)
    assert client.get(path).status_code == 404
    assert (
        client.post(
            path, {"password": "Noch-ein-anderes-Wort", "again": "Noch-ein-anderes-Wort"}, headers=HERE
        ).status_code
        == 404
    )


def test_link_ends_after_two_hours(client, owner, quick):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        ask(client, "rosa@example.org")
        clock.shift(2 * 3600 + 1)
        assert client.get(link_to("rosa@example.org")).status_code == 404


def test_host_of_the_request_is_never_in_a_letter(client, owner, quick, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(
        "/konto/vergessen/",
        {"email": "rosa@example.org"},
        headers=HERE | {"host": "boese.example", "x-forwarded-host": "boese.example"},
    )
    assert link_to("rosa@example.org").startswith("/konto/kennwort/")


def test_one_letter_an_hour_and_always_the_same_answer(client, owner, quick):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        answers = []
        for address in ("rosa@example.org", "rosa@example.org", "niemand@example.org"):
            answers.append(ask(client, address).content)
            clock.shift(60)
        assert len(set(answers)) == 1
        assert number_to("rosa@example.org") == 1
        assert number_to("niemand@example.org") == 0
        clock.shift(3601)
        ask(client, "rosa@example.org")
        assert number_to("rosa@example.org") == 2


def test_one_network_does_not_flood(client, owner, quick):
    last = [ask(client, f"n{number}@example.org") for number in range(12)][-1]
    assert last.status_code == 422
    assert "Das waren viele Versuche" in last.content.decode()


@pytest.mark.slow
def test_known_and_unknown_addresses_take_the_same_time(client, owner, monkeypatch):
    monkeypatch.setattr(letters.limits, "count_letters", lambda request: None)
    monkeypatch.setattr(letters, "ANSWER_AFTER", 0.05)
    took: dict[str, list[float]] = {"rosa@example.org": [], "niemand@example.org": []}
    for _ in range(100):
        for address, times in took.items():
            begun = time.perf_counter()
            ask(client, address)
            times.append(time.perf_counter() - begun)
    known, unknown = (statistics.median(times) for times in took.values())
    print(f"known {known * 1000:.1f} ms, unknown {unknown * 1000:.1f} ms")
    assert abs(known - unknown) < 0.005


@pytest.mark.slow
def test_invitation_does_not_say_who_has_an_account(client, owner):
    """100 each, in turn: somebody who has an account already is invited like anybody else."""
    factories.make_user("kurt", group=AUTHORS, email="kurt@example.org")
    log_in_freshly(client, owner)
    group, took, said = Group.objects.get(name=AUTHORS).pk, {"kurt@example.org": [], "nemo@example.org": []}, set()
    for _ in range(100):
        for address, times in took.items():
            begun = time.perf_counter()
            answer = client.post("/konto/einladen/", {"email": address, "group": group})
            times.append(time.perf_counter() - begun)
            said.add((answer.status_code, answer["Location"]))
    assert said == {(302, "/konto/")}
    known, unknown = (statistics.median(times) for times in took.values())
    print(f"known {known * 1000:.1f} ms, unknown {unknown * 1000:.1f} ms")
    assert abs(known - unknown) < 0.005


@pytest.mark.parametrize("bad", ["kurz", "1q2w3e4r5t6y", "111111111111", "rosa@example.org"])
def test_weak_passwords_are_refused(client, owner, quick, bad):
    ask(client, "rosa@example.org")
    answer = client.post(link_to("rosa@example.org"), {"password": bad, "again": bad}, headers=HERE)
    assert answer.status_code == 422
    assert User.objects.get(pk=owner.pk).check_password("ein-langes-Kennwort")


@pytest.mark.parametrize("path", ["MQ/abc-def", "x/y", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5/abc-def", "____/____"])
def test_made_up_links_lead_nowhere(client, site, path):
    assert client.get(f"/konto/kennwort/{path}/").status_code == 404


def test_other_sites_send_nothing_here(client, owner, quick):
    answer = client.post("/konto/vergessen/", {"email": "rosa@example.org"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert number_to("rosa@example.org") == 0


def test_invitation_makes_one_account(client, owner):
    joining.invite(by=owner, email="kurt@example.org", group=Group.objects.get(name=AUTHORS))
    path = link_to("kurt@example.org")
    assert "Autor*innen" in client.get(path).content.decode()
    answer = client.post(path, {"username": "kurt", "password": NEW, "again": NEW}, headers=HERE)
    assert "Ihr Konto ist angelegt" in answer.content.decode()
    kurt = User.objects.get(username="kurt")
    assert (kurt.email, [group.name for group in kurt.groups.all()]) == ("kurt@example.org", [AUTHORS])
    assert not kurt.is_superuser
    assert client.get(path).status_code == 404


def test_invitation_keeps_what_was_typed(client, owner):
    joining.invite(by=owner, email="kurt@example.org", group=Group.objects.get(name=AUTHORS))
    answer = client.post(
        link_to("kurt@example.org"), {"username": "ROSA", "password": NEW, "again": "anders"}, headers=HERE
    )
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ROSA"' in said
    assert "hat hier schon jemand" in said
    assert "nicht gleich" in said
    assert NEW not in said
    assert Invitation.objects.exists()


def test_invitation_ends_after_a_week(client, owner):
    with time_machine.travel("2026-03-01T10:00:00Z", tick=False) as clock:
        joining.invite(by=owner, email="kurt@example.org", group=Group.objects.get(name=AUTHORS))
        clock.shift(7 * 24 * 3600 + 1)
        assert client.get(link_to("kurt@example.org")).status_code == 404


def test_nobody_invites_above_themselves(owner, author):
    with pytest.raises(PermissionDenied):
        joining.invite(by=owner, email="kurt@example.org", group=Group.objects.get(name=ADMINISTRATORS))
    with pytest.raises(PermissionDenied):
        joining.invite(by=author, email="kurt@example.org", group=Group.objects.get(name=AUTHORS))


def test_invitation_is_void_when_its_author_lost_the_right(client, owner):
    joining.invite(by=owner, email="kurt@example.org", group=Group.objects.get(name=EDITORS))
    path = link_to("kurt@example.org")
    owner.groups.clear()
    client.post(path, {"username": "kurt", "password": NEW, "again": NEW}, headers=HERE)
    assert not User.objects.filter(username="kurt").exists()


@pytest.mark.parametrize("first", ["rosa@example.org", "neu@example.org"])
def test_address_changes_when_both_agree(client, owner, first):
    joining.begin_email_change(by=owner, email="neu@example.org")
    second = ({"rosa@example.org", "neu@example.org"} - {first}).pop()
    assert "Eine fehlt noch" in client.post(link_to(first), headers=HERE).content.decode()
    client.post(link_to(first), headers=HERE)  # The same one twice is not both.
    owner.refresh_from_db()
    assert owner.email == "rosa@example.org"
    client.post(link_to(second), headers=HERE)
    owner.refresh_from_db()
    assert owner.email == "neu@example.org"
    assert not EmailChange.objects.exists()


def test_opening_the_link_alone_changes_nothing(client, owner):
    joining.begin_email_change(by=owner, email="neu@example.org")
    client.get(link_to("rosa@example.org"))
    assert not EmailChange.objects.get().old_confirmed
