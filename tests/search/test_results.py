"""/suche/: motions and texts that hold every word."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_search_finds_motions_and_texts(client, site):
    factories.make_motion("Leerstand erfassen", body="## Begründung\n\nEin Straßenbaum.")
    factories.make_article("Was Leerstand kostet")
    page = client.get("/suche/?q=leerstand").content.decode()
    assert "1 Antrag und 1 Text zu" in page
    assert "Leerstand erfassen" in page
    assert "Was Leerstand kostet" in page
    assert "1 Antrag und 0 Texte" in client.get("/suche/?q=Straßenbaum").content.decode()


def test_search_with_many_motions_leads_on_to_the_directory(client, site, django_assert_max_num_queries):
    for n in range(12):
        factories.make_motion(f"Leerstand {n}")
    with django_assert_max_num_queries(6):
        page = client.get("/suche/?q=Leerstand").content.decode()
    assert page.count('class="leads__entry"') == 10
    assert 'href="/antraege/?q=Leerstand">Alle 12 im Verzeichnis' in page


def test_search_without_any_hit_says_where_to_look(client, site):
    assert "nichts gefunden" in client.get("/suche/?q=gibtesnicht").content.decode()


@pytest.mark.parametrize("question", ["", "%00", "%25", '"><script>', "a " * 500])
def test_search_with_senseless_questions_is_a_page(client, site, question):
    factories.make_motion()
    assert client.get("/suche/", {"q": question}).status_code == 200
