"""One spelling for one word: case, umlauts, ß and accents folded away, so that every way to type a word meets.

„Straße“, „STRASSE“ and „Strasse“, „Gebäude“, „Gebaeude“ and „Gebaude“ become one string. The price: „schön“ and
„schon“, „Bär“ and „Bar“ become one string, too. German search has always paid it; stop words are told apart before.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SPELLINGS: Final = str.maketrans({"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'"})
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# „ae“ is an umlaut that was typed without its dots, unless a vowel or q stands before it (Mauer, neue, Quelle).
# What is touched wrongly (aktuell, Poesie) is touched alike in documents and in queries, so that it still meets.
_TYPED_UMLAUT: Final = re.compile("(?<![aeiouyq])([aou])e")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """`word` in lower case without umlauts, ß, accents and soft hyphens. Idempotent for what it returns in German."""
    plain = _INVISIBLE.sub("", word).casefold()
    if not plain.isascii():
        plain = plain.translate(_SPELLINGS)
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return _TYPED_UMLAUT.sub(r"\1", plain)
