"""Who descends from whom: versions and local versions of a model motion as a tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One text. `key`: any name that is used once · `parent`: the key it was made from, "" for the first."""

    key: str
    parent: str = ""
    label: str = ""


class Lineage:
    """Versions by their parents. A parent that is unknown counts as none, so that part of a tree can be shown.

    ValueError when a key is given twice or a version descends from itself.
    """

    def __init__(self, versions: Iterable[Version]) -> None:
        self.versions: dict[str, Version] = {}
        self._children: dict[str, list[str]] = {}
        for version in versions:
            if not version.key or version.key in self.versions:
                raise ValueError(f"no key, or given twice: {version.key!r}")
            self.versions[version.key] = version
        for version in self.versions.values():
            self._children.setdefault(self.parent(version.key), []).append(version.key)
        if sum(1 for _ in self.walk()) != len(self.versions):
            raise ValueError("a version descends from itself")

    def parent(self, key: str) -> str:
        """The parent's key, or ""."""
        parent = self.versions[key].parent
        return parent if parent in self.versions else ""

    def children(self, key: str = "") -> tuple[str, ...]:
        """Keys made from this one, in the given order; those without a parent for ""."""
        return tuple(self._children.get(key, ()))

    def ancestors(self, key: str) -> tuple[str, ...]:
        """From the parent up to the first version."""
        found: list[str] = []
        while key := self.parent(key):
            found.append(key)
        return tuple(found)

    def common_ancestor(self, first: str, second: str) -> str:
        """The last version both descend from (one of them, when the other was made from it), or ""."""
        line = {first, *self.ancestors(first)}
        return next((key for key in (second, *self.ancestors(second)) if key in line), "")

    def walk(self, key: str = "", depth: int = 0) -> Iterator[tuple[int, Version]]:
        """(depth, version) of everything below `key`, parents before children."""
        open_keys = [(depth, child) for child in reversed(self.children(key))]
        while open_keys:
            level, current = open_keys.pop()
            yield level, self.versions[current]
            open_keys += [(level + 1, child) for child in reversed(self.children(current))]
