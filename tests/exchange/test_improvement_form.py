"""/antraege/…/verbessern/: proposed in the browser without an account, previewed, taken once, refused kindly."""

import html
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.exchange.models import Improvement, SendingCount
from portal.exchange.reporting import limits, links
from tests import factories
from tests.exchange.improvements import (
    FORM,
    NEW_REASONING,
    PRIVATE,
    better,
    make_motion,
    send,
    token_of,
    told,
)
from tests.exchange.reports import OWN, stamp
from tests.patience import A_SECOND, quickest

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>\u202e\x00\x1b[31m{{ 7*7 }}\u2066 "


@pytest.fixture
def motion(site):
    return make_motion()


def page(response) -> str:
    return response.content.decode()


def test_form_holds_every_part_of_the_current_version(client, motion):
    markup = page(client.get(FORM))
    assert 'value="Leerstand erfassen"' in markup
    for clause in motion.motion_text.clauses:
        assert f'name="punkt-{clause.id}"' in markup
        assert clause.text in markup
        assert f'name="streichen" value="{clause.id}"' in markup
    for part in ("opening_formula", "reasoning", "funding_proposal", "climate_impact", "sources", "footnotes", "hints"):
        assert f'name="teil-{part}"' in markup, part
    assert "Neuer Punkt" in markup
    assert f'href="{motion.get_absolute_url()}leerstand.docx"' in markup
    assert "[[Gremium|Dativ]]</dt>" in markup


def test_motion_page_leads_to_the_form(client, motion):
    assert f'href="{FORM}"' in page(client.get(motion.get_absolute_url()))


@pytest.mark.parametrize("slug", ["gibtesnicht", "entwurf", "oertlich"])
def test_only_public_model_motions_are_improved(client, motion, slug):
    make_motion(slug="entwurf", live=False)
    make_motion(slug="oertlich", municipality=factories.make_municipality())
    assert client.get(f"/antraege/{slug}/verbessern/").status_code == 404


def test_proposal_is_previewed_sent_and_followed_by_its_link(client, motion):
    data = told(motion, better(motion), credit="Rosa L.")
    preview = page(client.post(FORM, data, headers=OWN))
    assert "So lesen wir Ihren Vorschlag" in preview
    assert "Punkt 3 neu, Begründung ergänzt." in preview
    assert "<ins>" in preview
    assert "Verbessert auf Vorschlag von <bdi>Rosa L.</bdi>" in preview
    assert not Improvement.objects.exists()
    thanks = send(client, data)
    found = Improvement.objects.get()
    assert found.motion_text == better(motion)
    assert (found.base.number, found.state, found.credit, found.source) == (1, "received", "Rosa L.", "form")
    assert found.summary.endswith("Punkt 3 neu, Begründung ergänzt.")
    own = client.get(f"{PRIVATE}{token_of(thanks)}/")
    assert "wartet auf die Redaktion" in page(own)
    assert "öffentliches" in page(own)


def hidden_of(markup: str) -> dict:
    """The hidden fields of a page, as a browser would send them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', markup):
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


def test_what_the_preview_sends_is_what_was_typed(client, motion):
    hidden = hidden_of(page(client.post(FORM, told(motion, better(motion), email="r@beispiel.example"), headers=OWN)))
    back = page(client.post(FORM, hidden | {"schritt": "aendern"}, headers=OWN))
    assert NEW_REASONING in back
    assert 'value="r@beispiel.example"' in back
    send(client, hidden)
    assert Improvement.objects.get().motion_text == better(motion)


def test_conditions_of_clauses_and_what_the_form_does_not_show_stay(client, motion):
    send(client, told(motion, better(motion)))
    second = Improvement.objects.get().motion_text.clauses[1]
    assert (second.strength, second.optional, bool(second.condition)) == ("hart", True, True)


def test_clause_is_struck_or_emptied_or_put_in_between(client, motion):
    data = told(motion, streichen=["kataster"])
    preview = page(client.post(FORM, data, headers=OWN))
    assert "Punkt 1 gestrichen." in preview
    emptied = page(client.post(FORM, told(motion) | {"punkt-kataster": " "}, headers=OWN))
    assert "Punkt 1 gestrichen." in emptied
    new = told(motion) | {"punkt": ["kataster", "satzung", "punkt-neu"], "punkt-punkt-neu": "Mittendrin."}
    send(client, new | {"nach-punkt-neu": "kataster"})
    assert [clause.id for clause in Improvement.objects.get().motion_text.clauses] == [
        "kataster",
        "punkt-neu",
        "satzung",
    ]


def test_one_more_clause_is_offered_without_script_and_nothing_is_lost(client, motion):
    data = told(motion, better(motion), schritt="ergaenzen", why="")
    markup = page(client.post(FORM, data, headers=OWN))
    assert NEW_REASONING in markup
    assert markup.count("Wo soll er stehen?") == 2
    assert 'role="alert"' not in markup


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"why": ""}, "Ohne Grund können wir nicht entscheiden."),
        ({"why": " \n"}, "Ohne Grund können wir nicht entscheiden."),
        ({"teil-title": ""}, "Bitte geben Sie dem Antrag einen Titel."),
        ({"teil-footnotes": "ohne Klammer: x y"}, "ist keine Fußnote"),
        ({"email": "keine"}, "E-Mail"),
        ({"website": "https://werbung.example"}, "unsichtbares Feld"),
        ({"credit": "x" * 121}, "höchstens"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(client, motion, fields, said):
    response = send(client, told(motion, better(motion)) | fields)
    assert response.status_code == 200
    assert said in page(response)
    assert NEW_REASONING in page(response)
    assert not Improvement.objects.exists()


def test_proposal_without_any_change_is_asked_for_one(client, motion):
    assert "Bis jetzt ist alles wie in der Fassung" in page(send(client, told(motion)))
    assert not Improvement.objects.exists()


def test_lost_and_misspelt_placeholders_are_noticed(client, motion):
    text = motion.motion_text
    first = replace(text.clauses[0], text="Die Verwaltung legt [[Stadrat]] bis Mai ein Kataster vor.")
    preview = page(client.post(FORM, told(motion, text.with_clauses((first, *text.clauses[1:]))), headers=OWN))
    assert "Ist das gewollt?" in preview
    assert "[[Gremium|Dativ]] kommt nicht mehr vor" in preview
    assert "„Stadrat“ ist kein Platzhalter" in preview


def test_proposal_remembers_the_version_it_was_made_from(client, motion):
    first = motion.motion_text
    motion.motion_text = replace(first, facts="Neu.")
    motion.save()
    markup = page(client.post(FORM, told(motion, replace(first, reasoning="Anders."), why=""), headers=OWN))
    assert "Es gibt inzwischen Fassung 2" in markup
    send(client, told(motion, replace(first, reasoning="Anders.")))
    found = Improvement.objects.get()
    assert (found.base.number, found.motion_text.facts) == (1, "")


def test_unknown_version_is_the_newest(client, motion):
    for number in ("99", "x", "9" * 40, "²"):
        assert client.post(FORM, told(motion, better(motion), fassung=number), headers=OWN).status_code == 200


def test_same_form_sent_twice_is_one_proposal_with_one_link(client, motion):
    data = told(motion, better(motion))
    first, second = (send(client, data) for _ in range(2))
    assert token_of(first) == token_of(second)
    assert Improvement.objects.count() == 1
    assert {row.number for row in SendingCount.objects.all()} == {1}
    assert Improvement.objects.get().token_hash == links.hash_of(token_of(first))


def test_form_that_was_sent_too_quickly_or_too_late_or_forged_is_sent_again(client, motion):
    for wrong, said in ((stamp(0), "schneller"), (stamp(25 * 3600), "lange offen"), ("x:y:z", "lange offen")):
        response = send(client, told(motion, better(motion), stempel=wrong))
        assert said in page(response)
        assert "Familien" in page(response)
    assert not Improvement.objects.exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://boese.example"}, {"X": "y"}])
def test_form_of_another_site_is_refused(client, motion, headers):
    assert send(client, told(motion, better(motion)), headers=headers).status_code == 403
    assert not Improvement.objects.exists()


def test_flood_is_held_back_and_nothing_is_lost(client, motion, monkeypatch):
    monkeypatch.setattr(limits, "PER_NETWORK", 0)
    held = send(client, told(motion, better(motion)))
    assert (held.status_code, held["Retry-After"]) == (429, "3600")
    assert NEW_REASONING in page(held)
    assert not Improvement.objects.exists()


def test_no_page_sets_a_cookie_or_is_cached(client, motion):
    for response in (
        client.get(FORM),
        client.post(FORM, told(motion, better(motion)), headers=OWN),
        send(client, told(motion, better(motion))),
    ):
        assert not response.cookies
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")


def test_hundred_kilobytes_of_hostile_text_come_back_escaped_within_a_second(client, motion):
    long = HOSTILE * 2600
    assert len(long) > 100_000
    for field in ("punkt-kataster", "teil-reasoning", "teil-title", "teil-sources", "teil-footnotes", "why", "credit"):
        sent, answers = told(motion) | {field: long}, []
        assert quickest(lambda sent=sent, got=answers: got.append(send(client, sent))) < A_SECOND, field
        response = answers[0]
        assert response.status_code == 200, field
        assert "<script>alert" not in page(response)
        assert "Noch nicht gesendet" in page(response)
        assert page(response).count("alert(1)") >= 2600, field
    assert not Improvement.objects.exists()


def test_hundred_kilobytes_that_fit_are_compared_within_a_second(client, motion):
    long = (HOSTILE * 500)[:19_000]
    parts = dict.fromkeys(("punkt-kataster", "punkt-satzung", "teil-reasoning", "teil-facts", "teil-hints"), long)
    previews = []
    assert quickest(lambda: previews.append(client.post(FORM, told(motion) | parts, headers=OWN))) < A_SECOND
    assert "So lesen wir Ihren Vorschlag" in page(previews[0])
    token = token_of(send(client, told(motion) | parts | {"why": HOSTILE, "credit": HOSTILE}))
    owns = []
    assert quickest(lambda: owns.append(page(client.get(f"{PRIVATE}{token}/")))) < A_SECOND
    assert "<script>alert" not in owns[0]
    assert not set("\u202e\x00\x1b\u2066") & set(str(Improvement.objects.values().get()))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"punkt": ["../x", "A", "kataster"] * 300},
        {"punkt": [f"p{n}" for n in range(150)], **{f"punkt-p{n}": "x" for n in range(150)}},
        {"streichen": ["nichts"], "nach-kataster": "nichts", "weg": "erfunden", "teil-title": "\x00"},
    ],
)
def test_forms_that_nobody_typed_break_nothing(client, motion, data):
    assert client.post(FORM, data, headers=OWN).status_code == 200
    assert not Improvement.objects.exists()


def test_pages_cost_few_queries_for_one_and_many_clauses(client, motion):
    client.get(FORM)
    counts = []
    for number in (1, 60):
        clauses = "\n\n".join(f"{n}. {{#p{n}}} Punkt Nummer {n} wird beschlossen." for n in range(1, number + 1))
        many = factories.make_motion("Viel", slug=f"viel-{number}", body=f"## Beschlussvorschlag\n\n{clauses}\n")
        path = f"/antraege/viel-{number}/verbessern/"
        with CaptureQueriesContext(connection) as form:
            assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as preview:
            client.post(path, told(many, replace(many.motion_text, facts="Neu.")), headers=OWN)
        counts.append((len(form), len(preview)))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8
