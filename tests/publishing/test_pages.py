"""Public pages: what they cost, and that size does not change it."""

import datetime
import uuid

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from portal.people.models import VoiceKind
from portal.publishing.models import Article, Authorship, HistoricalReport, Publication, Text
from tests import factories

MANY = 5_000
# The home page shows five sections, a focus its motions and debates, a voice what was answered to it.
MOST = {"/": 8, "/schwerpunkte/boden/": 7, "/stimmen/partei/": 7, "/suche/?q=Beitrag": 8}
MOST_FOR_A_LIST, MOST_FOR_AN_ARTICLE = 6, 5


def multiply(texts: list[Text], index: Page, number: int) -> None:
    """Copies of some texts, written straight into the tables: what counts is how many there are."""
    pattern = texts[0]
    kind = type(pattern)
    start = Page.objects.count() + 100_000
    fields = {"content_type": pattern.content_type, "live": True, "depth": pattern.depth, "locale": pattern.locale}
    pages = [
        Page(
            pk=start + n,
            path=f"{index.path}{_base36(start + n)}",
            slug=f"kopie-{n}",
            title=f"Kopie {n}",
            draft_title=f"Kopie {n}",
            url_path=f"{index.url_path}kopie-{n}/",
            translation_key=uuid.uuid4(),
            **fields,
        )
        for n in range(number)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    texts_table = Text._meta.local_concrete_fields
    kinds_table = [field for field in kind._meta.local_concrete_fields if field.name != "text_ptr"]
    _insert(
        Text,
        [{field.attname: _value(pattern, field, page.pk, n) for field in texts_table} for n, page in enumerate(pages)],
    )
    _insert(
        kind,
        [
            {"text_ptr_id": page.pk} | {field.attname: getattr(pattern, field.attname) for field in kinds_table}
            for page in pages
        ],
    )
    _belong(pattern, pages)


def _belong(pattern: Text, pages: list[Page]) -> None:
    """Gives the copies the authors and topics of the pattern, in turn."""
    voices = [authorship.voice for authorship in pattern.authorships.all()]
    Authorship.objects.bulk_create(
        [Authorship(text_id=page.pk, voice=voices[n % len(voices)]) for n, page in enumerate(pages)]
    )
    through = Text.topics.through
    topics = list(pattern.topics.all())
    through.objects.bulk_create(
        [through(text_id=page.pk, topic_id=topics[n % len(topics)].pk) for n, page in enumerate(pages)]
    )


def _insert(model, rows: list[dict]) -> None:
    """Rows for one table of a multi-table model, which bulk_create refuses."""
    names = list(rows[0])
    columns = ", ".join(
        f'"{model._meta.get_field(name.removesuffix("_id")).column if not name.endswith("_ptr_id") else name}"'
        for name in names
    )
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})', [list(row.values()) for row in rows]
        )


def _value(pattern, field, key, n):
    if field.name == "page_ptr":
        return key
    if field.name == "published_on":
        return (datetime.date(2026, 1, 1) - datetime.timedelta(days=n % 3000)).isoformat()
    return field.get_prep_value(getattr(pattern, field.attname)) if field.name != "body" else "[]"


def _base36(number: int) -> str:
    return Page._int2str(number).rjust(Page.steplen, "0")


@pytest.fixture(scope="module")
def _library(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        factories.found_site()
        yield _write_library()
        transaction.set_rollback(True)


@pytest.fixture
def library(_library, db):
    """Ten articles, two reports and a publication, by voices of several kinds, about two topics, with pictures.

    Written once for all tests of this file; what a test adds is gone after it.
    """
    return _library


def _write_library() -> list[Text]:
    voices = [factories.make_voice(f"Stimme {kind.label}", kind=kind, slug=kind.slug) for kind in VoiceKind]
    topics = [factories.make_topic("Wohnen"), factories.make_topic("Wasser")]
    picture, focus = factories.make_picture(), factories.make_focus("Boden")
    made = [factories.make_article(f"Beitrag {n}", voices=voices[n % 3 : n % 3 + 2], hero=picture) for n in range(10)]
    made += [
        factories.make_report(f"Bericht {n}", voices=voices[:2], period_from=1900 + n, hero=picture) for n in range(2)
    ]
    made += [factories.make_publication("Handbuch", voices=voices[:1], hero=picture)]
    for text in made:
        text.topics.set(topics)
        text.focuses.set([focus])
        text.save()
    return made


def count_queries(client, path: str, capture) -> int:
    client.get(path)  # Pictures are made at the first look, and site roots are remembered.
    with capture as queries:
        assert client.get(path).status_code == 200
    return len(queries)


LISTS = [
    "/",
    "/blog/",
    "/blog/?thema=wohnen&jahr=2026",
    "/blog/?stimme=gewerkschaft",
    "/geschichte/",
    "/publikationen/",
    "/schwerpunkte/",
    "/schwerpunkte/boden/",
    "/stimmen/",
    "/stimmen/partei/",
    "/feeds/",
    "/bildnachweise/",
    "/suche/?q=Beitrag",
]


@pytest.mark.parametrize("path", LISTS)
def test_lists_cost_few_queries(library, client, path, django_assert_max_num_queries):
    count_queries(client, path, django_assert_max_num_queries(MOST.get(path, MOST_FOR_A_LIST)))


@pytest.mark.slow
def test_lists_cost_the_same_with_five_thousand_texts(library, client, django_assert_max_num_queries):
    few = {
        path: count_queries(client, path, django_assert_max_num_queries(MOST.get(path, MOST_FOR_A_LIST)))
        for path in LISTS
    }
    article, report = library[0], next(text for text in library if isinstance(text, HistoricalReport))
    multiply([article], article.get_parent(), MANY)
    multiply([report], report.get_parent(), MANY // 10)
    assert Text.objects.public().count() == len(library) + MANY + MANY // 10
    many = {
        path: count_queries(client, path, django_assert_max_num_queries(MOST.get(path, MOST_FOR_A_LIST)))
        for path in LISTS
    }
    assert many == few


@pytest.mark.parametrize("kind", [Article, HistoricalReport, Publication])
def test_a_text_costs_few_queries(library, client, kind, django_assert_max_num_queries):
    text = next(text for text in library if isinstance(text, kind))
    files = kind is Publication  # One more, for the files to take away.
    count_queries(client, text.url, django_assert_max_num_queries(MOST_FOR_AN_ARTICLE + files))


def test_drafts_are_nowhere(library, client):
    draft = factories.make_article("Kanarienvogel", live=False, voices=[library[0].authors[0]])
    for path in [
        *LISTS,
        draft.url,
        f"{draft.url}zitat.bib",
        f"{draft.url}vorschau.png",
        "/sitemap.xml",
        "/feeds/alles/",
        "/suche/?q=Kanarienvogel",
    ]:
        answer = client.get(path)
        if answer.status_code == 200:
            main = answer.content.decode().replace('value="Kanarienvogel"', "").replace("<bdi>Kanarienvogel</bdi>", "")
            assert "Kanarienvogel" not in main.split("<main")[-1].replace("q=Kanarienvogel", ""), path


def test_readers_get_no_cookie_and_a_strict_policy(library, client):
    for path in [*LISTS, library[0].url]:
        answer = client.get(path)
        assert not answer.cookies, path
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "Cookie" not in answer.get("Vary", ""), path


def test_counts_of_filters_are_true(library, client):
    """Every option leaves as many texts as it says, and „alle“ as many as there are without it."""
    for path in (
        "/blog/",
        "/blog/?thema=wohnen",
        "/blog/?stimme=partei&thema=wasser",
        "/geschichte/",
        "/geschichte/?stimme=partei",
    ):
        for filter in client.get(path).context["filters"]:
            for option in filter.options:
                left = client.get(path.split("?")[0] + option.url).context["texts"].paginator.count
                assert left == option.count, (path, filter.label, option)


@pytest.mark.parametrize(
    "query", ["?seite=99", "?seite=x", "?jahr=0", "?jahr=99999", "?thema=%00", "?stimme='--", "?art=" + "x" * 5000]
)
def test_nonsense_in_the_address_is_no_error(library, client, query):
    for path in ("/blog/", "/geschichte/", "/publikationen/", "/schwerpunkte/boden/"):
        assert client.get(path + query).status_code == 200


def test_titles_of_lists_say_what_is_chosen(library, client):
    title = client.get("/blog/?thema=wohnen&stimme=partei").content.decode().split("<title>")[1].split("</title>")[0]
    assert title == "Thema Wohnen, Stimme Partei, Blog – Kommunalsozialismus"


def test_topics_of_a_text_lead_to_lists_that_hold_it(library, client):
    for text in (library[0], next(text for text in library if isinstance(text, HistoricalReport)), library[-1]):
        for topic in client.get(text.url).context["belongings"]["topics"]:
            assert text.title in client.get(topic.url).content.decode(), topic.url
