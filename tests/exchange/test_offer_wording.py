"""Light Markdown of strangers as HTML."""

import pytest

from portal.exchange.offering import wording


@pytest.mark.parametrize("scheme", ["intent:x", "ftp://a.example/x", "data:image/png;base64,AAAA", "whatsapp://send"])
def test_links_of_strangers_lead_to_pages_and_nowhere_else(scheme):
    assert "href" not in wording.html_of(f"Siehe [hier]({scheme}) und <{scheme}>.")
    assert 'href="https://a.example/x"' in wording.html_of("Siehe [hier](https://a.example/x).")


def test_html_of_strangers_is_shown_as_they_typed_it():
    """Taken away by the sanitiser it would be harmless as well, but nobody would see what was sent."""
    assert wording.html_of("Das ist <b>fett</b>.") == "<p>Das ist &lt;b&gt;fett&lt;/b&gt;.</p>"
