"""File names that people recognise and every system takes."""

import re
import unicodedata
from typing import Final

_MAX_BYTES: Final = 180  # of 255: room for „ (2)“ and for what offices put in front
_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|;%#\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]'
)
_BLANKS = re.compile(r"[\s_]+")
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


def file_name(title: str, ext: str) -> str:
    """„Straßen für alle: Tempo 30“ → `Straßen für alle – Tempo 30.docx`. At most 180 bytes in UTF-8.

    Umlauts stay, composed; what could leave a folder, a header or a shell word goes. Never empty.
    """
    name = unicodedata.normalize("NFC", title).replace(": ", " – ").replace("/", "-").replace("„", "").replace("“", "")
    name = _FORBIDDEN.sub("", _BLANKS.sub(" ", name)).strip(" .-–'")
    name = " ".join(name.split())
    if not name or name.lower().split(".")[0] in _RESERVED:
        name = f"Antrag {name}".strip()
    suffix = "." + (re.sub(r"[^a-z0-9]", "", ext.lower()) or "txt")
    name = name.encode()[: _MAX_BYTES - len(suffix)].decode(errors="ignore").rstrip(" .-–")
    return name + suffix
