"""Two longer texts: sentence by sentence and line by line first, then word by word inside what changed."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from motionkit.diff.segments import Segment, Writer, whole
from motionkit.diff.tokens import tokens, units
from motionkit.diff.words import MOST_CELLS, write_words

_MOST_UNITS: Final = 25_000_000  # cells: sentences × sentences
_ALIKE: Final = 0.45
_LOOK_AHEAD: Final = 3
_SHORTEST_MOVE: Final = 4  # words; shorter sentences stand anywhere by chance


class Comparison(NamedTuple):
    """`coarse`: somewhere the text was too long for words, and whole passages were set against each other."""

    segments: tuple[Segment, ...]
    coarse: bool = False


def compare_prose(old: str, new: str, *, shortest_move: int = _SHORTEST_MOVE) -> Comparison:
    """The difference of two strings of any length, in bounded time. `shortest_move`: words of what can move."""
    if old == new or not old or not new:
        return Comparison(whole(old, new))
    return _Comparer(units(old), units(new), shortest_move).run()


class _Comparer:
    def __init__(self, old: list[str], new: list[str], shortest_move: int) -> None:
        self.old, self.new = old, new
        self.shortest_move = shortest_move
        self.old_keys = [unit.strip() for unit in old]
        self.new_keys = [unit.strip() for unit in new]
        self.cells = MOST_CELLS
        self.coarse = False
        self.writer = Writer()
        self.moves: dict[int, tuple[int, int]] = {}  # old place → (new place, link)
        self.arrivals: dict[int, int] = {}  # new place → link
        self.known: dict[str, tuple[list[str], list[str], frozenset[str]]] = {}

    def run(self) -> Comparison:
        gaps = list(self._gaps())
        self._find_moves(gaps)
        i = k = 0
        for a, j, b, m in gaps:
            for one, other in zip(range(i, a), range(k, b), strict=True):
                self._same(one, other)
            self._gap(range(a, j), range(b, m))
            i, k = j, m
        for one, other in zip(range(i, len(self.old)), range(k, len(self.new)), strict=True):
            self._same(one, other)
        return Comparison(self.writer.finish(), self.coarse)

    def _gaps(self) -> Iterator[tuple[int, int, int, int]]:
        """(i, j, k, m): sentences `old[i:j]` became `new[k:m]`; those between gaps are equal but for blanks."""
        old, new = self.old_keys, self.new_keys
        if len(old) * len(new) > _MOST_UNITS:
            self.coarse = True
            start = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
            yield start, len(old), start, len(new)
            return
        i = k = 0
        for a, b, size in LCSseq.opcodes(old, new).as_matching_blocks():
            if a > i or b > k:
                yield i, a, k, b
            i, k = a + size, b + size

    def _find_moves(self, gaps: Sequence[tuple[int, int, int, int]]) -> None:
        """Sentences that left one place and stand word for word at another."""
        gone: dict[str, list[int]] = {}
        for a, j, _, _ in gaps:
            for place in range(a, j):
                gone.setdefault(self.old_keys[place], []).append(place)
        for _, _, b, m in gaps:
            for place in range(b, m):
                key = self.new_keys[place]
                if gone.get(key) and key.count(" ") >= self.shortest_move - 1:
                    self.arrivals[place] = len(self.arrivals) + 1
                    self.moves[gone[key].pop(0)] = (place, self.arrivals[place])

    def _same(self, one: int, other: int) -> None:
        old, new = self.old[one], self.new[other]
        if old != new:
            core = self.old_keys[one]
            self.writer.change(old[: old.index(core)], new[: new.index(core)])
            self.writer.equal(core)
            self.writer.change(old[old.index(core) + len(core) :], new[new.index(core) + len(core) :])
        else:
            self.writer.equal(old)

    def _gap(self, old: range, new: range) -> None:
        stay = [place for place in old if place not in self.moves]
        come = [place for place in new if place not in self.arrivals]
        i, k = old.start, new.start
        for olds, news in self._groups(stay, come):
            i, k = self._moved(i, olds[0] if olds else i, k, news[0] if news else k)
            if _contiguous(olds) and _contiguous(news):
                self._changed(olds, news)
                i, k = (olds[-1] + 1 if olds else i), (news[-1] + 1 if news else k)
            else:  # something moved out of the middle: sentence by sentence
                for place in olds:
                    i, _ = self._moved(i, place, k, k)
                    self.writer.change(self.old[place], "")
                    i = place + 1
                for place in news:
                    _, k = self._moved(i, i, k, place)
                    self.writer.change("", self.new[place])
                    k = place + 1
        self._moved(i, old.stop, k, new.stop)

    def _moved(self, i: int, end: int, k: int, stop: int) -> tuple[int, int]:
        for place in range(i, end):
            self.writer.moved("moved_away", self.old[place], self.moves[place][1])
        for place in range(k, stop):
            self.writer.moved("moved_here", self.new[place], self.arrivals[place])
        return max(i, end), max(k, stop)

    def _changed(self, olds: Sequence[int], news: Sequence[int]) -> None:
        before, old = self._words([self.old[place] for place in olds])
        after, new = self._words([self.new[place] for place in news])
        cells = len(before) * len(after)
        if cells > self.cells:
            self.coarse = True
            self.writer.change("".join(before), "".join(after))
            return
        self.cells -= cells
        if before and after:
            write_words(self.writer, before, after, old, new)
        else:
            self.writer.change("".join(before), "".join(after))

    def _groups(self, olds: list[int], news: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        """Sentences of one gap that belong together, from the front as far as they are alike, then from the back."""
        if len(olds) <= 1 and len(news) <= 1:
            yield olds, news
            return
        i = k = 0
        while i < len(olds) and k < len(news) and (step := self._next_pair(olds, news, i, k)):
            a, b = step
            if a > i or b > k:
                yield olds[i:a], news[k:b]
            yield [olds[a]], [news[b]]
            i, k = a + 1, b + 1
        tail = 0
        while i + tail < len(olds) and k + tail < len(news) and self._alike(olds[-1 - tail], news[-1 - tail]):
            tail += 1
        a, b = len(olds) - tail, len(news) - tail
        if i < a or k < b:
            yield olds[i:a], news[k:b]
        yield from (([olds[a + n]], [news[b + n]]) for n in range(tail))

    def _next_pair(self, olds: list[int], news: list[int], i: int, k: int) -> tuple[int, int] | None:
        for distance in range(_LOOK_AHEAD):
            for a in range(distance + 1):
                one, other = i + a, k + distance - a
                if one < len(olds) and other < len(news) and self._alike(olds[one], news[other]):
                    return one, other
        return None

    def _alike(self, one: int, other: int) -> bool:
        first, second = self._known(self.old[one])[2], self._known(self.new[other])[2]
        return 2 * len(first & second) >= _ALIKE * (len(first) + len(second))

    def _words(self, units: Sequence[str]) -> tuple[list[str], list[str]]:
        if len(units) == 1:
            return self._known(units[0])[:2]
        known = [self._known(unit) for unit in units]
        return [word for words, _, _ in known for word in words], [word for _, bare, _ in known for word in bare]

    def _known(self, unit: str) -> tuple[list[str], list[str], frozenset[str]]:
        """(words with blanks, without, those that tell something) of a sentence."""
        if unit not in self.known:
            words = tokens(unit)
            bare = [word.lstrip() for word in words]
            telling = frozenset([word for word in bare if len(word) > 3])
            self.known[unit] = (words, bare, telling or frozenset(bare))
        return self.known[unit]


def _contiguous(places: Sequence[int]) -> bool:
    return not places or places[-1] - places[0] == len(places) - 1
