"""Looking into a zip without unpacking it: first the directory, then each part for what must not come in."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from uploads.refusals import Refused

MAX_BYTES: Final = 20 * 1024 * 1024  # sum of all parts, unpacked
MAX_PARTS: Final = 500
MAX_RATIO: Final = 100
_SMALL: Final = 64 * 1024  # a small part may compress as well as it likes
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip after its directory has passed: parts, sizes, ratio, names, encryption. Nothing is unpacked.

    The sizes are promises; `zipfile` reads no more of a part than promised and then checks its sum.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as problem:
        raise Refused("broken", detail=repr(problem)) from None
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise Refused("too_many_parts", limit=MAX_PARTS)
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if packed > len(data):
        raise Refused("bomb", detail="parts overlap")
    if unpacked > MAX_BYTES or unpacked > MAX_RATIO * max(packed, _SMALL / MAX_RATIO):
        raise Refused("bomb", detail=f"{packed} → {unpacked}")
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Refused("bomb", detail=entry.filename)
        if entry.flag_bits & 0x1:
            raise Refused("encrypted")
    _check_names([entry.filename for entry in entries], [entry.orig_filename for entry in entries])
    return archive


def _check_names(names: list[str], original: list[str]) -> None:
    if len({name.lower() for name in names}) != len(names):
        raise Refused("path", detail="a name stands twice")
    for name in [*names, *original]:
        odd = name.startswith(("/", "\\")) or "\\" in name or "\x00" in name or re.match(r"^[A-Za-z]:", name)
        if odd or ".." in name.split("/"):
            raise Refused("path", detail=name)


def kind_of_archive(archive: zipfile.ZipFile) -> str:
    """ "docx", "odt", "epub" or "" by what the archive says about itself in its fixed places."""
    names = set(archive.namelist())
    if "mimetype" in names:
        mimetype = read_part(archive, "mimetype")[:100].strip()
        kinds = {
            b"application/vnd.oasis.opendocument.text": "odt",
            b"application/vnd.oasis.opendocument.text-template": "odt",
            b"application/epub+zip": "epub",
        }
        return kinds.get(mimetype, "")
    if "[Content_Types].xml" in names:
        types = read_part(archive, "[Content_Types].xml").lower()
        if b"macroenabled" in types:
            raise Refused("macro")
        if b"wordprocessingml.document.main+xml" in types or b"wordprocessingml.template.main+xml" in types:
            return "docx"
        return ""
    return "odt" if b"opendocument.text" in _manifest(archive) else ""


def _manifest(archive: zipfile.ZipFile) -> bytes:
    with suppress(KeyError):
        return read_part(archive, "META-INF/manifest.xml")
    return b""


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked; Refused when its packing is broken."""
    try:
        return archive.read(name)
    except KeyError:
        raise
    except (*_UNREADABLE, MemoryError) as problem:
        raise Refused("broken", detail=repr(problem)) from None
    except Exception as problem:  # zlib.error has no common ancestor with the rest
        raise Refused("broken", detail=repr(problem)) from None


def check_parts(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Refuse macros, objects and entity declarations; yields every XML part for further search."""
    for name in archive.namelist():
        lowered = name.lower()
        if lowered.endswith(("vbaproject.bin", "vbadata.xml")) or lowered.startswith(("basic/", "scripts/")):
            raise Refused("macro", detail=name)
        if "activex" in lowered:
            raise Refused("embedded", detail=name)
        if name.endswith("/"):
            continue
        part = read_part(archive, name)
        if part.startswith(_OLE):
            raise Refused("embedded", detail=name)
        if lowered.endswith((".xml", ".rels", ".xhtml", ".html", ".opf", ".ncx", ".rdf", ".svg")):
            check_xml(part, name)
            yield part


def check_xml(part: bytes, name: str = "") -> None:
    """Refuse entity declarations. Only encodings in which `<!ENTITY` cannot hide are let through."""
    head = part[:200]
    declared = re.search(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)""", head)
    plain = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252"}
    if b"\x00" in head or (declared and declared[1].lower() not in plain):
        raise Refused("entities", detail=f"{name}: unusual encoding")
    if b"<!ENTITY" in part:
        raise Refused("entities", detail=name)
