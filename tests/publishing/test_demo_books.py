"""The files of the demo's publication: a tagged PDF and an EPUB, both in German and with their title."""

import io
import zipfile

import pikepdf
import pytest

from portal.publishing.demo import books, sources

PATHS = sorted((sources.FOLDER / "publication").glob("*.md"))


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def book(request):
    return books.read(request.param, "Ein rotes Titelbild")


def test_pdf_is_tagged_german_titled_and_has_bookmarks(book):
    with pikepdf.open(io.BytesIO(books.pdf(book))) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang).startswith("de")
        assert str(document.docinfo["/Title"]) == book.title
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        with document.open_outline() as outline:
            chapters = [line.removeprefix("# ") for line in book.text.splitlines() if line.startswith("# ")]
            assert [entry.title for entry in outline.root if entry.title in chapters] == chapters


def test_epub_is_german_and_has_cover_and_contents(book):
    archive = zipfile.ZipFile(io.BytesIO(books.epub(book)))
    package = archive.read("EPUB/content.opf").decode()
    assert "<dc:language>de</dc:language>" in package
    assert book.title in package
    assert 'properties="cover-image"' in package
    assert "1 Worum es geht" in archive.read("EPUB/nav.xhtml").decode()
