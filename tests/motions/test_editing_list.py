"""The editors' list of motions, and the table of placeholders that is asked while one types."""

import datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/redaktion/snippets/motions/motion/"


def test_list_finds_filters_and_sorts(editor_client):
    wohnen = factories.make_topic()
    past = datetime.date(2020, 1, 1)
    factories.make_motion("Leerstand erfassen", topics=[wohnen], review_due=past, legal_as_of=past)
    factories.make_motion("Trinkbrunnen bauen", kind="inquiry", live=False)

    def found(query):
        markup = editor_client.get(f"{BASE}?{query}").content.decode()
        return [title for title in ("Leerstand erfassen", "Trinkbrunnen bauen") if title in markup]

    assert found("") == ["Leerstand erfassen", "Trinkbrunnen bauen"]
    assert found("kind=inquiry") == ["Trinkbrunnen bauen"]
    assert found("live=true") == ["Leerstand erfassen"]
    assert found("review=ueberfaellig") == ["Leerstand erfassen"]
    assert found(f"topics={wohnen.pk}") == ["Leerstand erfassen"]
    assert found("q=brunnen") == ["Trinkbrunnen bauen"]
    assert found("ordering=-review_due")


def test_list_costs_the_same_with_two_and_with_twenty(editor_client, django_assert_num_queries):
    for number in range(2):
        factories.make_motion(f"Antrag {number}", topics=[factories.make_topic()])
    editor_client.get(BASE)
    with django_assert_num_queries(LIST_QUERIES):
        editor_client.get(BASE)
    for number in range(18):
        factories.make_motion(f"Weiterer {number}", topics=[factories.make_topic(), factories.make_topic("Wasser")])
    with django_assert_num_queries(LIST_QUERIES):
        assert editor_client.get(BASE).content.decode().count("_title") >= 20


LIST_QUERIES = 14  # One of them counts for the menu what waits.


def test_list_says_where_a_motion_stands(editor_client, editor):
    public, submitted = factories.make_motion("Öffentlich"), factories.make_motion("Eingereicht", live=False)
    public.save_revision(user=editor)
    submitted.save_revision(user=editor)
    submitted.get_workflow().start(submitted, editor)
    markup = " ".join(editor_client.get(f"{BASE}?ordering=title").content.decode().split())
    assert markup.index("zur Prüfung + Entwurf") < markup.index("öffentlich + Entwurf")


def test_placeholders_are_answered_while_typing(editor_client):
    answer = editor_client.post("/redaktion/antrag-platzhalter/", {"reasoning": "[[Kommune]] [[<b>Unfug]]"})
    markup = answer.content.decode()
    assert "Name der Kommune" in markup
    assert "[[&lt;b&gt;Unfug]]" in markup
    assert 'data-field="id_reasoning"' in markup


def test_placeholders_are_for_people_who_work_here(client, db):
    assert client.post("/redaktion/antrag-platzhalter/", {}).status_code == 302
