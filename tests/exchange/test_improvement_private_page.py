"""The private link of a proposal: who holds it follows, answers, withdraws; nobody else learns anything."""

import datetime
import io
import logging

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.exchange.improving import actions
from portal.exchange.improving.accepting import accept
from portal.exchange.models import Improvement, ImprovementMessage
from portal.exchange.reporting import links
from tests.exchange.improvements import PRIVATE, acceptance, make_improvement, make_motion, publish
from tests.exchange.reports import OWN
from tests.exchange.test_improvement_form import page

pytestmark = pytest.mark.django_db
TOKEN = "A-very_long-token-of-32-letters_"
ADDRESS = f"{PRIVATE}{TOKEN}/"


@pytest.fixture
def motion(site):
    return make_motion()


@pytest.fixture
def improvement(motion) -> Improvement:
    return make_improvement(motion, token=TOKEN, email="rosa@beispiel.example")


def test_private_page_tells_nobody_else(client, improvement):
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
    assert not response.cookies
    assert TOKEN not in page(response).partition("</head>")[0]
    assert "rosa@beispiel" not in page(response)


@pytest.mark.parametrize(
    "token", ["x", "B" * 32, TOKEN[:-1], TOKEN.lower(), "9" * 300, pytest.param(links.hash_of(TOKEN), id="hash")]
)
def test_guessed_link_is_not_found(client, improvement, token):
    for response in (
        client.get(f"{PRIVATE}{token}/"),
        client.post(f"{PRIVATE}{token}/", {"schritt": "zurueckziehen"}, headers=OWN),
    ):
        assert response.status_code == 404
        assert response["Referrer-Policy"] == "no-referrer"
    improvement.refresh_from_db()
    assert improvement.state == "received"


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_is_in_no_log(client, improvement, method):
    handler = next(one for one in logging.getLogger().handlers if one.filters)
    stream, handler.stream = handler.stream, io.StringIO()
    try:
        for token in (TOKEN, "B" * 32):
            getattr(client, method)(f"{PRIVATE}{token}/", headers={"Sec-Fetch-Site": "cross-site"})
            getattr(client, method)(f"{PRIVATE}{token}/gibtesnicht/")
        written = handler.stream.getvalue()
    finally:
        handler.stream = stream
    assert f"{PRIVATE}…" in written
    assert TOKEN not in written
    assert "BBBB" not in written


def test_question_is_answered(client, improvement, editor):
    actions.ask(by=editor, improvement=improvement, text="Woher wissen Sie das?", revision=1)
    assert "Woher wissen Sie das?" in page(client.get(ADDRESS))
    data = {"schritt": "antworten", "text": "Aus dem <b>Amt</b>."}
    assert client.post(ADDRESS, data, headers=OWN).url == ADDRESS
    improvement.refresh_from_db()
    assert improvement.state == "received"
    assert "Aus dem &lt;b&gt;Amt&lt;/b&gt;." in page(client.get(ADDRESS))


def test_foreign_site_cannot_answer_or_withdraw(client, improvement):
    for data in ({"schritt": "zurueckziehen"}, {"schritt": "antworten", "text": "x"}):
        assert client.post(ADDRESS, data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    improvement.refresh_from_db()
    assert (improvement.state, improvement.messages.count()) == ("received", 0)


def test_message_that_is_empty_or_too_long_is_refused_and_stays(client, improvement):
    assert client.post(ADDRESS, {"text": " "}, headers=OWN).status_code == 409
    refused = client.post(ADDRESS, {"text": "Wort " * 1000}, headers=OWN)
    assert "zu lang" in page(refused)
    assert "Wort Wort" in page(refused)
    assert not ImprovementMessage.objects.exists()


def test_accepted_whole_says_what_and_when_it_is_out(client, improvement, editor, motion):
    accept(by=editor, improvement=improvement, revision=1, taken=acceptance(improvement))
    waits = page(client.get(ADDRESS))
    assert "Stand: übernommen" in waits
    assert "öffentlich ist die neue Fassung noch nicht" in waits
    publish(motion)
    assert f'href="{motion.get_absolute_url()}versionen/2/"' in page(client.get(ADDRESS))


def test_accepted_in_part_says_which(client, improvement, editor):
    taken = acceptance(improvement, {"punkt-bericht"})
    accept(by=editor, improvement=improvement, revision=1, taken=taken)
    own = page(client.get(ADDRESS))
    assert "Stand: zum Teil übernommen" in own
    assert "Übernommen: Punkt 3 (neu)." in own
    assert "Begründung (ergänzt)" in own.partition("Nicht übernommen:")[2]


def test_declined_says_why_and_until_when_it_is_kept(client, improvement, editor):
    actions.decline(by=editor, improvement=improvement, reason="law", words="Siehe § 7.", revision=1)
    own = page(client.get(ADDRESS))
    assert "rechtlich nicht haltbar" in own
    assert "Siehe § 7." in own
    assert "gelöscht" in own


def test_proposer_withdraws(client, improvement, editor):
    client.post(ADDRESS, {"schritt": "zurueckziehen"}, headers=OWN)
    improvement.refresh_from_db()
    assert improvement.state == "withdrawn"
    assert "zurückgezogen" in page(client.get(ADDRESS))
    again = client.post(ADDRESS, {"schritt": "antworten", "text": "Doch!"}, headers=OWN)
    assert "schon entschieden" in page(again)
    with pytest.raises(actions.AlreadyDecided):
        accept(by=editor, improvement=improvement, revision=2, taken=acceptance(improvement))


def test_motion_that_is_no_longer_public_is_not_named(client, improvement, motion):
    motion.title = "Quarzuhr"
    motion.live = False
    motion.save()
    assert "Quarzuhr" not in page(client.get(ADDRESS))


def test_private_page_costs_few_queries(client, improvement, editor):
    actions.ask(by=editor, improvement=improvement, text="Ja?", revision=1)
    for number in range(20):
        actions.answer(improvement=improvement, text=f"Nein {number}")
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    assert len(queries) <= 4


def forget(days: int) -> str:
    out = io.StringIO()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=days)):
        call_command("forget_reports", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("decide", ["decline", "withdraw"])
def test_what_was_not_taken_is_deleted_after_ninety_days_and_an_open_one_never(improvement, editor, motion, decide):
    waiting = make_improvement(motion, email="clara@beispiel.example")
    actions.ask(by=editor, improvement=improvement, text="Ja?", revision=1)
    if decide == "decline":
        actions.decline(by=editor, improvement=improvement, reason="other", words="Nein", revision=2)
    else:
        actions.withdraw(improvement=improvement)
    assert forget(89) == ""
    assert "1 Meldungen und Vorschläge" in forget(91)
    assert not ImprovementMessage.objects.exists()
    forget(5000)
    assert Improvement.objects.get().email == waiting.email


def test_accepted_loses_its_email_and_later_goes_itself_but_never_its_version(client, improvement, editor, motion):
    accept(by=editor, improvement=improvement, revision=1, taken=acceptance(improvement))
    publish(motion)
    assert "1 E-Mail-Adressen" in forget(91)
    assert client.get(ADDRESS).status_code == 200
    forget(5000)
    assert not Improvement.objects.exists()
    assert motion.versions.get(number=2).credit == "Rosa L."
