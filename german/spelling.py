"""„Meinten Sie“ and suggestions while typing, learned from the words of the index itself.

The vocabulary is a list of words as they are written, each with the number of documents that hold it. Words that stand
in one document only are mostly mistakes themselves; they are known, but never suggested.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from german.folding import fold
from german.meaning import Frequency
from german.queries import Query
from german.reading import units
from german.words import word

_LONGEST: Final = 40
_MOST: Final = 60_000
"""Words that are compared; the most frequent ones. Bounds time and memory."""


def vocabulary(text: str) -> Iterable[str]:
    """The words of a document that are worth suggesting, each once: no stop words, numbers and references."""
    found = {
        unit.surface.strip("-‐‑").replace("\u00ad", ""): None
        for unit in units(text)
        if unit.kind == "word" and not unit.word.stop and 3 < len(unit.surface) <= _LONGEST and "\n" not in unit.surface
    }
    return found.keys()


class Speller:
    """Knows the words of one index. Build it anew after the index has changed much; it never changes by itself."""

    def __init__(self, words: Iterable[tuple[str, int]], frequency: Frequency) -> None:
        """`words`: a word as it is written, and how many documents hold it, in any order; `frequency`: the same for
        keys, asked for what is typed: a form that no document holds is no mistake when its key is known."""
        self._frequency = frequency
        best: dict[str, tuple[int, str]] = {}
        for spelled, count in words:
            folded = fold(spelled)
            if count > 1 and len(folded) <= _LONGEST and (count, spelled) > best.get(folded, (0, "")):
                best[folded] = (count, spelled)
        kept = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:_MOST]
        self._words = {folded: (count, spelled) for folded, (count, spelled) in kept}
        self._sorted = sorted(self._words)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for folded, _ in kept:
            self._by_length[len(folded)].append(folded)

    def complete(self, beginning: str, count: int = 8) -> list[str]:
        """Words that begin so, the most frequent first."""
        folded = fold(beginning.strip())[:_LONGEST]
        if len(folded) < 2:
            return []
        start = bisect_left(self._sorted, folded)
        end = bisect_left(self._sorted, folded + "\U0010ffff", lo=start)
        found = sorted(self._sorted[start:end], key=lambda known: (-self._words[known][0], known))
        return [self._words[known][1] for known in found[:count]]

    def correct(self, typed: str) -> str | None:
        """The most probable word for one that the index does not hold; None when it is known or nothing is near."""
        folded = fold(typed)
        analysed = word(typed)
        if not 3 < len(folded) <= _LONGEST or not folded.isalpha() or analysed.stop or self._knows(typed):
            return None
        most = 1 if len(folded) < 6 else 2
        near: list[tuple[int, int, str]] = []
        for length in range(len(folded) - most, len(folded) + most + 1):
            for known, distance, _ in process.extract(
                folded, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=20
            ):
                # A mistake in the first letter is rare; a word that begins otherwise is mostly another word.
                near.append((int(distance) + (known[0] != folded[0]), -self._words[known][0], known))
        return self._words[min(near)[2]][1] if near else None

    def _knows(self, typed: str) -> bool:
        """Whether the index holds the word in any form."""
        return fold(typed) in self._words or self._frequency(word(typed).key) > 0

    def suggestion(self, query: Query) -> str | None:
        """The whole query with its unknown words corrected; None when there is nothing to correct."""
        text, changed = query.text, False
        for unit in {unit.surface: unit for unit in query.units if unit.kind == "word"}.values():
            if better := self.correct(unit.surface):
                text, changed = text.replace(unit.surface, better), True
        return text if changed else None
