"""Files to download: what may come in, what is taken out of it, and who may have it.

The kind of a file is judged by its content. PDFs lose the traces of their making; an EPUB's metadata is its title
page, and stays.
"""

from base64 import b64decode

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import Document
from wagtail.models import Page, ReferenceIndex

from uploads import PUBLICATIONS, Refused, inspect, run_limited

MAX_BYTES = 50 * 1024 * 1024
SECONDS, MEMORY = 30, 800 * 1024 * 1024  # For a book of 50 MB with pictures.


class DocumentForm(BaseDocumentForm):
    """Takes PDF and EPUB. The uploaded file is changed in place, so that nothing else is ever stored."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            data, extension = checked(file)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        file.seek(0)
        file.truncate()
        file.write(data)
        file.flush()
        file.seek(0)
        file.size, file.name = len(data), f"{file.name.rsplit('.', 1)[0]}.{extension}"
        return file


def checked(file) -> tuple[bytes, str]:
    """The content as it may be kept, and the extension that fits it. Raises Refused (German) for anything else."""
    file.seek(0)
    upload = inspect(file.file, allowed=PUBLICATIONS, max_bytes=MAX_BYTES)
    if upload.kind != "pdf":
        return upload.data, upload.extension
    cleaned = run_limited("portal.publishing.pdfinfo:without_traces", upload.data, seconds=SECONDS, memory=MEMORY)
    return b64decode(cleaned), upload.extension


def is_public(document: Document) -> bool:
    """Whether a published page, or something public by itself, offers this file."""
    page = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(document)
    if references.exclude(base_content_type=page).exists():
        return True
    published = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    return references.filter(base_content_type=page, object_id__in=published).exists()
