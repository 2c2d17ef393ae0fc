"""/antraege/pruefen/: findings for any motion, pasted or as a file; nothing of it is kept."""

import logging
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit import markdown
from motionkit.export import export
from portal.motions import documents, turns

pytestmark = pytest.mark.django_db
ADDRESS = "/antraege/pruefen/"
OWN = {"Sec-Fetch-Site": "same-origin"}
MARKER = "Xylophonmarkierung"
PAPER = f"""Antrag: Trinkwasser für alle {MARKER}

Beschlussvorschlag:

1. Die Verwaltung wird beauftragt, am [Ort] einen Brunnen zu bauen, weil es dort heiß ist.

Begründung:

Die Bürger brauchen Wasser.
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def send(client, **data):
    return client.post(ADDRESS, data, headers=OWN)


def test_pasted_motion_gets_findings_with_rule_source_and_way_out(client, site):
    page = send(client, text=PAPER).content.decode()
    assert "Hinweise" in page
    assert page.count("<b>Ausweg:</b>") == page.count("Quelle: ") > 1
    assert f"„Trinkwasser für alle {MARKER}“, 1 Punkt" in page


def test_dropped_file_gets_the_same_findings(client, site):
    motion = markdown.read("# Titel\n\nArt: Antrag\n\n## Beschlussvorschlag\n\n1. Der [Ort] wird gebaut.\n")
    file = SimpleUploadedFile("antrag.docx", export(motion, "docx").data)
    assert "<b>Ausweg:</b>" in send(client, file=file).content.decode()


@pytest.mark.parametrize("data", [{}, {"text": "   "}, {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04kaputt")}])
def test_what_cannot_be_read_is_explained(client, site, data):
    page = send(client, **data).content.decode()
    assert "Das ließ sich nicht prüfen" in page


def test_municipality_that_is_not_clear_is_asked_for_and_the_text_kept(client, site):
    page = send(client, text=PAPER, municipality="Halle").content.decode()
    assert "Halle (Saale) (Sachsen-Anhalt, kreisfrei)" in page
    assert MARKER in page


def test_nothing_of_it_is_kept(client, site, tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        response = send(client, text=PAPER, municipality="Kassel")
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert MARKER not in caplog.text
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and file.stat().st_size]


def test_foreign_form_huge_text_and_a_crowd_are_turned_away(client, site, monkeypatch):
    assert client.post(ADDRESS, {"text": PAPER}).status_code == 403
    assert send(client, text="x" * 2_500_000).status_code == 413
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.05)
    locks = [turns._lock(documents._folder()) for _ in range(turns.AT_ONCE)]
    busy = send(client, text=PAPER)
    assert busy.status_code == 503
    assert MARKER in busy.content.decode()
    for lock in locks:
        os.close(lock)


def test_hostile_text_is_harmless(client, site):
    evil = "<script>alert(1)</script> {{ settings.SECRET_KEY }} \x00\u202egnitfel " * 300
    page = send(client, text=f"Antrag\n\nBeschlussvorschlag:\n\n1. {evil}").content.decode()
    assert "<script>alert" not in page
    assert not set(page) & set("\x00\u202e")
