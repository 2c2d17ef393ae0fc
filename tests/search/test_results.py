"""/suche/: a plain list of what was found."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_search_finds_motions_and_texts(client, site):
    factories.make_motion("Leerstand erfassen", body="## Begründung\n\nEin Straßenbaum.")
    factories.make_article("Was Leerstand kostet")
    page = client.get("/suche/?q=leerstand").content.decode()
    assert "2 Treffer zu" in page
    assert "<mark>Leerstand</mark> erfassen" in page
    assert "Was <mark>Leerstand</mark> kostet" in page
    assert "1 Treffer zu" in client.get("/suche/?q=Straßenbäume").content.decode()


def test_search_costs_the_same_for_one_and_many(client, site, django_assert_max_num_queries):
    for number in range(25):
        factories.make_motion(f"Leerstand {number}")
    client.get("/suche/?q=Leerstand")
    for page in (1, 2, 3):
        with django_assert_max_num_queries(8):
            assert "Leerstand" in client.get(f"/suche/?q=Leerstand&seite={page}").content.decode()


def test_search_without_any_hit_says_where_to_look(client, site):
    assert "nichts gefunden" in client.get("/suche/?q=gibtesnicht").content.decode()


@pytest.mark.parametrize("question", ["", "%00", "%25", '"><script>', "a " * 500, "art:", "land:xx", "-", '"'])
def test_search_with_senseless_questions_is_a_page(client, site, question):
    factories.make_motion()
    assert client.get("/suche/", {"q": question}).status_code == 200
