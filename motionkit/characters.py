"""Which characters may stand in a motion: everything readable, nothing that hides or steers."""

import re
import unicodedata

# Controls, noncharacters and surrogates (illegal in XML), bidirectional overrides and zero-width
# characters (they make text look different from what it is). The zero-width joiners stay: some
# names need them. The soft hyphen goes: it belongs to a layout, not to a wording.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U000e0000-\U0010ffff]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[ \t\u2002-\u200a\u3000]+")
# Marks stand above or below a letter, in every script; more than these on one letter climb into other lines.
_MOST_MARKS = 4
_MAY_BE_MARKS = re.compile("[^\x00-\u02ff]{5,}")
_JOINERS = "\u200c\u200d"


def readable(text: str) -> str:
    """`text` composed (NFC), with `\\n` as the only line break and without invisible characters."""
    text = _LINE_BREAKS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    text = _MAY_BE_MARKS.sub(_with_few_marks, text)
    return unicodedata.normalize("NFC", text)


def _with_few_marks(run: re.Match[str]) -> str:
    """A joiner between marks begins no new letter."""
    kept, marks = [], 0
    for sign in run[0]:
        if unicodedata.category(sign) in ("Mn", "Me"):
            marks += 1
        elif sign not in _JOINERS:
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def one_line(text: str) -> str:
    """`text` as one line: line breaks and runs of blanks become one space; no-break spaces stay."""
    return _BLANKS.sub(" ", readable(text).replace("\n", " ")).strip()
