"""The page of a debate and all that leads there: views, filter, numbers, feeds, descriptions, and what they cost."""

import datetime
import json
from xml.etree import ElementTree

import pytest
from django.urls import include
from django.urls import path as address

from portal.debates.contributions import Relation
from portal.people.models import VoiceKind
from portal.publishing.models import DebateFocus, DebateMotion
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
VIEWS = ["", "?ansicht=gespraech", "?ansicht=zeit", "?ansicht=positionen"]


@pytest.fixture
def debate(site):
    return factories.make_debate(
        introduction="<p>Zur Sache.</p>", summary="<p>Bisher einig.</p>", summary_note="Anfang"
    )


@pytest.fixture
def said(debate):
    """An opening, a contradiction, an addition to that, by three kinds of voice."""
    party, union, science = (
        factories.make_voice(name, kind=kind, slug=name.lower())
        for name, kind in (
            ("Liste", VoiceKind.PARTY),
            ("Bund", VoiceKind.TRADE_UNION),
            ("Institut", VoiceKind.ACADEMIA),
        )
    )
    day = datetime.date(2026, 3, 1)
    first = factories.make_article("Kaufen!", voices=[party], debate=debate, published_on=day)
    second = factories.make_article(
        "Lieber nicht",
        voices=[union, science],
        debate=debate,
        answers=first,
        relation=Relation.OBJECTION,
        published_on=day + datetime.timedelta(days=7),
    )
    third = factories.make_article(
        "Und der Preis",
        voices=[science],
        debate=debate,
        answers=second,
        relation=Relation.ADDITION,
        published_on=day + datetime.timedelta(days=9),
    )
    return first, second, third


def test_conversation_says_who_answers_whom(client, debate, said):
    page = client.get(debate.url)
    (top,) = page.context["threads"]
    assert top.contribution.title == "Kaufen!"
    assert top.answers[0].answers[0].contribution.title == "Und der Preis"
    words = page.content.decode()
    assert f'<b>Widerspruch gegen</b> <a href="#beitrag-{said[0].pk}">„Kaufen!“</a>' in words
    assert f'<b>Ergänzung zu</b> <a href="#beitrag-{said[1].pk}">„Lieber nicht“</a>' in words
    assert "3 Beiträge von 3 Stimmen" in words


def test_course_of_time_holds_the_summaries(client, debate, said):
    moments = client.get(debate.url + "?ansicht=zeit").context["moments"]
    assert [one.contribution.title if one.contribution else one.summary.note for one in moments] == [
        "Kaufen!",
        "Lieber nicht",
        "Und der Preis",
        "Anfang",
    ]


def test_positions_stand_side_by_side_by_kind_of_voice(client, debate, said):
    columns = client.get(debate.url + "?ansicht=positionen").context["columns"]
    found = {column.kind: [one.title for one in column.contributions] for column in columns}
    assert found == {
        VoiceKind.PARTY: ["Kaufen!"],
        VoiceKind.TRADE_UNION: ["Lieber nicht"],
        VoiceKind.ACADEMIA: ["Lieber nicht", "Und der Preis"],
    }


@pytest.mark.parametrize("view", VIEWS)
def test_filter_leaves_as_many_as_it_says(client, debate, said, view):
    (filter,) = client.get(debate.url + view).context["filters"]
    assert [option.label for option in filter.options] == ["alle", "Partei", "Gewerkschaft", "Wissenschaft"]
    for option in filter.options:
        page = client.get(debate.url + option.url)
        assert len(page.context["contributions"]) == option.count
        assert page.context["filtering"].view == (view.partition("=")[2] or "gespraech")


def test_answer_to_a_filtered_voice_leads_to_the_text_itself(client, debate, said):
    words = client.get(debate.url + "?stimme=gewerkschaft").content.decode()
    assert f'<b>Widerspruch gegen</b> <a href="{said[0].url}">„Kaufen!“</a>' in words


@pytest.mark.parametrize("query", ["?ansicht=x", "?stimme=%00", "?stimme='--", "?ansicht=zeit&stimme=" + "x" * 5000])
def test_nonsense_in_the_address_is_no_error(client, debate, said, query):
    assert client.get(debate.url + query).status_code == 200


def test_costs_the_same_with_two_and_with_two_hundred(client, debate, said, django_assert_max_num_queries):
    DebateFocus.objects.create(debate=debate, focus=factories.make_focus())

    def cost(view: str) -> int:
        with django_assert_max_num_queries(8) as queries:
            assert client.get(debate.url + view).status_code == 200
        return len(queries)

    client.get(debate.url)
    few = [cost(view) for view in VIEWS]
    above = said[2]
    for number in range(200):
        above = factories.make_article(f"Weiter {number}", debate=debate, answers=above, voices=list(said[0].authors))
    assert [cost(view) for view in VIEWS] == few
    for view in VIEWS:
        assert "Weiter 199" in client.get(debate.url + view).content.decode()


def test_list_shows_open_ones_first_and_filters(client, debate, said):
    closed = factories.make_debate("Schon entschieden?", slug="alt", closed_on=datetime.date(2026, 3, 1))
    page = client.get("/debatten/")
    assert [one.title for one in page.context["debates"]] == [debate.title, closed.title]
    words = page.content.decode()
    assert "3 Beiträge von 3 Stimmen" in words
    assert "10. März 2026" in words
    for option in page.context["filters"][0].options:
        left = client.get("/debatten/" + option.url).context["debates"]
        assert left.paginator.count == len(left) == option.count
    assert client.get("/debatten/?stand=quatsch&seite=99").status_code == 200


def test_list_costs_the_same_however_many(client, debate, said, django_assert_max_num_queries):
    client.get("/debatten/")
    with django_assert_max_num_queries(6) as few:
        client.get("/debatten/")
    for number in range(18):
        other = factories.make_debate(f"Frage {number}?", slug=f"frage-{number}")
        factories.make_article(f"Antwort {number}", debate=other, voices=list(said[0].authors))
    with django_assert_max_num_queries(6) as many:
        client.get("/debatten/")
    assert len(many) == len(few)


def test_closed_debate_invites_nobody(client, debate, said):
    assert f'href="/mitmachen/beitrag/?debatte={debate.slug}">Antworten' in client.get(debate.url).content.decode()
    debate.closed_on = datetime.date(2026, 4, 1)
    debate.save()
    words = client.get(debate.url).content.decode()
    assert "Antworten</a>" not in words
    assert "1. April 2026" in words
    assert "Selbst antworten" not in client.get(said[0].url).content.decode()


urlpatterns = [
    address("mitmachen/beitrag/", lambda request: None, name="offer"),
    address("", include("config.urls")),
]


@pytest.mark.urls(__name__)
def test_invitation_leads_to_the_form_once_there_is_one(client, debate, said):
    assert f"/mitmachen/beitrag/?debatte={debate.slug}" in client.get(debate.url).content.decode()
    words = client.get(said[0].url).content.decode()
    assert f"/mitmachen/beitrag/?debatte={debate.slug}&amp;antwort={said[0].slug}" in words


def test_debate_without_contributions_invites(client, debate):
    words = client.get(debate.url).content.decode()
    assert "Der erste Beitrag könnte von Ihnen sein." in words
    assert "noch kein Beitrag" in client.get("/debatten/").content.decode()


def test_machines_are_told(client, debate, said):
    words = client.get(debate.url).content.decode()
    data = json.loads(words.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["headline"], data["commentCount"]) == ("DiscussionForumPosting", debate.title, 3)
    assert data["comment"][1]["parentItem"]["url"] == data["comment"][0]["url"]
    assert "parentItem" not in data["comment"][0]
    assert f'<meta property="og:title" content="{debate.title}">' in words
    picture = client.get(debate.url + "vorschau.png")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert debate.url in client.get("/sitemap.xml").content.decode()


def test_description_cannot_leave_its_script(client, site):
    debate = factories.make_debate("Was ist </script><script>alert(1)</script>?", slug="boese")
    words = client.get(debate.url).content.decode()
    assert "<script>alert" not in words


def test_feeds_hold_contributions_of_this_debate_and_of_all(client, debate, said):
    other = factories.make_debate("Noch eine?", slug="noch-eine")
    factories.make_article("Woanders", debate=other)
    factories.make_article("Nirgends")

    def titles(path: str) -> set[str]:
        root = ElementTree.fromstring(client.get(path).content)
        return {entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")}

    mine = {"Kaufen!", "Lieber nicht", "Und der Preis"}
    assert titles(f"/feeds/debatten/{debate.slug}/") == mine
    assert titles("/feeds/debatten/") == mine | {"Woanders"}
    assert "/feeds/debatten/noch-eine/" in client.get("/feeds/").content.decode()


def test_text_names_what_it_answers_and_what_answers_it(client, debate, said):
    words = client.get(said[1].url).content.decode()
    head, _, rest = words.partition("</header>\n<div")
    assert f'Widerspruch gegen <a href="{said[0].url}">„Kaufen!“</a> von Liste' in head
    assert f'<a href="{debate.url}">{debate.title}</a>' in head
    answers = rest.split("Darauf antworten")[1].split("</section>")[0]
    assert said[2].url in answers
    assert "Ergänzung" in answers
    assert "Noch niemand." in client.get(said[2].url).content.decode()


def test_voice_shows_what_was_answered_to_it(client, debate, said):
    words = client.get("/stimmen/liste/").content.decode().split("Was darauf geantwortet wurde")[1]
    assert said[1].url in words
    assert "Widerspruch gegen „Kaufen!“" in words
    assert said[2].url not in words
    science = client.get("/stimmen/institut/").content.decode()
    assert "Was darauf geantwortet wurde" not in science  # Only it answered itself.


def test_motion_and_focus_lead_to_their_debates(client, debate, said):
    motion, focus = factories.make_motion("Netz zurück", slug="netz"), factories.make_focus("Energie")
    for path in ("/antraege/netz/", focus.url):
        assert debate.url not in client.get(path).content.decode()
    DebateMotion.objects.create(debate=debate, motion=motion)
    DebateFocus.objects.create(debate=debate, focus=focus)
    for path in ("/antraege/netz/", focus.url):
        assert f'<a href="{debate.url}">{debate.title}</a>' in client.get(path).content.decode(), path
    words = client.get(debate.url).content.decode()
    assert 'href="/antraege/netz/"' in words
    assert f'href="{focus.url}"' in words
