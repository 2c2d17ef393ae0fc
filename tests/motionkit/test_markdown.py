"""Markdown out and in: nothing is lost, and a person's typing is understood."""

import pytest
from hypothesis import given, settings

from motionkit import markdown
from motionkit.conditions import Condition
from motionkit.prose import normalise
from motionkit.text import as_data, from_data
from tests.motionkit.texts import MOTIONS, PROSE


@settings(max_examples=150)
@given(MOTIONS)
def test_markdown_of_any_motion_reads_back_equal(motion):
    again = markdown.read(markdown.write(motion))
    assert again == motion
    assert again.content_hash == motion.content_hash


@settings(max_examples=100)
@given(MOTIONS)
def test_data_of_any_motion_reads_back_equal(motion):
    assert from_data(as_data(motion)) == motion


@settings(max_examples=300)
@given(PROSE)
def test_normalise_is_idempotent_and_keeps_words(text):
    once = normalise(text)
    assert normalise(once) == once


def test_read_hand_typed_motion_understands_attributes_and_wrapped_lines():
    motion = markdown.read(
        "# Titel\n\nArt: Prüfauftrag\n\n## Beschlussvorschlag\n\nDer Rat möge\nbeschließen:\n\n"
        '1. {#kataster wenn="land:NW,HE größe:20000-" stärke=mittel wahlweise} Die Verwaltung\n   prüft:\n\n'
        "   a) dies,\n   b) das.\n2. Ohne Kennung.\n\n## Ganz anderes\n\nWort\n"
    )
    first, second = motion.clauses
    assert motion.kind == "examination_request"
    assert motion.opening_formula == "Der Rat möge beschließen:"
    assert first.text == "Die Verwaltung prüft:\n\na) dies,\nb) das."
    assert first.condition == Condition(("HE", "NW"), smallest=20000)
    assert (first.strength, first.optional) == ("mittel", True)
    assert (second.id, second.text) == ("punkt-2", "Ohne Kennung.")
    assert motion.unrecognised == ("Ganz anderes", "Wort")


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("#Groß", "kann keine Kennung sein"),
        ("#a stärke=riesig", "keine Stärke"),
        ('#a wenn="land:XX"', "kein Land"),
        ('#a wenn="größe:viele"', "größe:20000-100000"),
        ("#a dings", "keine Angabe"),
    ],
)
def test_read_misspelt_attribute_names_the_line(attributes, words):
    with pytest.raises(markdown.MarkdownError) as problem:
        markdown.read("# T\n\n## Beschlussvorschlag\n\n1. {" + attributes + "} Text")
    assert "Zeile 5" in str(problem.value)
    assert words in str(problem.value)


def test_read_id_given_twice_is_refused():
    with pytest.raises(markdown.MarkdownError, match="steht schon"):
        markdown.read("## Beschlussvorschlag\n1. {#a} x\n2. {#a} y")


def test_data_keeps_a_size_of_zero():
    motion = markdown.read('## Beschlussvorschlag\n1. {#a wenn="größe:0-10"} x')
    assert from_data(as_data(motion)) == motion
