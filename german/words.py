"""One word as it is typed → what it is found by: its key, the keys of its parts, and whether it is a stop word.

The key of a word is its folded stems set end to end, without links and endings: „Wohnungsbaugesellschaften“ →
„wohnungbaugesellschaft“. Hence a compound has the same key joined, hyphenated or put together from words written
apart, and a wrong cut inside does no harm to the key.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import Stemmer

from german.folding import fold
from german.gender import masculine, unmarked
from german.morphology import LONGEST, inner_parts, morphemes, origin

_DATA: Final = Path(__file__).parent / "data"
_MOST_PIECES: Final = 8
_MOST_PARTS: Final = 6
STOP: Final = "0"
"""Begins the key of a stop word, so that „war“ and „Ware“, „ob“ and „OB“ do not meet."""


@dataclass(frozen=True, slots=True)
class Word:
    """`stems`: the parts in order; `heads`: what it is a kind of („baugesellschaft“, „gesellschaft“), longest first;
    `others`: what else stands in it („wohnung“, „bau“, „wohnungbau“). Keys hold letters and digits only."""

    key: str
    stems: tuple[str, ...]
    heads: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    stop: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        return self.heads + self.others


@cache
def stop_words() -> frozenset[str]:
    """In lower case, with their umlauts."""
    lines = (_DATA / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _acronyms() -> frozenset[str]:
    """Capitals that are no stop words although they look like one: OB, IT. Taken from the list of synonyms."""
    lines = (_DATA / "synonyms.txt").read_text(encoding="utf-8").split()
    return frozenset(word for word in lines if word.isupper() and word.isalpha())


@lru_cache(maxsize=32_768)
def word(surface: str) -> Word:
    """`surface` analysed: one token of `german.reading`, with hyphens, gender marks and soft hyphens inside."""
    plain = unmarked(unicodedata.normalize("NFC", surface.replace("\u00ad", "")))
    if plain.lower() in stop_words() and not (plain.isupper() and plain in _acronyms()):
        key = STOP + fold(plain)
        return Word(key, (key,), stop=True)
    pieces = [piece for piece in plain.replace("‐", "-").replace("‑", "-").split("-") if piece]
    stems = tuple(stem for piece in pieces[:_MOST_PIECES] for stem in _stems(piece))
    if not stems:
        return Word(STOP, (), stop=True)
    heads, others = _spans(stems)
    key = "".join(stems)[: 2 * LONGEST]
    derived = (root for stem in stems[:_MOST_PARTS] if (root := _root(stem)) and root != key)
    return Word(key, stems, heads, tuple(dict.fromkeys((*others, *derived))))


def compound(stems: tuple[str, ...]) -> Word:
    """A word put together from stems that were written apart or left out („Rad- und Fußweg“ → radweg)."""
    heads, others = _spans(stems)
    return Word("".join(stems)[: 2 * LONGEST], stems, heads, others)


def _spans(stems: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All runs of neighbouring stems but the whole: those that end the word, and the others."""
    count = len(stems)
    if count == 1:
        return (), ()
    if count > _MOST_PARTS:
        return stems[-1:], tuple(dict.fromkeys(stems[:-1]))
    heads = tuple("".join(stems[begin:]) for begin in range(1, count))
    others = ["".join(stems[begin:end]) for begin in range(count) for end in range(begin + 1, count)]
    return heads, tuple(dict.fromkeys(span for span in others if span not in heads))


@lru_cache(maxsize=32_768)
def _stems(piece: str) -> tuple[str, ...]:
    folded = "".join(sign for sign in fold(piece) if sign.isalnum())
    if len(folded) > LONGEST:
        return (folded[:LONGEST],)
    folded = masculine(folded)
    dotted = piece.lower().replace("ß", "ss") if _UMLAUT.search(piece) else ""
    stems: list[str] = []
    before = ""
    for stem, role in morphemes(folded, dotted if fold(dotted) == folded else ""):
        if role == "prefix":
            before += stem
        elif role == "suffix" and stems:
            stems[-1] += stem
        elif role == "part":
            stems.extend((before + stem).split("+"))
            before = ""
    if not stems:
        return (_short(_stemmed(folded)),) if folded else ()
    if before:
        stems[-1] += before
    return tuple(_short(part) for stem in _long_enough(stems) for part in _pieces(stem))


@lru_cache(maxsize=8_192)
def _root(stem: str) -> str:
    """The key of what a stem is derived from, or ""."""
    root = origin(stem)
    return root if stem.endswith("ung") else "".join(_stems(root))


def _pieces(stem: str) -> tuple[str, ...]:
    found = inner_parts(stem)
    return found if len(found) == 1 else tuple(piece for part in found for piece in _pieces(part))


_UMLAUT: Final = re.compile("[äöüÄÖÜ]")
_TWO_LETTERS: Final = frozenset({"ei", "eu", "it", "ki", "ol"})


def _long_enough(stems: list[str]) -> list[str]:
    """Parts of one or two letters are mostly mistakes of the model: they stay with their neighbour."""
    joined: list[str] = []
    hold = ""
    for stem in stems:
        if len(stem) < 3 and stem not in _TWO_LETTERS and len(stems) > 1:
            hold += stem
        else:
            joined.append(hold + stem)
            hold = ""
    if hold:
        joined[-1:] = ["".join(joined[-1:]) + hold]
    return joined


def _short(stem: str) -> str:
    """Without the last -e, which compounds and verbs leave out: Miete, Miet-, mieten; Kollege, Kolleg-."""
    return stem[:-1] if len(stem) > 4 and stem.endswith("e") and stem[-2] != "e" else stem


# Without a cache of its own (`word` has one): a call is a single step in C, so threads may share it.
_SNOWBALL: Final = Stemmer.Stemmer("german", 0)


def _stemmed(folded: str) -> str:
    """For what the model does not know: names, foreign words, mistakes in typing."""
    return str(_SNOWBALL.stemWord(folded)) if folded.isalpha() and len(folded) > 4 else folded
