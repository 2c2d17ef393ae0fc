"""Files to download: PDF and EPUB by content, without traces of their making, public with their page."""

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document

from portal.publishing.models import PublicationFile
from tests import factories

pytestmark = pytest.mark.django_db
MARKER = "ERIKAGEHEIM"  # Letters only: PDF writers escape the rest, and the search would miss it.


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:creator><rdf:Seq><rdf:li>ERIKAGEHEIM</rdf:li></rdf:Seq></dc:creator><pdfuaid:part>1</pdfuaid:part>{}
</rdf:Description></rdf:RDF></x:xmpmeta>"""
TITLE_IN_PACKET = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Wasser &amp; Brot</rdf:li></rdf:Alt></dc:title>'


def pdf(*, title: str = "Wasser in die Stadt", packet: str = "") -> bytes:
    """A PDF with its author everywhere a PDF can name one, uncompressed."""
    document = pikepdf.new()
    page = document.add_blank_page()
    page.obj["/PieceInfo"] = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=pikepdf.String(MARKER)))
    document.docinfo["/Author"] = document.docinfo["/Creator"] = pikepdf.String(MARKER)
    if title:
        document.docinfo["/Title"] = pikepdf.String(title)
    document.Root.Metadata = document.make_stream(PACKET.format(packet).encode(), Type=pikepdf.Name("/Metadata"))
    out = BytesIO()
    document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert MARKER.encode() in out.getvalue()
    return out.getvalue()


def epub() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", "<container/>")
    return out.getvalue()


def upload(client, content: bytes, name: str):
    data = {"title": "Handbuch", "tags": "", "file": SimpleUploadedFile(name, content)}
    return client.post("/redaktion/documents/add/", data)


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_pdf_loses_its_author_and_keeps_its_title(editor_client):
    assert upload(editor_client, pdf(), "handbuch.pdf").status_code == 302
    (path,) = stored()
    assert MARKER.encode() not in path.read_bytes()
    with pikepdf.open(path) as document:
        assert document.docinfo["/Title"] == "Wasser in die Stadt"
        assert "/Author" not in document.docinfo
        with document.open_metadata() as packet:
            assert packet["dc:title"] == "Wasser in die Stadt"
            assert packet["pdfuaid:part"] == "1"
        assert len(document.pages) == 1


def test_title_with_markup_does_not_break_the_packet(editor_client):
    upload(editor_client, pdf(title="Wasser & <Brot>"), "handbuch.pdf")
    with pikepdf.open(stored()[0]) as document, document.open_metadata() as packet:
        assert packet["dc:title"] == "Wasser & <Brot>"


def test_title_is_kept_when_only_the_packet_has_it(editor_client):
    upload(editor_client, pdf(title="", packet=TITLE_IN_PACKET), "handbuch.pdf")
    with pikepdf.open(stored()[0]) as document:
        assert document.docinfo["/Title"] == "Wasser & Brot"


def test_several_files_at_once_are_cleaned_as_well(editor_client):
    answer = editor_client.post("/redaktion/documents/multiple/add/", {"files[]": SimpleUploadedFile("a.pdf", pdf())})
    assert answer.json()["success"]
    assert [path for path in stored() if MARKER.encode() in path.read_bytes()] == []


def test_epub_is_taken(editor_client):
    assert upload(editor_client, epub(), "handbuch.epub").status_code == 302
    assert Document.objects.get().file_extension == "epub"


def test_name_follows_the_content(editor_client):
    upload(editor_client, pdf(), "handbuch.epub")
    assert Document.objects.get().file_extension == "pdf"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script></html>", "handbuch.pdf"),
        (b"MZ" + bytes(200), "handbuch.pdf"),
        (b"%PDF-1.7\n/JavaScript (app.alert(1))\n%%EOF", "handbuch.pdf"),
        (b"%PDF-1.7\nhalf a file", "handbuch.pdf"),
        (b"%PDF-1.7\nno objects at all\n%%EOF", "handbuch.pdf"),
        (factories.picture_bytes(), "handbuch.pdf"),
    ],
    ids=["html", "program", "script", "half", "nonsense", "picture"],
)
def test_what_is_no_publication_is_refused_with_a_reason(editor_client, content, name):
    answer = upload(editor_client, content, name)
    assert "Es wurde nichts gespeichert" in answer.content.decode()
    assert Document.objects.count() == 0
    assert stored() == []


def test_file_is_public_with_its_page_and_not_before(client, editor, site):
    document = factories.make_document()
    page = factories.make_publication(live=False)
    page.files.add(PublicationFile(document=document))
    page.save()
    assert client.get(document.url).status_code == 404
    client.force_login(editor)
    assert client.get(document.url).status_code == 200
    client.logout()

    page.save_revision().publish()
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"

    type(page).objects.get(pk=page.pk).unpublish()
    assert client.get(document.url).status_code == 404
