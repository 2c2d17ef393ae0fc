"""The family of a motion: versions, local versions made from them, who, when, why, and ways to compare."""

import re

import pytest

from portal.motions.comparing.family import family_context
from portal.motions.models import Motion, MotionVersion
from tests import factories

pytestmark = pytest.mark.django_db


def publish(motion: Motion, reasoning: str, note: str = "", reason: str = "") -> MotionVersion:
    motion.text = {**motion.text, "reasoning": reasoning}
    motion.change_note, motion.change_reason = note, reason
    motion.save()
    return motion.versions.first()


@pytest.fixture
def model(site) -> Motion:
    """Two versions, a local version of the first one, a copy of that copy, and a third version since."""
    voice = factories.make_voice("Erika Beispiel")
    model = factories.make_motion("Leerstand erfassen", slug="leerstand", authors=[voice])
    publish(model, "neu", "Begründung neu", "Weil gefragt wurde.")
    kassel = factories.make_motion("In Kassel", slug="kassel", parent=model, municipality=factories.make_municipality())
    publish(kassel, "örtlich", "Zahlen ergänzt")
    factories.make_motion(
        "In Fulda", slug="fulda", parent=kassel, municipality=factories.make_municipality("Fulda", ags="06631009")
    )
    publish(model, "noch neuer", "Frist geändert")
    return model


def test_tree_holds_every_version_below_what_it_was_made_from(model):
    tree = family_context(model)["tree"]
    assert [node.version.number for node in tree.versions] == [3, 2, 1]
    third, second, first = tree.versions
    assert third.made == first.made == []
    kassel = second.made[0]
    assert [node.version.number for node in kassel.versions] == [2, 1]
    assert [branch.motion.slug for branch in kassel.versions[0].made] == ["fulda"]


def test_page_says_who_when_why_and_leads_to_comparisons(client, model):
    page = client.get("/antraege/leerstand/versionen/").content.decode()
    for words in ("Weil gefragt wurde.", "Erika Beispiel", "Kassel: Zahlen ergänzt", "Daraus entstanden"):
        assert words in page
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/antraege/[^"]*vergleich/\?[^"]*)"', page)]
    wanted = ["von=2&bis=3", "von=1&bis=2", "von=kassel.1&bis=kassel.2", "von=2&bis=kassel.1", "von=2&bis=kassel.2"]
    for query in [*wanted, "von=kassel.2&bis=fulda.1"]:
        assert f"/antraege/leerstand/vergleich/?{query}" in links
    assert all(client.get(link).status_code == 200 for link in links)
    assert "Was sich an der Vorlage seither geändert hat" in page


def test_drawing_says_nothing_that_the_list_does_not(client, model):
    page = client.get("/antraege/leerstand/versionen/").content.decode()
    drawing = re.search(r"<svg class=\"lineage__drawing.*?</svg>", page, re.DOTALL)[0]
    assert 'aria-hidden="true"' in drawing
    assert "<text" not in drawing
    assert "<title" not in drawing
    assert drawing.count("<circle") == page.count("versions__entry") == 6


def test_local_version_leads_back_to_its_model_while_that_is_public(client, model):
    assert "/antraege/leerstand/versionen/" in client.get("/antraege/kassel/versionen/").content.decode()
    Motion.objects.filter(pk=model.pk).update(live=False)
    page = client.get("/antraege/kassel/versionen/")
    assert page.status_code == 200
    assert "/antraege/leerstand/" not in page.content.decode()


def test_withdrawn_branch_is_not_in_the_tree(client, model):
    Motion.objects.filter(slug="kassel").update(live=False)
    page = client.get("/antraege/leerstand/versionen/").content.decode()
    assert "Zahlen ergänzt" not in page
    assert "In Fulda" in page  # Nobody withdrew it.


def test_page_costs_the_same_for_many_copies(client, model, django_assert_max_num_queries):
    place = factories.make_municipality()
    for number in range(40):
        factories.make_motion(f"Örtlich {number}", slug=f"oertlich-{number}", parent=model, municipality=place)
    with django_assert_max_num_queries(4):
        page = client.get("/antraege/leerstand/versionen/").content.decode()
    assert "lineage__drawing" not in page
    assert page.count("Mit der Vorlage vergleichen") == 43
