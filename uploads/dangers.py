"""What an office document, a PDF or an EPUB must not bring along, and what is dropped and reported.

Sources: ECMA-376 (relationships, field codes), OpenDocument 1.3 (scripts, DDE), ISO 32000 (actions).
"""

import re
from html import unescape
from typing import Final

from uploads.refusals import Refused

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FIELD_TEXT = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)<")
_SIMPLE_FIELD = re.compile(rb"""\binstr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DDE = re.compile(r"\bDDE(?:AUTO)?\b\s*\S", re.IGNORECASE)
_INCLUDE = re.compile(r"\bINCLUDE(?:PICTURE|TEXT)\b", re.IGNORECASE)
_ODF_SCRIPT = re.compile(rb"<(?:script:event-listener|office:script)\b|xlink:href\s*=\s*[\"']vnd\.sun\.star\.script:")
_ODF_DDE = re.compile(rb"<(?:text:dde-connection-decl|text:dde-connection|table:dde-link|office:dde-source)\b")
_ODF_REMOTE = re.compile(
    rb"<(draw:image|draw:object|text:section-source|style:background-image|draw:plugin)\b[^>]*"
    rb"xlink:href\s*=\s*[\"']([a-z]+:|//|\.\./)"
)
_PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")

PICTURE_DROPPED: Final = "Ein Bild, das aus dem Netz geladen würde, wurde weggelassen."
TEMPLATE_DROPPED: Final = "Ein Verweis auf eine Vorlage wurde weggelassen."
PART_DROPPED: Final = "Ein Verweis auf einen Inhalt außerhalb der Datei wurde weggelassen."


def check_docx_part(part: bytes) -> list[str]:
    """German notices on what will be dropped from this part; Refused for what must not come in."""
    notices = []
    for relation in _RELATION.findall(part):
        given = {key: unescape((a or b).decode("utf-8", "replace")) for key, a, b in _ATTRIBUTE.findall(relation)}
        if given.get(b"TargetMode", "").lower() == "external":
            notices += _check_external(given.get(b"Type", ""), given.get(b"Target", ""))
    codes = b"".join(_FIELD_TEXT.findall(part)) + b" ".join(a or b for a, b in _SIMPLE_FIELD.findall(part))
    fields = unescape(codes.decode("utf-8", "replace"))
    if _DDE.search(fields):
        raise Refused("dde")
    if _INCLUDE.search(fields):
        notices.append(PART_DROPPED)
    return notices


def _check_external(relation_type: str, target: str) -> list[str]:
    kind = relation_type.rsplit("/", 1)[-1]
    if kind == "hyperlink":
        return []
    if kind == "image":
        return [PICTURE_DROPPED]
    # Offices attach templates from their own disk: dropped. One from the net is an attack: refused.
    remote = re.match(r"^(?:(?:https?|ftps?|dav|davs|smb):|file://[^/]|[\\/]{2})", target, re.IGNORECASE)
    if kind == "attachedTemplate" and not remote:
        return [TEMPLATE_DROPPED]
    if kind in ("attachedTemplate", "oleObject", "subDocument", "frame", "externalLink", "package", "aFChunk"):
        raise Refused("remote", detail=target)
    return [PART_DROPPED]


def check_odt_part(part: bytes) -> list[str]:
    """Like `check_docx_part`, for OpenDocument."""
    if b"encryption-data" in part and b"manifest:" in part:
        raise Refused("encrypted")
    if _ODF_SCRIPT.search(part):
        raise Refused("macro")
    if _ODF_DDE.search(part):
        raise Refused("dde")
    notices = []
    for element, _ in _ODF_REMOTE.findall(part):
        if element == b"text:section-source":
            raise Refused("remote")
        notices.append(PICTURE_DROPPED if element == b"draw:image" else PART_DROPPED)
    return notices


def check_epub_part(part: bytes) -> list[str]:
    """Publications are downloaded as they are, so scripts are refused."""
    if re.search(rb"<(?:\w+:)?script\b|\son[a-z]+\s*=\s*[\"']|javascript:", part, re.IGNORECASE):
        raise Refused("script")
    return []


def check_pdf(data: bytes) -> None:
    """Refuse damaged PDFs and those with visible scripts, launch actions or attached files.

    Compressed object streams are not searched: readers' programs ask before they run anything.
    """
    if b"%%EOF" not in data[-2048:]:
        raise Refused("broken", detail="no end of file")
    if _PDF_ACTIVE.search(data):
        raise Refused("script")
    if b"/Encrypt" in data[-4096:]:
        raise Refused("encrypted")
