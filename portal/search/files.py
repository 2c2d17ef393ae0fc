"""The words of uploaded PDFs: read once, when a file is stored, never while a reader waits."""

from hashlib import sha256

from wagtail.documents.models import Document

from portal.search.models import FileText
from uploads import Refused, run_limited

MOST_BYTES = 50 * 1024 * 1024
MOST_PAGES, MOST_LETTERS = 400, 400_000
SECONDS, MEMORY = 20, 600 * 1024 * 1024


def when_a_document_is_saved(sender, instance: Document, raw: bool = False, **kwargs) -> None:
    if not raw:
        read(instance)


def read(document: Document) -> None:
    """Keeps the words of a file, unless they are kept already. A file that cannot be read has none."""
    if document.file_extension.lower() != "pdf":
        FileText.objects.filter(document=document).delete()
        return
    try:
        with document.file.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return
    digest = sha256(data).hexdigest()
    if FileText.objects.filter(document=document, read_from=digest).exists():
        return
    FileText.objects.update_or_create(document=document, defaults={"text": _words(data), "read_from": digest})


def _words(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        return ""
    try:
        found = run_limited(
            "portal.search.pdf_text:words",
            data,
            seconds=SECONDS,
            memory=MEMORY,
            pages=MOST_PAGES,
            letters=MOST_LETTERS,
        )
    except Refused:
        return ""
    return str(found).replace("\0", " ").encode("utf-8", "replace").decode()


def missing() -> list[Document]:
    """PDFs whose words nobody has read yet: stored before the search was there, or past the models."""
    return [one for one in Document.objects.filter(file_text=None) if one.file_extension.lower() == "pdf"]
