"""Segments: what a difference of two strings is made of."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

SegmentKind = Literal["equal", "insert", "delete", "moved_away", "moved_here"]

OLD_KINDS: Final = frozenset({"equal", "delete", "moved_away"})
NEW_KINDS: Final = frozenset({"equal", "insert", "moved_here"})


class Segment(NamedTuple):
    """A run of characters with its blanks. `link`: the same number (from 1) at both ends of a move, else 0.

    `moved_away` stands only in the old text, `moved_here` only in the new one.
    """

    kind: SegmentKind
    text: str
    link: int = 0


def old_side(segments: Iterable[Segment]) -> str:
    """The old text, to the character."""
    return "".join(segment.text for segment in segments if segment.kind in OLD_KINDS)


def new_side(segments: Iterable[Segment]) -> str:
    """The new text, to the character."""
    return "".join(segment.text for segment in segments if segment.kind in NEW_KINDS)


def whole(old: str, new: str) -> tuple[Segment, ...]:
    """The coarsest difference: all of the old away, all of the new here."""
    if old == new:
        return (Segment("equal", old),) if old else ()
    both = (Segment("delete", old), Segment("insert", new))
    return tuple(segment for segment in both if segment.text)


class Writer:
    """Collects segments: neighbours of one kind become one, deletions stand before insertions."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._equal: list[str] = []
        self._old: list[str] = []
        self._new: list[str] = []

    def equal(self, text: str) -> None:
        if text:
            if self._old or self._new:
                self._end_change()
            self._equal.append(text)

    def change(self, old: str, new: str) -> None:
        if self._equal and (old or new):
            self.segments.append(Segment("equal", "".join(self._equal)))
            self._equal = []
        if old:
            self._old.append(old)
        if new:
            self._new.append(new)

    def moved(self, kind: SegmentKind, text: str, link: int) -> None:
        self._end_change()
        if self._equal:
            self.segments.append(Segment("equal", "".join(self._equal)))
            self._equal = []
        self.segments.append(Segment(kind, text, link))

    def _end_change(self) -> None:
        if self._old:
            self.segments.append(Segment("delete", "".join(self._old)))
            self._old = []
        if self._new:
            self.segments.append(Segment("insert", "".join(self._new)))
            self._new = []

    def finish(self) -> tuple[Segment, ...]:
        self._end_change()
        if self._equal:
            self.segments.append(Segment("equal", "".join(self._equal)))
        return tuple(self.segments)
