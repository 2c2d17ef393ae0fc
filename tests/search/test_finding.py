"""Questions and their answers: facets, fields, quotation marks, corrections, suggestions, neighbours."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.people.models import VoiceKind
from portal.search import collecting, finding, knowing, neighbours
from portal.search.finding import search, suggest
from tests import factories
from tests.patience import A_SECOND, quickest
from tests.search.things import index_texts, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns(site):
    """A few things about rents, in two Länder and years, of several kinds."""
    union = factories.make_voice("Rosa Beispiel", kind=VoiceKind.TRADE_UNION)
    topic = factories.make_topic("Wohnen")
    article = factories.make_article("Mieten senken", voices=[union], published_on=datetime.date(2024, 5, 1))
    article.topics.set([topic])
    article.save()
    factories.make_analysis("Was Mieten treibt", published_on=datetime.date(2025, 5, 1))
    munich = factories.make_municipality("München", ags="09162000", federal_state="BY")
    factories.make_filing("Mieten erfassen", decision="adopted")
    factories.make_filing("Mieten begrenzen", municipality=munich, decision="rejected")


def counts(results, name):
    facet = next(facet for facet in results.facets if facet.name == name)
    return {option.value: option.count for option in facet.options}


def test_facets_count_what_choosing_them_leaves(towns):
    found = search("mieten")
    assert found.complete == found.total == found.counted == 4
    assert counts(found, "art") == {"blog": 1, "analyse": 1, "einbringung": 2}
    assert counts(found, "land") == {"BY": 1, "HE": 1}
    assert counts(found, "ergebnis") == {"angenommen": 1, "abgelehnt": 1}
    for facet in found.facets:
        for option in facet.options:
            assert search("mieten", narrowing={facet.name: option.value}).total == option.count


def test_chosen_facet_still_counts_its_other_values(towns):
    found = search("mieten", narrowing={"art": "einbringung", "land": "HE"})
    assert [hit.url.startswith("/kommunen/") for hit in found.hits] == [True]
    assert counts(found, "art") == {"einbringung": 1}
    assert counts(found, "land") == {"BY": 1, "HE": 1}
    assert next(facet for facet in found.facets if facet.name == "land").everything == 2


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("mieten art:blog", {"Mieten senken"}),
        ("mieten art:Analyse", {"Was Mieten treibt"}),
        ("mieten land:hessen", {"Mieten erfassen"}),
        ("mieten land:BY", {"Mieten begrenzen"}),
        ("mieten jahr:2024", {"Mieten senken"}),
        ("mieten thema:wohnen", {"Mieten senken"}),
        ("mieten stimme:gewerkschaft", {"Mieten senken"}),
        ("mieten ergebnis:abgelehnt", {"Mieten begrenzen"}),
        ("titel:senken", {"Mieten senken"}),
        ("titel:mieten art:blog", {"Mieten senken"}),
        ("art:einbringung ergebnis:angenommen", {"Mieten erfassen"}),
        ("mieten land:xyz", set()),
        ("mieten -senken -treibt -erfassen", {"Mieten begrenzen"}),
        ('"mieten senken"', {"Mieten senken"}),
        ("„was mieten treibt“", {"Was Mieten treibt"}),
        ("»mieten erfassen«", {"Mieten erfassen"}),
        ("-mieten", set()),
        ("", set()),
    ],
)
def test_fields_phrases_and_exclusions_mean_what_they_say(towns, question, expected):
    assert set(titles(question)) == expected


def test_results_that_were_cut_are_narrowed_by_the_engine(towns, monkeypatch):
    monkeypatch.setattr(collecting, "MOST", 2)
    wide = search("mieten")
    assert (wide.total, wide.complete, wide.counted, wide.is_cut) == (2, 4, 2, True)
    narrow = search("mieten", narrowing={"land": "BY"})
    assert [hit.kind for hit in narrow.hits] == ["einbringung"]
    assert narrow.complete == 1


def test_pages_follow_one_another_without_gaps(site):
    index_texts(*(f"Zwiebelturm {number}" for number in range(25)))
    pages = [search("zwiebelturm", page=number) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [10, 10, 5]
    assert len({hit.id for page in pages for hit in page.hits}) == 25
    assert search("zwiebelturm", page=99).page == 3


def test_answers_with_some_of_the_words_come_after_and_are_marked_so(site):
    entries = index_texts("Zwiebelturm und Flechtwerk", "Nur ein Zwiebelturm", "Nur Flechtwerk")
    found = search("zwiebelturm flechtwerk")
    assert [hit.is_complete for hit in found.hits] == [True, False, False]
    assert found.hits[0].id == entries["Zwiebelturm und Flechtwerk"]
    assert (found.complete, found.step) == (1, "all")
    assert search("zwiebelturm gibtesnicht").step == "some"


def test_snippet_shows_where_a_long_text_holds_it(site):
    index_texts("Vorrede. " * 3_000 + "Hier steht der Zwiebelturm.")
    (hit,) = search("Zwiebeltürme").hits
    assert ("Zwiebelturm", "form") in [(part.text, part.reason) for part in hit.snippet]
    assert sum(len(part.text) for part in hit.snippet) < 300


def test_markup_in_texts_and_questions_stays_text(client, site):
    index_texts("<script>alert(1)</script> Zwiebelturm & <b>Flechtwerk</b>")
    page = client.get("/suche/", {"q": "zwiebelturm <script>alert(2)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "<b>Flechtwerk" not in page
    assert "&lt;b&gt;Flechtwerk" in page


def test_mistake_in_typing_is_corrected(site):
    factories.make_article("Rekommunalisierung der Wasserwerke")
    knowing.forget_words()
    assert search("Rekomunalisierung").corrected == "Rekommunalisierung"
    assert search("Rekommunalisierung").corrected == ""


def test_municipality_is_found_beside(site):
    assert search("Kassel").places[0].ags == "06611000"
    assert search("34117").hits == []


def test_suggestions_are_words_places_and_titles(site):
    article = factories.make_article("Wasserwerke zurückkaufen")
    knowing.forget_words()
    found = suggest("wasserw")
    assert ("Wasserwerke", "wort") in [(one.text, one.kind) for one in found]
    assert (article.title, article.get_url()) in [(one.text, one.url) for one in found]
    assert suggest("die wasserw")[0].text == "die Wasserwerke"
    assert "kommune" in {one.kind for one in suggest("kassel")}
    assert suggest("") == suggest("x") == []


def test_neighbours_share_rare_words(site):
    for number in range(3):
        factories.make_article(f"Fernwärme aus Abwasser {number}", body="<p>Das Klärwerk heizt mit Fernwärme.</p>")
    factories.make_article("Mieten senken")
    heat = factories.make_article("Fernwärme im Klärwerk", body="<p>Fernwärme heizt.</p>", standfirst="Wie es wärmt.")
    entry = finding.entry_of("text", heat.pk)
    near = neighbours.related(entry, 3)
    assert [one.title.startswith("Fernwärme") for one in near] == [True] * 3
    assert entry not in near


@pytest.mark.parametrize(
    "question", ["a" * 100_000, "Mieter*innen " * 8_000, '"' * 100_000, "-x " * 30_000, "art:" * 20_000]
)
def test_very_long_question_takes_no_time(site, question):
    assert quickest(lambda: (search(question), suggest(question))) < A_SECOND


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80), st.sampled_from(["", "titel:", "land:", '"', "-", "§ "]))
def test_any_question_is_answered(towns, text, before):
    search(before + text, narrowing={"land": text[:80]})
    suggest(text)


def test_suggestions_offer_one_form_of_a_word(site):
    for name in ("Zwiebelturm", "Zwiebelturm", "Zwiebeltürme", "Zwiebelturmbau"):
        factories.make_article(name)
    knowing.forget_words()
    assert [one.text for one in suggest("zwiebelt") if one.kind == "wort"] == ["Zwiebelturm", "Zwiebelturmbau"]
