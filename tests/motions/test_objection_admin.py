"""Editors write objections: drafts may lack anything, what is published has a motion, a reply and its source."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from portal.motions.models import Motion, Objection
from portal.motions.objections.actions import Draft, draft_objection, draft_rebuttal
from tests import factories
from tests.motions.editing_forms import send, sent_by

pytestmark = pytest.mark.django_db
LIST_QUERIES = 25


def address(name: str, *args) -> str:
    return reverse(Objection.snippet_viewset.get_url_name(name), args=args)


def rows(prefix: str, *entries: dict) -> dict:
    """An inline list as the browser sends it."""
    sizes = {"TOTAL_FORMS": len(entries), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    sent = {f"{prefix}-{name}": value for name, value in sizes.items()}
    for place, entry in enumerate(entries):
        nested = {name: value for name, value in entry.items() if name in ("sources", "worked_in")}
        sent |= {f"{prefix}-{place}-{name}": value for name, value in entry.items() if name not in nested}
        sent |= {f"{prefix}-{place}-id": "", f"{prefix}-{place}-ORDER": place + 1, f"{prefix}-{place}-DELETE": ""}
        for name, inner in nested.items():
            sent |= rows(f"{prefix}-{place}-{name}", *inner)
    return sent


def reply(**fields) -> dict:
    source = {"title": "Art. 28 Abs. 2 GG", "url": "", "dated": "01.11.2026"}
    return {"text": "Doch.", "federal_state": "", "legal_as_of": "", "sources": [source], "worked_in": []} | fields


def sent(motion: Motion, *replies: dict, clause: str = "", **fields) -> dict:
    against = {"motion": motion.pk, "clause_id": clause, "order": 10}
    data = {"words": "Das geht nicht.", "kind": "law"} | fields
    return data | rows("against", against) | rows("rebuttals", *replies)


def test_editor_publishes_an_objection_with_its_source(editor_client, editor):
    motion = factories.make_motion()
    filing = factories.make_filing(motion=motion, decision="adopted")
    data = sent(motion, reply(federal_state="HE", worked_in=[{"filing": filing.pk}]), clause="satzung")
    response = editor_client.post(address("add"), data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    objection = Objection.objects.public().get()
    assert [(one.motion, one.clause_id) for one in objection.against.all()] == [(motion, "satzung")]
    rebuttal = objection.rebuttals.get()
    assert (rebuttal.federal_state, rebuttal.sources.get().title) == ("HE", "Art. 28 Abs. 2 GG")
    assert rebuttal.worked_in.get().filing == filing
    assert objection.latest_revision.user == editor


def test_without_a_source_it_stays_a_draft_and_says_why(editor_client):
    motion = factories.make_motion()
    data = sent(motion, reply(sources=[]))
    response = editor_client.post(address("add"), data | {"action-publish": "1"})
    page = response.content.decode()
    assert "Erwiderung 1 nennt keine Quelle" in page
    assert "Das geht nicht." in page
    assert not Objection.objects.exists()
    assert editor_client.post(address("add"), data).status_code == 302
    assert not Objection.objects.get().live


def test_without_reply_or_motion_nothing_is_published(editor_client):
    data = sent(factories.make_motion()) | rows("against") | {"action-publish": "1"}
    page = editor_client.post(address("add"), data).content.decode()
    assert "Ohne Erwiderung wird ein Einwand nicht veröffentlicht" in page
    assert "Bitte nennen Sie den Antrag" in page


def test_point_that_does_not_exist_is_refused_with_those_that_do(editor_client):
    data = sent(factories.make_motion(), reply(), clause="#Kataster2")
    page = editor_client.post(address("add"), data).content.decode()
    assert "Einen Punkt „kataster2“ hat" in page
    assert "satzung (Punkt 2)" in page
    assert not Objection.objects.exists()


def test_hidden_filing_is_no_place_where_it_worked(editor_client):
    filing = factories.make_filing(live=False)
    data = sent(factories.make_motion(), reply(worked_in=[{"filing": filing.pk}]))
    assert "ist nicht öffentlich" in editor_client.post(address("add"), data).content.decode()


def test_same_motion_twice_is_refused(editor_client):
    motion = factories.make_motion()
    twice = {"motion": motion.pk, "clause_id": "", "order": 10}
    data = sent(motion, reply()) | rows("against", twice, twice)
    assert "Ein Antrag steht zweimal da" in editor_client.post(address("add"), data).content.decode()


def test_row_that_replaces_a_deleted_one_is_refused_in_words(editor_client):
    objection = factories.make_objection()
    data = sent_by(editor_client.get(address("edit", objection.pk)).content.decode())
    data["against-0-DELETE"], data["against-TOTAL_FORMS"] = "1", "2"
    data["against-1-motion"], data["against-1-order"] = data["against-0-motion"], "10"
    page = send(editor_client, address("edit", objection.pk), data).content.decode()
    assert "Ändern Sie die vorhandene Zeile" in page


def test_editing_keeps_its_history(editor_client):
    objection = factories.make_objection("Alt")
    data = sent_by(editor_client.get(address("edit", objection.pk)).content.decode())
    data["words"], data["against-0-clause_id"], data["action-publish"] = "Neu", "kataster", "1"
    assert send(editor_client, address("edit", objection.pk), data).status_code == 302
    objection.refresh_from_db()
    assert (objection.words, objection.against.get().clause_id) == ("Neu", "kataster")
    assert objection.rebuttals.get().sources.count() == 1
    assert editor_client.get(address("history", objection.pk)).status_code == 200


def test_list_costs_the_same_with_two_and_with_twenty(editor_client, django_assert_max_num_queries):
    motion = factories.make_motion()
    for place in range(2):
        factories.make_objection(f"Einwand {place}", motion=motion)
    editor_client.get(address("list"))
    with django_assert_max_num_queries(LIST_QUERIES) as few:
        editor_client.get(address("list"))
    for place in range(2, 20):
        factories.make_objection(f"Einwand {place}", motion=motion)
    with django_assert_max_num_queries(len(few)):
        page = editor_client.get(address("list")).content.decode()
    assert "Einwand 19" in page


def test_list_finds_words_of_replies_and_narrows(editor_client):
    motion = factories.make_motion()
    factories.make_objection("Kosten", motion=motion, reply="Hausmittel")
    factories.make_objection("Recht", kind="law", live=False)
    assert "Kosten" in editor_client.get(f"{address('list')}?q=Hausmittel").content.decode()
    narrowed = editor_client.get(f"{address('list')}?motion={motion.pk}&live=true")
    assert [one.words for one in narrowed.context["object_list"]] == ["Kosten"]


def test_chooser_offers_public_filings_only(editor_client):
    shown = factories.make_filing("Öffentlich", decision="adopted")
    factories.make_filing("Verborgen", live=False)
    page = editor_client.get(reverse("filing_chooser:choose_results"), {"q": "Kass"}).content.decode()
    assert str(shown) in page
    assert "Verborgen" not in page


def test_authors_may_not(author_client, client):
    factories.make_objection()
    assert author_client.get(address("list")).status_code == 302
    assert author_client.post(address("add"), {}).status_code == 302


def test_editors_have_the_rights(site):
    held = set(Group.objects.get(name="Redaktion").permissions.values_list("codename", flat=True))
    assert {"add_objection", "change_objection", "publish_objection", "change_objectionproposal"} <= held


def test_drafts_of_others_are_not_public(site, editor):
    draft = Draft(factories.make_motion(), "law", "Nein", "Doch", sources=[])
    objection = draft_objection(by=editor, draft=draft)
    assert (objection.live, objection.latest_revision.user) == (False, editor)
    public = factories.make_objection("Schon da")
    draft_rebuttal(by=editor, objection=public, draft=draft)
    public.refresh_from_db()
    assert public.has_unpublished_changes
    assert public.rebuttals.count() == 1
    edited = public.get_latest_revision_as_object()
    assert [one.text for one in edited.rebuttals.all()] == ["Der Haushalt entscheidet.", "Doch"]
    assert draft.motion in [one.motion for one in edited.against.all()]
    edited.save_revision().publish()
    assert Objection.objects.get(pk=public.pk).rebuttals.count() == 2
