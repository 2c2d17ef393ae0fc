"""The index: texts in, those that share wording out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Self

from rensa import RMinHash, RMinHashLSH

from motionkit.similarity.shingles import WIDTH, shingled

# Own wording, one row to a band: two texts meet when a single one of 128 minima agrees. Of texts that share 8 of
# 100 shingles, all but one pair in 40,000 meet. All wording, two rows: of texts that share 3 of 10, all but one in
# 400 meet. The exact score sorts out the rest.
_PERMUTATIONS: Final = 128
_WHOLE_BANDS: Final = 64
_SEED: Final = 1
# Wording that stands in more texts than this is nobody's own.
_COMMON_SHARE: Final = 0.004
_COMMON_LEAST: Final = 10
# When two texts count as alike. Own wording: a seventh of both together, or two fifths of the shorter one (a
# passage taken over into a longer text). All wording: for a model that was adopted in so many places
# that its own wording became common.
_OWN_JACCARD: Final = 0.15
_OWN_CONTAINED: Final = 0.4
_WHOLE_JACCARD: Final = 0.3
_LEAST_SHARED: Final = 10  # shingles: fourteen words in a row
_MOST_PASSAGES: Final = 5


class Match(NamedTuple):
    """`score`: 0–1, the share of the shorter text's own wording that stands in the other, too · `shared`: passages
    as they stand in the text that was asked about, the longest first.
    """

    key: str
    score: float
    shared: tuple[str, ...]


class Pair(NamedTuple):
    """Two texts of the index that are alike; `score` as in Match, `jaccard`: shared of both together."""

    first: str
    second: str
    score: float
    jaccard: float


class _Likeness(NamedTuple):
    score: float
    jaccard: float
    alike: bool


class Index:
    """Texts by their keys. Adding is cheap; what is common wording is counted anew with every text."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._texts: dict[str, str] = {}
        self._shingles: dict[str, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()
        self._numbers: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._sketched = 0
        self._next = 0
        for key, text in texts:
            self._take(key, text)
        self._sketch_all()

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def add(self, key: str, text: str) -> None:
        """Put a text in, or another text in its place."""
        self.remove(key)
        self._take(key, text)
        if len(self) > 2 * self._sketched:  # what is common has changed: sketch anew
            self._sketch_all()
        else:
            self._sketch(key)

    def remove(self, key: str) -> None:
        """Take a text out; nothing happens when it is not there."""
        if key in self._texts:
            del self._texts[key]
            shingles = self._shingles.pop(key)
            self._frequency.subtract(shingles)
            for shingle in shingles:
                if not self._frequency[shingle]:
                    del self._frequency[shingle]
            number = self._numbers.pop(key)
            del self._keys[number]
            self._own_bands.remove(number)
            self._whole_bands.remove(number)

    def query(self, text: str, most: int = 5, *, without: str = "") -> list[Match]:
        """At most `most` texts that are alike, the most alike first; `without`: a key that is left out."""
        whole = shingled(text)
        shingles = frozenset(whole.hashes)
        found = [
            (likeness, key)
            for key in self._candidates(shingles)
            if key != without and (likeness := self._likeness(shingles, self._shingles[key])).alike
        ]
        found.sort(key=lambda pair: (-pair[0].score, -pair[0].jaccard, pair[1]))
        return [Match(key, likeness.score, self._passages(text, self._shingles[key])) for likeness, key in found[:most]]

    def pairs(self) -> Iterator[Pair]:
        """All pairs of texts that are alike, in the order in which the texts came."""
        order = {key: place for place, key in enumerate(self._texts)}
        for key, shingles in self._shingles.items():
            for other in sorted(self._candidates(shingles), key=order.__getitem__):
                if order[other] > order[key]:
                    likeness = self._likeness(shingles, self._shingles[other])
                    if likeness.alike:
                        yield Pair(key, other, likeness.score, likeness.jaccard)

    def as_data(self) -> dict[str, str]:
        """Plain data for JSON: the texts by key. Inverse: `from_data`."""
        return dict(self._texts)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        return cls(data.items())

    def _take(self, key: str, text: str) -> None:
        self._texts[key] = text
        self._shingles[key] = shingles = frozenset(shingled(text).hashes)
        self._frequency.update(shingles)

    def _sketch_all(self) -> None:
        self._own_bands = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_PERMUTATIONS)
        self._whole_bands = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_WHOLE_BANDS)
        self._numbers.clear()
        self._keys.clear()
        self._sketched = len(self)
        for key in self._texts:
            self._sketch(key)

    def _sketch(self, key: str) -> None:
        self._numbers[key] = self._next
        self._keys[self._next] = key
        if own := self._own(self._shingles[key]):
            self._own_bands.insert(self._next, _minhash(own))
        self._whole_bands.insert(self._next, _minhash(self._shingles[key]))
        self._next += 1

    def _own(self, shingles: frozenset[int]) -> frozenset[int]:
        limit = max(_COMMON_LEAST, int(_COMMON_SHARE * len(self)))
        frequency = self._frequency
        return frozenset([shingle for shingle in shingles if frequency[shingle] <= limit])

    def _candidates(self, shingles: frozenset[int]) -> set[str]:
        if not shingles:
            return set()
        numbers = {*self._whole_bands.query(_minhash(shingles))}
        if own := self._own(shingles):
            numbers.update(self._own_bands.query(_minhash(own)))
        return {self._keys[number] for number in numbers}

    def _likeness(self, first: frozenset[int], second: frozenset[int]) -> _Likeness:
        shared = first & second
        if len(shared) < min(_LEAST_SHARED, len(first), len(second)):
            return _Likeness(0.0, 0.0, False)
        whole = len(shared) / (len(first) + len(second) - len(shared))
        own, one, other = len(self._own(shared)), len(self._own(first)), len(self._own(second))
        jaccard = own / (one + other - own) if own else 0.0
        contained = own / min(one, other) if own else 0.0
        enough = own >= min(_LEAST_SHARED, one, other)
        alike = whole >= _WHOLE_JACCARD or (enough and (jaccard >= _OWN_JACCARD or contained >= _OWN_CONTAINED))
        return _Likeness(max(contained, whole), max(jaccard, whole), alike)

    def _passages(self, text: str, other: frozenset[int]) -> tuple[str, ...]:
        """Runs of shared shingles as text; those that are only common wording where there is nothing else."""
        whole = shingled(text)
        own = self._own(frozenset(whole.hashes) & other)
        wanted = own or other
        found: list[str] = []
        start = None
        for place in range(len(whole.hashes) + 1):
            inside = place < len(whole.hashes) and whole.hashes[place] in wanted
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                last = min(place - 2 + WIDTH, len(whole.spans) - 1)
                found.append(text[whole.spans[start][0] : whole.spans[last][1]])
                start = None
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True)[:_MOST_PASSAGES])


def _minhash(shingles: frozenset[int]) -> RMinHash:
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update([shingle.to_bytes(8, "big") for shingle in shingles])
    return minhash
