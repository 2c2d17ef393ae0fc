"""Makes and updates what pages refer to: topics, voices, pictures, the files of a publication."""

from io import BytesIO

from django.core.files.base import ContentFile
from pypdf import PdfReader
from wagtail.documents.models import Document

from portal.people.models import Voice
from portal.pictures.models import License, Picture
from portal.places.models import Municipality
from portal.publishing.demo import books
from portal.publishing.demo.sources import Source, book_of, picture_file
from portal.topics.models import Topic


def topic(source: Source, found: Topic | None) -> Topic:
    """A topic; one that has the slug already is taken as it is."""
    known = found or Topic.objects.filter(slug=source.slug).first() or Topic(slug=source.slug)
    known.name = source.meta["name"]
    known.save()
    return known


def voice(source: Source, found: Voice | None, voices: dict[str, int]) -> Voice:
    """A voice. Organisations come first, so that persons can belong to them."""
    meta = source.meta
    made = found or Voice(slug=source.slug)
    for field in ("name", "kind", "is_organisation", "is_example"):
        setattr(made, field, meta[field])
    for field in ("role", "bio", "website"):
        setattr(made, field, meta.get(field, ""))
    made.organisation_id = voices.get(meta.get("organisation", ""))
    made.municipality = Municipality.objects.filter(ags=meta.get("municipality", "")).first()
    made.term_from, made.term_to = meta.get("term_from"), meta.get("term_to")
    made.full_clean()
    made.save()
    return made


def picture(source: Source, found: Picture | None) -> Picture:
    """A picture with its credit; a file that changed replaces the old one and its renditions."""
    meta = source.meta
    made = found or Picture()
    made.title, made.description = meta["title"], meta["alt_text"]
    made.author, made.source, made.source_url = meta["author"], meta["source"], meta.get("source_url", "")
    made.year, made.license = str(meta.get("year", "")), License.objects.get(code=meta["license"])
    content = picture_file(meta["key"]).read_bytes()
    if found:
        found.renditions.all().delete()
        found.file.delete(save=False)
    made.file = ContentFile(content, name=f"{meta['key']}.png")
    made.full_clean(exclude=["width", "height", "file_size", "collection"])
    made.save()
    return made


def publication_files(slug: str, title: str, cover_text: str, found: list[Document]) -> tuple[list[Document], int]:
    """The PDF and EPUB of a publication and the number of its pages; none when it has no full text."""
    path = book_of(slug)
    if not path.exists():
        return [], 0
    book = books.read(path, cover_text)
    contents = {"pdf": books.pdf(book), "epub": books.epub(book)}
    by_kind = {document.file_extension: document for document in found}
    documents = [
        _document(by_kind.get(kind) or Document(), f"{title} ({kind.upper()})", f"{slug}.{kind}", content)
        for kind, content in contents.items()
    ]
    return documents, len(PdfReader(BytesIO(contents["pdf"])).pages)


def _document(document: Document, title: str, name: str, content: bytes) -> Document:
    if document.pk:
        document.file.delete(save=False)
    document.title = title
    document.file = ContentFile(content, name=name)
    document.file_size = len(content)
    document.save()
    return document
