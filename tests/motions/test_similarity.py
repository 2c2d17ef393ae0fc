"""Similar motions and the parent of a text: true at every moment, and never about what is not public."""

import threading
from functools import partial

import pytest

from motionkit.fitting import fit
from portal.motions import similarity
from portal.motions.models import Motion
from portal.motions.register import actions as register
from portal.motions.similarity import index
from portal.motions.similarity.questions import filings_like, titled_like
from portal.places.local_facts import place_of
from tests import factories
from tests.patience import A_SECOND, quickest

pytestmark = pytest.mark.django_db
CANARY = "quarzuhrpendel"
OWN = (
    "Die Verwaltung erfasst bis zum Jahresende alle Häuser, die länger als sechs Monate leer stehen, und nennt je "
    "Straße die Zahl der Wohnungen, das Baujahr und den Grund, aus dem niemand darin wohnt."
)
OTHER = (
    "An jeder Grundschule beginnt der Tag mit einem warmen Frühstück, das ohne Anmeldung und ohne Bezahlung allen "
    "Kindern offensteht und von der Küche des Schulverbands frisch gekocht wird."
)


def body(clause: str, reasons: str = "Es gibt gute Gründe.") -> str:
    opening = "[[Gremium|Nominativ]] möge beschließen:"
    return f"## Beschlussvorschlag\n\n{opening}\n\n1. {{#eins}} {clause}\n\n## Begründung\n\n{reasons}\n"


def make(title: str, clause: str = OWN, **fields) -> Motion:
    return factories.make_motion(title, body=body(clause), **fields)


def names(text: str) -> list[str]:
    return [motion.title for motion, _ in similarity.like_text(text)]


def test_motion_with_the_same_wording_is_shown_with_the_reason(client, site):
    first = make("Leerstand erfassen")
    make("Häuser zählen", OWN + " Danach berichtet sie.")
    make("Frühstück", OTHER)
    page = client.get(first.get_absolute_url()).content.decode()
    strip = page.split('id="aehnlich"')[1].split("</section>")[0]
    assert "Häuser zählen" in strip
    assert "Frühstück" not in strip
    assert "% des kürzeren Textes stehen in beiden: „" in strip
    assert "die länger als sechs Monate leer stehen" in strip


def test_motion_chosen_by_editors_is_not_shown_twice(client, site):
    other = make("Häuser zählen")
    first = make("Leerstand erfassen", related=[other])
    page = client.get(first.get_absolute_url()).content.decode()
    assert 'id="verwandt"' in page
    assert 'id="aehnlich"' not in page


def test_every_change_is_known_to_the_next_question(site):
    assert names(OWN) == []
    motion = make("Leerstand")
    assert names(OWN) == ["Leerstand"]
    motion.motion_text = motion.motion_text.with_clauses(())
    motion.text = {**motion.text, "reasoning": OTHER}
    motion.save()
    assert names(OTHER) == ["Leerstand"]
    motion.unpublish()
    assert names(OWN) == names(OTHER) == []
    motion.refresh_from_db()
    motion.live = True
    motion.save()
    assert names(OTHER) == ["Leerstand"]


def test_withdrawn_for_published_is_noticed(site):
    """The number of public motions stays, and there is no new version."""
    one, other = make("Eins"), make("Zwei", OTHER)
    other.unpublish()
    assert (names(OWN), names(OTHER)) == (["Eins"], [])
    one.unpublish()
    other.refresh_from_db()
    other.save_revision().publish()
    assert (names(OWN), names(OTHER)) == ([], ["Zwei"])


def test_what_another_process_changed_is_noticed(site):
    """An index of its own stands for the other process."""
    mine = index._Texts()
    make("Leerstand")
    assert [match.score for match in mine.query(OWN, 5, "", None)]
    Motion.objects.all().update(live=False)
    assert mine.query(OWN, 5, "", None) == []


@pytest.mark.parametrize("hidden", ["draft", "withdrawn", "draft of a public one"])
def test_what_is_not_public_is_never_proposed(client, site, hidden):
    secret = f"{OWN} {CANARY} pendelt."
    shown = make("Offen", OWN)
    if hidden == "draft of a public one":
        motion = make(f"Zweiter {OTHER[:20]}", OTHER)
        motion.motion_text = make(CANARY, secret, live=False).motion_text
        motion.save_revision()
    else:
        motion = make(CANARY, secret, live=hidden == "withdrawn")
        if hidden == "withdrawn":
            assert CANARY in names(secret)
            motion.unpublish()
    make(f"Fremd {CANARY}", secret, live=False, municipality=factories.make_municipality(), parent=shown)
    found = similarity.already_there(title=CANARY, text=secret)
    assert CANARY not in f"{found.models} {found.alike} {found.parent} {found.titled}"
    assert CANARY not in client.get(shown.get_absolute_url()).content.decode()


def test_index_that_lags_behind_proposes_nothing_hidden(client, site, monkeypatch):
    """Even if the stamp were wrong, every proposal passes public()."""
    shown, secret = make("Offen"), make(CANARY)
    assert CANARY in names(OWN)
    monkeypatch.setattr(index._Texts, "_renew", lambda self, seen: None)
    Motion.objects.filter(pk=secret.pk).update(live=False)
    assert names(OWN) == ["Offen"]
    assert similarity.parent_of(OWN).motion == shown
    assert CANARY not in client.get(shown.get_absolute_url()).content.decode()


def test_parent_is_the_model_and_the_version_it_was_fitted_from(site):
    motion = make("Leerstand")
    place = place_of(factories.make_municipality())
    old = fit(motion.motion_text, place).motion
    later = OWN.replace("bis zum Jahresende", "innerhalb eines halben Jahres")
    motion.motion_text = motion.motion_text.with_clauses(
        tuple(type(one)(one.id, later) for one in motion.motion_text.clauses)
    )
    motion.save()
    make("Frühstück", OTHER)
    for text, number in ((old, 1), (fit(motion.motion_text, place).motion, 2)):
        parent = similarity.parent_of(text)
        assert (parent.motion, parent.version.number, parent.is_sure) == (motion, number, True)


def test_old_wording_is_found_although_the_newest_version_says_something_else(site):
    motion = make("Leerstand")
    motion.motion_text = motion.motion_text.with_clauses(
        tuple(type(one)(one.id, OTHER) for one in motion.motion_text.clauses)
    )
    motion.save()
    assert similarity.parent_of(OWN).version.number == 1


def test_parent_of_a_local_version_is_its_model(site):
    model = make("Modell")
    make("Örtlich", OWN, municipality=factories.make_municipality(), parent=model)
    assert similarity.parent_of(OWN).motion == model


@pytest.mark.parametrize("text", ["", "   ", "Bänke.", "Ganz andere Worte über Parkbänke, Brunnen und Bäume am Markt."])
def test_text_of_nobody_has_no_parent(site, text):
    make("Leerstand")
    assert similarity.parent_of(text) is None
    assert not similarity.already_there(title="Brunnen", text=text)


def test_nearly_the_same_title_is_found(site):
    motion = make("Leerstand erfassen, Wohnungen zurückgewinnen")
    assert titled_like("Wohnungen zurückgewinnen – Leerstand erfassen") == motion
    assert titled_like("Schulfrühstück") is None
    assert similarity.already_there(title="LEERSTAND erfassen, Wohnungen zurückgewinnen!").models == [motion]


def test_decided_text_of_a_public_filing_is_found_and_a_hidden_one_is_not(site, editor):
    filing = factories.make_filing(final_text=OWN)
    factories.make_filing(final_text=OWN, live=False)
    assert list(filings_like(OWN)) == [filing.pk]
    register.hide_filing(by=editor, filing=filing, reason="Irrtum")
    assert filings_like(OWN) == {}


def test_question_costs_two_queries_for_any_number(site, django_assert_num_queries):
    for number in range(12):
        make(f"Antrag {number}", f"{OWN} Nummer {number}.")
    names(OWN)
    with django_assert_num_queries(2):
        assert len(names(OWN)) == 3


def test_hundred_kilobytes_are_answered_within_a_second(site):
    make("Leerstand")
    for text in ("a " * 50_000, OWN * 400, "[[" * 50_000, "x" * 100_000, "\x00\u202e" * 30_000):
        assert quickest(partial(similarity.already_there, title=text[:400], text=text)) < A_SECOND, text[:20]


def test_threads_take_turns(site):
    """Rows are made before: SQLite's test database belongs to one connection."""
    make("Leerstand")
    seen = Motion.objects.annotate(texts=index.stamp()).values_list("texts", flat=True).first()
    texts = index._Texts()
    texts.query(OWN, 5, "", seen)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(texts.query(OWN, 5, "", seen)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8
