"""One text of a WordPress site becomes the portal's blocks."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from portal.publishing import blocks as blocks_module
from portal.publishing.wordpress.conversion import convert
from portal.publishing.wordpress.shortcodes import expand


class Surroundings:
    """An old site with one picture, one document, one page and one reusable block."""

    def link(self, address):
        if address.startswith("https://alt.example/seite"):
            return {"linktype": "page", "id": "7"}, ""
        return (
            ({"href": address}, "")
            if address.startswith(("https:", "http:", "mailto:"))
            else (None, "Verweis entfernt")
        )

    def picture(self, address, number, alt, caption):
        return (5, "") if "da" in address or number == 5 else (None, "Bild fehlt im Medienordner")

    def document(self, address):
        return 9 if address.endswith(".pdf") else None

    def own_file(self, address):
        return "wp-content" in address

    def gallery(self, numbers):
        return [(5, "da.jpg", "Rathaus"), (6, "weg.jpg", "Verloren")]

    def reusable(self, number):
        return "<!-- wp:paragraph --><p>Immer gleich.</p><!-- /wp:paragraph -->" if number == 3 else ""


def blocks(content, notes=None):
    return [(block["type"], block["value"]) for block in convert(content, Surroundings(), notes).blocks]


def prose(content, notes=None):
    """The HTML of the only passage."""
    [(kind, value)] = blocks(content, notes)
    assert kind == "text"
    return value["text"]


def notices(content):
    return [notice.what for notice in convert(content, Surroundings()).notices]


PROSE = {
    "classic paragraphs": ("Eins\nzwei\n\nDrei", "<p>Eins<br/>zwei</p><p>Drei</p>"),
    "emphasis over paragraphs": ("<em>Eins\n\nzwei</em>", "<p><i>Eins</i></p><p><i>zwei</i></p>"),
    "span over paragraphs": ('<span style="color:red">Eins\n\nzwei</span>', "<p>Eins</p><p>zwei</p>"),
    "classic in a div": ("<div>Eins\n\nzwei</div>", "<p>Eins</p><p>zwei</p>"),
    "paragraphs that are there": ("<p>Eins</p>\n<p>zwei</p>", "<p>Eins</p><p>zwei</p>"),
    "more and nextpage": ("Eins<!--more Weiter-->zwei\n\n<!--nextpage-->\n\ndrei", "<p>Eins</p><p>zwei</p><p>drei</p>"),
    "lists in lists": ("<ul>\n<li>a<ol><li>b</li></ol> c</li>\n</ul>", "<ul><li>a c<ol><li>b</li></ol></li></ul>"),
    "list beside its entry": ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    "headings in order": ("<h1>A</h1><h4>B</h4><h2>C</h2><h6>D</h6>", "<h2>A</h2><h3>B</h3><h3>C</h3><h4>D</h4>"),
    "bold heading": ("<h2><strong>A</strong></h2>x", "<h2>A</h2><p>x</p>"),
    "empty things": ("<p>&nbsp;</p><h2></h2><p><b></b></p><ul></ul>x", "<p>x</p>"),
    "inline": ("<strong>a</strong> <u>b</u> <del>c</del> <kbd>d</kbd> <q>e</q>", "<p><b>a</b> b <s>c</s> <code>d</code> „e“</p>"),
    "no-break space and marks": ("„10&nbsp;Euro“ – so", "<p>„10\xa0Euro“ – so</p>"),
    "own link": ('<a href="https://alt.example/seite/">x</a>', '<p><a linktype="page" id="7">x</a></p>'),
    "mail link": ('<a href="mailto:a@b.example">x</a>', '<p><a href="mailto:a@b.example">x</a></p>'),
    "script link": ('<a href="javascript:alert(1)">x</a>', "<p>x</p>"),
    "button": ('<!-- wp:button --><div><a href="https://x.example">Los</a></div><!-- /wp:button -->', '<p><a href="https://x.example">Los</a></p>'),
    "columns": ("<!-- wp:columns --><div><div><p>a</p></div><div><p>b</p></div></div><!-- /wp:columns -->", "<p>a</p><p>b</p>"),
    "classic between blocks": ("<!-- wp:paragraph --><p>a\nb</p><!-- /wp:paragraph -->\n\nc\n\nd", "<p>a b</p><p>c</p><p>d</p>"),
    "reusable": ('<!-- wp:block {"ref":3} /-->', "<p>Immer gleich.</p>"),
    "definition list": ("<dl><dt>A</dt><dd>B</dd></dl>", "<p><b>A</b></p><p>B</p>"),
    "brackets of authors": ("Er sagte [sic] das […] [1] [Anm. d. Red.]", "<p>Er sagte [sic] das […] [1] [Anm. d. Red.]</p>"),
    "escaped shortcode": ("So: [[gallery]]", "<p>So: [gallery]</p>"),
    "smiley": ('Gut <img class="wp-smiley" src="https://s.w.org/1.png" alt="🙂" />', "<p>Gut 🙂</p>"),
    "caption of a missing picture": ('[caption id="attachment_6"]<img src="weg.jpg" /> Rathaus[/caption]', "<p><i>Rathaus</i></p>"),
    "separator": ("a\n\n<hr />\n\nb", "<p>a</p><hr/><p>b</p>"),
    "sign of less": ("3 &lt; 4 & 5", "<p>3 &lt; 4 &amp; 5</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), PROSE.values(), ids=PROSE)
def test_prose(content, expected):
    assert prose(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        *(content for name, (content, _) in PROSE.items() if name != "own link"),
        "<ul><li>a<br />b<ul><li>c</li></ul></li></ul>",
    ],
)
def test_the_editor_can_open_and_keep_what_was_imported(content):
    converter = ContentstateConverter(blocks_module.PROSE)
    passage = prose(content)
    kept = converter.to_database_format(converter.from_database_format(passage))
    assert re.sub(r" data-block-key=\"\w+\"", "", kept) == passage


WORD = (
    'A<a href="#_ftn1" name="_ftnref1">[1]</a> b<a href="#_ftn2" name="_ftnref2">[2]</a>\n\n<strong>Fußnoten</strong>\n\n'
    '<a href="#_ftnref1" name="_ftn1">[1]</a> Vgl. <em>Marx</em>.\n\n<a href="#_ftnref2" name="_ftn2">[2]</a> Ebd.'
)
LIST = (
    '<p>A<sup><a href="#fn-1" id="r-1">1</a></sup> b<sup><a href="#fn-2">2</a></sup></p><h3>Anmerkungen</h3>'
    '<ol><li id="fn-1">Vgl. <em>Marx</em>. <a href="#r-1">↩</a></li><li id="fn-2">Ebd.</li></ol>'
)
BLOCK = '<!-- wp:paragraph --><p>A<sup data-fn="u1" class="fn"><a href="#u1" id="u1-link">1</a></sup> b<sup data-fn="u2"><a href="#u2">2</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
NOTES = ["<p>Vgl. <i>Marx</i>.</p>", "<p>Ebd.</p>"]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("A((Vgl. <em>Marx</em>.)) b((Ebd.))", None),
        ("A[ref]Vgl. <em>Marx</em>.[/ref] b[ref]Ebd.[/ref]", None),
        ("A[efn_note]Vgl. <em>Marx</em>.[/efn_note] b[mfn]Ebd.[/mfn]", None),
        (LIST, None),
        (BLOCK, {"u1": "Vgl. <em>Marx</em>.", "u2": "Ebd."}),
    ],
    ids=["double brackets", "ref", "other plugins", "list with ways back", "block editor"],
)
def test_footnotes_become_margin_notes(content, kept):
    [(kind, value)] = blocks(content, kept)
    assert (kind, value["text"], value["notes"]) == ("text", "<p>A[1] b[2]</p>", NOTES)


def test_footnotes_from_word_become_margin_notes():
    [(_, value)] = blocks(WORD)
    assert value["notes"] == NOTES
    assert value["text"].startswith("<p>A[1] b[2]</p>")
    assert "Marx" not in value["text"]


def test_notes_are_counted_anew_behind_a_picture():
    found = blocks('A((eins)) b((zwei))\n\n<img src="da.jpg" />\n\nC((drei))')
    assert [kind for kind, _ in found] == ["text", "picture", "text"]
    assert found[2][1] == {"text": "<p>C[1]</p>", "notes": ["<p>drei</p>"]}


def test_a_note_that_code_only_looks_like_stays():
    assert prose("<code>((a))</code>") == "<p><code>((a))</code></p>"


def test_a_picture_within_a_sentence_waits_for_its_end():
    found = blocks('<p>Vor <img class="alignleft" src="da.jpg" alt="x" /> nach.</p>')
    assert [kind for kind, _ in found] == ["text", "picture"]
    assert found[0][1]["text"] == "<p>Vor nach.</p>"


@pytest.mark.parametrize(
    "content",
    [
        '[caption id="attachment_5" align="alignwide" width="800"]<a href="https://alt.example/wp-content/da.jpg"><img src="da.jpg" /></a> Das <em>Rathaus</em>[/caption]',
        '[caption id="attachment_5" align="alignwide" caption="Das Rathaus"]<img src="da.jpg" />[/caption]',
        '<!-- wp:image {"id":5,"align":"wide"} --><figure class="wp-block-image alignwide"><img src="da.jpg" class="wp-image-5"/><figcaption>Das Rathaus</figcaption></figure><!-- /wp:image -->',
        '<figure class="wp-caption alignwide"><img src="da.jpg" /><figcaption>Das Rathaus</figcaption></figure>',
    ],
)
def test_captions_of_all_times(content):
    assert blocks(content) == [("picture", {"picture": 5, "caption": "Das Rathaus", "size": "wide"})]


def test_a_picture_that_leads_elsewhere_keeps_its_link():
    found = blocks('<a href="https://x.example/"><img src="da.jpg" alt="Karte" /></a>')
    assert found[0][0] == "picture"
    assert found[1][1]["text"] == '<p><a href="https://x.example/">x.example</a></p>'


@pytest.mark.parametrize(
    "content",
    [
        '[gallery ids="5,6"]',
        "[gallery]",
        '<!-- wp:gallery --><figure class="wp-block-gallery"><figure><img src="da.jpg"/><figcaption>Rathaus</figcaption></figure><figure><img src="weg.jpg"/><figcaption>Verloren</figcaption></figure></figure><!-- /wp:gallery -->',
        '<ul class="wp-block-gallery"><li><figure><img src="da.jpg"/><figcaption>Rathaus</figcaption></figure></li><li><figure><img src="weg.jpg"/><figcaption>Verloren</figcaption></figure></li></ul>',
    ],
)
def test_galleries_of_all_times(content):
    found = blocks(content)
    assert found[0] == ("picture_series", {"title": "", "pictures": [{"picture": 5, "caption": "Rathaus"}]})
    assert found[1][1]["text"] == "<p><i>Verloren</i></p>"
    assert "Bild fehlt im Medienordner" in notices(content)


@pytest.mark.parametrize(
    ("content", "address", "title"),
    [
        ("https://youtu.be/abcdefg", "https://youtu.be/abcdefg", "Video auf YouTube"),
        ('<iframe src="https://www.youtube.com/embed/abcdefg?rel=0"></iframe>', "https://www.youtube.com/watch?v=abcdefg", "Video auf YouTube"),
        ('<iframe src="//player.vimeo.com/video/123"></iframe>', "https://vimeo.com/123", "Video auf Vimeo"),
        ("[embed]https://karte.example/x[/embed]", "https://karte.example/x", "Eingebettetes Angebot auf karte.example"),
        ("[youtube https://youtu.be/abcdefg]", "https://youtu.be/abcdefg", "Video auf YouTube"),
        ('<video src="https://x.example/a.mp4"></video>', "https://x.example/a.mp4", "Video auf x.example"),
        ('<!-- wp:embed --><figure class="wp-block-embed"><div>\nhttps://x.com/a/status/1\n</div></figure><!-- /wp:embed -->', "https://x.com/a/status/1", "Beitrag auf X"),
        ('<object data="https://x.example/a.swf"></object>', "https://x.example/a.swf", "Datei auf x.example"),
    ],
)  # fmt: skip
def test_nothing_foreign_is_embedded(content, address, title):
    assert blocks(content) == [("link_card", {"url": address, "title": title, "description": ""})]


def test_a_tweet_becomes_a_quotation():
    tweet = '<blockquote class="twitter-tweet"><p>Wasser ist Gemeingut.</p>&mdash; Kim (@kim) <a href="https://twitter.com/kim/status/1">1. Mai</a></blockquote>\n<script async src="https://platform.twitter.com/widgets.js"></script>'
    [(kind, value)] = blocks(tweet)
    assert (kind, value["text"], value["who"]) == ("quotation", "Wasser ist Gemeingut.", "Kim (@kim), 1. Mai")
    assert value["source_url"] == "https://twitter.com/kim/status/1"


def test_a_quotation_knows_who_said_it():
    [(kind, value)] = blocks("<blockquote>„Alles fließt.“\n<cite>— Heraklit</cite></blockquote>")
    assert (kind, value["text"], value["who"]) == ("quotation", "Alles fließt.", "Heraklit")


def test_tables_keep_their_cells_in_place():
    [(kind, value)] = blocks(
        "<table><caption>Haushalt</caption><tr><th>A</th><th>B</th></tr><tr><td colspan=2>x</td></tr>"
        "<tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    assert (kind, value["caption"]) == ("table", "Haushalt")
    assert [column["heading"] for column in value["table"]["columns"]] == ["A", "B"]
    assert [row["values"] for row in value["table"]["rows"]] == [["x", ""], ["1", "2"], ["", "3"]]


def test_a_table_that_only_arranges_is_read_cell_by_cell():
    assert prose("<table><tr><td>Eins</td></tr><tr><td>Zwei</td></tr></table>") == "<p>Eins</p><p>Zwei</p>"


def test_lines_that_count_stay_as_they_are():
    assert blocks("<pre>a\n\n  b &lt;c&gt;</pre>") == [("preformatted", {"text": "a\n\n  b <c>"})]


def test_a_file_block_becomes_a_download():
    content = '<!-- wp:file --><div class="wp-block-file"><a href="https://alt.example/wp-content/a.pdf">Heft</a><a href="https://alt.example/wp-content/a.pdf" download>Laden</a></div><!-- /wp:file -->'
    assert blocks(content) == [("download", {"document": 9, "title": "Heft", "description": ""})]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<!-- wp:latest-posts /-->", "keinen eigenen Inhalt"),
        ("<script>x</script>", "<script>"),
        ('[contact-form-7 id="1"]', "[contact-form-7]"),
        ('<img src="https://vg05.met.vgwort.de/na/1" width="1" height="1" />', "Zählpixel"),
        ("<form><input></form>", "Formular"),
        ("<div>" * 300 + "x", "Zu tief"),
        ('<!-- wp:block {"ref":4} /-->', "Wiederverwendbarer Block fehlt"),
        ('<a href="vbscript:x">x</a>', ""),
    ],
)
def test_what_has_no_place_is_named(content, what):
    assert any(what in notice for notice in notices(content)) or not what


PILES = [
    "<div>",
    "<ul><li>",
    "<b>",
    "<span data-note>",
    "((a))",
    '<a href="#a">1</a>',
    "a\n\n",
    "<b></b>",
    "[a]",
    "[a x=",
    "<pre>((",
    "<p>",
    "((",
]


@pytest.mark.parametrize("pile", PILES)
def test_words_survive_any_pile_of_markup(pile):
    found = blocks(pile * 5_000 + " Wort")
    assert any("Wort" in str(value) for _, value in found)


def test_shortcodes_are_found_in_time_that_grows_with_the_text_only():
    steps = []
    expand("[a]" * 20_000 + "[/a]" * 20_000, lambda *_: steps.append(1))
    assert len(steps) == 20_000
