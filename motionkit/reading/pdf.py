"""The text of a PDF, page by page. Scans have none: that is said, not guessed."""

from io import BytesIO

from uploads import Refused


def text_of(data: bytes) -> str:
    """Text with a form feed between pages. Refused when there is none."""
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(data)).pages
    if len(pages) > 200:
        raise Refused("too_long", limit="200 Seiten")
    text = "\f".join(page.extract_text() for page in pages)
    if not text.strip():
        raise Refused("unreadable", detail="no text layer")
    return text
