"""What a snippet shows of a text: words, no marks."""

import pytest

from portal.search.finding import search
from portal.search.models import IndexedText
from tests import factories

pytestmark = pytest.mark.django_db

MOTION = """## Beschlussvorschlag

1. [[Verwaltung|Nominativ]] zählt den Schienenersatz.[^a] Bis zum [[Berichtsfrist]] folgt der [[Quatsch]].

[^a]: Ein Nachweis.
"""


def snippet(question: str) -> str:
    return "".join(part.text for part in search(question).hits[0].snippet)


def test_snippet_of_a_motion_shows_gaps_as_its_page_does(site):
    factories.make_motion(body=MOTION)
    shown = snippet("Schienenersatz")
    assert "[Verwaltung] zählt den Schienenersatz. Bis zum [Berichtsfrist] folgt" in shown
    assert "[[Quatsch]]" in shown  # Misspelt: stays as it was typed, on the page as well.


def test_grammar_of_placeholders_is_no_word_of_a_motion(site):
    factories.make_motion(body=MOTION, arguments="[[Verwaltung|Akkusativ]] überzeugen.")
    assert not search("Nominativ").hits
    assert not search("Akkusativ").hits


def test_snippet_of_a_text_has_no_numbers_glued_to_words(site):
    notes = ["<p>Wahlergebnis der Stadt.</p>"]
    body = [{"type": "text", "value": {"text": "<p>Wien wählte 1919[1] rot.</p>", "notes": notes}}]
    factories.make_article(body=body)
    assert "Wien wählte 1919 rot." in snippet("Wien")
    text = IndexedText.objects.get(entry__source="text").text
    assert "\nWahlergebnis der Stadt." in text
