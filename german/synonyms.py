"""Synonyms and abbreviations from a list that editors can change; see the head of `data/synonyms.txt`."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from german.reading import units

Keys = tuple[str, ...]
"""One word or several, as keys."""

Synonyms = Mapping[Keys, tuple[Keys, ...]]


def read(lines: Iterable[str]) -> Synonyms:
    """What each entry stands for beside itself. Lines that hold neither = nor > are left out."""
    found: dict[Keys, dict[Keys, None]] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        left, one_way, right = line.partition(">")
        names = [_keys(name) for name in (right if one_way else left).split("=")]
        for asked in [_keys(left)] if one_way else names:
            others = [name for name in names if name and name != asked]
            if asked and others:
                found.setdefault(asked, {}).update(dict.fromkeys(others))
    return {asked: tuple(others) for asked, others in found.items()}


@cache
def built_in() -> Synonyms:
    """The list that comes with the package."""
    path = Path(__file__).parent / "data" / "synonyms.txt"
    return read(path.read_text(encoding="utf-8").splitlines())


def _keys(name: str) -> Keys:
    return tuple(unit.word.key for unit in units(name))
