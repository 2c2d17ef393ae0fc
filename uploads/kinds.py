"""What a file is, judged by its first bytes, never by its name or by what the browser says."""

from typing import Final

# Kind → (media type, extension, German name).
KINDS: Final[dict[str, tuple[str, str, str]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word (DOCX)"),
    "odt": ("application/vnd.oasis.opendocument.text", "odt", "OpenDocument (ODT)"),
    "text": ("text/plain", "txt", "Text oder Markdown"),
    "pdf": ("application/pdf", "pdf", "PDF"),
    "epub": ("application/epub+zip", "epub", "EPUB"),
    "png": ("image/png", "png", "PNG"),
    "jpeg": ("image/jpeg", "jpg", "JPEG"),
    "webp": ("image/webp", "webp", "WebP"),
    "gif": ("image/gif", "gif", "GIF"),
}

# What is recognised only to say why it is refused.
REFUSED_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    (b"{\\rtf", "rtf"),
)
_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"PK\x03\x04", "zip"),
)
_MARKUP: Final = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body", b"<!--", b"<?php")
# NUL and the controls no text has (tab, line breaks and form feed are fine: PDF text has them).
_BINARY: Final = frozenset(range(32)) - {9, 10, 11, 12, 13}


def kind_of(data: bytes) -> str:
    """A key of KINDS, "zip" (to be looked into), a reason of refusal with "!" in front, or ""."""
    for start, reason in REFUSED_STARTS:
        if data.startswith(start):
            return f"!{reason}"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    beginning = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(_MARKUP):
        return "!markup"
    return "text" if is_text(data) else ""


def is_text(data: bytes) -> bool:
    """Whether `data` is text in UTF-8, UTF-16 with a mark, or an 8-bit German encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return "\x00" not in data.decode("utf-16")
        except UnicodeDecodeError:
            return False
    return _BINARY.isdisjoint(data)


def decode(data: bytes) -> str:
    """The text of a file that `is_text`; never fails (Windows-1252 is the last resort)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
