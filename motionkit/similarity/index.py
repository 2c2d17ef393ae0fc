"""The index: texts in, those that share wording out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Self

from motionkit.similarity.shingles import WIDTH, Shingled, fitted, shingled
from motionkit.similarity.view import Likeness, Limits, View

# Word for word: a seventh of both together, or two fifths of the shorter text; ten shingles are fourteen words in a row.
_AS_WRITTEN: Final = Limits(jaccard=0.15, contained=0.4, whole=0.3, shared=10)
# Without what differs between two places by itself more must be shared.
_AS_FITTED: Final = Limits(jaccard=0.2, contained=0.45, whole=0.35, shared=15)
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


class Index:
    """Texts by their keys, read as they are written and as if they were of one place."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._texts: dict[str, str] = {}
        self._views = (View(shingled, _AS_WRITTEN), View(fitted, _AS_FITTED))
        for key, text in dict(texts).items():
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
            for view in self._views:
                view.sketch(key)

    def remove(self, key: str) -> None:
        """Take a text out; nothing happens when it is not there."""
        if key in self._texts:
            del self._texts[key]
            for view in self._views:
                view.remove(key)

    def query(self, text: str, most: int = 5, *, without: str = "") -> list[Match]:
        """At most `most` texts that are alike, the most alike first; `without`: a key that is left out."""
        shingles = tuple(frozenset(view.shingled(text).hashes) for view in self._views)
        found = [
            (likeness, key)
            for key in self._candidates(shingles)
            if key != without and (likeness := self._likeness(shingles, key)).alike
        ]
        found.sort(key=lambda pair: (-pair[0].score, -pair[0].jaccard, pair[1]))
        return [Match(key, likeness.score, self._passages(text, key)) for likeness, key in found[:most]]

    def pairs(self) -> Iterator[Pair]:
        """All pairs of texts that are alike, in the order in which the texts came."""
        order = {key: place for place, key in enumerate(self._texts)}
        for key in self._texts:
            shingles = tuple(view.shingles[key] for view in self._views)
            for other in sorted(self._candidates(shingles), key=order.__getitem__):
                if order[other] > order[key]:
                    likeness = self._likeness(shingles, other)
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
        for view in self._views:
            view.take(key, text)

    def _sketch_all(self) -> None:
        self._sketched = len(self)
        for view in self._views:
            view.sketch_all()

    def _candidates(self, shingles: tuple[frozenset[int], ...]) -> set[str]:
        return {key for view, one in zip(self._views, shingles, strict=True) for key in view.candidates(one)}

    def _likeness(self, shingles: tuple[frozenset[int], ...], key: str) -> Likeness:
        written, as_fitted = (
            view.likeness(one, view.shingles[key]) for view, one in zip(self._views, shingles, strict=True)
        )
        return written.or_else(as_fitted)

    def _passages(self, text: str, key: str) -> tuple[str, ...]:
        """Runs of shared shingles as text; those that are only common wording where there is nothing else."""
        written, as_fitted = ((view, view.shingled(text)) for view in self._views)
        wanted = [(view, whole, frozenset(whole.hashes) & view.shingles[key]) for view, whole in (as_fitted, written)]
        for own in (True, False):
            for view, whole, shared in wanted:
                if hashes := view.own(shared) if own else shared:
                    return _runs(text, whole, hashes)
        return ()


def _runs(text: str, whole: Shingled, wanted: frozenset[int]) -> tuple[str, ...]:
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
