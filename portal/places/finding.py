"""Finding a municipality by what people type: name, postal code, district or key.

The index is made of the register whenever that has changed, once per process, and searched as a whole: 11,109 short
strings take two milliseconds, and umlauts, „St.“ and brackets need no help from the database. Each question costs one
query, which asks whether the index is still true.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from portal.places.models import FederalState, Level, Municipality, RegisterEdition

MOST_CHARACTERS = 100
_LETTERS = 3
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\s*\(.*?\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A municipality as it is offered: no two have the same `label`. `name`, `short`, `words` are folded for searching."""

    ags: str
    label: str
    rank: int  # the largest first, towns before districts
    name: str
    short: str  # without what stands in brackets
    words: str  # a blank before each


def find(question: str, most: int = 40) -> list[Found]:
    """Municipalities that fit, the likeliest first. All words of the question begin a word of theirs."""
    asked = folded(question[:MOST_CHARACTERS])
    if not asked:
        return []
    words = sorted(asked.split(), key=len, reverse=True)
    found = list(_beginning(_edition(), words[0]))
    for word in words:
        begins = f" {word}"
        found = [entry for entry in found if begins in entry.words]
    exact = [entry for entry in found if asked.startswith(entry.name) and folded(entry.label) == asked]
    found.sort(
        key=lambda entry: (
            asked not in (entry.ags, entry.name, entry.short),
            not entry.name.startswith(asked),
            -entry.rank,
        )
    )
    return (exact or found)[:most]


def the_one(question: str) -> Found | None:
    """The municipality that is meant without doubt: the only one of its name, or the only one that fits."""
    found = find(question)
    asked = folded(question[:MOST_CHARACTERS])
    if len(found) > 1 and asked == found[0].name and asked not in (found[1].name, found[1].short):
        return found[0]
    return found[0] if len(found) == 1 else None


def label_of(municipality: Municipality) -> str:
    """„Kassel (Hessen, kreisfrei)“, „Neuenkirchen (Stade, Niedersachsen)“."""
    return _labels_of(_edition()).get(municipality.ags) or str(municipality)


def index() -> tuple[Found, ...]:
    """All that can be found, as the register stands now."""
    return _index_of(_edition())


def _edition() -> int:
    return RegisterEdition.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@lru_cache(maxsize=1)
def _index_of(edition: int) -> tuple[Found, ...]:
    return tuple(_entries(Municipality.objects.existing().order_by("ags").iterator(chunk_size=500)))


def _beginning(edition: int, word: str) -> tuple[Found, ...]:
    """All of which a word may begin like this: far fewer to look through than all."""
    return _beginnings_of(edition).get(word[:_LETTERS], ()) if len(word) >= _LETTERS else _index_of(edition)


@lru_cache(maxsize=1)
def _beginnings_of(edition: int) -> dict[str, tuple[Found, ...]]:
    found: dict[str, dict[str, Found]] = defaultdict(dict)
    for entry in _index_of(edition):
        for word in entry.words.split():
            found[word[:_LETTERS]][entry.ags] = entry
    return {beginning: tuple(some.values()) for beginning, some in found.items()}


@lru_cache(maxsize=1)
def _labels_of(edition: int) -> dict[str, str]:
    return {entry.ags: entry.label for entry in _index_of(edition)}


def _entries(rows: Iterable[Municipality]) -> Iterator[Found]:
    """Goes through the rows once and keeps none: all of them together would cost each process 20 MB for good."""
    found = [(_entry(row), row.postal_code) for row in rows]
    plain = Counter(entry.label for entry, _ in found)
    with_code = Counter((entry.label, code) for entry, code in found)
    for entry, code in found:
        label = entry.label
        if plain[label] > 1:
            label = f"{label}, {code}" if with_code[label, code] == 1 else f"{label}, {code}, {entry.ags}"
        words = f"{entry.words} {folded(label)}"
        yield Found(entry.ags, label, entry.rank, entry.name, entry.short, words)


def _entry(row: Municipality) -> Found:
    """With the label that is enough for most."""
    name = short = folded(row.short_name)
    if "(" in row.short_name:
        short = folded(_BRACKETS.sub("", row.short_name))
    rank = (row.population or 0) - (0 if row.level == Level.MUNICIPALITY else 10**9)
    return Found(row.ags, called(row), rank, name, short, f" {_described(row)}")


def _described(row: Municipality) -> str:
    """All that somebody may type who looks for it, folded."""
    kind = row.classification if row.is_independent else f"{row.classification} Landkreis"
    shared = (row.district, row.association, _labels_of_states()[row.federal_state], row.federal_state, kind)
    parts = (folded(row.name), *map(_folded_once, shared), row.postal_code, row.ags, row.rgs)
    return " ".join(filter(None, parts))


def called(row: Municipality) -> str:
    """Name with what tells it apart for most: „Kassel (Hessen, kreisfrei)“. Only `label_of` tells all apart, in a query."""
    land = _labels_of_states()[row.federal_state]
    if row.level == Level.DISTRICT:
        return f"{row.short_name} ({land})"
    if row.level == Level.BOROUGH:
        return f"{row.name} ({land})"
    if row.is_independent:
        return f"{row.short_name} (kreisfrei)" if row.short_name == land else f"{row.short_name} ({land}, kreisfrei)"
    return f"{row.short_name} ({row.district}, {land})"


@cache
def _labels_of_states() -> dict[str, str]:
    return dict(FederalState.choices)


@lru_cache(maxsize=4096)
def _folded_once(text: str) -> str:
    """What many rows share: districts, associations."""
    return folded(text)


def folded(text: str) -> str:
    """Lower case, umlauts spelled out, no accents, nothing but letters and digits between single blanks."""
    plain = text.lower()
    if not plain.isascii():  # Asked of every word of the register: what it knows of other letters takes its time.
        plain = unicodedata.normalize("NFC", text).lower()
        for letter, spelled in _SPELLED.items():
            plain = plain.replace(letter, spelled)
    if not plain.isascii():
        signs = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(plain))
