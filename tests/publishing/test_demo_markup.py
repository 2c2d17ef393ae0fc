"""The demo's Markdown: notes, links, tables, fences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.publishing.demo import blocks, markup


class Targets:
    """Every address of ours is page 7, every text 8, every picture 9."""

    def page(self, address):
        return None if address == "/antraege/" else 7

    def text(self, slug):
        return {"da": 8}.get(slug)

    def picture(self, key):
        return {"da": 9}.get(key)

    def documents(self, key):
        return [1, 2]


def body(markdown: str) -> list[tuple[str, dict]]:
    return [(block["type"], block["value"]) for block in blocks.body(markdown, Targets(), "texts/probe")]


def test_rich_text_uses_the_editors_own_tags_and_follows_pages():
    html = markup.rich_text("Ein **fetter**, *kursiver* [Verweis](/blog/da/), [Anträge](/antraege/).", Targets().page)
    assert html == (
        '<p>Ein <b>fetter</b>, <i>kursiver</i> <a linktype="page" id="7">Verweis</a>, <a href="/antraege/">Anträge</a>.</p>'
    )


def test_rich_text_knows_no_html():
    assert "<script" not in markup.rich_text("<script>alert(1)</script> <b onclick=x>", Targets().page)


def test_notes_stay_marks_in_the_text_and_become_notes_of_the_passage():
    [(kind, value)] = body("Erstens.[1] Zweitens.[2]\n\n[1]: Ein *Buch*.\n[2]: Ein [Netz](https://example.org/).\n")
    assert kind == "text"
    assert value["text"] == "<p>Erstens.[1] Zweitens.[2]</p>"
    assert [note["value"] for note in value["notes"]] == [
        "<p>Ein <i>Buch</i>.</p>",
        '<p>Ein <a href="https://example.org/">Netz</a>.</p>',
    ]


@pytest.mark.parametrize("wrong", ["Text.[1]\n\n[2]: Zwei\n", "Text.\n\n[1]: Niemand ruft mich\n"])
def test_notes_that_do_not_fit_are_refused(wrong):
    with pytest.raises(ValueError, match="Anmerkungen"):
        body(wrong)


EVERY_BLOCK = """Davor.

:::quotation
text: Worte
who: Jemand
:::

:::box title="Was ein Rat darf"
- **eins**
:::

:::timeline
- when: 1919
  title: Wahl
  text: Zum ersten Mal.
:::

:::picture key="da" caption="Ein Bild"
:::

:::reference slug="da"
Warum es
lohnt.
:::

:::download
:::

```json
{"a":  1}
```

Danach.
"""


def test_blocks_between_passages():
    found = body(EVERY_BLOCK)
    assert [kind for kind, _ in found] == [
        *("text", "quotation", "box", "timeline", "picture", "text_reference", "download", "download"),
        *("preformatted", "text"),
    ]
    values = dict(found)
    assert values["quotation"] == {"text": "Worte", "who": "Jemand", "source": "", "source_url": ""}
    assert values["timeline"]["entries"][0]["value"]["when"] == "1919"
    assert values["picture"] == {"picture": 9, "caption": "Ein Bild", "size": "column"}
    assert values["text_reference"] == {"page": 8, "note": "Warum es lohnt."}
    assert values["preformatted"]["text"] == '{"a":  1}'


def test_table_keeps_words_and_knows_numbers():
    source = ":::table\ncaption: Drei Käufe\nsource: Akten\n| Was | *Preis* |\n|---|---:|\n| Gas | 1,9 |\n| Wasser | |\n:::\n"
    [(kind, value)] = body(source)
    assert kind == "table"
    assert (value["caption"], value["source"]) == ("Drei Käufe", "Akten")
    assert value["table"]["columns"] == [{"type": "text", "heading": "Was"}, {"type": "number", "heading": "Preis"}]
    assert [row["values"] for row in value["table"]["rows"]] == [["Gas", "1,9"], ["Wasser", ""]]


def test_blocks_without_their_target_are_left_out():
    assert body(':::picture key="weg"\n:::\n\n:::reference slug="weg"\nX\n:::\n') == []


@pytest.mark.parametrize("wrong", [":::box title='x'\nX\n:::\n", ":::unbekannt\n:::\n", ":::quotation\ntext: offen\n"])
def test_broken_fences_are_refused_in_german(wrong):
    with pytest.raises(ValueError, match="Block"):
        body(wrong)


@given(st.lists(st.text(alphabet="abc äöü*[]1:-|#\n", max_size=60), max_size=6))
def test_the_same_source_gives_the_same_blocks(parts):
    source = "\n\n:::download\n:::\n\n".join(parts)
    try:
        first = blocks.body(source, Targets(), "texts/probe")
    except ValueError:
        return
    assert first == blocks.body(source, Targets(), "texts/probe")
    ids = [block["id"] for block in first]
    assert len(ids) == len(set(ids))
