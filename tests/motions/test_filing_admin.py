"""Editors keep filings through one form; nothing there changes in silence, and history not at all."""

import datetime

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from portal.accounts.models import User
from portal.motions.models import EventKind, Filing, FilingEvent
from portal.motions.register import actions
from tests import factories
from tests.motions.editing_forms import send, sent_by

pytestmark = pytest.mark.django_db
BASE = "/redaktion/einbringungen/"


def address(filing: Filing) -> str:
    return f"{BASE}edit/{filing.pk}/"


def form_of(client, filing: Filing):
    answer = client.get(address(filing))
    assert answer.status_code == 200
    return sent_by(answer.content.decode())


def save(client, filing: Filing, data, **changes):
    for name, value in changes.items():
        data[name] = value
    answer = send(client, address(filing), data)
    filing.refresh_from_db()
    return answer


def kinds(filing: Filing) -> list[str]:
    return list(filing.events.values_list("kind", flat=True))


def test_new_filing_begins_its_history(editor_client, editor):
    data = sent_by(editor_client.get(f"{BASE}new/").content.decode())
    data["title"], data["municipality"] = "Leerstand erfassen", factories.make_municipality().pk
    data["originators"] = "Fraktion: Die Linke\r\nGruppe"
    data["filed_on"] = "02.02.2026"
    answer = send(editor_client, f"{BASE}new/", data)
    filing = Filing.objects.get()
    assert answer.url == address(filing)
    assert (filing.filed_on, filing.is_public, filing.stage) == (datetime.date(2026, 2, 2), False, "submitted")
    assert [str(one) for one in filing.originators.all()] == ["Die Linke", "Gruppe (ungenannt)"]
    assert filing.events.get().by == editor


def test_unchanged_form_writes_nothing(editor_client):
    filing = factories.make_filing(
        decision="adopted", originators=[("faction", "SPD"), ("alliance", "Mietentscheid")], unanimous=True
    )
    actions.tell_facts(by=None, filing=filing, votes=[{"faction": "SPD", "yes": 12, "abstain": 1}])
    before, events = Filing.objects.values().get(), kinds(filing)
    answer = save(editor_client, filing, form_of(editor_client, filing))
    assert answer.status_code == 302
    assert kinds(filing) == events
    assert Filing.objects.values().get() == before


def test_decision_of_the_form_is_an_event(editor_client, editor):
    filing = factories.make_filing()
    data = form_of(editor_client, filing)
    save(
        editor_client,
        filing,
        data,
        decision="adopted",
        happened_on="02.03.2026",
        raw_result="einstimmig zugestimmt",
        votes_yes="40",
        votes="SPD: 12 Ja, 1 Enthaltung",
        final_text="Der Magistrat berichtet bis zum 30.06.2027.",
        source="Niederschrift, TOP 4",
        title="Leerstand",
    )
    assert (filing.stage, filing.decision, filing.implementation) == ("decided", "adopted", "unknown")
    assert (filing.decided_on, filing.due_on) == (datetime.date(2026, 3, 2), datetime.date(2027, 6, 30))
    assert filing.faction_votes.get().abstain == 1
    event = filing.events.get(kind=EventKind.DECIDED, axis="decision")
    assert (event.raw_result, event.source, event.by) == ("einstimmig zugestimmt", "Niederschrift, TOP 4", editor)
    assert {"title", "votes_yes"} <= set(filing.events.filter(kind=EventKind.DECIDED)[0].changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"stage": "decided"}, "gehört ein Beschluss"),
        ({"stage": "withdrawn", "decision": "adopted"}, "passen nicht zusammen"),
        ({"implementation": "in_progress"}, "Umzusetzen ist nur"),
        ({"decision": "adopted", "implementation": "done"}, "Beleg"),
        ({"votes": "SPD dafür"}, "fehlen Stimmen"),
        ({"votes": "SPD: 1 Ja\nSPD: 2 Ja"}, "zweimal"),
        ({"url": "javascript:alert(1)"}, "URL"),
        ({"is_public": ""}, "nennen Sie den Grund"),
        ({"seen": "kaputt"}, "beschädigt"),
        ({"seen": ""}, "beschädigt"),
    ],
)
def test_nonsense_is_refused_and_everything_typed_stays(editor_client, changes, said):
    filing = factories.make_filing()
    before, events = Filing.objects.values().get(), kinds(filing)
    data = form_of(editor_client, filing)
    data["title"] = "Mein neuer Betreff"
    answer = save(editor_client, filing, data, **changes)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "Mein neuer Betreff" in answer.content.decode()
    assert (Filing.objects.values().get(), kinds(filing)) == (before, events)


def test_second_editor_sees_what_changed_and_overwrites_nothing(editor_client):
    filing = factories.make_filing(office="alt")
    data = form_of(editor_client, filing)
    other = factories.make_user("kollegin", group="Redaktion")
    actions.record_decision(by=other, filing=filing, decision="rejected", defeat_reason="Kein Geld")
    answer = save(editor_client, filing, data, office="Amt 60", note="angerufen")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "In der Zwischenzeit" in page
    assert "noch nicht entschieden → abgelehnt" in page
    assert filing.office == "alt"
    again = sent_by(page)
    assert (again["office"], again["note"], again["decision"]) == ("Amt 60", "angerufen", "rejected")
    assert save(editor_client, filing, again).status_code == 302
    assert (filing.office, filing.decision, filing.defeat_reason) == ("Amt 60", "rejected", "Kein Geld")


def test_correction_names_the_wrong_event(editor_client):
    filing = factories.make_filing(decision="rejected")
    wrong = filing.events.get(axis="decision")
    data = form_of(editor_client, filing)
    changes = {"decision": "adopted", "implementation": "unknown", "corrects": wrong.pk}
    assert "was falsch war" in save(editor_client, filing, data, **changes).content.decode()
    assert save(editor_client, filing, data, **changes, note="Zahlen vertauscht").status_code == 302
    assert (filing.decision, filing.implementation) == ("adopted", "unknown")
    assert set(wrong.corrections.values_list("note", flat=True)) == {"Zahlen vertauscht"}
    assert "Zahlen vertauscht" in editor_client.get(address(filing)).content.decode()


def test_implementation_needs_evidence_and_says_who_looked(editor_client):
    filing = factories.make_filing(decision="adopted")
    data = form_of(editor_client, filing)
    save(editor_client, filing, data, implementation="done", evidence_note="Satzung", checked_on="01.09.2026")
    assert (filing.light.colour, filing.checked_by) == ("grün", "Redaktion")
    assert filing.events.last().kind == EventKind.IMPLEMENTED


def test_experience_is_released_here(editor_client):
    filing = factories.make_filing()
    experience = actions.add_experience(by=None, filing=filing, helped="<b>Presse</b>")
    data = form_of(editor_client, filing)
    assert "released" not in data
    save(editor_client, filing, data, released=experience.pk)
    experience.refresh_from_db()
    assert experience.is_public
    assert "<b>Presse" not in editor_client.get(address(filing)).content.decode()


def test_publishing_and_hiding_are_events(editor_client):
    filing = factories.make_filing(live=False)
    save(editor_client, filing, form_of(editor_client, filing), is_public="on")
    assert filing.is_public
    save(editor_client, filing, form_of(editor_client, filing), is_public="", note="Bitte der Fraktion")
    assert not filing.is_public
    assert kinds(filing) == ["filed", "published", "hidden"]


@pytest.mark.parametrize("page", ["delete", "copy", "history", "history-results", "usage", "inspect", "reorder"])
def test_there_is_no_page_that_deletes_or_copies(client, page):
    client.force_login(User.objects.create_superuser("chefin", password="ein-langes-Kennwort"))
    filing = factories.make_filing()
    before = list(FilingEvent.objects.values())
    for method in (client.get, client.post):
        assert method(f"{BASE}{page}/{filing.pk}/").status_code == 404
    assert list(FilingEvent.objects.values()) == before
    assert Filing.objects.filter(pk=filing.pk).exists()


@pytest.mark.parametrize("name", ["filingevent", "filing", "experience", "originator", "filingvote"])
def test_no_snippet_page_reaches_the_register(client, name):
    client.force_login(User.objects.create_superuser("chefin", password="ein-langes-Kennwort"))
    filing = factories.make_filing()
    event = filing.events.get(kind="filed")
    with pytest.raises(NoReverseMatch):
        reverse(f"wagtailsnippets_motions_{name}:list")
    for path in ("edit", "delete", "history", "revert", "unpublish", "usage"):
        assert client.post(f"/redaktion/snippets/motions/{name}/{path}/{event.pk}/").status_code == 404
    path = f"/redaktion/bulk/motions/{name}/delete/?id={event.pk}"
    assert client.post(path).status_code in (404, 302)
    assert FilingEvent.objects.filter(pk=event.pk).exists()


def test_fields_of_events_sent_with_the_form_are_ignored(editor_client):
    filing = factories.make_filing()
    before = list(FilingEvent.objects.values())
    data = form_of(editor_client, filing)
    forged = {"events-0-note": "x", "revision": "0", "created_at": "01.01.2000", "is_example": "on", "raw_result": ""}
    save(editor_client, filing, data, **forged)
    assert list(FilingEvent.objects.values()) == before
    assert (filing.is_example, filing.revision) == (False, 2)


def test_municipality_of_a_filing_stays(editor_client):
    filing = factories.make_filing()
    data = form_of(editor_client, filing)
    save(editor_client, filing, data, municipality=factories.make_municipality("Köln", ags="05315000").pk)
    assert filing.municipality_id == "06611000"


def test_authors_do_not_reach_the_register(author_client):
    filing = factories.make_filing()
    for page in (BASE, f"{BASE}new/", address(filing)):
        assert author_client.get(page).status_code in (302, 403)
    assert author_client.post(address(filing), {"title": "x"}).status_code in (302, 403)
    assert "einbringungen" not in author_client.get("/redaktion/").content.decode()


def test_list_is_narrowed_in_a_fixed_number_of_queries(editor_client, django_assert_max_num_queries):
    motion = factories.make_motion()
    factories.make_filing("Entschieden", motion=motion, decision="adopted", due_on=datetime.date(2026, 6, 1))
    factories.make_filing("Vertagt", decision="postponed", is_example=True)
    editor_client.get(BASE)
    for number in range(30):
        factories.make_filing(f"Nummer {number}", originators=[("faction", "SPD")])
    with django_assert_max_num_queries(30) as few:
        page = editor_client.get(BASE).content.decode()
    assert page.count("Nummer") >= 30
    for number in range(15):
        factories.make_filing(f"Mehr {number}")
    with django_assert_max_num_queries(len(few)):
        editor_client.get(BASE)
    for query, title in (
        (f"motion={motion.pk}", "Entschieden"),
        ("decision=postponed", "Vertagt"),
        ("is_example=true", "Vertagt"),
        ("due=true", "Entschieden"),
        ("implementation=unknown", "Entschieden"),
        ("q=Entschieden", "Entschieden"),
    ):
        page = editor_client.get(f"{BASE}results/?{query}").content.decode()
        assert title in page, query
        assert "Nummer" not in page, query
    assert "Entschieden" not in editor_client.get(f"{BASE}results/?land=BY").content.decode()
    assert "Entschieden" not in editor_client.get(f"{BASE}results/?due=false").content.decode()
    assert "Umsetzung fällig:" not in editor_client.get(BASE).content.decode()


def test_version_is_chosen_by_the_name_of_its_motion(editor_client):
    motion = factories.make_motion("Leerstand")
    filing = factories.make_filing()
    assert "Leerstand: Fassung 1" in editor_client.get(address(filing)).content.decode()
    data = form_of(editor_client, filing)
    data["version"] = motion.versions.get().pk
    assert "anderen Antrag" in save(editor_client, filing, data).content.decode()
    save(editor_client, filing, data, motion=motion.pk)
    assert (filing.motion, filing.version) == (motion, motion.versions.get())


def test_the_register_needs_no_second_log(editor_client):
    filing = factories.make_filing()
    save(editor_client, filing, form_of(editor_client, filing), office="Amt 60")
    assert not ModelLogEntry.objects.filter(content_type__model="filing").exists()


def test_form_of_a_filing_with_a_long_history_stays_cheap(editor_client, django_assert_max_num_queries):
    filing = factories.make_filing()
    editor_client.get(address(filing))
    for _ in range(40):
        actions.record_step(by=None, filing=filing, decision="postponed", raw="vertagt")
    with django_assert_max_num_queries(30):
        editor_client.get(address(filing))
