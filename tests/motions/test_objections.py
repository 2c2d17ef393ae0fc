"""/antraege/<slug>/einwaende/: only what is public and sourced, narrowed by kind, Land and point, in few queries."""

import io
import zipfile

import docx
import pytest

from portal.motions.models import Objection
from portal.motions.models.rebuttal import RebuttalSource
from tests import factories

pytestmark = pytest.mark.django_db
MOST = 8


@pytest.fixture
def motion(site):
    return factories.make_motion(slug="leerstand")


def page_of(client, query: str = "") -> str:
    response = client.get(f"/antraege/leerstand/einwaende/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_objection_reply_source_and_where_it_worked(client, motion):
    filing = factories.make_filing(motion=motion, decision="adopted", is_example=True)
    factories.make_objection(
        motion=motion, clause="satzung", url="https://www.gesetze-im-internet.de/", worked_in=[filing]
    )
    page = page_of(client)
    for words in ("„Das ist zu teuer.“", "Der Haushalt entscheidet.", "Art. 28 Abs. 2 GG", "1. März 2026", "Punkt 2"):
        assert words in page
    assert 'href="/antraege/leerstand/#punkt-satzung"' in page
    assert filing.get_absolute_url() in page
    assert "erfundenes Beispiel" in page
    assert 'id="kosten"' in page


def test_what_is_not_public_is_nowhere(client, motion):
    factories.make_objection("quarzuhr Entwurf", motion=motion, live=False)
    factories.make_objection("quarzuhr ohne Quelle", motion=motion, source="", clause="kataster")
    two = factories.make_objection("Zwei Antworten", motion=motion)
    two.rebuttals = [*two.rebuttals.all(), factories.make_rebuttal("quarzuhr ohne Beleg", source="")]
    two.save()
    hidden = factories.make_filing("quarzuhr verborgen", motion=motion, live=False, decision="adopted")
    factories.make_objection("Andere", motion=motion, worked_in=[hidden])
    pages = ["einwaende/", "einwaende/?art=kosten", "", "versionen/", "einwaende/vorschlagen/"]
    for page in (client.get(f"/antraege/leerstand/{path}").content.decode() for path in pages):
        assert "quarzuhr" not in page
        assert hidden.get_absolute_url() not in page
    assert "Wo sie getragen hat" not in page_of(client)
    word = client.get("/antraege/leerstand/einwaende/spickzettel.docx").content
    assert "quarzuhr" not in " ".join(one.text for one in docx.Document(io.BytesIO(word)).paragraphs)
    assert client.get("/antraege/leerstand/").context["objections"].number == 2


def test_objections_of_a_hidden_motion_are_not_there(client, site):
    motion = factories.make_motion(slug="entwurf", live=False)
    factories.make_objection(motion=motion)
    for path in ("", "spickzettel.docx", "vorschlagen/"):
        assert client.get(f"/antraege/entwurf/einwaende/{path}").status_code == 404


def test_draft_of_a_public_objection_changes_nothing(client, motion):
    objection = factories.make_objection(motion=motion)
    objection.words = "quarzuhr"
    objection.rebuttals = [*objection.rebuttals.all(), factories.make_rebuttal("quarzuhr")]
    objection.save_revision()
    assert "quarzuhr" not in page_of(client)
    assert "Das ist zu teuer." in page_of(client)


def fill(motion, number: int) -> None:
    for place in range(number):
        filing = factories.make_filing(motion=motion, decision="adopted")
        factories.make_objection(
            f"Einwand {place}", motion=motion, clause="kataster", kind="law", worked_in=[filing], order=place
        )


@pytest.mark.parametrize("path", ["/antraege/leerstand/einwaende/", "/antraege/leerstand/"])
def test_pages_cost_the_same_with_one_and_with_a_hundred(client, motion, path, django_assert_num_queries):
    client.get("/schwerpunkte/")
    fill(motion, 1)
    client.get(path)  # Each process reads once what is new among the texts.
    with django_assert_num_queries(MOST if path.endswith("leerstand/") else 5):
        client.get(path)
    fill(motion, 99)
    client.get(path)
    with django_assert_num_queries(MOST if path.endswith("leerstand/") else 5):
        page = client.get(path).content.decode()
    assert "Einwand 0" in page
    assert ("100 Einwände" in page) == path.endswith("einwaende/") or "Alle 100" in page


def test_motion_page_links_points_and_names_the_first(client, motion):
    for place, words in enumerate(["Erster", "Zweiter", "Dritter", "Vierter"]):
        factories.make_objection(words, motion=motion, clause="satzung", order=place)
    page = client.get("/antraege/leerstand/").content.decode()
    assert 'href="/antraege/leerstand/einwaende/?punkt=satzung">4 Einwände</a>' in page
    assert "Alle 4 mit Erwiderung und Quelle" in page
    assert page.index("Erster") < page.index("Dritter")
    assert "Vierter" not in page


def test_motion_without_objections_invites(client, motion):
    assert "Noch ist keiner gesammelt" in client.get("/antraege/leerstand/").content.decode()
    page = page_of(client)
    assert "Den ersten Einwand vorschlagen" in page
    assert client.get("/antraege/leerstand/einwaende/spickzettel.pdf").status_code == 404


def test_point_that_is_gone_leaves_the_objection_to_the_whole_motion(client, motion):
    factories.make_objection(motion=motion, clause="gibt-es-nicht")
    assert "gegen den ganzen Antrag" in page_of(client)
    assert "Das ist zu teuer." in page_of(client, "?punkt=ganzer-antrag")
    assert client.get("/antraege/leerstand/").context["objections"].by_clause == {}
    assert "Das ist zu teuer." not in page_of(client, "?punkt=gibt-es-nicht")


def test_land_keeps_what_holds_there(client, motion):
    objection = factories.make_objection(motion=motion, reply="Überall so.")
    objection.rebuttals = [*objection.rebuttals.all(), factories.make_rebuttal("Nur hier so.", land="HE")]
    objection.save()
    factories.make_objection("Nur in Bayern", motion=motion, reply="Bayern.", land="BY")
    everywhere, hesse, berlin = page_of(client), page_of(client, "?land=HE"), page_of(client, "?land=BE")
    assert "Gilt nur in Hessen" in everywhere
    assert ("Nur hier so." in hesse, "Nur in Bayern" in hesse) == (True, False)
    assert ("Überall so." in berlin, "Nur hier so." in berlin) == (True, False)
    assert "Überall so." not in page_of(client, "?land=XX")
    word = client.get("/antraege/leerstand/einwaende/spickzettel.docx?land=HE").content
    words = " ".join(one.text for one in docx.Document(io.BytesIO(word)).paragraphs)
    assert "Nur in Hessen: Nur hier so." in words
    assert "Bayern" not in words


def test_filters_count_what_each_choice_leaves(client, motion):
    factories.make_objection("A", motion=motion, kind="law", clause="satzung")
    factories.make_objection("B", motion=motion, kind="law")
    factories.make_objection("C", motion=motion, kind="staff", clause="satzung")
    response = client.get("/antraege/leerstand/einwaende/?punkt=satzung")
    counts = {one.name: {option.label: option.count for option in one.options} for one in response.context["filters"]}
    assert counts["art"] == {"alle": 2, "Recht": 1, "Personal": 1}
    assert counts["punkt"] == {"alle": 3, "ganzer Antrag": 1, "Punkt 2": 2}
    assert "noindex" in response.content.decode()


@pytest.mark.parametrize("query", ["?art=%00", "?art=" + "x" * 5000, "?land=<script>", "?punkt='--", "?seite=9"])
def test_strange_addresses_are_harmless(client, motion, query):
    factories.make_objection(motion=motion)
    assert "<script>" not in page_of(client, query)


def test_words_are_escaped(client, motion):
    hostile = '<script>alert(1)</script> "x" {{ 7|add:7 }} ‮'
    factories.make_objection(hostile, motion=motion, reply=hostile, source=hostile)
    for path in ("/antraege/leerstand/einwaende/", "/antraege/leerstand/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("extension", ["docx", "odt", "pdf"])
def test_crib_is_a_download_of_what_was_chosen(client, motion, extension):
    factories.make_objection(motion=motion)
    response = client.get(f"/antraege/leerstand/einwaende/spickzettel.{extension}?art=kosten")
    assert response.status_code == 200
    assert "Spickzettel" in response["Content-Disposition"]
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(f"/antraege/leerstand/einwaende/spickzettel.{extension}?art=recht").status_code == 404


@pytest.mark.parametrize("extension", ["md", "exe", "docx.html"])
def test_crib_has_no_other_formats(client, motion, extension):
    factories.make_objection(motion=motion)
    assert client.get(f"/antraege/leerstand/einwaende/spickzettel.{extension}").status_code == 404


def test_objection_without_its_last_source_is_gone(client, motion):
    objection = factories.make_objection(motion=motion)
    RebuttalSource.objects.all().delete()
    assert not Objection.objects.public().exists()
    assert objection.words not in page_of(client)


def test_package_of_the_fitted_motion_holds_the_crib_of_its_land(client, motion, django_assert_max_num_queries):
    factories.make_objection("Allgemein", motion=motion, clause="kataster", reply="In [[Kommune|Dativ]] gilt das.")
    factories.make_objection("Nur Bayern", motion=motion, land="BY")
    factories.make_objection("Gegen den Punkt, der hier fehlt", motion=motion, clause="satzung")
    path = "/antraege/leerstand/anpassen/?ags=06611000&ohne=satzung"
    with django_assert_max_num_queries(MOST):
        page = client.get(path).content.decode()
    assert "Einwände und Erwiderungen" in page
    response = client.post(path, {"datei": "zip"}, headers={"Sec-Fetch-Site": "same-origin"})
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        name = next(name for name in archive.namelist() if "Einwaende" in name)
        words = " ".join(one.text for one in docx.Document(io.BytesIO(archive.read(name))).paragraphs)
    assert "„Allgemein“ (Kosten, zu Punkt 1) In Kassel gilt das. Quelle: Art. 28 Abs. 2 GG (1. März 2026)" in words
    assert "Bayern" not in words


def test_package_without_objections_has_no_crib(client, motion):
    response = client.post(
        "/antraege/leerstand/anpassen/?ags=06611000", {"datei": "zip"}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert not [name for name in archive.namelist() if "Einwaende" in name]
