"""The words of vocabulary.toml as sets and ranks."""

import tomllib
from pathlib import Path
from typing import Final

_DATA: Final = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))


def _set(name: str) -> frozenset[str]:
    return frozenset(_DATA[name].split())


def _counted(name: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(_DATA[name].split(), 1)}


def _ranked(name: str) -> dict[str, int]:
    return {word: rank for rank, words in enumerate(_DATA[name], 1) for word in words.split()}


FILLERS: Final = _set("fillers")
FORMULAS: Final = _set("formulas")
SOFTENS: Final = _set("softens")
STRENGTHENS: Final = _set("strengthens")
LIMITS: Final = _set("limits")
LASTS: Final = _set("lasts")
TAKES_AWAY: Final = _set("takes_away")
SAME_WORDS: Final[dict[str, str]] = dict(_DATA["same_words"])
NEGATIONS: Final = _set("negations")
LESS_IS_STRICTER: Final = _set("less_is_stricter")
MORE_IS_STRICTER: Final = _set("more_is_stricter")
PROVIDES: Final = _set("provides")
REFERS: Final = _set("refers")
SPANS: Final = _set("spans")
MONTHS: Final = _counted("months")
NUMERALS: Final = _counted("numerals")
RANKS: Final[tuple[dict[str, int], ...]] = tuple(_ranked(name) for name in ("duty", "order", "frequency"))
RANKED: Final = frozenset(word for ranks in RANKS for word in ranks)
