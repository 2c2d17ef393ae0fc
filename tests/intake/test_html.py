"""The one sanitiser lets through what its profiles say, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import html
from intake.characters import one_line, readable

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvAsCrIpT&#58;alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<p style="background:url(//boese.example)">x</p>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="//boese.example"><input name=x></form>',
    '<p class="note" id="x" onclick="alert(1)">x</p>',
    "<!--><script>alert(1)</script>-->",
    '<a href="https://x.example" target="_blank" rel="opener">x</a>',
]
DANGER = re.compile(
    r"<(?!/?(?:p|br|b|strong|i|em|sup|sub|s|code|ul|ol|li|blockquote|a|h2|h3|h4|hr|pre)\b)[a-zA-Z!]|<[^>]*\s(?:on|style|class|src|target)"
)


@pytest.mark.parametrize("clean", [html.prose, html.inline, html.comment])
@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_leave_nothing_behind(clean, attack):
    cleaned = clean(attack)
    assert not DANGER.search(cleaned)
    assert "javascript" not in cleaned.lower()
    assert "alert" not in cleaned.replace("alert(1)--&gt;", "")


@given(st.text(alphabet=st.sampled_from("<>/\"'=&;# abionscriptjavae!-:xhref\x00\u202e"), max_size=200))
def test_no_text_becomes_anything_but_allowed_html(text):
    cleaned = html.prose(text)
    assert not DANGER.search(cleaned)
    assert html.prose(cleaned) == cleaned


def test_own_links_of_the_editor_survive_in_texts_but_not_in_comments():
    link = '<a linktype="page" id="7">Wien</a>'
    assert html.prose(link) == link
    assert html.comment(link) == '<a rel="nofollow ugc noopener">Wien</a>'


def test_mail_and_telephone_links_survive():
    assert 'href="mailto:a@b.example"' in html.inline('<a href="mailto:a@b.example">x</a>')


def test_words_are_text_with_its_signs():
    assert html.words("<p>Kind &amp; Kegel &lt; 3</p><script>x</script>") == "Kind & Kegel < 3"


@pytest.mark.parametrize("pile", ["<div>", "<b><i>", "<ul><li>", "<blockquote>", "<font><p>", "<table><tr><td>"])
def test_deep_nesting_loses_its_containers_but_not_its_words(pile):
    for clean in (html.prose, html.structure):
        cleaned = clean(pile * 20_000 + "Wort")
        assert "Wort" in cleaned
        assert html.depth(html.flat(cleaned), exact=True) <= html.MAX_DEPTH


def test_characters_that_hide_or_steer_are_left_out():
    assert readable("a\u202eb\u200bc\x07d\r\ne") == "abcd\ne"
    assert readable("Z" + "\u0300" * 100) == "Z" + "\u0300" * 3
    assert readable("👩\u200d👧 a\u00a0b") == "👩\u200d👧 a\u00a0b"


def test_lines_are_cut_with_a_sign():
    assert one_line(" a\n b  c ", 0) == "a b c"
    assert one_line("abcdef", 4) == "abc…"
