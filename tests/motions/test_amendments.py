"""Amendments of councils beside a filing: entered by editors, in the history, with a summary on the filing's page."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.motions.models import Amendment, Filing
from portal.motions.register.amending import record_amendment
from portal.motions.register.writing import Refused
from tests import factories

pytestmark = pytest.mark.django_db
STRICTER = "1. Die Verwaltung legt dem Rat bis zum 1. Mai ein öffentliches Kataster vor."


@pytest.fixture
def filing(site) -> Filing:
    motion = factories.make_motion()
    return factories.make_filing(motion=motion, version=motion.versions.get(), decision="adopted_amended")


def admin(filing: Filing, amendment: Amendment | None = None) -> str:
    return f"/redaktion/einbringungen/{filing.pk}/aenderungsantraege/" + (f"{amendment.pk}/" if amendment else "")


def told(**fields) -> dict:
    return {"text": STRICTER, "originators": "SPD", "decision": "adopted", "seen": "0"} | fields


def page(response) -> str:
    return response.content.decode()


def test_editor_enters_an_amendment_and_readers_see_what_it_changes(client, editor_client, filing):
    assert f'href="{admin(filing)}"' in page(editor_client.get(f"/redaktion/einbringungen/edit/{filing.pk}/"))
    fields = told(reference="2026/17", url="https://rat.example/17", moved_on="02.03.2026", raw_result="mehrheitlich")
    assert editor_client.post(admin(filing), fields).url == admin(filing)
    one = filing.council_amendments.get()
    assert (one.decision, one.moved_on, one.revision) == ("adopted", datetime.date(2026, 3, 2), 1)
    event = filing.events.order_by("-pk").first()
    assert (event.note, event.raw_result) == ("Änderungsantrag eingetragen: angenommen", "mehrheitlich")
    client.logout()
    markup = page(client.get(filing.get_absolute_url()))
    for words in ("SPD, 2. März 2026", "Punkt 1 geändert.", "<ins>", 'href="https://rat.example/17"', "mehrheitlich"):
        assert words in markup, words


@pytest.mark.parametrize(
    ("text", "complete", "summary"),
    [
        (STRICTER, False, "Punkt 1 geändert."),
        (STRICTER, True, "Punkt 1 geändert, Punkt 2 gestrichen."),
        (
            "2. Die Verwaltung legt keine Satzung vor.\n\n3. Die Kosten trägt das Land.",
            False,
            "Punkt 2 geändert, Punkt 3 neu.",
        ),
        ("In Punkt 2 wird das Wort „eine“ gestrichen.", False, ""),
        ("Ziffer 2 entfällt.", True, ""),
    ],
)
def test_summary_says_what_the_amendment_changes(client, filing, text, complete, summary):
    record_amendment(by=None, filing=filing, facts={"text": text, "complete": complete})
    markup = page(client.get(filing.get_absolute_url())).partition('id="aenderungsantraege"')[2]
    assert f"</b> {summary}" in markup or not summary
    assert ("Was er ändern sollte" in markup) == bool(summary)


def test_filing_without_a_known_wording_shows_the_text_alone(client, site):
    filing = factories.make_filing()
    record_amendment(by=None, filing=filing, facts={"text": STRICTER})
    markup = page(client.get(filing.get_absolute_url()))
    assert "öffentliches Kataster" in markup
    assert "Was er ändern sollte" not in markup


def test_amendment_of_a_hidden_filing_is_hidden(client, site):
    filing = factories.make_filing(live=False)
    record_amendment(by=None, filing=filing, facts={"text": "Quarzuhrpendel"})
    assert client.get(filing.get_absolute_url()).status_code == 404
    assert not Amendment.objects.public().exists()


def test_second_editor_notices_the_first(editor_client, filing):
    one = record_amendment(by=None, filing=filing, facts={"text": STRICTER})
    assert editor_client.post(admin(filing, one), told(seen="1", originators="Grüne")).status_code == 302
    late = editor_client.post(admin(filing, one), told(seen="1", originators="CDU"))
    assert "hat jemand anderes diesen Änderungsantrag geändert" in page(late)
    assert 'value="CDU"' in page(late)
    one.refresh_from_db()
    assert (one.originators, one.revision) == ("Grüne", 2)


def test_history_names_nobody(filing):
    record_amendment(by=None, filing=filing, facts={"text": STRICTER, "originators": "Erika Beispiel"})
    assert "Erika" not in str(list(filing.events.values()))


@pytest.mark.parametrize("facts", [{"text": " "}, {"text": "x" * 60_001}, {"text": "x", "decision": "erfunden"}])
def test_what_makes_no_sense_is_refused_and_nothing_is_written(filing, facts):
    events = filing.events.count()
    with pytest.raises(Refused):
        record_amendment(by=None, filing=filing, facts=facts)
    assert (Amendment.objects.count(), filing.events.count()) == (0, events)


def test_only_editors_enter_amendments(client, author_client, filing):
    assert author_client.get(admin(filing)).status_code in (302, 403)
    assert not page(author_client.post(admin(filing), told())).count("eingetragen")
    assert not Amendment.objects.exists()


def test_amendment_reaches_no_other_filing(editor_client, filing):
    other = record_amendment(by=None, filing=factories.make_filing(), facts={"text": STRICTER})
    assert editor_client.post(admin(filing, other), told(seen="1")).status_code == 404


def test_hostile_text_is_shown_as_text(client, filing):
    evil = "1. <script>alert(1)</script>\u202e"
    record_amendment(by=None, filing=filing, facts={"text": evil, "originators": evil, "raw_result": evil})
    assert "<script>alert" not in page(client.get(filing.get_absolute_url()))


def test_page_costs_the_same_for_one_and_many(client, filing):
    counts = []
    for number in (1, 30):
        for _ in range(number):
            record_amendment(by=None, filing=filing, facts={"text": STRICTER})
        client.get(filing.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(filing.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
