"""One clause that became several, and several that became one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motionkit.diff.aligning import Pairs
from motionkit.diff.segments import new_side, old_side
from motionkit.diff.tokens import folded, is_word, tokens
from motionkit.diff.vocabulary import FILLERS, FORMULAS
from motionkit.diff.words import by_words

_FROM_THERE: Final = 0.55  # this share of the telling words of a piece must come from the whole
_GAIN: Final = 0.4  # and this share must not be in the other piece


@dataclass(frozen=True, slots=True)
class Division:
    """The whole stands at place `whole` of one text, its pieces at `pieces` of the other, in their order."""

    whole: int
    pieces: tuple[int, ...]


def divisions(wholes: Sequence[str], pieces: Sequence[str], pairs: Pairs) -> list[Division]:
    """Clauses of `wholes` that were divided; `pairs`: whole → the piece it was aligned with.

    Call it with both texts swapped (and the pairs inverted) to find what was merged.
    """
    partner = {piece: whole for whole, piece in pairs.items()}
    loose = [place for place in range(len(pieces)) if place not in partner]
    if not loose or len(loose) * len(pairs) > 10_000:
        return []
    found: list[Division] = []
    for whole, piece in pairs.items():
        if piece - 1 not in loose and piece + 1 not in loose:
            continue
        group = _grow(_telling(wholes[whole]), piece, loose, pieces)
        if len(group) > 1:
            loose = [place for place in loose if place not in group]
            found.append(Division(whole, tuple(sorted(group))))
    return found


def _grow(total: frozenset[str], piece: int, loose: Sequence[int], pieces: Sequence[str]) -> set[int]:
    """The aligned piece and its neighbours, as long as they bring more of the whole."""
    group, covered = {piece}, total & _telling(pieces[piece])
    while len(covered) < len(total):
        border = [place for place in (min(group) - 1, max(group) + 1) if place in loose]
        taken = next((place for place in border if _brings(_telling(pieces[place]), total, covered)), None)
        if taken is None:
            break
        group.add(taken)
        covered = covered | (total & _telling(pieces[taken]))
    return group


def _brings(piece: frozenset[str], total: frozenset[str], covered: frozenset[str]) -> bool:
    shared = piece & total
    return (
        len(shared) > 1 and len(shared) >= _FROM_THERE * len(piece) and len(shared - covered) >= _GAIN * len(shared) > 0
    )


def _telling(text: str) -> frozenset[str]:
    words = {folded(word) for word in tokens(text) if is_word(word)}
    return frozenset(words - FILLERS - FORMULAS)


def cut_like(whole: str, pieces: Sequence[str]) -> list[str]:
    """`whole` cut into as many parts as there are `pieces`, each holding what that piece was made of."""
    segments = by_words("\n\n".join(pieces), whole)
    if segments is None:
        return [whole, *[""] * (len(pieces) - 1)]
    borders, length = [], 0
    for piece in pieces[:-1]:
        length += len(piece)
        borders.append(length)
        length += 2
    cuts, read, written = [0], 0, 0
    for segment in segments:
        before, after = len(old_side([segment])), len(new_side([segment]))
        while len(cuts) <= len(borders) and read + before >= borders[len(cuts) - 1]:
            inside = min(borders[len(cuts) - 1] - read, after) if segment.kind == "equal" else 0
            cuts.append(max(cuts[-1], written + inside))
        read, written = read + before, written + after
    cuts += [len(whole)] * (len(pieces) + 1 - len(cuts))
    return [whole[start:end] for start, end in pairwise(cuts)]
