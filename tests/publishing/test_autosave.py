"""Wagtail saves while somebody types: a form that does not know yet what was saved must not break or double anything."""

import pytest
from django.apps import apps
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.test.utils.form_data import inline_formset

from portal.design.rows import OneRowEach, _said_once
from portal.publishing.models import Article, Authorship
from tests import factories
from tests.publishing.test_editing import form_of

pytestmark = pytest.mark.django_db


def rows(*voices, initial: int = 0, pks: tuple = ()) -> dict:
    named = [{"voice": voice.pk, "id": pks[place] if place < len(pks) else ""} for place, voice in enumerate(voices)]
    return inline_formset(named, initial=initial)


def send(client, text: Article, *, autosave: bool = False, publish: bool = False, **fields):
    """As Wagtail's editor sends it: autosave asks for JSON, a button for a page."""
    data = form_of(slug=text.slug, **fields) | ({"action-publish": "1"} if publish else {})
    headers = {"accept": "application/json"} if autosave else {}
    return client.post(reverse("wagtailadmin_pages:edit", args=[text.pk]), data, headers=headers)


def byline(text: Article) -> list[int]:
    return [row.voice_id for row in Authorship.objects.filter(text=text).order_by("sort_order")]


@pytest.fixture
def draft(editor) -> Article:
    text = factories.make_analysis("Entwurf", live=False, owner=editor)
    text.save_revision(user=editor)
    return text


@pytest.fixture
def voice(site):
    return factories.make_voice("Offene Stimme")


def test_publishing_with_a_form_that_does_not_know_the_saved_row(editor_client, draft, voice):
    saved = send(editor_client, draft, autosave=True, authorships=rows(voice)).json()
    assert saved["success"]
    assert saved["field_updates"]["authorships-0-id"], "the browser would learn the number, were it quick enough"

    answer = send(editor_client, draft, publish=True, authorships=rows(voice))
    assert answer.status_code == 302
    assert byline(draft) == [voice.pk]
    assert str(Authorship.objects.get(text=draft).pk) == saved["field_updates"]["authorships-0-id"]
    assert Article.objects.get(pk=draft.pk).live


def test_saving_again_in_a_second_window(editor_client, draft, voice):
    other = factories.make_voice("Zweite Stimme")
    send(editor_client, draft, authorships=rows(voice))
    assert send(editor_client, draft, autosave=True, authorships=rows(other, voice)).json()["success"]
    assert sorted(byline(draft)) == sorted([other.pk, voice.pk])


def test_change_of_a_published_text_comes_back_after_it_was_withdrawn(editor_client, draft, voice):
    send(editor_client, draft, publish=True, authorships=rows())
    send(editor_client, draft, autosave=True, authorships=rows(voice))
    assert send(editor_client, draft, publish=True, authorships=rows(voice)).status_code == 302
    Article.objects.get(pk=draft.pk).unpublish()
    assert send(editor_client, draft, publish=True, authorships=rows(voice)).status_code == 302
    assert byline(draft) == [voice.pk]


def test_two_rows_change_their_voices_with_each_other(editor_client, draft, voice):
    other = factories.make_voice("Zweite Stimme")
    send(editor_client, draft, authorships=rows(voice, other))
    pks = tuple(Authorship.objects.filter(text=draft).order_by("sort_order").values_list("pk", flat=True))
    swapped = rows(other, voice, initial=2, pks=pks)
    assert send(editor_client, draft, publish=True, authorships=swapped).status_code == 302
    assert byline(draft) == [other.pk, voice.pk]


def test_motion_added_while_wagtail_saves(editor_client, draft):
    motion = factories.make_motion("Antrag")
    links = inline_formset([{"motion": motion.pk, "id": ""}])
    assert send(editor_client, draft, autosave=True, motion_links=links).json()["success"]
    assert send(editor_client, draft, publish=True, motion_links=links).status_code == 302
    assert draft.motion_links.count() == 1


def test_saving_unchanged_rows_keeps_their_numbers(draft, voice):
    draft.authorships.add(Authorship(voice=voice))
    draft.save()
    before = Authorship.objects.get(text=draft).pk
    text = Article.objects.get(pk=draft.pk)
    text.authorships.get_object_list()
    text.save()
    assert Authorship.objects.get(text=draft).pk == before


def test_everything_with_unique_rows_is_guarded():
    unguarded = [
        f"{model.__name__}.{relation.get_accessor_name()}"
        for model in apps.get_models()
        if model.__module__.startswith("portal.") and not issubclass(model, OneRowEach)
        for relation in get_all_child_relations(model)
        if _said_once(relation)
    ]
    assert unguarded == []
