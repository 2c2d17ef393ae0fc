"""Citations, structured data, previews for links."""

import json
import re
from io import BytesIO

import pytest
from PIL import Image

from portal.people.models import VoiceKind
from portal.publishing import citation, covers
from tests import factories


@pytest.fixture
def text(site):
    person = factories.make_voice("Mara von Lindt", kind=VoiceKind.ACADEMIA)
    union = factories.make_voice("Runde Öffentliche Dienste", kind=VoiceKind.TRADE_UNION, is_organisation=True)
    return factories.make_article(
        'Wasser & „Gas" {1} </script>',
        slug="wasser",
        voices=[person, union],
        license=factories.make_license(),
        standfirst="Kurz\ngesagt.",
    )


def test_bibtex_escapes_and_keeps_organisations_whole(text, client):
    body = client.get(f"{text.url}zitat.bib").content.decode()
    assert body.startswith("@article{wasser")
    assert r'title = {{Wasser \& „Gas" \{1\} </script>}}' in body
    assert "author = {Mara von Lindt and {Runde Öffentliche Dienste}}" in body
    assert body.count("{") == body.count("}")


def test_ris_has_one_field_a_line(text, client):
    body = client.get(f"{text.url}zitat.ris").content.decode()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in body.split("\r\n") if line)
    assert "AU  - Lindt, Mara von" in body
    assert "AB  - Kurz gesagt." in body
    assert body.endswith("ER  - \r\n")


def test_plain_citation_names_all_that_is_needed(text):
    line = citation.plain(text)
    assert line.startswith("Mara von Lindt, Runde Öffentliche Dienste (")
    assert line.endswith(f"http://testserver{text.url}")


def test_unknown_forms_do_not_exist(text, client):
    assert client.get(f"{text.url}zitat.doc").status_code == 404


def test_structured_data_is_safe_and_whole(text, client):
    page = client.get(text.url).content.decode()
    raw = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1]
    assert "</" not in raw
    data = json.loads(raw)
    assert data["headline"] == text.title
    assert [author["@type"] for author in data["author"]] == ["Person", "Organization"]
    assert data["license"].startswith("https://creativecommons.org/")
    assert data["datePublished"] == text.published_on.isoformat()


@pytest.mark.parametrize(
    "title", ["Kurz", "Rekommunalisierungsgesellschaftsvertragsentwurf " * 4, "", "🙂 " * 300, "W" * 400]
)
def test_every_title_fits_into_the_preview(title):
    picture = Image.open(BytesIO(covers.draw(title, "Analyse")))
    assert picture.size == (1200, 630)
    right_margin = picture.convert("RGB").crop((1200 - 60, 30, 1200, 630))
    assert len(right_margin.getcolors()) == 1  # Nothing runs over the edge.
