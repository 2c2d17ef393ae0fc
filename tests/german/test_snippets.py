"""Marked text: what is marked, why, and which piece is shown."""

import german


def marked(text, search, **how):
    return [
        (segment.text, segment.reason) for segment in german.mark(text, german.query(search), **how) if segment.reason
    ]


def test_reasons_are_told_apart():
    assert marked("Die Wohnung", "Wohnung") == [("Wohnung", "word")]
    assert marked("Die Wohnungen", "Wohnung") == [("Wohnungen", "form")]
    assert marked("Wohnungsbau", "Wohnung") == [("Wohnungsbau", "part")]
    assert marked("Kindergarten", "Kita") == [("Kindergarten", "synonym")]
    assert marked("Rad- und Fußweg", "Radweg") == [("Rad-", "part")]


def test_compound_written_apart_is_marked():
    assert [text for text, _ in marked("Abgabenordnung", "Abgabe Ordnung")] == ["Abgabenordnung"]
    assert [text for text, _ in marked("Wohnungsbau Gesellschaft", "Wohnungsbaugesellschaft")] == [
        "Wohnungsbau",
        "Gesellschaft",
    ]


def test_phrase_is_marked_as_a_whole():
    text = "Wohnen: ein Recht auf Wohnen"
    assert [word for word, _ in marked(text, '"Recht auf Wohnen"')] == ["Recht", "auf", "Wohnen"]


def test_law_is_marked_as_written():
    assert [text for text, _ in marked("nach § 34 Abs. 1 GO", "Paragraf 34")] == ["§ 34"]


def test_excluded_word_is_not_marked():
    assert marked("Stadion und Verkauf", "Stadion -Verkauf") == [("Stadion", "word")]


def test_piece_shows_where_most_is_found():
    text = "Miete. " + "Anderes steht hier. " * 40 + "Die Miete der Wohnung steigt. " + "Und noch etwas. " * 40
    segments = german.mark(text, german.query("Miete Wohnung"), length=120)
    whole = "".join(segment.text for segment in segments)
    assert "Miete der Wohnung" in whole
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 130


def test_text_without_a_hit_begins_at_its_beginning():
    assert german.mark("Etwas ganz anderes steht hier.", german.query("Miete"), length=10)[0].text.startswith("Etwas")
