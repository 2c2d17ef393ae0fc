"""Queries that are built once: they find what the queryset would find, with other values, in every thread."""

import threading

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from portal.design.prepared import Prepared
from portal.people.models import Voice
from portal.publishing.models import Article, Authorship
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def voices():
    return [factories.make_voice(f"Stimme {n}", slug=f"stimme-{n}") for n in range(3)]


def test_other_values_find_other_rows(voices):
    by_slug = Prepared(lambda slug: Voice.objects.filter(slug=slug))
    assert [by_slug(voice.slug) for voice in voices] == [[voice] for voice in voices]
    assert by_slug("niemand") == []


def test_a_query_is_built_once(voices):
    asked = []

    def build(key):
        asked.append(key)
        return Voice.objects.filter(pk=key)

    by_key = Prepared(build)
    for voice in voices:
        assert by_key(voice.pk) == [voice]
    assert len(asked) == 1


def test_numbers_of_an_in_are_told_apart_however_many(voices):
    among = Prepared(lambda keys, kind: Voice.objects.filter(pk__in=keys, kind=kind).order_by("pk"))
    keys = tuple(voice.pk for voice in voices)
    assert among(keys, voices[0].kind) == voices
    assert among(keys[1:], voices[0].kind) == voices[1:]
    assert among((), voices[0].kind) == []


def test_values_and_unions_come_as_tuples(voices):
    def build(key):
        one = Voice.objects.filter(pk=key).annotate(what=models.Value("eine")).values_list("what", "name")
        rest = Voice.objects.exclude(pk=key).annotate(what=models.Value("andere")).values_list("what", "name")
        return one.order_by().union(rest.order_by(), all=True).order_by("name")

    assert Prepared(build)(voices[1].pk) == [("andere", "Stimme 0"), ("eine", "Stimme 1"), ("andere", "Stimme 2")]


def test_what_is_joined_needs_no_further_query(site, voices):
    article = factories.make_article("Beitrag", voices=voices)
    of_text = Prepared(lambda key: Authorship.objects.filter(text=key).with_bylines())
    with CaptureQueriesContext(connection) as queries:
        assert [row.voice.name for row in of_text(article.pk)] == [voice.name for voice in voices]
    assert len(queries) == 1


def test_what_is_found_is_as_of_now(site):
    articles = Prepared(lambda slug: Article.objects.public().filter(slug=slug))
    article = factories.make_article("Beitrag", slug="beitrag")
    assert articles("beitrag")[0].title == "Beitrag"
    article.title = "Anders"
    article.save_revision().publish()
    assert articles("beitrag")[0].title == "Anders"
    article.unpublish()
    assert articles("beitrag") == []


def test_a_value_that_looks_like_a_stand_in_is_a_value(voices):
    by_slug = Prepared(lambda slug, name: Voice.objects.filter(slug=slug, name=name))
    assert by_slug("\u2400wort-1", "\u2400wort-0") == []
    assert by_slug("stimme-1", "Stimme 1") == [voices[1]]


def test_threads_use_their_own_connection(voices):
    by_key = Prepared(lambda key: Voice.objects.filter(pk=key))
    by_key(voices[0].pk)
    used = []

    def ask():
        with CaptureQueriesContext(connection) as queries:
            by_key(0)
        used.append(len(queries))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert used == [1]
