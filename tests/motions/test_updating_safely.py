"""/antraege/abgleichen/: nothing of a copy is kept; forged, foreign, hostile and huge forms do no harm."""

import logging
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit.export import export
from portal.motions import documents, turns
from portal.motions.models import Motion
from tests.motions.copies import (
    ADDRESS,
    MARKER,
    as_file,
    copy_for,
    hidden,
    make_model,
    send,
)
from tests.motions.test_fitting_form import all_rows
from tests.patience import A_SECOND, quickest

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(site, settings, tmp_path) -> Motion:
    settings.DATA_DIR = tmp_path
    return make_model()


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04kaputt")}])
def test_what_cannot_be_read_is_explained(client, motion, data):
    assert "Das ließ sich nicht lesen" in send(client, **data).content.decode()


@pytest.mark.parametrize("sealed", ["x", "a:b:c", "eyJhIjoxfQ:1uAaaa:x" * 9000])
def test_forged_form_is_refused(client, motion, sealed):
    page = send(client, lesung=sealed, stand="1-2-3", datei="docx").content.decode()
    assert "Die Seite lag lange offen" in page


@pytest.mark.parametrize("name", ["", "docx", "odt", "pdf", "md", "aenderungen"])
def test_nothing_of_it_is_kept(client, motion, tmp_path, caplog, name):
    copy = copy_for(**{"Lage vor Ort": MARKER})
    with caplog.at_level(logging.DEBUG):
        page = send(client, file=as_file(copy), municipality="Kassel")
        response = send(client, **hidden(page.content.decode()), datei=name)
    for one in (page, response):
        assert one.status_code == 200
        assert not one.cookies
        assert one["Cache-Control"] == "no-store"
    assert MARKER not in caplog.text
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and file.stat().st_size]
    assert not any(MARKER in str(row) for row in all_rows())


def test_foreign_form_huge_text_and_a_crowd_are_turned_away(client, motion, monkeypatch):
    assert client.post(ADDRESS, {"text": "Antrag"}).status_code == 403
    assert send(client, text="x" * 2_500_000).status_code == 413
    page = send(client, file=as_file(copy_for())).content.decode()
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.05)
    locks = [turns._lock(documents._folder()) for _ in range(turns.AT_ONCE)]
    busy = send(client, text=f"Antrag {MARKER}")
    assert busy.status_code == 503
    assert MARKER in busy.content.decode()
    assert send(client, **hidden(page), datei="pdf").status_code == 503
    for lock in locks:
        os.close(lock)


def test_hostile_text_is_harmless(client, motion):
    evil = "<script>alert(1)</script> {{ settings.SECRET_KEY }} \x00\u202egnitfel [[[[Gremium]]]] "
    text = export(copy_for(), "txt").data.decode().replace("viele Menschen", evil)
    response = send(client, text=text)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert not set(page) & set("\x00\u202e")


@pytest.mark.parametrize(
    "piece", ["Stadt Kassel und Landkreis Kassel. ", "Die Häuser in Halle stehen leer. ", "a ", "1. x\n\n"]
)
def test_hundred_kilobytes_are_answered_quickly(client, motion, piece):
    text = export(copy_for(), "txt").data.decode() + "\n\n" + piece * (100_000 // len(piece))
    page = send(client, text=text, antrag="leerstand").content.decode()
    answers = []
    assert quickest(lambda: answers.append(send(client, **hidden(page)))) < A_SECOND  # Without the process that reads.
    assert answers[0].status_code == 200
