"""A version goes out as a Word file and comes back: tracked changes, plain files, LibreOffice, and what is no motion."""

import io
import zipfile
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit.export import export, tracked
from motionkit.reading import Comment
from portal.exchange.models import Improvement
from tests.exchange.improvements import FORM, better, make_motion, send, told
from tests.exchange.reports import OWN
from tests.exchange.test_improvement_form import hidden_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(site):
    return make_motion()


def post(client, motion, data: bytes, name: str = "antrag.docx", **fields):
    file = SimpleUploadedFile(name, data)
    return client.post(FORM, told(motion) | {"file": file} | fields, headers=OWN)


def same_clauses(found, wanted) -> bool:
    """Ids of new clauses are ours to choose."""
    return [clause.text for clause in found.clauses] == [clause.text for clause in wanted.clauses]


def test_tracked_changes_are_previewed_and_sent(client, motion):
    wanted = better(motion)
    comment = Comment("Das hat uns geholfen.", "Rosa Lichtblau", "", "Die Verwaltung berichtet jährlich.")
    data = tracked.export(motion.motion_text, wanted, comments=[comment])
    preview = page(post(client, motion, data))
    assert "So lesen wir Ihren Vorschlag" in preview
    assert "In der Datei stehen:" in preview
    assert "1 Kommentar" in preview
    assert "Das hat uns geholfen." in preview
    assert "Rosa Lichtblau" not in preview
    send(client, hidden_of(preview))
    found = Improvement.objects.get()
    assert found.source == "tracked"
    assert same_clauses(found.motion_text, wanted)
    assert found.motion_text.reasoning == wanted.reasoning
    assert found.motion_text.clauses[1] == motion.motion_text.clauses[1]
    assert found.motion_text.hints == motion.motion_text.hints
    assert "Das hat uns geholfen." in found.remarks


def test_moved_and_struck_clauses_are_understood(client, motion):
    text = motion.motion_text
    swapped = text.with_clauses(text.clauses[::-1])
    preview = page(post(client, motion, tracked.export(text, swapped)))
    assert "Punkte 1 und 2 getauscht." in preview
    struck = page(post(client, motion, tracked.export(text, text.with_clauses(text.clauses[:1]))))
    assert "Punkt 2 gestrichen." in struck


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_plain_file_is_compared_with_the_version(client, motion, form):
    preview = page(post(client, motion, export(better(motion), form).data, f"antrag.{form}"))
    assert "Punkt 3 neu, Begründung ergänzt." in preview
    send(client, hidden_of(preview))
    found = Improvement.objects.get()
    assert (found.source, found.motion_text.hints) == ("document", motion.motion_text.hints)
    assert found.motion_text.clauses[1] == motion.motion_text.clauses[1]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_file_without_marks_of_ours_finds_its_clauses(client, motion, form):
    """As from somebody who copied the text into a document of their own."""
    wanted = better(motion)
    counted = tuple(replace(clause, id=f"punkt-{n}") for n, clause in enumerate(wanted.clauses, 1))
    preview = page(post(client, motion, export(wanted.with_clauses(counted), form).data, f"antrag.{form}"))
    assert "Punkt 3 neu, Begründung ergänzt." in preview
    send(client, hidden_of(preview))
    ids = [clause.id for clause in Improvement.objects.get().motion_text.clauses]
    assert ids[:2] == ["kataster", "satzung"]


def test_unchanged_file_proposes_nothing(client, motion):
    for form in ("docx", "odt"):
        response = post(client, motion, export(motion.motion_text, form).data, f"antrag.{form}")
        assert "Bis jetzt ist alles wie in der Fassung" in page(response)


def test_file_from_an_older_version_is_compared_with_that_one(client, motion):
    first = motion.motion_text
    data = tracked.export(first, better(motion))
    motion.motion_text = replace(first, title="Leerstand erfassen und beenden", reasoning="Ganz neu gefasst.")
    motion.save()
    preview = page(post(client, motion, data, fassung="2"))
    send(client, hidden_of(preview))
    found = Improvement.objects.get()
    assert (found.base.number, found.motion_text.title) == (1, "Leerstand erfassen")
    assert found.summary.endswith("Punkt 3 neu, Begründung ergänzt.")


def test_file_is_read_into_the_form_first(client, motion):
    markup = page(post(client, motion, export(better(motion), "docx").data, schritt="datei", why=""))
    assert "Ihre Datei ist gelesen" in markup
    assert "Familien suchen Wohnungen" in markup
    assert "Neuer Punkt" in markup


def test_reason_is_asked_for_after_the_file_was_read_and_the_file_is_not_needed_again(client, motion):
    markup = page(post(client, motion, export(better(motion), "docx").data, why=""))
    assert "Ohne Grund können wir nicht entscheiden." in markup
    assert "Familien suchen Wohnungen" in markup
    assert 'name="weg" value="document"' in markup


def test_file_and_typed_changes_are_not_mixed(client, motion):
    file = SimpleUploadedFile("a.docx", export(motion.motion_text, "docx").data)
    response = client.post(FORM, told(motion, better(motion)) | {"file": file}, headers=OWN)
    assert "eine Datei und Änderungen im Formular" in page(response)
    assert "Familien suchen Wohnungen" in page(response)


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"a" * 300_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"MZ\x90\x00", "x.docx"),
        (b"", "x.docx"),
        (b"PK\x03\x04kaputt", "x.docx"),
        (b"%PDF-1.7", "x.pdf"),
        (None, "b.docx"),
    ],
)
def test_file_that_is_none_is_refused_in_german_and_what_was_typed_stays(client, motion, data, name):
    response = post(client, motion, bomb() if data is None else data, name, why="Mein guter Grund")
    assert response.status_code == 200
    assert "Noch nicht gesendet" in page(response)
    assert "Mein guter Grund" in page(response)
    assert not Improvement.objects.exists()


def test_document_that_is_no_motion_is_refused(client, motion):
    letter = export(replace(motion.motion_text, clauses=(), opening_formula="", reasoning="Liebe Leute!"), "docx").data
    assert "keine Beschlusspunkte gefunden" in page(post(client, motion, letter))


def test_file_is_not_kept(client, motion, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    post(client, motion, export(better(motion), "docx").data)
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and one.stat().st_size]
