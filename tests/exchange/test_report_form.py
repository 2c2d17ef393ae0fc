"""/mitmachen/einbringung/: reported without an account, checked for duplicates, taken once, refused kindly."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.exchange.models import FilingReport, SendingCount
from portal.exchange.reporting import limits, links
from tests import factories
from tests.exchange.reports import FORM, OWN, send, stamp, token_of, told

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\u202e\x00\x1b[31m{{ 7*7 }}\u2066 "


@pytest.fixture(autouse=True)
def _site(site):
    return site


def page(response) -> str:
    return response.content.decode()


def test_form_knows_the_motion_and_the_municipality_it_comes_from(client):
    factories.make_motion("Leerstand erfassen", slug="leerstand")
    markup = page(client.get(FORM, {"antrag": "leerstand", "ags": "06611000"}))
    assert 'value="Leerstand erfassen"' in markup
    assert 'value="Kassel (Hessen, kreisfrei)"' in markup
    assert '<input type="hidden" name="antrag" value="leerstand">' in markup


@pytest.mark.parametrize(
    "query", ["?antrag=gibtesnicht", "?ags=99999999", "?einbringung=9", "?einbringung=" + "9" * 99]
)
def test_unknown_beginnings_give_an_empty_form(client, query):
    response = client.get(FORM + query)
    assert response.status_code == 200
    assert 'name="municipality_name"' in page(response)


def test_draft_of_a_motion_is_not_named(client):
    factories.make_motion("Geheim", slug="geheim", live=False)
    assert "Geheim" not in page(client.get(FORM, {"antrag": "geheim"}))
    client.post(FORM, told(antrag="geheim", schritt="senden"), headers=OWN)
    assert FilingReport.objects.get().motion is None


def test_report_is_checked_sent_and_followed_by_its_link(client):
    motion = factories.make_motion("Leerstand erfassen", slug="leerstand")
    fields = told(antrag="leerstand", raw_result="mehrheitlich abgelehnt", decided_on="30.6.2026", votes_yes="12")
    checked = page(client.post(FORM, fields, headers=OWN))
    assert "<b>abgelehnt</b>" in checked
    assert "So senden" in checked
    assert not FilingReport.objects.exists()
    thanks = client.post(FORM, fields | {"schritt": "senden"}, headers=OWN)
    report = FilingReport.objects.get()
    assert (report.motion, report.municipality_id, report.state) == (motion, "06611000", "received")
    assert (report.outcome, report.raw_result, report.votes_yes) == ("", "mehrheitlich abgelehnt", 12)
    assert report.decided_on == datetime.date(2026, 6, 30)
    own = client.get(f"{FORM}{token_of(thanks)}/")
    assert own.status_code == 200
    assert "wartet auf die Redaktion" in page(own)


def test_only_a_keyed_hash_of_the_link_is_stored(client):
    token = token_of(send(client))
    report = FilingReport.objects.get()
    assert len(token) == 32
    assert report.token_hash == links.hash_of(token)
    assert token not in str(FilingReport.objects.values().get())


def test_same_form_sent_twice_is_one_report_with_one_link(client):
    fields = told(schritt="senden")
    first, second = (client.post(FORM, fields, headers=OWN) for _ in range(2))
    assert token_of(first) == token_of(second)
    assert FilingReport.objects.count() == 1
    assert {row.number for row in SendingCount.objects.all()} == {1}


def test_likely_duplicates_are_offered_before_sending(client):
    motion = factories.make_motion("Leerstand erfassen", slug="leerstand")
    same = factories.make_filing("Wohnungsleerstand in Kassel angehen", motion=motion)
    alike = factories.make_filing("Den Leerstand erfassen", reference="2026/17")
    factories.make_filing("Leerstand erfassen", live=False)
    elsewhere = factories.make_municipality("Köln", ags="05315000")
    factories.make_filing("Leerstand erfassen", municipality=elsewhere)
    factories.make_filing("Freibad erhalten")
    markup = page(client.post(FORM, told(antrag="leerstand"), headers=OWN))
    assert [f'value="{one.pk}"' in markup for one in (same, alike)] == [True, True]
    assert markup.count("Das ist es schon: ergänzen") == 2
    assert "Trotzdem melden" in markup
    by_number = page(client.post(FORM, told(title="Ganz anders", reference="2026 / 17"), headers=OWN))
    assert by_number.count("Das ist es schon: ergänzen") == 1


def test_duplicate_is_added_to_and_what_was_typed_comes_along(client):
    filing = factories.make_filing()
    markup = page(client.post(FORM, told(ergaenzen=str(filing.pk), raw_result="vertagt"), headers=OWN))
    assert "Was wissen Sie mehr?" in markup
    assert "vertagt</textarea>" in markup
    assert f'name="einbringung" value="{filing.pk}"' in markup
    send(client, einbringung=str(filing.pk), raw_result="vertagt")
    assert FilingReport.objects.get().about == filing


def test_addition_begins_with_what_we_know(client):
    filing = factories.make_filing(decision="adopted", reference="2026/17", originators=[("faction", "Die Linke")])
    markup = page(client.get(FORM, {"einbringung": filing.pk}))
    for known in ('value="2026/17"', '<option value="adopted" selected>', 'value="Die Linke"', 'value="02.03.2026"'):
        assert known in markup
    assert 'name="municipality_name"' not in markup


def test_hidden_filing_is_not_added_to(client):
    filing = factories.make_filing("Quarzuhr", live=False)
    assert "Quarzuhr" not in page(client.get(FORM, {"einbringung": filing.pk}))
    send(client, einbringung=str(filing.pk))
    assert FilingReport.objects.get().about is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"municipality_name": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"municipality_name": "Neuenkirchen"}, "Meinen Sie Neuenkirchen"),
        ({"municipality_name": "Gibtesnicht"}, "steht nicht im Verzeichnis"),
        ({"title": " "}, "Bitte füllen Sie dieses Feld aus."),
        ({"decided_on": "31.2.2026"}, "Dieses Datum lesen wir nicht"),
        ({"filed_on": "1.1.2999"}, "liegt in der Zukunft"),
        ({"url": "javascript:alert(1)"}, "keine Adresse wie"),
        ({"outcome": "erfunden"}, "gültige"),
        ({"votes_yes": "-3"}, "größer oder gleich 0"),
        ({"website": "https://werbung.example"}, "unsichtbares Feld"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(client, fields, said):
    response = send(client, **{"raw_result": "mein Wortlaut"} | fields)
    assert response.status_code == 200
    assert said in page(response)
    assert "mein Wortlaut</textarea>" in page(response)
    assert not FilingReport.objects.exists()


def test_form_that_was_sent_too_quickly_or_too_late_or_forged_is_sent_again(client):
    for wrong, said in (
        (stamp(0), "schneller"),
        (stamp(25 * 3600), "lange offen"),
        ("x:y:z", "lange offen"),
        ("", "lange"),
    ):
        response = send(client, stempel=wrong)
        assert said in page(response)
        assert 'value="Leerstand erfassen"' in page(response)
    assert not FilingReport.objects.exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://boese.example"}, {"X": "y"}])
def test_form_of_another_site_is_refused(client, headers):
    assert send(client, headers=headers).status_code == 403
    assert not FilingReport.objects.exists()


@pytest.mark.parametrize("query", ["", "?ags=06611000"])
def test_no_page_sets_a_cookie_or_is_cached(client, query):
    response = client.get(FORM + query)
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    sent = send(client)
    assert not sent.cookies
    assert (sent["Cache-Control"], sent["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_hundred_kilobytes_of_hostile_text_come_back_unread_and_escaped(client):
    long = HOSTILE * 2600
    assert len(long) > 100_000
    for field in ("final_text", "helped", "raw_result", "title", "originators"):
        response = send(client, **{field: long})
        assert response.status_code == 200, field
        assert "<script>alert" not in page(response)
        assert "höchstens" in page(response) or "maximal" in page(response), field
    assert not FilingReport.objects.exists()


def test_hostile_text_that_fits_is_cleaned_and_shown_as_text(client):
    fields = dict.fromkeys(("raw_result", "helped", "note", "evidence_note"), HOSTILE)
    token = token_of(send(client, title=HOSTILE, final_text=HOSTILE * 1000, **fields))
    report = FilingReport.objects.get()
    for value in (report.title, report.raw_result, report.final_text, report.note):
        assert "<script>" in value
        assert not set("\u202e\x00\x1b\u2066") & set(value)
    markup = page(client.get(f"{FORM}{token}/"))
    assert "<script>alert" not in markup
    assert "49" not in markup.partition("Ihre Meldung</h1>")[2].partition("</p>")[0]


def test_too_much_is_refused_before_it_is_read(client):
    response = client.post(FORM, told(final_text="x" * 2_500_000), headers=OWN)
    assert response.status_code == 413
    assert "Dort steht noch alles" in page(response)


def test_text_of_a_file_is_taken_and_the_file_is_not_kept(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    text = "Antrag: Leerstand\n\nBeschlussvorschlag:\n\n1. Die Verwaltung legt ein Kataster vor.\n"
    file = SimpleUploadedFile("antrag.txt", text.encode())
    markup = page(client.post(FORM, told(file=file), headers=OWN))
    assert "Die Verwaltung legt ein Kataster vor." in markup
    assert 'name="final_text"' in markup
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and b"Kataster" in one.read_bytes()]


def test_file_that_is_none_is_refused_in_german(client):
    markup = page(client.post(FORM, told(file=SimpleUploadedFile("x.docx", b"MZ\x90\x00")), headers=OWN))
    assert "feld-file-fehler" in markup
    assert 'value="Leerstand erfassen"' in markup


def test_form_and_check_cost_few_queries(client):
    factories.make_motion("Leerstand erfassen", slug="leerstand")
    for number in range(30):
        factories.make_filing(f"Leerstand erfassen {number}")
    client.get(FORM)
    with CaptureQueriesContext(connection) as form:
        client.get(FORM, {"antrag": "leerstand", "ags": "06611000"})
    with CaptureQueriesContext(connection) as check:
        client.post(FORM, told(antrag="leerstand"), headers=OWN)
    assert len(form) <= 4
    assert len(check) <= 6


def test_flood_from_one_network_is_held_back_and_others_come_through(client, monkeypatch):
    monkeypatch.setattr(limits, "IN_ALL", 30)
    statuses = [send(client, REMOTE_ADDR="").status_code for _ in range(limits.PER_NETWORK)]
    assert set(statuses) == {200}
    for _ in range(1000 - limits.PER_NETWORK):
        with pytest.raises(limits.TooMany):
            limits.count(request_from("127.0.0.9"))
    held = send(client, raw_result="mein Wortlaut")
    assert held.status_code == 429
    assert held["Retry-After"] == "3600"
    assert "nicht verloren" in page(held)
    assert 'name="raw_result" value="mein Wortlaut"' in page(held)
    other = client.post(FORM, told(schritt="senden"), headers=OWN, REMOTE_ADDR="203.0.113.7")
    assert other.status_code == 200
    assert FilingReport.objects.count() == limits.PER_NETWORK + 1


def request_from(address: str, **headers):
    return RequestFactory().get("/", headers=headers, REMOTE_ADDR=address)


def test_all_together_have_a_cap_with_a_clear_message(client, monkeypatch):
    monkeypatch.setattr(limits, "IN_ALL", 1)
    assert send(client).status_code == 200
    held = client.post(FORM, told(schritt="senden"), headers=OWN, REMOTE_ADDR="203.0.113.7")
    assert held.status_code == 429
    assert "ungewöhnlich viele" in page(held)


def test_counters_name_no_address_and_are_gone_after_a_day(client):
    client.post(FORM, told(schritt="senden"), headers=OWN, REMOTE_ADDR="203.0.113.7")
    assert "203.0" not in str(list(SendingCount.objects.values()))
    assert "203.0" not in str(FilingReport.objects.values().get())
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=25)):
        send(client, title="Später")
        assert SendingCount.objects.count() == 2


@pytest.mark.parametrize(
    ("address", "forwarded", "network"),
    [
        ("203.0.113.7", "", "203.0.113.0/24"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.0/24"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.0/24"),
        ("::1", "2001:db8:1:2::3", "2001:db8:1::/48"),
        ("::ffff:203.0.113.7", "", "203.0.113.0/24"),
        ("", "", "unbekannt"),
    ],
)
def test_network_is_believed_only_from_a_proxy_on_this_machine(address, forwarded, network):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert limits.network_of(request_from(address, **headers)) == network
