"""All texts of an index read in one way: their shingles, which of them are common, and the sketches of them."""

from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from rensa import RMinHash, RMinHashLSH

from motionkit.similarity.shingles import Shingled

# Own wording, one row to a band: two texts meet when a single one of 128 minima agrees. Of texts that share 8 of
# 100 shingles, all but one pair in 40,000 meet. All wording, two rows: of texts that share 3 of 10, all but one in
# 400 meet. The exact score sorts out the rest.
_PERMUTATIONS: Final = 128
_WHOLE_BANDS: Final = 64
_SEED: Final = 1
# Wording that stands in more texts than this is nobody's own.
_COMMON_SHARE: Final = 0.004
_COMMON_LEAST: Final = 10


class Limits(NamedTuple):
    """When two texts count as alike. Own wording: `jaccard` of both together, or `contained` of the shorter one
    (a passage taken over into a longer text), and at least `shared` shingles. All wording: `whole` of both together,
    for a model that was adopted in so many places that its own wording became common.
    """

    jaccard: float
    contained: float
    whole: float
    shared: int


class Likeness(NamedTuple):
    score: float
    jaccard: float
    alike: bool

    def or_else(self, other: "Likeness") -> "Likeness":
        """The one of two that counts as alike; of two such the higher one."""
        return max(self, other, key=lambda one: (one.alike, one.score, one.jaccard))


class View:
    """Texts by their keys. Adding is cheap; what is common wording is counted anew with every text."""

    def __init__(self, shingled: Callable[[str], Shingled], limits: Limits) -> None:
        self.shingled, self.limits = shingled, limits
        self.shingles: dict[str, frozenset[int]] = {}
        self._frequency: Counter[int] = Counter()
        self._numbers: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._next = 0
        self.sketch_all()

    def take(self, key: str, text: str) -> None:
        """Put a text in that has to be sketched."""
        self.shingles[key] = shingles = frozenset(self.shingled(text).hashes)
        self._frequency.update(shingles)

    def remove(self, key: str) -> None:
        shingles = self.shingles.pop(key)
        self._frequency.subtract(shingles)
        for shingle in shingles:
            if not self._frequency[shingle]:
                del self._frequency[shingle]
        number = self._numbers.pop(key)
        del self._keys[number]
        self._own_bands.remove(number)
        self._whole_bands.remove(number)

    def sketch_all(self) -> None:
        self._own_bands = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_PERMUTATIONS)
        self._whole_bands = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_WHOLE_BANDS)
        self._numbers.clear()
        self._keys.clear()
        for key in self.shingles:
            self.sketch(key)

    def sketch(self, key: str) -> None:
        self._numbers[key] = self._next
        self._keys[self._next] = key
        if own := self.own(self.shingles[key]):
            self._own_bands.insert(self._next, _minhash(own))
        self._whole_bands.insert(self._next, _minhash(self.shingles[key]))
        self._next += 1

    def own(self, shingles: frozenset[int]) -> frozenset[int]:
        """Those that are not common wording."""
        limit = max(_COMMON_LEAST, int(_COMMON_SHARE * len(self.shingles)))
        frequency = self._frequency
        return frozenset([shingle for shingle in shingles if frequency[shingle] <= limit])

    def candidates(self, shingles: frozenset[int]) -> set[str]:
        """Keys of texts that may be alike."""
        if not shingles:
            return set()
        numbers = {*self._whole_bands.query(_minhash(shingles))}
        if own := self.own(shingles):
            numbers.update(self._own_bands.query(_minhash(own)))
        return {self._keys[number] for number in numbers}

    def likeness(self, first: frozenset[int], second: frozenset[int]) -> Likeness:
        limits, shared = self.limits, first & second
        if len(shared) < min(limits.shared, len(first), len(second)) or not shared:
            return Likeness(0.0, 0.0, False)
        whole = len(shared) / (len(first) + len(second) - len(shared))
        own, one, other = len(self.own(shared)), len(self.own(first)), len(self.own(second))
        jaccard = own / (one + other - own) if own else 0.0
        contained = own / min(one, other) if own else 0.0
        enough = own >= min(limits.shared, one, other)
        alike = whole >= limits.whole or (enough and (jaccard >= limits.jaccard or contained >= limits.contained))
        return Likeness(max(contained, whole), max(jaccard, whole), alike)


def _minhash(shingles: frozenset[int]) -> RMinHash:
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update([shingle.to_bytes(8, "big") for shingle in shingles])
    return minhash
