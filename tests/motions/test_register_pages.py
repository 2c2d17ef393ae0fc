"""The register's pages: true figures, honest denominators, nothing hidden shown, few queries whatever is in it."""

import csv
import datetime
import io
import json
import re

import pytest
from django.core.exceptions import ValidationError

from motionkit.progress import DECISIONS, FINAL_DECISIONS, STAGES
from portal.motions.models import Filing, Motion
from portal.motions.register import actions, downloads, history
from portal.motions.register.dots import filing_map
from portal.motions.register.figures import figures_of
from portal.motions.register.outcomes import OUTCOMES, outcome_of
from portal.places import finding
from portal.places.models import Municipality
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Zitronenfalterprobe"


@pytest.fixture
def motion(site) -> Motion:
    return factories.make_motion("Leerstand erfassen", slug="leerstand")


def town(ags: str) -> Municipality:
    return Municipality.objects.get(ags=ags)


def some_filings(motion) -> None:
    factories.make_filing(
        "Leerstand", motion=motion, municipality=town("06611000"), decision="adopted", implementation="done"
    )
    factories.make_filing("Leerstand", motion=motion, municipality=town("15002000"), decision="rejected")
    factories.make_filing("Leerstand", motion=motion, municipality=town("05315000"), decision="referred")
    factories.make_filing("Leerstand", motion=motion, municipality=town("06633"), decision="settled_by_statement")
    factories.make_filing("Anderes", municipality=town("11003"), decision="adopted_amended")
    factories.make_filing(CANARY, motion=motion, municipality=town("06611000"), decision="adopted", live=False)


def test_every_standing_has_an_outcome():
    assert {outcome_of("decided", decision).code for decision in FINAL_DECISIONS | {"unknown"}} <= {
        one.code for one in OUTCOMES
    }
    for stage in STAGES:
        for decision in DECISIONS:
            assert outcome_of(stage, decision) in OUTCOMES


def test_every_outcome_finds_exactly_its_filings(motion):
    some_filings(motion)
    public = Filing.objects.public()
    found = {one.code: set(public.filter(one.where)) for one in OUTCOMES}
    assert sum(map(len, found.values())) == public.count() == len(set().union(*found.values()))
    assert all(
        outcome_of(filing.stage, filing.decision).code == code for code, group in found.items() for filing in group
    )


def test_rate_counts_what_is_decided_and_nothing_else(motion):
    some_filings(motion)
    figures = figures_of(Filing.objects.public().for_motion(motion))
    assert (figures.filed, figures.total.decided, figures.total.adopted, figures.carried_out) == (4, 3, 1, 1)
    assert {rate.label: (rate.adopted, rate.decided) for rate in figures.by_land} == {
        "Hessen": (1, 2),
        "Nordrhein-Westfalen": (0, 0),
        "Sachsen-Anhalt": (0, 1),
    }


def test_examples_do_not_count_beside_real_filings(motion):
    example = factories.make_filing(
        "Leerstand", motion=motion, municipality=town("05315000"), decision="adopted", is_example=True
    )
    figures = figures_of(Filing.objects.public())
    assert (figures.is_example, figures.filed) == (True, 1)
    factories.make_filing("Leerstand", motion=motion, municipality=town("06611000"), decision="rejected")
    figures = figures_of(Filing.objects.public())
    assert (figures.is_example, figures.filed, figures.total.adopted, figures.examples) == (False, 1, 0, 1)
    assert filing_map(figures).municipalities == 1
    assert example.is_public


@pytest.mark.parametrize("address", ["/antraege/verbreitung/", "/antraege/leerstand/verbreitung/"])
def test_spread_shows_figures_map_rates_and_list(client, motion, address, django_assert_max_num_queries):
    some_filings(motion)
    finding.index()
    with django_assert_max_num_queries(8):
        page = client.get(address).content.decode()
    assert "1 von 2" in page
    assert 'class="filing-map__drawing"' in page
    assert "Halle (Saale): Leerstand" in page
    assert CANARY not in page
    assert not client.get(address).cookies


def test_choice_narrows_list_figures_and_downloads_alike(client, motion):
    some_filings(motion)
    page = client.get("/antraege/leerstand/verbreitung/", {"ergebnis": "abgelehnt"}).content.decode()
    assert "1 Einbringung</h2>" in page
    assert "Halle (Saale)" in page
    assert "Kassel: Leerstand" not in page
    rows = json.loads(
        b"".join(client.get("/antraege/verbreitung/daten.json", {"antrag": "leerstand", "ergebnis": "abgelehnt"}))
    )
    assert [row["kommune"] for row in rows["filings"]] == ["Halle (Saale)"]


@pytest.mark.parametrize(
    "query", ["?land=XX", "?ergebnis=%00", "?groesse=riesig", "?seite=999", "?umsetzung=lila", "?wie=%F0%9F%A6%8B"]
)
def test_nonsense_in_the_address_is_answered(client, motion, query):
    some_filings(motion)
    assert client.get(f"/antraege/verbreitung/{query}").status_code == 200


def test_municipalities_like_mine_come_first(client, motion, django_assert_max_num_queries):
    some_filings(motion)
    finding.index()
    with django_assert_max_num_queries(8):
        page = client.get("/antraege/leerstand/verbreitung/", {"wie": "Darmstadt"}).content.decode()
    assert "Kassel: Leerstand" in page.split("Angenommen in Kommunen wie meiner")[1].split("Umsetzung")[0]
    assert "Welche meinen Sie?" in client.get("/antraege/verbreitung/", {"wie": "Neuenkirchen"}).content.decode()


def test_municipality_page_says_how_things_are_called_and_what_happened(client, motion, django_assert_max_num_queries):
    some_filings(motion)
    finding.index()
    with django_assert_max_num_queries(8):
        page = client.get("/kommunen/06611000/").content.decode()
    assert "Stadtverordnetenversammlung" in page
    assert "redaktionell zu prüfen" in page
    assert "Leerstand" in page
    assert CANARY not in page
    for ags in ("06633", "11003", "02002"):
        assert client.get(f"/kommunen/{ags}/").status_code == 200
    assert client.get("/kommunen/99999999/").status_code == 404


def test_dissolved_municipality_leads_to_its_successor(client, site):
    Municipality.objects.filter(ags="01051003").update(is_dissolved=True, successor="01051022")
    assert client.get("/kommunen/01051003/")["Location"] == "/kommunen/01051022/"


def test_filing_page_shows_the_whole_story(client, motion, django_assert_max_num_queries):
    filing = factories.make_filing(
        "Leerstand", motion=motion, municipality=town("06611000"), decision="adopted", raw_result="", reference="101.19.4",
    )  # fmt: skip
    actions.record_implementation(by=None, filing=filing, implementation="in_progress", note="Stelle ausgeschrieben")
    experience = actions.add_experience(by=None, filing=filing, helped="Ein Bündnis", by_name="Alex Beispiel")
    address = filing.get_absolute_url()
    with django_assert_max_num_queries(8):
        page = client.get(address).content.decode()
    assert "101.19.4" in page
    assert "Stelle ausgeschrieben" in page
    assert "Ein Bündnis" not in page
    actions.release_experience(by=factories.make_user(), experience=experience)
    assert "Ein Bündnis" in client.get(address).content.decode()
    assert client.get(address.replace("06611000", "15002000")).status_code == 404


@pytest.mark.parametrize("extension", ["docx", "pdf", "txt"])
def test_follow_up_question_is_for_this_council(client, motion, extension):
    filing = factories.make_filing("Leerstand", motion=motion, municipality=town("06611000"), decision="adopted")
    answer = client.get(f"{filing.get_absolute_url()}nachfrage.{extension}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    if extension == "txt":
        assert "Stadtverordnetenversammlung" in answer.content.decode()


def test_hidden_filing_is_nowhere(client, motion):
    filing = factories.make_filing(CANARY, motion=motion, municipality=town("06611000"), decision="adopted", live=False)
    base = filing.get_absolute_url()
    for path in (base, f"{base}nachfrage.docx", f"{base}frist.ics"):
        assert client.get(path).status_code == 404
    for path in ("/antraege/verbreitung/", "/antraege/leerstand/verbreitung/", "/kommunen/06611000/", "/", "/antraege/leerstand/", "/feeds/einbringungen/", "/feeds/faellig/", "/sitemap.xml"):  # fmt: skip
        assert CANARY not in client.get(path).content.decode()
    for extension in ("csv", "json"):
        assert CANARY.encode() not in b"".join(client.get(f"/antraege/verbreitung/daten.{extension}"))


@pytest.mark.parametrize("title", ["=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", 'a;b\n"c"'])
def test_csv_is_never_a_formula(client, motion, title):
    factories.make_filing(title, municipality=town("06611000"))
    text = b"".join(client.get("/antraege/verbreitung/daten.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert all(not cell or cell[0] not in "=+-@\t\r" for row in rows for cell in row.values())
    assert downloads.harmless("-12,5") == "-12,5"


def test_pages_stay_small_and_cheap_with_five_thousand_filings(client, motion, django_assert_max_num_queries):
    fields = {"motion": motion, "title": "Leerstand erfassen", "stage": "decided", "is_public": True}
    towns = Municipality.objects.municipalities().order_by("ags")[:5000]
    decisions = ["adopted", "rejected", "settled", "noted"]
    Filing.objects.bulk_create(
        Filing(municipality=one, decision=decisions[n % 4], **fields) for n, one in enumerate(towns)
    )
    finding.index()
    client.get("/")
    client.get("/antraege/leerstand/")  # Each process reads once what is new among the texts.
    for path in (
        "/",
        "/antraege/verbreitung/",
        "/antraege/leerstand/verbreitung/",
        "/antraege/leerstand/",
        "/kommunen/01001000/",
    ):
        with django_assert_max_num_queries(8):
            page = client.get(path).content
        assert len(page) <= 100_000, path
        drawn = re.search(rb"<svg class=\"filing-map__drawing.*?</svg>", page, re.DOTALL)
        assert not drawn or len(drawn[0]) <= 60_000


def test_list_with_evidence_costs_the_same(client, motion, django_assert_max_num_queries):
    for ags in ("06611000", "15002000", "05315000", "06633", "11003"):
        factories.make_filing(
            "Leerstand", motion=motion, municipality=town(ags), decision="adopted", implementation="done"
        )
    with django_assert_max_num_queries(5):
        client.get("/antraege/leerstand/verbreitung/")


def test_wordings_have_a_page_a_trial_and_a_download(client, site):
    page = client.get("/antraege/ergebnisse/", {"wortlaut": "mit 23 : 5 Stimmen geändert beschlossen"}).content.decode()
    assert "23 Ja, 5 Nein" in page
    assert (
        "<script>"
        not in client.get("/antraege/ergebnisse/", {"wortlaut": "<script>alert(1)</script>"}).content.decode()
    )
    assert client.get("/antraege/ergebnisse/tabelle.csv").status_code == 200
    assert client.get("/antraege/ergebnisse/tabelle.json").json()
    assert client.get("/antraege/ergebnisse/tabelle.exe").status_code == 404


@pytest.mark.parametrize("slug", ["verbreitung", "pruefen", "ergebnisse"])
def test_motion_cannot_take_the_address_of_a_page(site, slug):
    with pytest.raises(ValidationError, match="Kurznamen"):
        factories.make_motion(slug=slug).full_clean()


def test_events_are_told_once_and_in_words_of_people(client, motion):
    filing = factories.make_filing("Leerstand", motion=motion, municipality=town("06611000"), decision="adopted")
    told = history.told(filing.events.public())
    assert [one.said for one in told] == ["eingereicht", "angenommen"]
    feed = client.get("/feeds/einbringungen/", {"kommune": "06611000"}).content.decode()
    assert "Kassel: Leerstand – angenommen" in feed
    assert "Kassel" not in client.get("/feeds/einbringungen/", {"land": "BY"}).content.decode()
    actions.tell_facts(by=None, filing=filing, due_on=datetime.date(2026, 1, 1))
    assert "Kassel: Leerstand – Frist ist vorbei" in client.get("/feeds/faellig/").content.decode()
    assert filing.get_absolute_url() in client.get("/sitemap.xml").content.decode()


def test_find_municipality_leads_to_its_page(client, site):
    assert client.get("/kommunen/", {"kommune": "Kassel"})["Location"] == "/kommunen/06611000/"
    assert (
        "Neuenkirchen (Stade, Niedersachsen)" in client.get("/kommunen/", {"kommune": "Neuenkirchen"}).content.decode()
    )
    assert client.get("/kommunen/").status_code == 200
