"""„Verbesserungen“: editors take all or single changes into a new draft, ask back or decline; two editors at once are safe."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from portal.exchange.improving import actions
from portal.exchange.improving.accepting import accept
from portal.exchange.models import Improvement
from portal.motions.editing.actions import newest_draft
from portal.publishing import desk
from tests import factories
from tests.exchange.improvements import (
    NEW_CLAUSE,
    NEW_REASONING,
    acceptance,
    better,
    make_improvement,
    make_motion,
    publish,
)

pytestmark = pytest.mark.django_db
QUEUE = "/redaktion/verbesserungen/"
ALL = ["punkt-kataster", "punkt-bericht", "teil-reasoning"]


@pytest.fixture
def motion(site):
    return make_motion()


@pytest.fixture
def improvement(motion) -> Improvement:
    return make_improvement(motion)


def page(response) -> str:
    return response.content.decode()


def take_url(improvement) -> str:
    return f"{QUEUE}{improvement.pk}/uebernehmen/"


def form_of(client, improvement, keys=ALL) -> dict:
    """The taking form as the page offers it for these changes."""
    form = client.get(take_url(improvement), {"teil": keys}).context["form"]
    sent: dict = {"teil": list(keys), "schritt": "uebernehmen"} | form.notes.initial
    for name, value in form.wording.hidden:
        sent.setdefault(name, []).append(value)
    return sent


def take(client, improvement, keys=ALL, **changes):
    response = client.post(take_url(improvement), form_of(client, improvement, keys) | changes)
    improvement.refresh_from_db()
    return response


def test_queue_shows_state_motion_age_and_summary(editor_client, improvement):
    markup = page(editor_client.get(QUEUE))
    assert "Leerstand erfassen" in markup
    assert "Punkt 3 neu, Begründung ergänzt." in markup
    assert "vor 0" in markup
    assert "Verbesserungen (1)" in markup
    assert "Hier ist nichts." in page(editor_client.get(QUEUE, {"stand": "declined"}))


def test_desk_shows_what_waits(editor, improvement):
    assert [one.url for one in desk.improvements(editor)] == [improvement.editors_url]


def test_queue_costs_the_same_for_one_and_many(editor_client, motion):
    counts = []
    for number in (1, 30):
        for _ in range(number):
            make_improvement(motion)
        editor_client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(QUEUE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_page_shows_every_change_with_a_choice(editor_client, improvement):
    markup = page(editor_client.get(improvement.editors_url))
    for key in ALL:
        assert f'name="teil" value="{key}" checked' in markup
    assert "<ins>" in markup
    assert "Damit es alle sehen." in markup


def test_accepted_whole_becomes_a_draft_then_a_version_with_note_and_credit(client, editor_client, improvement, motion):
    response = take(editor_client, improvement)
    assert response.url.endswith(f"/edit/{motion.pk}/")
    assert (improvement.state, improvement.left) == ("accepted", [])
    motion.refresh_from_db()
    assert motion.motion_text.reasoning != NEW_REASONING
    assert motion.versions.count() == 1
    assert newest_draft(motion).motion_text == better(motion)
    publish(motion)
    version = motion.versions.get(number=2)
    assert version.motion_text.reasoning == NEW_REASONING
    assert version.change_note.endswith("Punkt 3 neu, Begründung ergänzt.")
    assert (version.change_reason, version.credit) == ("Damit es alle sehen.", "Rosa L.")
    for path in (version.get_absolute_url(), motion.get_absolute_url(), f"{motion.get_absolute_url()}versionen/"):
        assert "Verbessert auf Vorschlag von <bdi>Rosa L.</bdi>" in page(client.get(path))


def test_single_changes_are_accepted_and_the_rest_is_named(editor_client, improvement, motion):
    preview = page(editor_client.get(take_url(improvement), {"teil": ["punkt-bericht"]}))
    assert "<b>Punkt 3 neu.</b>" in preview
    take(editor_client, improvement, ["punkt-bericht"])
    assert improvement.state == "partly"
    assert improvement.taken == ["Punkt 3 (neu)"]
    assert len(improvement.left) == 2
    motion.refresh_from_db()
    assert newest_draft(motion).motion_text == motion.motion_text.with_clauses(
        (*motion.motion_text.clauses, NEW_CLAUSE)
    )


def test_draft_is_edited_before_it_is_accepted(editor_client, improvement, motion):
    edited = {"punkt-bericht": "Die Verwaltung berichtet alle zwei Jahre.", "note": "Bericht ergänzt", "credit": ""}
    look = form_of(editor_client, improvement) | edited | {"schritt": "ansehen"}
    assert "alle zwei Jahre" in page(editor_client.post(take_url(improvement), look))
    assert improvement.is_open
    take(editor_client, improvement, **edited, words="Danke, etwas kürzer.")
    assert (improvement.edited, improvement.reason_words) == (True, "Danke, etwas kürzer.")
    motion.refresh_from_db()
    draft = newest_draft(motion)
    assert draft.motion_text.clauses[2].text == "Die Verwaltung berichtet alle zwei Jahre."
    assert (draft.change_note, draft.change_credit) == ("Bericht ergänzt", "")


def test_form_with_something_missing_keeps_what_was_typed(editor_client, improvement):
    response = take(editor_client, improvement, note="", reason="Mein guter Grund")
    assert response.status_code == 200
    assert "Mein guter Grund" in page(response)
    assert improvement.is_open
    assert "Noch nicht übernommen" in page(response)


def test_nothing_chosen_is_said(editor_client, improvement):
    response = editor_client.get(take_url(improvement), follow=True)
    assert "Bitte wählen Sie mindestens eine Änderung." in page(response)


def test_model_that_moved_on_is_merged_and_conflicts_stand_side_by_side(editor_client, improvement, motion):
    text = motion.motion_text
    motion.motion_text = replace(text, reasoning="Viele Menschen suchen Wohnungen.[^1]", facts="Tausend stehen leer.")
    motion.save()
    shown = page(editor_client.get(improvement.editors_url))
    assert "Der Antrag ist seitdem weitergegangen:" in shown
    assert "Hier haben beide etwas geändert" in shown
    for words in ("Bürger*innen suchen Wohnungen.", "Viele Menschen suchen Wohnungen.", "Familien suchen Wohnungen."):
        assert words in shown
    take(editor_client, improvement)
    motion.refresh_from_db()
    draft = newest_draft(motion).motion_text
    assert draft.reasoning == "Viele Menschen suchen Wohnungen.[^1]"
    assert draft.facts == "Tausend stehen leer."
    assert "öffentliches" in draft.clauses[0].text


def test_second_proposal_joins_a_draft_that_waits(editor_client, improvement, motion):
    other = make_improvement(motion, replace(motion.motion_text, facts="Neu dazu."), credit="Clara Z.")
    take(editor_client, improvement)
    take(editor_client, other, ["teil-facts"])
    publish(motion)
    version = motion.versions.get(number=2)
    assert (version.motion_text.facts, version.motion_text.reasoning) == ("Neu dazu.", NEW_REASONING)
    assert version.credit == "Rosa L.; Clara Z."
    assert "Begründung ergänzt.; " in version.change_note


def test_credit_belongs_to_one_version_alone(editor_client, improvement, motion):
    take(editor_client, improvement)
    publish(motion)
    fresh = editor_client.get(f"/redaktion/snippets/motions/motion/edit/{motion.pk}/").context["form"]
    assert [fresh.initial[name] for name in ("change_note", "change_reason", "change_credit")] == ["", "", ""]


def test_second_click_and_second_editor_change_nothing(editor_client, editor, improvement, motion):
    first = form_of(editor_client, improvement)
    editor_client.post(take_url(improvement), first)
    revisions = Revision.objects.count()
    again = editor_client.post(take_url(improvement), first)
    assert "schon entschieden: übernommen" in page(again)
    with pytest.raises(actions.AlreadyDecided):
        actions.decline(by=editor, improvement=improvement, reason="other", words="Nein", revision=1)
    assert Revision.objects.count() == revisions
    improvement.refresh_from_db()
    assert improvement.state == "accepted"


def test_draft_that_changed_meanwhile_is_not_overwritten(editor_client, editor, improvement, motion):
    sent = form_of(editor_client, improvement)
    draft = newest_draft(motion)
    draft.motion_text = replace(draft.motion_text, facts="Von jemand anderem.")
    draft.save_revision(user=editor)
    response = editor_client.post(take_url(improvement), sent | {"reason": "Mein guter Grund"})
    assert "hat jemand den Antrag bearbeitet" in page(response)
    assert "Mein guter Grund" in page(response)
    improvement.refresh_from_db()
    assert (improvement.state, improvement.revision) == ("received", 1)
    motion.refresh_from_db()
    assert newest_draft(motion).motion_text.facts == "Von jemand anderem."
    again = response.context["form"]
    told = {"teil": ALL, "schritt": "uebernehmen", "reason": "Mein guter Grund", "note": "Neu"}
    told |= {"seen": again.notes["seen"].value(), "draft": again.notes["draft"].value()}
    for name, value in again.wording.hidden:
        told.setdefault(name, []).append(value)
    assert editor_client.post(take_url(improvement), told).status_code == 302
    motion.refresh_from_db()
    both = newest_draft(motion).motion_text
    assert (both.facts, both.reasoning) == ("Von jemand anderem.", NEW_REASONING)


def test_message_that_came_meanwhile_is_read_first(editor_client, improvement):
    sent = form_of(editor_client, improvement)
    actions.answer(improvement=improvement, text="Noch etwas.")
    assert "hat sich dieser Vorschlag geändert" in page(editor_client.post(take_url(improvement), sent))
    improvement.refresh_from_db()
    assert improvement.is_open


def test_nothing_is_written_when_the_draft_is_refused(editor, improvement, motion):
    taken = replace(acceptance(improvement), seen="x")
    with pytest.raises(actions.Refused):
        accept(by=editor, improvement=improvement, revision=1, taken=taken)
    improvement.refresh_from_db()
    assert (improvement.state, improvement.taken, Revision.objects.count()) == ("received", [], 0)


def test_locked_motion_is_not_written(editor, improvement, motion):
    other = factories.User.objects.create_user("clara")
    type(motion).objects.filter(pk=motion.pk).update(locked=True, locked_by=other)
    with pytest.raises(actions.Refused, match="gesperrt"):
        accept(by=editor, improvement=improvement, revision=1, taken=acceptance(improvement))


def test_editors_ask_and_decline_with_a_reason(editor_client, improvement):
    own = {"seen": 1}
    assert "leer" in page(editor_client.post(improvement.editors_url, own | {"schritt": "fragen", "text": ""}))
    editor_client.post(improvement.editors_url, own | {"schritt": "fragen", "text": "Woher?"})
    improvement.refresh_from_db()
    assert (improvement.state, improvement.messages.get().text) == ("question", "Woher?")
    wrong = editor_client.post(improvement.editors_url, {"seen": 2, "schritt": "ablehnen", "worte": "So nicht."})
    assert "So nicht.</textarea>" in page(wrong)
    editor_client.post(
        improvement.editors_url, {"seen": 2, "schritt": "ablehnen", "grund": "law", "worte": "So nicht."}
    )
    improvement.refresh_from_db()
    assert (improvement.state, improvement.reason, improvement.reason_words) == ("declined", "law", "So nicht.")


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/uebernehmen/?teil=teil-reasoning"])
def test_only_editors_see_proposals(client, author_client, improvement, path):
    url = QUEUE + path.format(pk=improvement.pk)
    assert client.get(url).status_code == 302
    response = author_client.get(url)
    assert response.status_code in (302, 403)
    assert "Damit es alle sehen." not in page(response)


def test_hostile_text_is_shown_as_text(editor_client, motion):
    evil = "<script>alert(1)</script>"
    text = replace(motion.motion_text, reasoning=evil, title=evil)
    improvement = make_improvement(motion, text, why=evil, credit=evil, remarks=evil)
    keys = ["teil-reasoning", "teil-title"]
    for response in (
        editor_client.get(QUEUE),
        editor_client.get(improvement.editors_url),
        editor_client.get(take_url(improvement), {"teil": keys}),
        editor_client.get(take_url(improvement), {"teil": [evil]}, follow=True),
    ):
        assert "<script>alert" not in page(response)
    take(editor_client, improvement, keys)
    publish(motion)
    for path in ("", "versionen/", "versionen/2/"):
        assert "<script>alert" not in page(editor_client.get(motion.get_absolute_url() + path))
