"""The private link: who holds it follows, answers, corrects, continues, withdraws; nobody else learns anything."""

import datetime
import io
import logging

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts import links as accounts
from portal.exchange.models import FilingReport, ReportMessage
from portal.exchange.reporting import actions, links
from portal.exchange.reporting.accepting import Acceptance, accept
from tests import factories
from tests.exchange.reports import FORM, OWN, make_filing_report, told

pytestmark = pytest.mark.django_db
TOKEN = "A-very_long-token-of-32-letters_"
ADDRESS = f"{FORM}{TOKEN}/"
PAGES = ["", "aendern/", "weiter/"]


@pytest.fixture
def report(site) -> FilingReport:
    return make_filing_report(TOKEN, email="rosa@beispiel.example", note="Geheimes")


@pytest.fixture
def taken(report, editor) -> FilingReport:
    """Accepted and public."""
    accept(by=editor, report=report, revision=1, taken=Acceptance(title=report.title, outcome="adopted"))
    return report


def page(response) -> str:
    return response.content.decode()


def test_private_pages_tell_nobody_else(client, report):
    for path in PAGES[:2]:
        response = client.get(ADDRESS + path)
        assert response.status_code == 200
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        head = page(response).partition("</head>")[0]
        assert TOKEN not in head
        assert '<meta name="robots" content="noindex">' in head


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "token",
    ["x", "B" * 32, TOKEN[:-1], TOKEN + "x", TOKEN.lower(), "9" * 300, pytest.param(links.hash_of(TOKEN), id="hash")],
)
def test_guessed_link_is_not_found(client, report, token, path):
    for response in (
        client.get(f"{FORM}{token}/{path}"),
        client.post(f"{FORM}{token}/{path}", {"schritt": "zurueckziehen"}, headers=OWN),
    ):
        assert response.status_code == 404
        assert response["Referrer-Policy"] == "no-referrer"
        assert len(token) < 9 or token not in page(response)
    report.refresh_from_db()
    assert report.state == "received"


def test_wrong_link_costs_the_same_look_up(client, report):
    with CaptureQueriesContext(connection) as wrong:
        client.get(f"{FORM}{'B' * 32}/")
    with CaptureQueriesContext(connection) as right:
        client.get(ADDRESS)
    shape = [query["sql"].partition("WHERE")[0] for query in (wrong[0], right[0])]
    assert shape[0] == shape[1]
    assert abs(len(wrong) - len(right)) <= 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_is_in_no_log(client, report, method):
    handler = next(one for one in logging.getLogger().handlers if one.filters)
    stream, handler.stream = handler.stream, io.StringIO()
    try:
        for token in (TOKEN, "B" * 32):
            getattr(client, method)(f"{FORM}{token}/", headers={"Sec-Fetch-Site": "cross-site"})
            getattr(client, method)(f"{FORM}{token}/gibtesnicht/")
        written = handler.stream.getvalue()
    finally:
        handler.stream = stream
    assert f"{FORM}…" in written
    assert TOKEN not in written
    assert "BBBB" not in written


def test_question_is_answered(client, report, editor):
    actions.ask(by=editor, report=report, text="Welche Sitzung?", revision=1)
    assert "Welche Sitzung?" in page(client.get(ADDRESS))
    data = {"schritt": "antworten", "meldung": report.pk, "text": "Die im <b>März</b>."}
    assert client.post(ADDRESS, data, headers=OWN).url == ADDRESS
    report.refresh_from_db()
    assert report.state == "received"
    assert "Die im &lt;b&gt;März&lt;/b&gt;." in page(client.get(ADDRESS))


def test_foreign_site_cannot_answer_or_withdraw(client, report):
    for data in ({"schritt": "zurueckziehen"}, {"schritt": "antworten", "text": "x"}):
        response = client.post(ADDRESS, data, headers={"Sec-Fetch-Site": "cross-site"})
        assert response.status_code == 403
        assert response["Referrer-Policy"] == "no-referrer"
    report.refresh_from_db()
    assert (report.state, report.messages.count()) == ("received", 0)


def test_message_that_is_empty_or_too_long_is_refused_and_stays(client, report):
    assert client.post(ADDRESS, {"text": " "}, headers=OWN).status_code == 409
    refused = client.post(ADDRESS, {"text": "Wort " * 1000}, headers=OWN)
    assert "zu lang" in page(refused)
    assert "Wort Wort" in page(refused)
    assert not ReportMessage.objects.exists()


def test_report_is_corrected_while_it_waits(client, report, editor):
    markup = page(client.get(f"{ADDRESS}aendern/"))
    assert 'value="Leerstand erfassen"' in markup
    assert 'value="Kassel (Hessen, kreisfrei)"' in markup
    data = told(title="Leerstand zählen", municipality_name="Köln (Nordrhein-Westfalen, kreisfrei)")
    assert client.post(f"{ADDRESS}aendern/", data, headers=OWN).status_code == 302
    report.refresh_from_db()
    assert (report.title, report.municipality_id, report.revision) == ("Leerstand zählen", "05315000", 2)
    wrong = client.post(f"{ADDRESS}aendern/", told(title="", note="bleibt"), headers=OWN)
    assert "bleibt</textarea>" in page(wrong)
    actions.decline(by=editor, report=report, reason="duplicate", words="", revision=2)
    assert client.get(f"{ADDRESS}aendern/").url == ADDRESS
    client.post(f"{ADDRESS}aendern/", told(title="Zu spät"), headers=OWN)
    report.refresh_from_db()
    assert report.title == "Leerstand zählen"


def test_accepted_report_goes_on_and_waits_again(client, taken):
    assert taken.filing.get_absolute_url() in page(client.get(ADDRESS))
    assert "Wie ging es weiter?" in page(client.get(ADDRESS))
    markup = page(client.get(f"{ADDRESS}weiter/"))
    assert '<option value="adopted" selected>' in markup
    data = told(outcome="adopted", implementation="in_progress", evidence_note="Stelle ausgeschrieben")
    assert client.post(f"{ADDRESS}weiter/", data, headers=OWN).status_code == 302
    later = taken.followed_by.get()
    assert (later.state, later.about, later.token_hash) == ("received", taken.filing, None)
    taken.filing.refresh_from_db()
    assert taken.filing.implementation == "unknown"
    assert "Fortsetzung vom" in page(client.get(ADDRESS))
    reply = {"meldung": later.pk, "schritt": "antworten", "text": "Noch etwas."}
    assert client.post(ADDRESS, reply, headers=OWN).status_code == 302
    assert later.messages.count() == 1


def test_nothing_goes_on_before_it_is_accepted_or_without_end(client, report, editor):
    assert client.get(f"{ADDRESS}weiter/").url == ADDRESS
    accept(by=editor, report=report, revision=1, taken=Acceptance(title="Leerstand"))
    for _ in range(actions.MOST_WAITING):
        client.post(f"{ADDRESS}weiter/", told(), headers=OWN)
    refused = client.post(f"{ADDRESS}weiter/", told(note="bleibt"), headers=OWN)
    assert "warten schon mehrere" in page(refused)
    assert "bleibt</textarea>" in page(refused)
    assert report.followed_by.count() == actions.MOST_WAITING


def test_link_reaches_no_other_report(client, report):
    other = make_filing_report(title="Fremd")
    client.post(ADDRESS, {"meldung": other.pk, "schritt": "zurueckziehen"}, headers=OWN)
    client.post(f"{ADDRESS}aendern/", told(meldung=str(other.pk), title="Gekapert"), headers=OWN)
    other.refresh_from_db()
    assert (other.state, other.title) == ("received", "Fremd")


def test_reporter_withdraws(client, report):
    client.post(ADDRESS, {"schritt": "zurueckziehen", "meldung": report.pk}, headers=OWN)
    report.refresh_from_db()
    assert report.state == "withdrawn"
    assert "zurückgezogen" in page(client.get(ADDRESS))
    again = client.post(ADDRESS, {"schritt": "antworten", "text": "Doch!"}, headers=OWN)
    assert "schon entschieden" in page(again)


def test_email_address_is_shown_to_nobody_but_editors(client, report, editor):
    actions.ask(by=editor, report=report, text="Ja?", revision=1)
    assert "rosa@beispiel" not in page(client.get(ADDRESS))


def forget(days: int) -> str:
    out = io.StringIO()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=days)):
        call_command("forget_reports", stdout=out)
    return out.getvalue()


def test_declined_report_is_deleted_after_ninety_days_and_an_open_one_never(report, editor):
    waiting = make_filing_report(title="Wartet", email="clara@beispiel.example")
    actions.ask(by=editor, report=report, text="Ja?", revision=1)
    actions.decline(by=editor, report=report, reason="other", words="Nein", revision=2)
    assert forget(89) == ""
    assert "1 Meldungen" in forget(91)
    assert not FilingReport.objects.filter(pk=report.pk).exists()
    assert not ReportMessage.objects.exists()
    forget(5000)
    waiting.refresh_from_db()
    assert waiting.email == "clara@beispiel.example"


def test_accepted_report_loses_its_email_and_later_goes_itself_but_never_its_filing(client, taken):
    assert "1 E-Mail-Adressen" in forget(91)
    taken.refresh_from_db()
    assert taken.email == ""
    assert client.get(ADDRESS).status_code == 200
    later = actions.go_on(report=taken, told={"title": "Weiter", "municipality": taken.municipality})
    forget(5000)
    later.refresh_from_db()  # What an open one follows is needed.
    actions.withdraw(report=later)
    forget(5000)
    assert not FilingReport.objects.exists()
    taken.filing.refresh_from_db()
    assert client.get(ADDRESS).status_code == 404
    assert factories.make_municipality().filings.exists()


@pytest.mark.parametrize("token", [lambda: links.read_stamp(links.new_stamp()).token, accounts.new_token])
def test_links_are_long_and_random(token):
    """128 bits at least: 22 signs of base64."""
    made = {token() for _ in range(100)}
    assert len(made) == 100
    assert all(len(one) >= 22 for one in made)
