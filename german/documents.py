"""A document → what an index keeps of it.

Each field of running text becomes two: the keys of its words in order (phrases need the order), and the keys of what
stands inside them. Apart, because a word says more about a document than a part of one, and weights are per column.
"""

from typing import Final, NamedTuple

from german.begins import packed
from german.reading import units

FTS5_TOKENIZER: Final = "ascii"
"""Splits at blanks and nowhere inside a key: keys hold letters and digits only, and are folded already."""

_FARTHEST: Final = 16_000
_MOST_PLACES: Final = 255
_LARGEST: Final = 700_000
"""PostgreSQL counts positions up to 16,383, keeps 255 of a lexeme, and no more than a megabyte of all."""


class IndexTerms(NamedTuple):
    """Keys separated by blanks. `begins`: where each of `words` begins in the text (`german.begins`)."""

    words: str
    parts: str
    begins: bytes


def index_terms(text: str) -> IndexTerms:
    """What to store for a field that holds `text`."""
    words: list[str] = []
    parts: list[str] = []
    found = units(text)
    for unit in found:
        words.append(unit.word.key)
        parts += unit.word.parts
        parts += unit.extra
    return IndexTerms(" ".join(words), " ".join(parts), packed(unit.begin for unit in found))


def tsvector(title: IndexTerms, body: IndexTerms) -> str:
    """For PostgreSQL: text to be cast to tsvector. Weights A title, B body, C parts in the title, D parts in the body."""
    lexemes: dict[str, list[str]] = {}
    position = size = 0
    for weight, keys in (("A", title.words), ("B", body.words), ("C", title.parts), ("D", body.parts)):
        position += 1  # so that no phrase reaches from one field into the next
        for key in keys.split():
            position += 1
            if key not in lexemes and size > _LARGEST:
                continue
            places = lexemes.setdefault(key, [])
            if len(places) < _MOST_PLACES:
                places.append(f"{min(position, _FARTHEST)}{weight}")
                size += 2 if len(places) > 1 else len(key.encode()) + 8
    return " ".join(f"'{key}':{','.join(places)}" for key, places in lexemes.items())
