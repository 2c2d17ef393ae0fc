"""The feed of motions, and motions in the sitemap."""

import xml.etree.ElementTree as ET

import pytest

from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = pytest.mark.django_db


def entries(client, query: str = "") -> list[str]:
    tree = ET.fromstring(client.get(f"/feeds/antraege/{query}").content)
    return [entry.findtext(f"{ATOM}title") for entry in tree.iter(f"{ATOM}entry")]


def test_feed_holds_what_the_directory_would_list(client, site):
    factories.make_motion("In Hessen", law={"HE": "valid"})
    factories.make_motion("Hart", strength="hart", topics=[factories.make_topic("Wohnen")])
    assert entries(client) == ["Hart", "In Hessen"]
    assert entries(client, "?land=HE") == ["In Hessen"]
    assert entries(client, "?thema=wohnen&staerke=hart") == ["Hart"]
    assert entries(client, "?q=gibtesnicht") == []


def test_entries_have_the_address_as_id(client, site):
    motions = [factories.make_motion(f"Antrag {n}") for n in range(3)]
    ids = {
        entry.findtext(f"{ATOM}id")
        for entry in ET.fromstring(client.get("/feeds/antraege/").content).iter(f"{ATOM}entry")
    }
    assert ids == {f"http://testserver{motion.get_absolute_url()}" for motion in motions}


def test_feed_brings_up_a_motion_with_a_new_version(client, site):
    first = factories.make_motion("Zuerst")
    factories.make_motion("Danach")
    stamp = client.get("/feeds/antraege/")["ETag"]
    assert client.get("/feeds/antraege/", headers={"If-None-Match": stamp}).status_code == 304
    first.text = {**first.text, "reasoning": "Neu."}
    first.save()
    assert entries(client) == ["Zuerst", "Danach"]


def test_feed_knows_its_own_address_and_page(client, site):
    factories.make_motion(strength="hart")
    feed = client.get("/feeds/antraege/?sortierung=titel&staerke=hart").content.decode()
    assert 'href="http://testserver/feeds/antraege/?staerke=hart"' in feed
    assert 'href="http://testserver/antraege/?staerke=hart"' in feed


def test_feed_costs_the_same_however_many_there_are(client, site, django_assert_max_num_queries):
    for n in range(12):
        factories.make_motion(f"Antrag {n}", authors=[factories.make_voice(f"Stimme {n}")])
    with django_assert_max_num_queries(4):
        client.get("/feeds/antraege/")


def test_hostile_words_stay_words_in_the_feed(client, site):
    factories.make_motion(
        '<script>alert("x")</script>]]>',
        body="## Beschlussvorschlag\n\n1. <img src=x onerror=alert(1)>",
        summary="</summary><b>",
    )
    content = ET.fromstring(client.get("/feeds/antraege/").content).findtext(f".//{ATOM}content")
    assert "<img" not in content
    assert "&lt;img" in content


def test_sitemap_names_motions_and_their_versions(client, site):
    motion = factories.make_motion()
    sitemap = client.get("/sitemap.xml").content.decode()
    for path in ("/antraege/", motion.get_absolute_url(), motion.versions.get().get_absolute_url()):
        assert sitemap.count(f"<loc>http://testserver{path}</loc>") == 1
