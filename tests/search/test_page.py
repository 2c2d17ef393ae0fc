"""/suche/ for readers: what narrows results down, honest words, ways on, suggestions, the feed."""

import re
from xml.etree import ElementTree

import pytest

from portal.search import collecting, directory, knowing
from tests import factories
from tests.patience import A_SECOND, quickest
from tests.search.test_hidden import WORD
from tests.search.things import index_texts

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(client, **asked) -> str:
    return client.get("/suche/", asked).content.decode()


def words_of(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def offered(page: str) -> dict[str, int]:
    """Link → the number beside it, of all filters."""
    rows = re.findall(r'filters__link" href="([^"]+)"[^>]*>[^<]* <span class="filters__count">(\d+)', page)
    return {address.replace("&amp;", "&"): int(number) for address, number in rows}


@pytest.fixture
def rents(site):
    """Rents in two Länder, in two kinds of things."""
    munich = factories.make_municipality("München", ags="09162000", federal_state="BY")
    factories.make_article("Mieten senken")
    factories.make_filing("Mieten erfassen", decision="adopted")
    factories.make_filing("Mieten begrenzen", municipality=munich, decision="rejected")


def test_every_filter_leaves_what_it_promises(client, rents):
    links = offered(page_of(client, q="Mieten"))
    assert links["?q=Mieten&art=einbringung"] == 2
    assert links["?q=Mieten&land=BY"] == 1
    for address, number in links.items():
        page = client.get(f"/suche/{address}").content.decode()
        assert f"{number} Treffer zu" in page, address


def test_what_was_chosen_can_be_lifted_one_by_one(client, rents):
    page = page_of(client, q="Mieten", art="einbringung", land="BY")
    assert 'chosen__lift" href="?q=Mieten&amp;land=BY"' in page
    assert 'chosen__lift" href="?q=Mieten&amp;art=einbringung"' in page
    assert "Land: Bayern" in page


def test_what_the_question_names_can_be_lifted_as_well(client, rents):
    page = page_of(client, q="Mieten land:bayern")
    assert "1 Treffer zu" in page
    assert (
        'chosen__lift" href="?q=Mieten" rel="nofollow"><span class="visually-hidden">Aufheben: </span>Land: Bayern'
        in page
    )


def test_choice_that_is_none_is_shown_and_can_be_lifted(client, rents):
    page = page_of(client, q="Mieten", land="xyz")
    assert "Land: xyz" in page
    assert "nichts gefunden" in page
    assert 'href="?q=Mieten">suchen Sie überall' in page


def test_results_with_some_of_the_words_say_so(client, site):
    index_texts("Zwiebelturm und Flechtwerk", "Nur ein Zwiebelturm", "Nur Flechtwerk")
    page = words_of(page_of(client, q="zwiebelturm flechtwerk"))
    assert "1 Treffer zu „ zwiebelturm flechtwerk “, danach 2 mit einem Teil davon" in page
    assert page.count("enthält nur einen Teil davon") == 2
    page = words_of(page_of(client, q="zwiebelturm gibtesnicht"))
    assert "Nichts enthält alles, wonach Sie suchen. 2 Treffer enthalten einen Teil davon." in page


def test_cut_results_say_over_how_many_was_counted(client, rents, monkeypatch):
    monkeypatch.setattr(collecting, "MOST", 2)
    assert "Gezählt über die besten 2 Treffer" in page_of(client, q="Mieten")


def test_mistake_is_corrected_and_the_choice_stays(client, site):
    factories.make_article("Rekommunalisierung der Wasserwerke")
    knowing.forget_words()
    page = page_of(client, q="Rekomunalisierung", art="blog")
    assert 'Meinten Sie <a href="?q=Rekommunalisierung&amp;art=blog">' in page


def test_municipality_stands_on_top(client, site):
    factories.make_municipality()
    assert re.search(r'hits__first.*href="/kommunen/06611000/">Kassel', page_of(client, q="Kassel"), re.DOTALL)


def test_nothing_found_offers_each_word_alone(client, site):
    page = page_of(client, q="xqzt brkw")
    assert 'href="?q=xqzt"' in page
    assert 'href="/mitmachen/"' in page


def test_page_without_question_says_what_can_be_typed(client, site):
    page = page_of(client)
    assert "titel:Miete" in page
    assert '<meta name="robots" content="noindex">' in page
    assert client.get("/suche/").cookies == {}


def test_synonym_that_was_found_says_so(client, site):
    factories.make_article("Ein neuer Kindergarten")
    assert '<mark>Kindergarten</mark><span class="visually-hidden"> (gleichbedeutend)</span>' in page_of(
        client, q="Kita"
    )


@pytest.mark.parametrize(
    "question",
    [
        "a" * 100_000,
        '"' * 100_000,
        "-x " * 30_000,
        "titel:" * 20_000,
        "\x00\ufffe<script>",
        "land:\x00",
        "%%%' OR 1=1 --",
    ],
    ids=len,
)
@pytest.mark.parametrize("path", ["/suche/", "/suche/vorschlaege/", "/feeds/suche/"])
def test_hostile_question_is_answered_at_once(client, rents, path, question):
    client.get(path, {"q": "Mieten"})
    asked, answers = {"q": question, "seite": "٣", "art": question[:90]}, []
    assert quickest(lambda: answers.append(client.get(path, asked))) < A_SECOND
    answer = answers[0]
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.replace(b'<script type="module"', b"") or path != "/suche/"
    if path == "/feeds/suche/":
        ElementTree.fromstring(answer.content)


def test_drafts_are_in_no_page_count_suggestion_or_feed(client, site):
    factories.make_article(f"Entwurf {WORD}", live=False, standfirst=WORD)
    factories.make_motion(f"Entwurf {WORD}", live=False)
    factories.make_filing(f"Entwurf {WORD}", live=False)
    knowing.forget_words()
    page = page_of(client, q=WORD)
    assert "Nichts gefunden" in page
    assert offered(page) == {}
    assert f"Entwurf {WORD}" not in page
    for path in (f"/suche/vorschlaege/?q={WORD[:-3]}", f"/feeds/suche/?q={WORD[:-3]}"):
        assert WORD not in client.get(path).content.decode().replace(f"q={WORD}", "")
    assert f"Entwurf {WORD}" not in client.get(f"/antraege/?q={WORD}").content.decode()


@pytest.mark.parametrize("number", [1, 200])
def test_page_costs_the_same_for_one_and_for_two_hundred(client, site, django_assert_max_num_queries, number):
    index_texts(*(f"Zwiebelturm {place}" for place in range(number)))
    client.get("/suche/?q=zwiebelturm")
    for path in (
        "/suche/?q=zwiebelturm",
        "/suche/?q=zwiebelturm&seite=9",
        "/suche/?q=zwibelturm",
        "/suche/?art=stimme",
    ):
        with django_assert_max_num_queries(8):
            client.get(path)


def test_suggestions_are_told_apart_and_lead_somewhere(client, site):
    motion = factories.make_motion("Trinkwasser für alle")
    for _ in range(2):
        factories.make_filing("Trinkwasser für alle", motion=motion)
    knowing.forget_words()
    answer = client.get("/suche/vorschlaege/?q=trinkw")
    rows = answer.json()
    assert len(rows) <= 10
    assert len({(row["text"], row["kind"]) for row in rows}) == len(rows)
    assert {"text": motion.title, "kind": "Antrag", "url": motion.get_absolute_url()} in rows
    assert answer["Cache-Control"] == "public, max-age=60"
    assert client.get("/suche/vorschlaege/").json() == []


def test_feed_holds_what_answers_completely(client, rents):
    page = page_of(client, q="Mieten", art="einbringung")
    assert 'href="/feeds/suche/?q=Mieten&amp;art=einbringung"' in page
    answer = client.get("/feeds/suche/?q=Mieten&art=einbringung")
    feed = ElementTree.fromstring(answer.content)
    assert {entry.findtext(f"{ATOM}title").split(": ")[-1] for entry in feed.iter(f"{ATOM}entry")} == {
        "Mieten erfassen",
        "Mieten begrenzen",
    }
    again = client.get("/feeds/suche/?q=Mieten&art=einbringung", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert b"<entry>" not in client.get("/feeds/suche/").content


def test_like_this_lists_neighbours_and_nothing_hidden(client, site):
    body = "<p>Das Klärwerk heizt mit Fernwärme.</p>"
    for number in range(3):
        factories.make_article(f"Fernwärme aus Abwasser {number}", body=body)
    article = factories.make_article("Fernwärme im Klärwerk", body=body)
    assert f'href="/suche/?wie=text-{article.pk}"' in client.get(article.url).content.decode()
    page = client.get(f"/suche/?wie=text-{article.pk}").content.decode()
    assert page.count("Fernwärme aus Abwasser") == 3
    article.unpublish()
    page = client.get(f"/suche/?wie=text-{article.pk}").content.decode()
    assert "gibt es hier nicht oder nicht mehr" in page
    assert "Fernwärme" not in page
    assert client.get("/suche/?wie=%00x-9999999999999").status_code == 200


def test_directory_finds_what_readers_mean(client, site):
    factories.make_motion("Schutz für Mieter*innen")
    factories.make_motion("Trinkbrunnen bauen")
    assert directory.motions("-x") == []
    for question in ("Mieterinnen", "mieter schutz"):
        page = client.get("/antraege/", {"q": question}).content.decode()
        assert "1 Antrag mit" in page, question
        assert "Schutz für Mieter*innen" in page
