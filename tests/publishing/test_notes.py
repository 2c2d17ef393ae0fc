"""Margin notes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from portal.publishing.notes import anchor, annotate, number_through


def words(markup: str) -> str:
    return " ".join(html.fragment_fromstring(markup, create_parent="div").text_content().split())


def test_a_note_stands_behind_the_paragraph_that_calls_it():
    out = annotate("<p>Eins [1].</p><p>Zwei.</p>", ["<p>Quelle</p>"])
    assert re.search(
        r'<p>Eins <sup class="note-mark"><a href="#(\w+-1)" aria-label="Anmerkung 1">1</a></sup>\.</p>'
        r'<aside[^>]*\bid="\1"',
        out,
    )
    assert out.index("Quelle") < out.index("Zwei")


def test_a_note_called_twice_stands_once():
    assert annotate("<p>Eins [1].</p><p>Zwei [1].</p>", ["<p>Quelle</p>"]).count("Quelle") == 1


def test_a_note_nobody_calls_follows_the_last_paragraph():
    out = annotate("<p>Eins.</p><p>Zwei.</p>", ["<p>Quelle</p>"])
    assert out.index("Zwei") < out.index("Quelle")


@pytest.mark.parametrize(
    "text", ["<p>Ausgelassen […] und [2] und [0].</p>", "<p><code>liste[1]</code></p>", '<p><a href="/x/">[1]</a></p>']
)
def test_brackets_that_are_no_marks_stay(text):
    before = words(text)
    assert words(annotate(text, ["<p>Quelle</p>"])).startswith(before)


def test_several_marks_in_one_paragraph_keep_order_and_text():
    out = annotate("<p>A [1] B <b>C [2] D</b> E [3] F</p>", ["<p>x</p>", "<p>y</p>", "<p>z</p>"])
    assert words(out.split("<aside")[0]) == "A 1 B C 2 D E 3 F"
    assert out.index(">x<") < out.index(">y<") < out.index(">z<")


def test_marks_in_a_list_put_the_note_behind_the_list():
    out = annotate("<ul><li>Eins [1]</li><li>Zwei</li></ul>", ["<p>Quelle</p>"])
    assert out.index("</ul>") < out.index("<aside")


def test_headings_get_readable_anchors():
    assert 'id="groesse-mass"' in annotate("<h2>Größe &amp; Maß</h2>", [])
    assert anchor("Straße") == "strasse"


@given(st.lists(st.text(alphabet="ab [123]<>&é", max_size=40), min_size=1, max_size=4), st.integers(0, 3))
def test_no_word_is_lost(paragraphs, number):
    from django.utils.html import escape

    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    out = annotate(text, [f"<p>Notiz{n}</p>" for n in range(number)])
    plain = re.sub(r"[\[\]\s]", "", words(text))
    for n in range(number):
        assert out.count(f"Notiz{n}") == 1
    body = html.fragment_fromstring(out, create_parent="div")
    for aside in body.findall("aside"):
        tail, aside.tail = aside.tail, ""
        assert not tail
        body.remove(aside)
    assert re.sub(r"[\[\]\s]", "", body.text_content()) == plain


def test_notes_are_numbered_through_a_page():
    first = annotate("<p>Eins [2], zwei [1].</p>", ["<p>x</p>", "<p>y</p>"])
    second = annotate("<p>Drei [1], wieder [1].</p>", ["<p>z</p>"])
    page = number_through(first + second)
    assert words(page.split("<aside")[0]) == "Eins 1, zwei 2."
    assert re.findall(r"note__number\">(\d)</span><p>(\w)", page) == [("1", "y"), ("2", "x"), ("3", "z")]
    assert re.findall(r'aria-label="Anmerkung (\d)">(\d)</a>', page) == [("1", "1"), ("2", "2"), ("3", "3"), ("3", "3")]
