"""Municipalities are searched for, not picked from a list of ten thousand."""

import pytest

pytestmark = pytest.mark.django_db
CHOOSER = "/redaktion/municipality_chooser/"


@pytest.mark.parametrize(("words", "found"), [("Kass", "Kassel"), ("kassel", "Kassel"), ("06611000", "Kassel")])
def test_municipality_is_found_by_name_and_key(editor_client, words, found):
    assert found in editor_client.get(CHOOSER + "results/", {"q": words}).content.decode()


def test_form_of_a_voice_does_not_carry_the_register(editor_client):
    markup = editor_client.get("/redaktion/snippets/people/voice/add/").content.decode()
    assert "Kommune auswählen" in markup
    assert "Wunsiedel" not in markup


def test_largest_municipalities_come_first(editor_client, django_assert_max_num_queries):
    editor_client.get(CHOOSER)  # The first request of a day notes the session.
    with django_assert_max_num_queries(10):
        markup = editor_client.get(CHOOSER).content.decode()
    assert "Berlin" in markup
