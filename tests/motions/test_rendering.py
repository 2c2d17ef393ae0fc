"""Prose of motions as HTML: in form, and harmless whatever was typed."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.text import Clause, Footnote, MotionText
from portal.motions import rendering
from tests import factories

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "javascript:alert(1) http://x.de/\"onmouseover=alert(1) https://x.de/'><svg onload=alert(1)>",
    "{{ motion.text }} {% load x %} {0.__class__} ${7*7}",
    '[[<b>Kommune</b>]] [[Gremium|<script>]] [["onclick=]]',
    '[^<b>] [^1"onclick=x]',
    "\u202eabgelehnt\u202c \u200b\u2066x\u2069",
    "]]><!--<style>*{display:none}</style>--></script></article></main>",
    "| <b>a</b> | <script> |\n| c | d |",
    "a) <i>x</i>\n  - <iframe src=//x>",
    "### <h1>x",
]
ALLOWED = {"p", "ul", "li", "span", "h3", "h4", "mark", "a", "sup", "div", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "href", "rel", "id", "aria-label", "role", "tabindex", "scope"}


class Checker(HTMLParser):
    """Fails on a tag, attribute or address that is not ours; counts what is open."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        self.open.append(tag)
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "href":
                assert re.match(r"https?://|#fussnote-\d+$", value), value

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check(html: str) -> None:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []


def everywhere(words: str) -> MotionText:
    """A motion that has the words in every part of it."""
    return MotionText(
        title=words,
        opening_formula=words,
        clauses=(Clause("eins", words), Clause("zwei", "a) " + words)),
        facts=words, reasoning=words, financial_impact=words, funding_proposal=words, climate_impact=words, hints=words,
        legal_bases=(words,), sources=(words,), attachments=(words,), footnotes=(Footnote("1", words),),
    )  # fmt: skip


def pieces(shown: rendering.ShownMotion) -> list[str]:
    return [
        shown.opening, shown.hints, *shown.footnotes, *shown.sources,
        *(clause.html for clause in shown.clauses), *(part.html for part in shown.parts),
    ]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    for piece in pieces(rendering.shown(everywhere(words))):
        check(piece)
    check(rendering.prose(words))


@given(st.text(max_size=200))
def test_any_words_make_sound_html(words):
    for piece in pieces(rendering.shown(everywhere(words))):
        check(piece)


@given(
    st.lists(
        st.sampled_from(
            ["a) eins", "  - zwei", "    i) drei", "- vier", "", "Absatz", "| a | b |", "| - | - |", "### Kopf", "[^1]"]
        )
    )
)
def test_any_order_of_blocks_makes_sound_html(lines):
    for piece in pieces(rendering.shown(everywhere("\n".join(lines)))):
        check(piece)


def test_stars_are_letters():
    assert rendering.prose("Bürger*innen und Mieter*innen") == "<p>Bürger*innen und Mieter*innen</p>"


def test_lists_keep_their_labels_and_levels():
    html = rendering.prose("a) eins\n  - innen\nb) zwei")
    assert re.sub(r"\s*\n\s*", "", html) == (
        '<ul class="points"><li class="points__item points__item--labelled"><span class="points__label">a)</span> eins'
        '<ul class="points"><li class="points__item">innen</li></ul></li>'
        '<li class="points__item points__item--labelled"><span class="points__label">b)</span> zwei</li></ul>'
    )


def test_addresses_are_links_without_the_full_stop():
    html = rendering.prose("Siehe https://www.destatis.de/a_(b)?c=1&d=2.")
    assert 'href="https://www.destatis.de/a_"' in html


def test_table_names_its_columns_and_drops_the_drawn_line():
    html = rendering.prose("| Jahr | Euro |\n| --- | --- |\n| 2027 | 5 |")
    assert html.count("<tr>") == 2
    assert '<th scope="col">Jahr</th>' in html


def test_footnote_called_twice_has_one_way_back():
    shown = rendering.shown(
        MotionText(title="x", reasoning="Eins[^a] zwei[^a] drei[^b]", footnotes=(Footnote("a", "Note"),))
    )
    html = shown.parts[0].html
    assert html.count('id="fussnote-1-ruf"') == 1
    assert html.count('href="#fussnote-1"') == 2
    assert "drei[^b]" in html


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    [
        "[" * 100_000,
        "[[" * 50_000,
        "[^" * 50_000,
        "http://" * 14_000,
        "a) " * 33_000,
        "|" * 100_000,
        "x" * 100_000,
        "- x\n" * 25_000,
        "  - x\n- y\n" * 10_000,
        "<" * 100_000,
        "\u0301" * 100_000,
    ],
)
def test_hundred_kilobytes_of_anything_are_shown(client, site, words):
    motion = factories.make_motion(body=f"## Begründung\n\nWort {words}")
    assert client.get(motion.get_absolute_url()).status_code == 200
