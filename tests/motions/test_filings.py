"""What is written about a filing: values and events together, nothing changed silently, nothing that makes no sense."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from portal.motions.models import EventKind, Experience, Filing, FilingEvent, Motion, Unchangeable
from portal.motions.register import actions
from portal.motions.register.actions import Outdated, Refused
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 2)


def told(filing: Filing) -> list[tuple[str, str, str, str]]:
    return list(filing.events.values_list("kind", "axis", "old", "new"))


def test_filing_begins_with_an_event(db):
    motion = factories.make_motion("Leerstand erfassen")
    filing = actions.file_motion(
        by=None,
        municipality=factories.make_municipality(),
        motion=motion,
        version=motion.versions.get(),
        originators=[("faction", "Fraktion Die Linke"), ("group", "")],
        filed_on=DAY,
        organization="Stadtverordneten\nversammlung",
    )
    assert (filing.title, filing.stage, filing.is_public) == ("Leerstand erfassen", "submitted", False)
    assert told(filing) == [("filed", "", "", "")]
    assert filing.events.get().by_label == "Meldung"
    assert [str(one) for one in filing.originators.all()] == ["Fraktion Die Linke", "Gruppe (ungenannt)"]
    assert filing.organization == "Stadtverordneten versammlung"


def test_decision_moves_all_axes_and_keeps_the_wording(db):
    filing = factories.make_filing(live=False)
    user = factories.make_user()
    actions.record_decision(
        by=user,
        filing=filing,
        decision="adopted_amended",
        on=DAY,
        raw="geändert beschlossen",
        confidence=0.9,
        votes=[{"faction": "SPD", "yes": 12, "no": 0}],
        votes_yes=30,
        votes_no=4,
        unanimous=False,
        final_text="Der Magistrat berichtet innerhalb von sechs Monaten.",
    )
    filing.refresh_from_db()
    assert (filing.stage, filing.decision, filing.implementation) == ("decided", "adopted_amended", "unknown")
    assert (filing.raw_result, filing.confidence) == ("geändert beschlossen", 0.9)
    assert (filing.due_on, filing.due_quote) == (datetime.date(2026, 9, 2), "innerhalb von sechs Monaten")
    assert told(filing)[1:] == [
        ("decided", "stage", "submitted", "decided"),
        ("decided", "decision", "undecided", "adopted_amended"),
        ("decided", "implementation", "none", "unknown"),
    ]
    first = filing.events.filter(kind=EventKind.DECIDED)[0]
    assert (first.by, first.by_label, first.raw_result) == (user, "Redaktion", "geändert beschlossen")
    assert first.changes["faction_votes"] == ["", "SPD 12:0:?:?"]
    assert first.changes["votes_yes"] == ["", "30"]


def test_second_referral_is_an_event_of_its_own(db):
    filing = factories.make_filing(decision="referred")
    actions.record_step(by=None, filing=filing, decision="referred", raw="verwiesen in Fachausschuss")
    assert told(filing)[-1] == ("step", "decision", "referred", "referred")
    assert filing.raw_result == "verwiesen in Fachausschuss"


@pytest.mark.parametrize(
    ("verb", "values", "said"),
    [
        (actions.record_decision, {"decision": "rejected"}, "Auf „angenommen“"),
        (actions.record_decision, {"decision": "postponed"}, "kein Beschluss"),
        (actions.record_step, {"decision": "adopted"}, "kein Zwischenschritt"),
        (actions.record_step, {"decision": "referred"}, "folgt nichts mehr"),
        (actions.withdraw_filing, {}, "schon entschieden"),
        (actions.record_implementation, {"implementation": "done"}, "Beleg"),
        (actions.record_implementation, {"implementation": "none"}, "Möglich sind"),
        (actions.tell_facts, {"url": "javascript:alert(1)"}, "Adresse der Drucksache"),
        (actions.tell_facts, {"title": "x" * 401}, "Betreff"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(db, verb, values, said):
    filing = factories.make_filing(decision="adopted")
    before, events = Filing.objects.values().get(), told(filing)
    with pytest.raises(Refused, match=said):
        verb(by=None, filing=filing, **values)
    assert Filing.objects.values().get() == before
    assert told(filing) == events


def test_evidence_for_an_earlier_state_proves_nothing_new(db):
    filing = factories.make_filing(decision="adopted", implementation="partly_done", evidence_url="https://stadt.de/1")
    with pytest.raises(Refused, match="Beleg"):
        actions.record_implementation(by=None, filing=filing, implementation="done")
    actions.record_implementation(by=None, filing=filing, implementation="done", evidence_note="Satzung in Kraft")
    assert (filing.light.colour, filing.evidence_url, filing.checked_on) == ("grün", "", datetime.date.today())
    assert filing.checked_by == "Meldung"


def test_database_knows_no_green_without_evidence(db):
    filing = factories.make_filing(decision="adopted")
    filing.implementation = "done"
    with pytest.raises(IntegrityError), transaction.atomic():
        filing.save()


def test_the_second_writer_sees_what_the_first_wrote(db):
    filing = factories.make_filing()
    mine, theirs = Filing.objects.get(), Filing.objects.get()
    actions.record_decision(by=None, filing=theirs, decision="rejected", revision=theirs.revision)
    with pytest.raises(Outdated) as refusal:
        actions.tell_facts(by=None, filing=mine, revision=mine.revision, office="Amt 60")
    assert [event.new for event in refusal.value.events] == ["decided", "rejected"]
    actions.tell_facts(by=None, filing=mine, revision=theirs.revision, office="Amt 60")
    filing.refresh_from_db()
    assert (filing.decision, filing.office) == ("rejected", "Amt 60")


def test_correction_is_an_event_that_points_to_the_wrong_one(db):
    filing = factories.make_filing(decision="rejected")
    wrong = filing.events.get(axis="decision")
    with pytest.raises(Refused, match="was falsch war"):
        actions.correct(by=None, filing=filing, event=wrong, reason=" ", decision="adopted")
    with pytest.raises(Refused, match="bleibt der Antrag in der Beratung"):
        actions.correct(by=None, filing=filing, event=wrong, reason="Irrtum", decision="referred")
    actions.correct(
        by=None,
        filing=filing,
        event=wrong,
        reason="Protokoll falsch gelesen",
        decision="adopted",
        implementation="unknown",
    )
    filing.refresh_from_db()
    wrong.refresh_from_db()
    assert (filing.decision, wrong.new) == ("adopted", "rejected")
    assert [one.new for one in wrong.corrections.all()] == ["adopted", "unknown"]
    other = factories.make_filing("Anderes")
    with pytest.raises(Refused, match="anderen Einbringung"):
        actions.correct(by=None, filing=other, event=wrong, reason="x", decision="adopted")


def test_events_cannot_be_changed_or_deleted(db):
    filing = factories.make_filing()
    event = filing.events.first()
    event.note = "gefälscht"
    for act in (
        event.save,
        event.delete,
        filing.delete,
        filing.events.all().delete,
        Filing.objects.all().delete,
        lambda: Filing.objects.update(decision="adopted"),
        lambda: FilingEvent.objects.update(note="gefälscht"),
        lambda: FilingEvent.objects.bulk_update([event], ["note"]),
        lambda: FilingEvent.objects.bulk_create([event], update_conflicts=True),
        lambda: FilingEvent.objects.update_or_create(pk=event.pk, defaults={"note": "gefälscht"}),
    ):
        with pytest.raises(Unchangeable):
            act()
    assert not FilingEvent.objects.filter(note="gefälscht").exists()


def test_database_refuses_to_change_events(db):
    factories.make_filing()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE motions_filingevent SET note = 'gefälscht'")
    assert not FilingEvent.objects.filter(note="gefälscht").exists()


def test_an_account_that_goes_leaves_history_as_it_was(db):
    user = factories.make_user()
    filing = factories.make_filing()
    actions.hide_filing(by=user, filing=filing, reason="Bitte der Fraktion")
    user.delete()
    event = FilingEvent.objects.select_related("by").get(kind=EventKind.HIDDEN)
    assert (event.by, event.by_label, event.note) == (None, "Redaktion", "Bitte der Fraktion")


def test_history_names_nobody_who_may_want_to_be_unnamed(db):
    filing = factories.make_filing(originators=[("councillor", "Erika Geheim")])
    actions.tell_facts(by=None, filing=filing, originators=[("councillor", "")])
    assert filing.events.last().changes == {"originators": ["Mitglied des Gremiums", "Mitglied des Gremiums"]}
    assert "Geheim" not in str(list(FilingEvent.objects.values())) + str(list(Filing.objects.values()))


def test_nothing_new_makes_no_event(db):
    filing = factories.make_filing(organization="Rat")
    assert actions.tell_facts(by=None, filing=filing, organization="Rat", originators=[]) == []
    actions.publish_filing(by=None, filing=filing)
    assert [kind for kind, *_ in told(filing)] == ["filed", "published"]


def test_public_is_what_was_published(db):
    hidden = factories.make_filing("Geheim", decision="rejected", live=False)
    assert not Filing.objects.public().exists()
    assert not FilingEvent.objects.public().exists()
    assert Motion.objects.with_filings().filter(filing_count__gt=0).count() == 0
    actions.publish_filing(by=None, filing=hidden)
    assert FilingEvent.objects.public().exclude(kind=EventKind.PUBLISHED).count() == 3
    actions.hide_filing(by=factories.make_user(), filing=hidden, reason="Falsche Stadt")
    assert not Filing.objects.public().exists()


def test_experience_waits_for_an_editor(db):
    filing = factories.make_filing(decision="adopted")
    with pytest.raises(Refused):
        actions.add_experience(by=None, filing=filing, helped=" ")
    experience = actions.add_experience(by=None, filing=filing, helped="Presse", by_name="")
    assert not Experience.objects.public().exists()
    actions.release_experience(by=factories.make_user(), experience=experience)
    assert Experience.objects.public().get() == experience
    assert told(filing)[-1][0] == "experience"


def test_questions_to_filings(db, django_assert_num_queries):
    motion = factories.make_motion()
    small = factories.make_municipality("Kleinstadt", ags="06000001", population=4000)
    factories.make_filing(motion=motion, decision="adopted", due_on=datetime.date(2026, 6, 1))
    factories.make_filing(motion=motion, decision="rejected", municipality=small)
    factories.make_filing(decision="postponed")
    factories.make_filing(decision="unknown")
    factories.make_filing("Anfrage", decision="answered", kind="inquiry")
    found = Filing.objects.public()
    assert found.for_motion(motion).count() == found.in_municipality("06000001").count() + 1 == 2
    assert found.defeated().get().municipality == small
    assert found.of_size(largest=5000).get() == found.in_municipality("06000001").get()
    assert found.in_land("BY").count() == 0
    assert found.due(datetime.date(2026, 5, 31)).count() == 0
    assert found.due(datetime.date(2026, 6, 1)).count() == 1
    with django_assert_num_queries(2):
        assert len([[str(one), *one.originators.all()] for one in found.listed().newest()]) == 5


def test_most_filed_motion_comes_first(db):
    often, once, never = (factories.make_motion(title) for title in ("Oft", "Einmal", "Nie"))
    factories.make_filing(motion=once)
    for live in (True, True, False):
        factories.make_filing(motion=often, live=live)
    ordered = [one for one in Motion.objects.most_filed() if one in (often, once, never)]
    assert [(one.title, one.filing_count) for one in ordered] == [("Oft", 2), ("Einmal", 1), ("Nie", 0)]
