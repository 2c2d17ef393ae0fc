"""Three texts into one: what either side changed against their common base, with conflicts kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from motionkit.diff.tokens import tokens, units
from motionkit.diff.words import MOST_CELLS


@dataclass(frozen=True, slots=True)
class Clash:
    """A passage that both sides changed differently; an empty text means that the side deleted it.

    `start`: where `ours` stands in the woven text.
    """

    base: str
    ours: str
    theirs: str
    start: int = 0


class Woven(NamedTuple):
    """`text` has our wording where both sides clash; `clashes` in the order of the text."""

    text: str
    clashes: tuple[Clash, ...] = ()


class _Piece(NamedTuple):
    """`base[i:j]` stands in our text as `ours[a:b]` and in theirs as `theirs[c:d]`."""

    i: int
    j: int
    a: int
    b: int
    c: int
    d: int


_FEW_WORDS: Final = 2  # unchanged words that must lie between two changes for both to be taken


def weave(base: str, ours: str, theirs: str) -> Woven:
    """Merge sentence by sentence, and word by word within a sentence that both sides changed.

    Both changes are taken where unchanged words lie between them; else the whole sentence is a clash.
    """
    if plain := _plain(base, ours, theirs):
        return plain
    texts = units(base), units(ours), units(theirs)
    parts: list[str] = []
    clashes: list[Clash] = []
    for piece in _pieces(*([unit.strip() for unit in text] for text in texts)):
        passages = tuple(
            "".join(text[start:end])
            for text, (start, end) in zip(
                texts, ((piece.i, piece.j), (piece.a, piece.b), (piece.c, piece.d)), strict=True
            )
        )
        woven = _plain(*passages) or _by_words(*passages)
        if parts and woven.text and not woven.text[0].isspace():
            parts.append(_blank_before(passages))
        start = sum(map(len, parts))
        if woven.text:
            parts.append(woven.text)
        clashes += (replace(clash, start=start) for clash in woven.clashes)
    return Woven("".join(parts), tuple(clashes))


def _blank_before(passages: Sequence[str]) -> str:
    """What parts a passage from the one before, where the side it is taken from had none before it."""
    blanks = (passage[: len(passage) - len(passage.lstrip())] for passage in passages)
    return next((blank for blank in blanks if blank), "\n\n")


def _plain(base: str, ours: str, theirs: str) -> Woven | None:
    """The merge where at most one side changed anything."""
    if ours == theirs or theirs == base:
        return Woven(ours)
    return Woven(theirs) if ours == base else None


def _by_words(base: str, ours: str, theirs: str) -> Woven:
    clash = Woven(ours, (Clash(base, ours, theirs),))
    if not base.strip() or not ours.strip() or not theirs.strip():
        return clash
    texts = tokens(base), tokens(ours), tokens(theirs)
    if len(texts[0]) * max(len(texts[1]), len(texts[2])) > MOST_CELLS:
        return clash
    parts: list[str] = []
    changed_by, apart = "", _FEW_WORDS
    for piece in _pieces(*texts):
        old, one, other = (
            texts[0][piece.i : piece.j],
            texts[1][piece.a : piece.b],
            texts[2][piece.c : piece.d],
        )
        who = "" if old == one == other else "both" if one == other else "ours" if old == other else "theirs"
        if who == "theirs" and old != one:
            return clash
        if who and changed_by and who != changed_by and apart < _FEW_WORDS:
            return clash
        parts += other if who == "theirs" else one
        changed_by, apart = (who, 0) if who else (changed_by, apart + len(old))
    return Woven("".join(parts))


def _pieces(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[_Piece]:
    """The three sequences cut where all of them agree; stable and changed pieces take turns."""
    one, other = _places(base, ours), _places(base, theirs)
    pieces: list[_Piece] = []
    i = a = c = 0
    place = 0
    while place < len(base):
        if place not in one or place not in other:
            place += 1
            continue
        if place > i or one[place] > a or other[place] > c:
            pieces.append(_Piece(i, place, a, one[place], c, other[place]))
        start, first, second = place, one[place], other[place]
        while one.get(place) == first + place - start and other.get(place) == second + place - start:
            place += 1
        size = place - start
        pieces.append(_Piece(start, place, first, first + size, second, second + size))
        i, a, c = place, first + size, second + size
    if i < len(base) or a < len(ours) or c < len(theirs):
        pieces.append(_Piece(i, len(base), a, len(ours), c, len(theirs)))
    return pieces


def _places(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    """Place in the base → place in the side, for everything that stayed."""
    if len(base) * len(side) > MOST_CELLS:
        return {}
    return {
        a + step: b + step for a, b, size in LCSseq.opcodes(base, side).as_matching_blocks() for step in range(size)
    }
