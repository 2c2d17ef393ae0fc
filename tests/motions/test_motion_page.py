"""/antraege/<slug>/: a motion in its form, with everything that belongs to it."""

import datetime

import pytest
from django.template.loader import render_to_string

from portal.motions.models import LegalState, Motion
from portal.people.models import VoiceKind
from portal.publishing.models import FocusMotion, TextMotion
from tests import factories

MOST = 8
TODAY = datetime.date.today()
pytestmark = pytest.mark.django_db


def page_of(client, motion: Motion) -> str:
    return client.get(motion.get_absolute_url()).content.decode()


def rich_motion(**fields) -> Motion:
    """A motion that has everything a page can show, several times."""
    voices = [factories.make_voice(f"Stimme {n}", kind=VoiceKind.ALLIANCE) for n in range(3)]
    motion = factories.make_motion(
        topics=[factories.make_topic(name) for name in ("Wohnen", "Energie")],
        authors=voices,
        law={"HE": "valid", "NW": "adapt", "HH": "inadmissible"},
        license=factories.make_license(),
        arguments="### Zahlen\n\nOhne sie geht nichts.",
        related=[factories.make_motion("Milieuschutz"), factories.make_motion("Boden behalten")],
        **fields,
    )
    for n in range(3):
        TextMotion.objects.create(text=factories.make_article(f"Analyse {n}"), motion=motion)
        FocusMotion.objects.create(focus=factories.make_focus(f"Schwerpunkt {n}"), motion=motion)
    return motion


def test_motion_page_costs_few_queries(client, site, django_assert_max_num_queries):
    motion = rich_motion()
    for note in ("zweite", "dritte"):
        motion.text = {**motion.text, "reasoning": note}
        motion.save()
    client.get("/schwerpunkte/")  # Wagtail learns once, and keeps, where its pages begin.
    client.get(motion.get_absolute_url())  # The index of similar wording reads what has changed, once.
    with django_assert_max_num_queries(MOST):
        client.get(motion.get_absolute_url())


def test_clauses_have_an_address_by_number_and_by_id(client, site):
    page = page_of(client, factories.make_motion())
    for anchor in ("beschluss-1", "beschluss-2", "punkt-kataster", "punkt-satzung"):
        assert page.count(f'id="{anchor}"') == 1
    assert 'href="#beschluss-2"' in page


def test_what_is_special_about_a_clause_is_said_in_words(client, site):
    page = page_of(client, factories.make_motion())
    for words in (
        "nur in der harten Variante",
        "kann entfallen",
        "nur in Hessen und Nordrhein-Westfalen",
        "ab 20.000 Einwohner*innen",
    ):
        assert words in page


def test_gaps_are_marked_and_explained_once(client, site):
    page = page_of(client, factories.make_motion())
    assert page.count('<mark class="gap">[Gremium]</mark>') == 2
    assert page.count("<dt>Gremium</dt>") == 1
    assert "Tag, bis zu dem berichtet wird" in page


def test_a_misspelt_placeholder_stays_as_it_was_typed(client, site):
    page = page_of(client, factories.make_motion(body="## Begründung\n\nIn [[Komune]] fehlt etwas."))
    assert '<mark class="gap gap--unknown">[[Komune]]</mark>' in page


def test_questions_are_called_questions(client, site):
    motion = factories.make_motion(body="## Fragen\n\n1. {#stand} Wie ist der Stand?")
    motion.kind = "inquiry"
    motion.save()
    assert '<h2 class="sheet__title" id="beschluss">Fragen</h2>' in page_of(client, motion)


def test_law_names_all_sixteen_laender_with_a_word(client, site):
    page = page_of(client, factories.make_motion(law={"HE": "valid", "NW": "adapt", "HH": "inadmissible"}))
    assert page.count('class="law__code"') == 16
    for word in ("gilt", "anpassen", "nicht zulässig", "ungeprüft"):
        assert f">{word}</span>" in page


def test_law_with_an_overdue_review_warns(client, site):
    motion = factories.make_motion(law={"HE": "valid"}, legal_as_of=TODAY, review_due=TODAY)
    assert "überfällig" not in page_of(client, motion)
    LegalState.objects.update(review_due=TODAY - datetime.timedelta(days=1))
    page = page_of(client, motion)
    assert "Diese Prüfung ist überfällig." in page
    assert "überfällig seit" in page


def test_law_without_any_judgement_says_so(client, site):
    page = page_of(client, factories.make_motion())
    assert "Hier hat noch niemand nachgesehen." in page
    assert "noch ungeprüft" in page


def test_background_leads_both_ways(client, site):
    motion = rich_motion()
    page = page_of(client, motion)
    assert "Analyse 1" in page
    assert "Schwerpunkt 1" in page
    assert motion.get_absolute_url() in client.get("/blog/analyse-1/").content.decode()
    assert motion.get_absolute_url() in client.get("/schwerpunkte/schwerpunkt-1/").content.decode()


def test_background_hides_what_is_not_public(client, site):
    motion = factories.make_motion()
    TextMotion.objects.create(text=factories.make_article("Entwurfstext", live=False), motion=motion)
    FocusMotion.objects.create(focus=factories.make_focus("Entwurfsschwerpunkt", live=False), motion=motion)
    page = page_of(client, motion)
    assert "Entwurf" not in page


def test_related_motions_hide_what_is_not_public(client, site):
    hidden = factories.make_motion("Geheimer Entwurf", live=False)
    assert "Geheimer Entwurf" not in page_of(client, factories.make_motion(related=[hidden]))


def test_motion_with_the_least_is_a_page(client, site):
    motion = factories.make_motion("Kurz", body="", summary="")
    assert client.get(motion.get_absolute_url()).status_code == 200


def test_home_shows_figures_that_are_true(client, site):
    assert "Musteranträge" not in client.get("/").content.decode()
    factories.make_motion(topics=[factories.make_topic("Wohnen")])
    factories.make_motion(live=False)
    page = client.get("/").content.decode()
    assert "<dt>Musteranträge</dt><dd>1</dd>" in page
    assert "<dt>eingebracht</dt><dd>0</dd>" in page


def test_motion_that_was_never_saved_can_be_previewed(rf, site):
    motion = Motion(title="Noch nicht gesichert", summary="Bald.")
    context = motion.get_preview_context(rf.get("/"), "")
    assert "Noch nicht gesichert" in render_to_string("motions/motion.html", context)


def test_marks_that_turn_the_order_of_letters_are_on_no_page(client, site):
    mark = "\u202e"
    motion = factories.make_motion(
        f"Titel{mark}", summary=f"Satz{mark}", arguments=f"Grund{mark}", credits=f"Dank{mark}", legal_note=f"Recht{mark}",
        change_note=f"Neu{mark}", change_reason=f"Weil{mark}",
    )  # fmt: skip
    motion.legal_states = [
        LegalState(federal_state="HE", status="valid", note=f"Hinweis{mark}", source=f"Quelle{mark}")
    ]
    motion.save()
    for path in ("", "versionen/", "versionen/1/"):
        assert mark not in client.get(motion.get_absolute_url() + path).content.decode()
