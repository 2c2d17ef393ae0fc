"""„Meldungen“: editors accept, ask back or decline; the register gets its events, the reporter an answer."""

import datetime

import pytest
from django.urls import reverse

from portal.exchange.models import FilingReport
from portal.exchange.reporting import actions
from portal.motions.models import Filing
from portal.publishing import desk
from tests import factories
from tests.exchange.reports import make_filing_report

pytestmark = pytest.mark.django_db
QUEUE = "/redaktion/meldungen/"


def form_of(client, report: FilingReport) -> dict:
    """The accepting form as the page offers it."""
    form = client.get(report.editors_url).context["form"]
    found = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    values = {name: value for name, value in found.items() if value not in (None, "", False)}
    return {name: f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else value for name, value in values.items()}


def accept(client, report: FilingReport, **changes):
    data = form_of(client, report) | {"schritt": "uebernehmen"} | changes
    response = client.post(report.editors_url, data)
    report.refresh_from_db()
    return response


def test_accepted_report_is_a_public_filing_with_its_history(editor_client, editor):
    motion = factories.make_motion()
    report = make_filing_report(
        motion=motion,
        organization="Stadtverordnetenversammlung",
        filed_on=datetime.date(2026, 2, 2),
        originator_kind="faction",
        originators="Die Linke",
        reference="101.20.17",
        url="https://ratsinfo.example/17",
        outcome="adopted_amended",
        raw_result="mit Änderungen beschlossen",
        decided_on=datetime.date(2026, 3, 2),
        votes_yes=40,
        final_text="Der Magistrat berichtet bis zum 30.06.2027.",
        amendments="Frist verlängert",
        helped="Die Presse",
        name="Rosa",
    )
    assert accept(editor_client, report).url == QUEUE
    filing = Filing.objects.get()
    assert (report.state, report.filing, report.decided_by) == ("accepted", filing, editor)
    assert (filing.is_public, filing.motion, filing.title) == (True, motion, "Leerstand erfassen")
    assert (filing.decision, filing.implementation, filing.votes_yes) == ("adopted_amended", "unknown", 40)
    assert (filing.raw_result, filing.due_on) == ("mit Änderungen beschlossen", datetime.date(2027, 6, 30))
    assert [str(one) for one in filing.originators.all()] == ["Die Linke"]
    told = filing.events.exclude(kind="published")
    assert {event.by_label for event in told} == {"Meldung"}
    assert {event.by for event in filing.events.all()} == {editor}
    experience = filing.experiences.get()
    assert (experience.helped, experience.by_name, experience.is_public) == ("Die Presse", "Rosa", False)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, ("submitted", "undecided")),
        ({"outcome": "submitted"}, ("submitted", "undecided")),
        ({"outcome": "scheduled"}, ("scheduled", "undecided")),
        ({"outcome": "withdrawn"}, ("withdrawn", "undecided")),
        ({"outcome": "postponed", "raw_result": "vertagt"}, ("in_council", "postponed")),
        ({"outcome": "unknown"}, ("decided", "unknown")),
        ({"raw_result": "mehrheitlich abgelehnt"}, ("decided", "rejected")),
        ({"raw_result": "siehe Protokoll"}, ("submitted", "undecided")),
    ],
)
def test_outcome_is_told_by_the_step_that_fits(editor_client, fields, standing):
    report = make_filing_report(**fields)
    assert accept(editor_client, report).status_code == 302
    filing = Filing.objects.get()
    assert (filing.stage, filing.decision) == standing
    assert filing.raw_result == fields.get("raw_result", "")


def test_editor_mends_before_accepting_and_the_report_keeps_what_was_told(editor_client):
    report = make_filing_report(title="leerstand!!", outcome="adopted")
    accept(editor_client, report, title="Leerstand erfassen", outcome="rejected", publishes="")
    filing = Filing.objects.get()
    assert (filing.title, filing.decision) == ("Leerstand erfassen", "rejected")
    assert not filing.is_public
    assert (report.title, report.outcome) == ("leerstand!!", "adopted")


def test_addition_tells_only_what_is_new(editor_client):
    filing = factories.make_filing(reference="17", organization="Rat")
    report = make_filing_report(
        about=filing, title=filing.title, organization="Rat", outcome="adopted", reference="18", defeat_reason=""
    )
    page = editor_client.get(report.editors_url).content.decode()
    assert "neu: " in page
    assert form_of(editor_client, report).keys() & {"title", "organization", "reference", "outcome"} == {
        "reference",
        "outcome",
    }
    before = filing.events.count()
    assert accept(editor_client, report).status_code == 302
    filing.refresh_from_db()
    assert (filing.decision, filing.reference, filing.organization) == ("adopted", "18", "Rat")
    assert Filing.objects.count() == 1
    assert filing.events.count() > before


def test_addition_without_news_is_accepted_without_an_event(editor_client):
    filing = factories.make_filing()
    report = make_filing_report(about=filing, title=filing.title)
    before = filing.events.count()
    assert accept(editor_client, report).status_code == 302
    assert filing.events.count() == before
    assert report.filing == filing


def test_step_that_makes_no_sense_is_refused_and_nothing_is_written(editor_client):
    filing = factories.make_filing(decision="rejected")
    report = make_filing_report(about=filing, outcome="adopted", reference="neu")
    events = filing.events.count()
    response = accept(editor_client, report, reference="mein Zeichen")
    page = response.content.decode()
    assert response.status_code == 200
    assert "mein Zeichen" in page
    assert report.state == "received"
    assert filing.events.count() == events


def test_green_light_needs_evidence_here_too(editor_client):
    filing = factories.make_filing(decision="adopted")
    report = make_filing_report(about=filing, implementation="done")
    assert accept(editor_client, report).status_code == 200
    assert accept(editor_client, report, evidence_note="Das Kataster steht im Netz.").status_code == 302
    filing.refresh_from_db()
    assert (filing.light.colour, filing.has_evidence) == ("grün", True)


def test_second_editor_is_told_who_was_quicker(editor_client):
    report = make_filing_report()
    data = form_of(editor_client, report) | {"schritt": "uebernehmen"}
    other = factories.make_user("kollegin", group="Redaktion")
    actions.decline(by=other, report=report, reason="duplicate", words="", revision=report.revision)
    page = editor_client.post(report.editors_url, data, follow=True).content.decode()
    assert "schon entschieden" in page
    assert "kollegin" in page
    assert not Filing.objects.exists()


def test_editor_never_accepts_what_has_changed_meanwhile(editor_client):
    report = make_filing_report()
    data = form_of(editor_client, report) | {"schritt": "uebernehmen"}
    actions.correct(report=report, told={"title": "Etwas ganz anderes"})
    response = editor_client.post(report.editors_url, data)
    page = response.content.decode()
    assert "In der Zwischenzeit hat sich diese Meldung geändert" in page
    assert "Etwas ganz anderes" in page
    assert not Filing.objects.exists()
    again = {"seen": response.context["form"].data["seen"]}
    assert editor_client.post(report.editors_url, data | again).status_code == 302
    assert Filing.objects.exists()


def test_filing_that_changed_meanwhile_is_not_overwritten(editor_client):
    filing = factories.make_filing()
    report = make_filing_report(about=filing, reference="18")
    data = form_of(editor_client, report) | {"schritt": "uebernehmen"}
    from portal.motions.register import actions as register

    register.tell_facts(by=None, filing=filing, reference="19")
    page = editor_client.post(report.editors_url, data).content.decode()
    assert "hat jemand anderes diese Einbringung geändert" in page
    filing.refresh_from_db()
    assert filing.reference == "19"


def test_question_and_answer_go_back_and_forth(editor_client, editor):
    report = make_filing_report()
    data = {"schritt": "fragen", "seen": report.revision, "text": "Welche Sitzung war das?"}
    assert editor_client.post(report.editors_url, data).status_code == 302
    report.refresh_from_db()
    assert report.state == "question"
    assert FilingReport.objects.waiting().count() == 0
    actions.answer(report=report, text="Die vom 2. März.")
    assert report.state == "received"
    assert "Die vom 2. März." in editor_client.get(report.editors_url).content.decode()
    assert report.messages.get(from_editors=True).by == editor


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"schritt": "fragen", "text": "  "}, "leer"),
        ({"schritt": "fragen", "text": "x" * 5000}, "zu lang"),
        ({"schritt": "ablehnen"}, "wählen Sie einen Grund"),
        ({"schritt": "ablehnen", "grund": "erfunden", "worte": "mein Wort"}, "wählen Sie einen Grund"),
        ({"schritt": "ablehnen", "grund": "other"}, "in eigenen Worten"),
        ({"schritt": "uebernehmen", "title": ""}, "Ihre Eingaben sind noch da"),
        ({"schritt": "erfunden"}, "Übernehmen"),
    ],
)
def test_half_a_decision_is_none(editor_client, sent, said):
    report = make_filing_report()
    response = editor_client.post(report.editors_url, {"seen": report.revision} | sent)
    assert said in response.content.decode()
    assert sent.get("worte", "") in response.content.decode()
    report.refresh_from_db()
    assert (report.state, report.messages.count()) == ("received", 0)


def test_declined_report_says_why(editor_client):
    report = make_filing_report()
    data = {
        "schritt": "ablehnen",
        "seen": report.revision,
        "grund": "unverifiable",
        "worte": "Das Protokoll sagt anderes.",
    }
    editor_client.post(report.editors_url, data)
    report.refresh_from_db()
    assert (report.state, report.reason, report.reason_words) == (
        "declined",
        "unverifiable",
        "Das Protokoll sagt anderes.",
    )
    assert not Filing.objects.exists()
    assert "uebernehmen" not in editor_client.get(report.editors_url).content.decode()


def test_hostile_text_is_text_on_the_editors_page(editor_client):
    hostile = "<script>alert(1)</script>{{ 7*7 }}"
    report = make_filing_report(title=hostile, final_text=hostile * 1000, note=hostile)
    page = editor_client.get(report.editors_url).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in editor_client.get(QUEUE).content.decode()
    assert "<script>alert" not in editor_client.get("/redaktion/").content.decode()


def test_queue_desk_and_menu_name_what_waits(editor_client, editor, django_assert_max_num_queries):
    make_filing_report(title="Zuerst")
    filing = factories.make_filing()
    make_filing_report(title="Danach", about=filing)
    page = editor_client.get(QUEUE).content.decode()
    assert page.index("Zuerst") < page.index("Danach")
    assert "Meldungen (2)" in page
    assert [(row.title, row.kind) for row in desk.reports(editor)] == [
        ("Zuerst (Kassel)", "neue Einbringung"),
        ("Danach (Kassel)", "Ergänzung"),
    ]
    assert "Zuerst (Kassel)" in editor_client.get("/redaktion/").content.decode()
    with django_assert_max_num_queries(30) as few:
        editor_client.get(QUEUE)
    for number in range(20):
        make_filing_report(title=f"Nummer {number}")
    with django_assert_max_num_queries(len(few)):
        editor_client.get(QUEUE)


@pytest.mark.parametrize("stand", ["question", "accepted", "declined", "withdrawn", "erfunden"])
def test_queue_shows_other_states(editor_client, stand):
    assert editor_client.get(f"{QUEUE}?stand={stand}").status_code == 200


def test_authors_do_not_reach_reports(author_client):
    report = make_filing_report(title="Quarzuhr")
    for address in (QUEUE, report.editors_url):
        assert author_client.get(address).status_code in (302, 403)
    data = {"schritt": "ablehnen", "seen": 1, "grund": "duplicate"}
    assert author_client.post(report.editors_url, data).status_code in (302, 403)
    assert "Quarzuhr" not in author_client.get("/redaktion/").content.decode()
    assert reverse("filing-reports") not in author_client.get("/redaktion/").content.decode()
    report.refresh_from_db()
    assert report.state == "received"
