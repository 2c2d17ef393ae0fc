"""The table of wordings, read from `data/*.toml` and compiled once."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from motionkit.vocabulary.codes import CODES
from motionkit.vocabulary.patterns import Pattern, compile_pattern, keys_of
from motionkit.vocabulary.wording import normalise

# What a row may say besides the codes: it never leaves this package.
ASIDES: Final = frozenset(
    {
        "nothing",
        "skipped",
        "procedure_rejected",
        "urgency_accepted",
        "amendment_adopted",
        "amendment_rejected",
        "amendment_withdrawn",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, with the fields of data/README.md; `stage` is the file it stands in."""

    id: str
    stage: str
    words: tuple[str, ...]
    code: str
    confidence: float
    example: str
    seen: str = ""
    deciding: str = ""
    fixed: bool = False
    all: tuple[str, ...] = ()
    points: bool = False
    only: bool = False


class Rows:
    """Rows of one file in their order, with an index that leaves most of them untried."""

    def __init__(self, rows: Sequence[Row], sets: Mapping[str, str]) -> None:
        self.rows = tuple(rows)
        self._patterns = [(row, compile_pattern(written, sets)) for row in rows for written in row.words]
        self._always: list[int] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for place, (_, pattern) in enumerate(self._patterns):
            for key in pattern.keys or ():
                self._by_key[key].append(place)
            if pattern.keys is None:
                self._always.append(place)

    def candidates(self, text: str) -> list[tuple[Row, Pattern]]:
        """The patterns worth trying on the normalised `text`, in the order of the table."""
        places = set(self._always)
        for key in keys_of(text):
            places.update(self._by_key.get(key, ()))
        return [self._patterns[place] for place in sorted(places)]


@dataclass(frozen=True, slots=True)
class Table:
    whole: Rows
    parts: Rows
    last: Rows
    combinations: tuple[Row, ...]
    order: tuple[str, ...]
    without: tuple[re.Pattern[str], ...]
    abbreviations: Mapping[str, str]
    abbreviation: re.Pattern[str]

    def all_rows(self) -> tuple[Row, ...]:
        return (*self.whole.rows, *self.parts.rows, *self.combinations, *self.last.rows)


@cache
def table() -> Table:
    """The table. ValueError when a file of it is wrong: its message names the row."""
    sets = _read("parts.toml")["sets"]
    combinations, short = _read("combinations.toml"), _read("abbreviations.toml")
    words = {normalise(key): normalise(word) for key, word in short["words"].items()}
    longest = sorted(words, key=len, reverse=True)
    return Table(
        whole=Rows(_rows("whole"), sets),
        parts=Rows(_rows("parts"), sets),
        last=Rows(_rows("last"), sets),
        combinations=tuple(_rows("combinations")),
        order=tuple(combinations["order"]),
        without=tuple(compile_pattern(written, sets).pieces[0] for written in short["without"]),
        abbreviations=words,
        abbreviation=re.compile(
            r"(?<![a-z0-9])(" + "|".join(key.replace(" ", r"(?:\. ?|[ -])") for key in longest) + r")(?![a-z0-9])\.?"
        ),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("motionkit.vocabulary") / "data" / name).read_text(encoding="utf-8"))


def _rows(stage: str) -> list[Row]:
    rows = []
    for given in _read(f"{stage}.toml")["row"]:
        entry: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
        }
        row = Row(stage=stage, words=entry.pop("words", ()), **entry)
        if row.code not in CODES | ASIDES or not 0 <= row.confidence <= 1 or row.deciding not in CODES | {""}:
            raise ValueError(f"not a row of this table: {row.id!r}")
        rows.append(row)
    return rows
