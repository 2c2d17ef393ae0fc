"""Motions in the admin: list, form, preview, drafts, versions, workflow, history."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from motionkit.text import Clause
from portal.motions.models import LegalState, Motion
from tests import factories
from tests.motions.editing_forms import send, sent_by

pytestmark = pytest.mark.django_db
BASE = "/redaktion/snippets/motions/motion/"
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


def page_of(client, motion: Motion) -> str:
    answer = client.get(f"{BASE}edit/{motion.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def save(client, motion: Motion, changes=None, **buttons):
    """Opens the form, changes fields, sends it as the browser would."""
    data = sent_by(page_of(client, motion))
    for name, value in (changes or {}).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    data.update(buttons)
    return send(client, f"{BASE}edit/{motion.pk}/", data)


def fresh(motion: Motion) -> Motion:
    return Motion.objects.get(pk=motion.pk)


def draft_of(motion: Motion) -> Motion:
    return fresh(motion).get_latest_revision_as_object()


def test_whole_form_saved_untouched_changes_nothing(editor_client):
    motion = factories.make_motion(law={"HE": "valid", "BY": "adapt"}, topics=[factories.make_topic()])
    before = motion.motion_text
    answer = save(editor_client, motion)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = draft_of(motion)
    assert draft.motion_text == before
    assert [state.federal_state for state in draft.legal_states.all()] == ["BY", "HE"]
    assert [topic.name for topic in draft.topics.all()] == ["Wohnen"]


def test_new_motion_is_a_draft_that_nobody_sees(editor_client, client):
    data = sent_by(editor_client.get(f"{BASE}add/").content.decode())
    data["title"], data["clauses-id"] = "Ein ganz neuer Antrag", "punkt-neu"
    data["clauses-punkt-neu-text"] = "Die Verwaltung berichtet."
    assert send(editor_client, f"{BASE}add/", data).status_code == 302
    motion = Motion.objects.get()
    assert (motion.live, motion.slug) == (False, "ein-ganz-neuer-antrag")
    assert motion.motion_text.clauses == (Clause("punkt-neu", "Die Verwaltung berichtet."),)
    assert motion.versions.count() == 0
    client.logout()
    assert client.get(motion.get_absolute_url()).status_code == 404


def test_two_drafts_without_title_can_wait_side_by_side(editor_client):
    for _ in range(2):
        data = sent_by(editor_client.get(f"{BASE}add/").content.decode())
        data["title"] = "Entwurf"
        assert send(editor_client, f"{BASE}add/", data).status_code == 302
    assert sorted(Motion.objects.values_list("slug", flat=True)) == ["entwurf", "entwurf-2"]


def test_draft_of_a_public_motion_leaves_the_public_one_alone(editor_client, client):
    motion = factories.make_motion()
    save(editor_client, motion, {"reasoning": "Ein Geheimnis."})
    assert draft_of(motion).motion_text.reasoning == "Ein Geheimnis."
    assert "Geheimnis" not in fresh(motion).motion_text.reasoning
    assert motion.versions.count() == 1
    assert "Geheimnis" not in client.get(motion.get_absolute_url()).content.decode()


def test_publishing_makes_exactly_one_version_with_its_note(editor_client):
    motion = factories.make_motion()
    changes = {"reasoning": "Neu begründet.", "change_note": "Begründung erneuert", "change_reason": "Neue Zahlen"}
    save(editor_client, motion, {"reasoning": "Zwischenstand"})
    save(editor_client, motion, changes)
    assert save(editor_client, motion, **PUBLISH).status_code == 302
    assert list(motion.versions.values_list("number", "change_note", "change_reason")) == [
        (2, "Begründung erneuert", "Neue Zahlen"),
        (1, "Erste Fassung", ""),
    ]
    assert fresh(motion).motion_text.reasoning == "Neu begründet."


def test_publishing_without_a_new_wording_makes_no_version(editor_client):
    motion = factories.make_motion()
    assert save(editor_client, motion, {"credits": "Dank an alle."}, **PUBLISH).status_code == 302
    assert motion.versions.count() == 1
    assert fresh(motion).credits == "Dank an alle."


def test_note_of_the_last_version_is_not_offered_for_the_next(editor_client):
    motion = factories.make_motion(change_note="Frist ergänzt")
    assert "Frist ergänzt" not in page_of(editor_client, motion)


def test_unpublished_motion_is_gone_and_its_versions_stay(editor_client, client):
    motion = factories.make_motion()
    assert editor_client.post(f"{BASE}unpublish/{motion.pk}/").status_code == 302
    assert client.get(motion.get_absolute_url()).status_code == 404
    assert motion.versions.count() == 1


def test_motion_with_versions_cannot_be_deleted(editor_client):
    motion = factories.make_motion()
    answer = editor_client.post(f"{BASE}delete/{motion.pk}/", follow=True)
    assert Motion.objects.filter(pk=motion.pk).exists()
    assert "Nichts wurde gelöscht" in answer.content.decode()


def test_address_of_a_published_motion_stays(editor_client):
    motion = factories.make_motion(slug="leerstand")
    save(editor_client, motion, {"slug": "anders"}, **PUBLISH)
    assert fresh(motion).slug == "leerstand"


def test_error_stands_at_its_clause_and_nothing_is_lost(editor_client):
    motion = factories.make_motion()
    key = motion.motion_text.clauses[0].id
    answer = save(editor_client, motion, {f"clauses-{key}-condition": "gestern", "reasoning": "Lang getippt."})
    markup = answer.content.decode()
    assert "Punkt 1: „gestern“ ist keine Bedingung." in markup
    assert "Lang getippt." in markup
    assert 'value="gestern"' in markup


def test_land_twice_is_refused_in_german(editor_client):
    motion = factories.make_motion(law={"HE": "valid", "BY": "valid"})
    answer = save(editor_client, motion, {"legal_states-0-federal_state": "HE", "legal_states-1-federal_state": "HE"})
    assert "steht ein Land zweimal: Hessen" in answer.content.decode()


def test_autosave_answers_json_and_keeps_ids(editor_client):
    motion = factories.make_motion()
    data = sent_by(page_of(editor_client, motion))
    data.appendlist("clauses-id", "punkt-abcde")
    data["clauses-punkt-abcde-text"] = "Neuer Punkt"
    for _ in range(2):
        answer = send(editor_client, f"{BASE}edit/{motion.pk}/", data, headers={"accept": "application/json"})
        assert answer.json()["success"], answer.json()
        data["overwrite_revision_id"] = answer.json()["revision_id"]
    assert draft_of(motion).motion_text.clauses[-1] == Clause("punkt-abcde", "Neuer Punkt")
    assert motion.revisions.count() == 1


def preview(client, data, address):
    assert send(client, address, data).json() == {"is_valid": True, "is_available": True}
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_preview_shows_the_draft_as_readers_will_see_it(editor_client):
    motion = factories.make_motion()
    data = sent_by(page_of(editor_client, motion))
    data["reasoning"] = "Noch nicht gespeichert."
    markup = preview(editor_client, data, f"{BASE}preview/{motion.pk}/")
    assert "Noch nicht gespeichert." in markup
    assert 'id="beschluss-1"' in markup
    assert "Noch nicht" not in fresh(motion).motion_text.reasoning


def test_preview_of_a_motion_that_was_never_saved(editor_client):
    data = sent_by(editor_client.get(f"{BASE}add/").content.decode())
    data["title"], data["reasoning"] = "Ganz neu", "Weil es hilft."
    assert "Weil es hilft." in preview(editor_client, data, f"{BASE}preview/")


def test_author_writes_and_submits_and_an_editor_publishes(author_client, author, editor, client):
    motion = factories.make_motion(live=False)
    motion.save_revision(user=author)
    assert Workflow.objects.get(name="Vier Augen") == motion.get_workflow()
    assert save(author_client, motion, {"reasoning": "Eingereicht."}, **SUBMIT).status_code == 302
    assert fresh(motion).workflow_in_progress
    assert save(author_client, motion, {"reasoning": "Heimlich."}, **PUBLISH).status_code in (200, 302)
    assert not fresh(motion).live
    client.force_login(editor)
    task = fresh(motion).current_workflow_task_state
    approve = reverse("wagtailsnippets_motions_motion:workflow_action", args=[motion.pk, "approve", task.pk])
    assert client.post(approve, {"comment": "Gut."}).status_code in (200, 302)
    assert fresh(motion).live
    assert fresh(motion).motion_text.reasoning == "Eingereicht."
    assert motion.versions.count() == 1


def test_author_cannot_publish_lock_or_delete(author, author_client):
    motion = factories.make_motion(live=False)
    save(author_client, motion, {"reasoning": "x"}, **PUBLISH)
    assert not fresh(motion).live
    for address in ("delete", "lock", "unpublish"):
        assert author_client.post(f"{BASE}{address}/{motion.pk}/").status_code in (302, 403)
    assert fresh(motion).locked is False


def test_locked_motion_cannot_be_saved(editor_client, client):
    motion = factories.make_motion()
    editor_client.post(f"{BASE}lock/{motion.pk}/")
    client.force_login(factories.make_user(group="Redaktion"))
    assert "gesperrt" in save(client, motion, {"reasoning": "x"}).content.decode()
    assert motion.revisions.count() == 0


def compare(client, motion: Motion) -> str:
    answer = client.get(f"{BASE}history/{motion.pk}/revisions/compare/earliest...latest/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_history_compares_parts_and_clauses_readably(editor_client, editor):
    motion = factories.make_motion()
    motion.save_revision(user=editor)
    first, *others = motion.motion_text.clauses
    text = motion.motion_text.with_clauses(
        (*others[:1], Clause(first.id, "Ganz anderer Wortlaut <b>"), Clause("neu", "Dazu"))
    )
    motion.motion_text = text
    motion.save_revision(user=editor)
    markup = compare(editor_client, motion)
    assert '<span class="addition">Ganz anderer Wortlaut &lt;b&gt;' in markup
    assert f"({first.id})" in markup
    assert '<span class="addition">Dazu</span>' in markup
    assert "{&#x27;clauses&#x27;" not in markup


def test_history_offers_the_comparison(editor_client):
    motion = factories.make_motion()
    for words in ("Eins", "Zwei"):
        save(editor_client, motion, {"reasoning": words})
    assert "/revisions/compare/" in editor_client.get(f"{BASE}history/{motion.pk}/").content.decode()


def test_hostile_title_is_escaped_everywhere(editor_client, editor):
    motion = factories.make_motion('<script>alert("x")</script>', law={"HE": "valid"})
    LegalState.objects.update(note="<img src=x onerror=alert(1)>")
    motion.save_revision(user=editor)
    for address in (BASE, f"{BASE}edit/{motion.pk}/", f"{BASE}history/{motion.pk}/", f"{BASE}delete/{motion.pk}/"):
        markup = editor_client.get(address).content.decode()
        assert "<script>alert" not in markup
        assert "<img src=x" not in markup
