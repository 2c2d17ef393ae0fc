"""The words of uploaded PDFs: read once, when a file is stored, never while a reader waits."""

from hashlib import sha256

from django.db import transaction
from wagtail.documents.models import Document

from portal.search.models import FileText
from uploads import Refused, run_limited

MOST_BYTES = 50 * 1024 * 1024
MOST_PAGES, MOST_LETTERS = 400, 400_000
SECONDS, MEMORY = 20, 600 * 1024 * 1024


def when_a_document_is_saved(sender, instance: Document, raw: bool = False, **kwargs) -> None:
    """Forgets the words of a file that was replaced, at once; reads the new ones when the transaction is over, because
    reading takes seconds in which nobody else could write."""
    if raw:
        return
    FileText.objects.filter(document=instance).exclude(read_from=_digest(instance)).delete()
    transaction.on_commit(lambda: read(instance))


def read(document: Document) -> None:
    """Keeps the words of a file, unless they are kept already. A file that cannot be read has none."""
    digest = _digest(document)
    if not digest or FileText.objects.filter(document=document, read_from=digest).exists():
        return
    text = _words(document)
    with transaction.atomic():
        if Document.objects.filter(pk=document.pk).exists():
            FileText.objects.update_or_create(document=document, defaults={"text": text, "read_from": digest})


def _content(document: Document) -> bytes:
    """Empty for what is no PDF, for what is too large, and where the file is missing."""
    if document.file_extension.lower() != "pdf":
        return b""
    try:
        with document.file.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= MOST_BYTES else b""


def _digest(document: Document) -> str:
    data = _content(document)
    return sha256(data).hexdigest() if data else ""


def _words(document: Document) -> str:
    try:
        found = run_limited(
            "portal.search.pdf_text:words",
            _content(document),
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
