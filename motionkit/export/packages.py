"""Zip packages with the same bytes every time: fixed dates, fixed order, no traces of a machine."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

_THEN: Final = (1980, 1, 1, 0, 0, 0)


def package(files: Iterable[tuple[str, str | bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of (name, content) in the given order; names in `stored` are not compressed."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=_THEN)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compress_type=method, compresslevel=6)
    return buffer.getvalue()


def text(content: str) -> str:
    """`content` as XML text or attribute value in double quotes."""
    return escape(content, {'"': "&quot;"})
