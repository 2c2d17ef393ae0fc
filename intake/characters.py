"""Which characters foreign text may bring along: everything readable, nothing that hides or steers."""

import re
from typing import Final

# Controls and noncharacters; directional marks and overrides (they show text in another order than it is stored);
# zero-width spaces. The joiners U+200C and U+200D stay, Persian and emoji need them; no-break spaces stay as well.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U0010ffff]"
)
_BREAKS: Final = re.compile("\r\n|[\r\u2028\u2029]")
_MARK: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILES: Final = re.compile(f"([{_MARK}]{{3}})[{_MARK}]+")


def readable(text: str) -> str:
    """`text` with `\\n` as only line break, without invisible characters, and with at most three marks on a letter."""
    return _PILES.sub(r"\1", _UNWANTED.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str, length: int = 0) -> str:
    """`text` on one line without surplus spaces; longer than `length` (if given) it is cut and ends in „…“."""
    line = re.sub("[ \t\n]+", " ", readable(text)).strip()
    return line if not length or len(line) <= length else line[: length - 1].rstrip() + "…"
