"""„Was geändert werden musste, um zu gewinnen“: worked out when filings are written, counted on pages."""

import pytest

from motionkit import markdown
from motionkit.text import as_data
from portal.motions.comparing.fates import fates_of
from portal.motions.comparing.footing import fitted_like
from portal.motions.comparing.winning import Winning, winning
from portal.motions.models import Filing, Motion
from portal.motions.register import actions
from portal.motions.register.figures import figures_of
from portal.places import finding
from portal.places.local_facts import place_of
from tests import factories

pytestmark = pytest.mark.django_db
BODY = """## Beschlussvorschlag

[[Gremium|Nominativ]] möge beschließen:

1. {#kataster} Die Verwaltung legt [[Gremium|Dativ]] bis zum [[Berichtsfrist]] ein Kataster vor.

2. {#meldung} Sie richtet eine Stelle für Meldungen ein.

3. {#satzung wenn="land:NW"} Sie legt eine Satzung vor.

## Hinweise

Vorher fragen.
"""
LOCAL = """## Beschlussvorschlag

Die Stadtverordnetenversammlung möge beschließen:

1. Die Verwaltung legt der Stadtverordnetenversammlung bis zum 30. Juni 2027 ein Kataster vor.

2. Sie prüft, ob sich eine Stelle für Meldungen einrichten lässt.
"""


def data(body: str, title: str = "Leerstand erfassen") -> dict:
    return as_data(markdown.read(f"# {title}\n\nArt: Antrag\n\n{body}"))


@pytest.fixture
def model(site) -> Motion:
    return factories.make_motion(slug="leerstand", body=BODY)


def filed(model: Motion, body: str = LOCAL, decision: str = "adopted", **fields) -> Filing:
    given = {"motion": model, "version": model.versions.first(), "text": data(body)} | fields
    return factories.make_filing(decision=decision, **given)


def counted(model: Motion) -> Winning:
    return winning(model, figures_of(Filing.objects.public().for_motion(model), cases=True))


def test_names_and_filled_gaps_are_no_change(model):
    """Kassel is in Hessen: the clause for NW was never meant for it, so nobody struck it."""
    assert filed(model).clause_fates == {"kataster": "kept", "meldung": "changed"}


def test_a_gap_that_was_replaced_by_something_else_is_a_change(model):
    filing = filed(model, LOCAL.replace("bis zum 30. Juni 2027", "bald"))
    assert filing.clause_fates["kataster"] == "changed"


def test_text_full_of_gaps_is_compared_as_it_is(model):
    text = model.motion_text
    before, after = fitted_like(text, text, place_of(factories.make_municipality()))
    assert before == after
    assert "[[Gremium|Dativ]]" in before.clauses[0].text


def test_fates_follow_the_text_and_the_version(model):
    filing = filed(model, version=None)
    assert filing.clause_fates == {}
    actions.tell_facts(by=None, filing=filing, version=model.versions.first())
    assert filing.clause_fates["meldung"] == "changed"
    actions.tell_facts(by=None, filing=filing, text=data(LOCAL.split("2. Sie")[0]))
    assert filing.clause_fates == {"kataster": "kept", "meldung": "struck"}
    assert filing.events.last().changes["text"][1].startswith("1 Punkte, Prüfsumme")
    actions.tell_facts(by=None, filing=filing, text={})
    assert filing.clause_fates == fates_of(filing) == {}


def test_counts_only_what_was_adopted_public_real_and_of_this_motion(model):
    filed(model)
    filed(model, LOCAL.split("2. Sie")[0], decision="adopted_amended")
    filed(model, decision="rejected")
    filed(model, live=False)
    filed(model, is_example=True)
    filed(factories.make_motion(slug="anderer", body=BODY))
    result = counted(model)
    assert (result.texts, result.is_example) == (2, False)
    assert {one.id: one.numbers for one in result.clauses} == {
        "kataster": {"kept": 2, "changed": 0, "struck": 0},
        "meldung": {"kept": 0, "changed": 1, "struck": 1},
    }
    assert [one.sentence for one in result.hardest] == ["in 1 geändert, in 1 gestrichen (von 2)"]


def test_bars_fill_the_row_exactly(model):
    for body in (LOCAL, LOCAL, LOCAL.split("2. Sie")[0]):
        filed(model, body)
    for clause in counted(model).clauses:
        assert clause.bars[0][1] == 0
        assert sum(width for _, _, width in clause.bars) == 100


def test_pages_show_the_clauses_and_lead_to_the_cases(client, model):
    filing = filed(model)
    page = client.get("/antraege/leerstand/verbreitung/").content.decode()
    assert f"/antraege/leerstand/vergleich/?von=1&amp;bis=einbringung-{filing.pk}" in page
    assert "in 1 geändert (von 1)" in page
    assert "Ein angenommener Antrag, dessen Wortlaut wir kennen" in page
    assert "#gewinnen-2" in client.get("/antraege/leerstand/").content.decode()
    comparison = client.get(f"/antraege/leerstand/vergleich/?von=1&bis=einbringung-{filing.pk}").content.decode()
    assert "Die Vorlage ist hier für Kassel ausgefüllt" in comparison
    assert "Punkt 2 geändert" in comparison or "Punkt 2 abgeschwächt" in comparison


def test_without_texts_the_page_invites(client, model):
    factories.make_filing(motion=model, decision="adopted")
    page = client.get("/antraege/leerstand/verbreitung/").content.decode()
    assert "Das lässt sich noch nicht sagen" in page
    assert "um zu gewinnen" not in client.get("/antraege/leerstand/").content.decode()


def test_filing_page_says_what_is_different(client, model):
    filing = filed(model)
    page = client.get(filing.get_absolute_url()).content.decode()
    assert "Was gegenüber der Vorlage anders ist" in page
    assert f"vergleich/?von=1&amp;bis=einbringung-{filing.pk}" in page
    Motion.objects.filter(pk=model.pk).update(live=False)
    assert "Vorlage anders" not in client.get(filing.get_absolute_url()).content.decode()


def test_three_hundred_filings_cost_what_one_costs(client, model, django_assert_max_num_queries):
    one = filed(model)
    fields = {
        "motion": model,
        "version": one.version,
        "municipality": one.municipality,
        "title": "x",
        "stage": "decided",
    }
    rows = [
        Filing(decision="adopted", is_public=True, text=one.text, clause_fates=one.clause_fates, **fields)
        for _ in range(299)
    ]
    client.get("/antraege/leerstand/")
    finding.index()
    Filing.objects.bulk_create(rows)
    client.get("/antraege/leerstand/")  # Each process reads once what is new among the texts.
    for path, most in {
        "": 8,
        "verbreitung/": 8,
        "verbreitung/?wie=Darmstadt": 8,
        "vergleich/": 8,
        "versionen/": 4,
    }.items():
        with django_assert_max_num_queries(most):
            page = client.get(f"/antraege/leerstand/{path}").content.decode()
        assert len(page) < 100_000
    page = client.get("/antraege/leerstand/verbreitung/").content.decode()
    assert "in 300 geändert (von 300)" in page
    assert "und 292 weitere" in page
