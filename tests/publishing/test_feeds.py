"""Atom feeds and the sitemap."""

import datetime

import pytest
from defusedxml import ElementTree

from portal.people.models import VoiceKind
from portal.publishing.models import Text
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def texts(site):
    union = factories.make_voice("Runde", kind=VoiceKind.TRADE_UNION, slug="runde")
    focus = factories.make_focus("Boden", slug="boden")
    made = [
        factories.make_article(
            "Beitrag <1>", voices=[union], body='<p>Siehe <a href="/blog/">Blog</a> &amp; mehr.</p>'
        ),
        factories.make_analysis("Analyse 1"),
        factories.make_report("Bericht 1"),
        factories.make_publication("Handbuch 1"),
    ]
    made[0].focuses.set([focus])
    made[0].save()
    return made


def titles(answer) -> set[str]:
    return {entry.find(f"{ATOM}title").text for entry in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/feeds/alles/", {"Beitrag <1>", "Analyse 1", "Bericht 1", "Handbuch 1"}),
        ("/feeds/blog/", {"Beitrag <1>", "Analyse 1"}),
        ("/feeds/analysen/", {"Analyse 1"}),
        ("/feeds/geschichte/", {"Bericht 1"}),
        ("/feeds/publikationen/", {"Handbuch 1"}),
        ("/feeds/schwerpunkte/boden/", {"Beitrag <1>"}),
        ("/feeds/stimmen/gewerkschaft/", {"Beitrag <1>"}),
        ("/feeds/stimmen/partei/", set()),
        ("/stimmen/runde/feed/", {"Beitrag <1>"}),
    ],
)
def test_feeds_hold_what_they_promise(texts, client, path, expected):
    answer = client.get(path)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert titles(answer) == expected


def test_an_entry_is_whole(texts, client):
    entry = next(
        entry
        for entry in ElementTree.fromstring(client.get("/feeds/blog/").content).iter(f"{ATOM}entry")
        if entry.find(f"{ATOM}title").text == "Beitrag <1>"
    )
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Runde"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{texts[0].url}"
    assert 'href="http://testserver/blog/"' in entry.find(f"{ATOM}content").text
    assert entry.find(f"{ATOM}published").text


def test_an_unchanged_feed_is_not_sent_again(texts, client):
    first = client.get("/feeds/alles/")
    assert client.get("/feeds/alles/", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get("/feeds/alles/", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304


def test_a_feed_changes_with_its_texts(texts, client):
    first = client.get("/feeds/alles/")["ETag"]
    texts[0].unpublish()
    second = client.get("/feeds/alles/")["ETag"]
    revision = texts[1].specific.save_revision()
    Text.objects.filter(pk=texts[1].pk).update(last_published_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    revision.publish()
    assert len({first, second, client.get("/feeds/alles/")["ETag"]}) == 3


def test_feeds_that_do_not_exist(texts, client):
    for path in ("/feeds/stimmen/niemand/", "/feeds/schwerpunkte/nichts/", "/stimmen/niemand/feed/"):
        assert client.get(path).status_code == 404


def test_the_sitemap_names_every_public_page_and_no_draft(texts, client):
    factories.make_article("Entwurf", slug="entwurf", live=False)
    found = [
        element.text
        for element in ElementTree.fromstring(client.get("/sitemap.xml").content).iter()
        if element.tag.endswith("loc")
    ]
    assert len(found) == len(set(found))
    assert f"http://testserver{texts[0].url}" in found
    assert not any("entwurf" in address for address in found)
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address
