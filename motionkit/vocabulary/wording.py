"""Wordings in the one form in which they are compared: plain small words, and signs that part them."""

import re
import unicodedata
from typing import Final

# What a wording says stands at its beginning; the rest of a pasted protocol would only cost time.
MOST_CHARACTERS: Final = 8_000
MOST_WORDS: Final = 120

_MARKS: Final = re.compile("[\u0300-\u036f]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_BROKEN_WORD: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\s+(?!und\b|oder\b|bzw\b|u\.)(?=[^\W\d_])")
_SPELLED_UMLAUT: Final = re.compile("([aou])e+")
_UMLAUTS: Final = str.maketrans("äöüÄÖÜ", "aouAOU")
_BLANKS: Final = re.compile(r"\s+")
_PARTING: Final = re.compile(r"[;,/+()\[\]|•–—„“\"]+|(?<=\s)-+(?=\s)")
_DOT: Final = re.compile(r"\.(?=\s|$)")
_NO_WORD: Final = re.compile(r"[^a-z0-9,]+")
_INNER_DOT: Final = re.compile(r"\.(?=\w)|(?<=\d),(?=\d)")


def plain(raw: str) -> str:
    """`raw` in small Latin letters without umlauts and ß, on one line; signs and digits stay. Idempotent.

    „geändert“, „GEAENDERT“ and „geandert“ (lost dots) become the same word.
    """
    text = unicodedata.normalize("NFKC", raw.strip()[:MOST_CHARACTERS])[:MOST_CHARACTERS].translate(_UMLAUTS)
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold())
    text = _BROKEN_WORD.sub("", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", _SPELLED_UMLAUT.sub(r"\1", text)).strip()


def normalise(raw: str) -> str:
    """Words of a–z and 0–9, one blank between them, „ , “ where a part of the wording ends. Idempotent.

    >>> normalise("geändert  BESCHLOSSEN; Ziffer 2: zurückgestellt")
    'geandert beschlossen , ziffer 2 zuruckgestellt'
    """
    return words_of(plain(raw))


def words_of(text: str) -> str:
    """What `normalise` makes of a text that is `plain` already."""
    text = _INNER_DOT.sub(" ", _DOT.sub(" , ", _PARTING.sub(" , ", text)))
    words = _NO_WORD.sub(" ", text.replace(",", " , ")).split()[: 2 * MOST_WORDS]
    words = [word for place, word in enumerate(words) if word != "," or (place and words[place - 1] != ",")]
    return " ".join(words[:MOST_WORDS]).strip(" ,")
