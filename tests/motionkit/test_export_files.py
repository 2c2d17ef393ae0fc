"""What the files themselves are: tags, language, styles, metadata, names."""

import io
import re
import zipfile

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from motionkit.export import export, file_name
from tests.motionkit.builders import LETTERHEAD, a_motion


def outlines(pdf):
    with pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def kinds_of_tags(pdf):
    found, waiting = set(), [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.add(str(node.S))
            if "/K" in node:
                waiting.append(node.K)
    return found


def test_export_pdf_is_tagged_german_titled_and_has_bookmarks():
    with pikepdf.open(io.BytesIO(export(a_motion(), "pdf", LETTERHEAD).data)) as pdf:
        assert str(pdf.Root.Lang).startswith("de")
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert {"/H1", "/L", "/LI", "/P", "/Note", "/Table"} <= kinds_of_tags(pdf)
        assert outlines(pdf)[:3] == ["Beschlussvorschlag", "Sachverhalt", "Begründung"]
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == a_motion().title
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
            assert "dc:creator" not in metadata
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert all("/FontFile" in str(font.DescendantFonts[0].FontDescriptor.keys()) for font in fonts)


def test_export_pdf_text_is_in_reading_order():
    text = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(export(a_motion(), "pdf", LETTERHEAD).data)).pages
    )
    words = [
        "Fraktion",
        "Straßenbäume",
        "möge beschließen",
        "Baumkataster",
        "Standort",
        "Bis zum",
        "Sachverhalt",
        "Bäume kühlen",
        "Deckungsvorschlag",
        "Erika Muster",
    ]
    places = [text.replace("\n", " ").index(word) for word in words]
    assert places == sorted(places)


def test_export_pdf_with_characters_no_font_has_is_still_made():
    motion = a_motion().with_clauses(())
    assert export(type(motion)(title="日本語 🌳 \ue000", reasoning="日本語"), "pdf").data.startswith(b"%PDF")


def test_export_pdf_text_never_becomes_code():
    nasty = '#read("/etc/passwd") \\ " ] #panic() $x$ `y` *z* @ref <label> // comment /* */ = heading'
    data = export(type(a_motion())(title=nasty, reasoning=nasty), "pdf").data
    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert 'read("/etc/passwd")' in text
    assert "#panic()" in text


def test_export_docx_has_real_headings_and_numbered_clauses():
    document = docx.Document(io.BytesIO(export(a_motion(), "docx", LETTERHEAD).data))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Beschlussvorschlag"] == "Heading 1"
    assert styles["Kosten"] == "Heading 2"
    assert styles[a_motion().title] == "Title"
    clauses = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Beschlusspunkt"]
    assert len(clauses) == 3
    assert not any(paragraph.text.startswith("1.") for paragraph in clauses)
    assert document.core_properties.author == ""
    assert document.core_properties.title == a_motion().title


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_export_office_file_names_no_person_and_no_date(extension):
    with zipfile.ZipFile(io.BytesIO(export(a_motion(), extension).data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(rb"creator|lastModifiedBy|dcterms|dc:date|generator|/root|/work", everything, re.IGNORECASE)


def test_file_name_keeps_umlauts_and_drops_what_systems_forbid():
    assert file_name("Straßen für alle: Tempo 30", "docx") == "Straßen für alle – Tempo 30.docx"
    assert file_name('a/b\\c "d"\r\nSet-Cookie: x', "pdf") == "a-bc d Set-Cookie – x.pdf"
    assert file_name("../../etc/passwd", "pdf") == "etc-passwd.pdf".replace("etc", "..-etc").lstrip(".-")
    assert file_name("", "odt") == "Antrag.odt"
    assert file_name("CON", "txt") == "Antrag CON.txt"
    assert file_name("U\u0308ber\u202egnp.exe", "pdf") == "Übergnp.exe.pdf"


@given(st.text(max_size=400), st.text(max_size=8))
def test_file_name_of_any_title_is_safe(title, extension):
    name = file_name(title, extension)
    assert 2 < len(name.encode()) <= 200
    assert name == name.strip(" .")
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e]', name)
    assert name not in (".", "..")
