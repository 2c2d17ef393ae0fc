"""The administrators' page that undoes what an account did: what it shows, what it leaves to a person, who may."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from portal.exchange.offering import actions as offering
from portal.publishing.models import Article
from tests import factories
from tests.accounts.hands import log_in_freshly
from tests.exchange.offers import make_offer
from tests.exchange.test_rolling_back import BAD, GOOD, deface, make_published

pytestmark = pytest.mark.django_db
PATH = "/redaktion/zuruecknehmen/"


@pytest.fixture
def admin(site):
    return factories.make_user("ada", is_superuser=True)


@pytest.fixture
def thief(site):
    return factories.make_user("dora", group="Redaktion")


@pytest.fixture
def since():
    return timezone.now() - datetime.timedelta(hours=2)


@pytest.fixture
def before(since):
    return lambda: time_machine.travel(since - datetime.timedelta(days=1), tick=True)


def test_page_previews_then_undoes(client, admin, editor, thief, since, before):
    article = make_published(before, editor)
    deface(article, thief)
    client.force_login(admin)
    asked = {"konto": thief.pk, "seit": f"{timezone.localtime(since):%Y-%m-%dT%H:%M:%S}"}
    shown = client.get(PATH, asked)
    assert BAD in shown.content.decode()
    assert "Auf den Stand von vorher" in shown.content.decode()
    assert Article.objects.get(pk=article.pk).title == BAD
    sent = client.post(PATH, asked | {"gesehen": shown.context["seen"], "sperren": "ja"})
    assert sent.status_code == 302
    assert Article.objects.get(pk=article.pk).title == GOOD


def test_page_names_what_is_left_to_a_person(client, admin, editor, thief, since, before):
    """What is gone, what has no versions, what was decided about readers' things: before and after the button."""
    article, gone = make_published(before, editor), make_published(before, editor, "Gelöschtes")
    deface(article, thief)
    offer = make_offer()
    offering.decline(by=thief, offer=offer, reason="other", words="Weg damit.", revision=offer.revision)
    log_in_freshly(client, thief).post(f"/redaktion/pages/{gone.pk}/delete/")
    licence = factories.make_license("CC0-1.0")
    client.post(f"/redaktion/snippets/pictures/license/edit/{licence.pk}/", {"name": BAD, "code": "x", "position": 1})
    client.force_login(admin)
    asked = {"konto": thief.pk, "seit": f"{timezone.localtime(since):%Y-%m-%dT%H:%M:%S}"}
    shown = client.get(PATH, asked)
    assert [step.title for step in shown.context["steps"]] == [BAD]
    left = "Was Sie selbst ansehen müssen (3)"
    told = ["Gelöschtes", "Davon gibt es keine Fassungen", f"{offer.pk}: nicht übernommen"]
    done = client.post(PATH, asked | {"gesehen": shown.context["seen"], "sperren": "ja"})
    assert Article.objects.get(pk=article.pk).title == GOOD
    for page in (shown, done):
        assert page.status_code == 200
        assert [words for words in [left, *told] if words not in page.content.decode()] == []
    assert "Alles zurücknehmen" not in done.content.decode()


@pytest.mark.parametrize(
    "query", [{"seit": "x"}, {"seit": "2999-01-01T00:00"}, {"konto": "-1", "seit": "2026-01-01T00:00"}]
)
def test_nonsense_is_told_and_harmless(client, admin, query):
    client.force_login(admin)
    assert client.get(PATH, query).status_code == 200
    assert client.post(PATH, query).status_code == 200


def test_only_administrators_may(client, editor_client, site):
    assert editor_client.get(PATH).status_code in (302, 403)
    editor_client.logout()
    assert editor_client.get(PATH).status_code == 302
    client.force_login(factories.make_user("otto", group="Administration"))
    assert client.get(PATH).status_code == 200
