"""What stands in a portal with a few texts: nothing that was not published counts, and a text is rendered once."""

from tests import factories


def test_counts_leave_drafts_out(client, site):
    """A number that grows before anything is published gives away that something comes."""
    voice, focus = factories.make_voice("Offene Stimme"), factories.make_focus("Wohnen")
    for live in (True, False):
        text = factories.make_article(f"Text {live}", live=live, voices=[voice])
        text.focuses.add(focus)
        text.save()
    for path in ("/stimmen/", "/schwerpunkte/"):
        shown = client.get(path).content.decode()
        assert "1 Text<" in shown, path
        assert "2 Texte" not in shown, path


def test_texts_are_rendered_when_published(site):
    text = factories.make_article("Wasser", body="<p>Eins zwei drei.</p>")
    assert "Eins zwei drei." in text.body_html
    assert text.plain_text == "Eins zwei drei."
    assert text.reading_minutes == 1
