"""Finding motions by words as German readers mean them: „Mieterinnen“ finds „Mieter*innen“.

The search lies above motions. It announces itself here when the portal starts (`search.apps`); without it, a motion is
found that holds every word as it was typed.
"""

from collections.abc import Callable, Iterable

from portal.motions.models import MotionQuerySet

Finder = Callable[[str], Iterable[int]]
_finders: list[Finder] = []


def announce(finder: Finder) -> None:
    """`finder`: words → keys of motions; may know some that are not public, which are left out here."""
    _finders[:] = [finder]


class Matching:
    """The motions that fit some words; asks the search once, however many lists are narrowed down by it."""

    def __init__(self, words: str):
        self.words = words
        self._keys: list[int] | None = None

    def among(self, motions: MotionQuerySet) -> MotionQuerySet:
        """Those of `motions` that fit."""
        if not _finders:
            return motions.matching(self.words)
        if self._keys is None:
            self._keys = list(_finders[0](self.words))
        return motions.filter(pk__in=self._keys)
