"""A query → the expressions that find it, from strict to generous.

Documents and queries are analysed alike, hence one key finds a word in all its forms, and inside compounds. On top of it:
neighbours that were written apart and mean a compound, a compound that a document writes apart, synonyms.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from german import synonyms
from german.expressions import Expression, Key, Phrase, Without, every, some
from german.queries import Query
from german.reading import Unit
from german.words import word

LINKS: Final = ("", "s", "n", "en", "es")
"""What may have been lost between the parts of a compound when it was written apart."""

_MOST_JOINED: Final = 7
"""Units of a query whose neighbours are joined: people write compounds apart in short queries, not in sentences."""

Frequency = Callable[[str], int]
"""In how many documents a key stands; 0 when it is unknown."""


def expression(query: Query, known: synonyms.Synonyms | None = None) -> Expression | None:
    """What a document must hold to be a result: everything that was asked for. None when nothing was."""
    if not query:
        return None
    known = synonyms.built_in() if known is None else known
    groups = list(_groups(query.units, known))
    asked: list[Expression] = [_phrase(phrase) for phrase in query.phrases]
    if groups:
        together = every(groups)
        joined = [Key(key) for key in _joined(query.units)] if len(query.units) == 2 else []
        asked.append(some([together, *joined]))
    return _without(query, every(asked))


def relaxed(query: Query, frequency: Frequency, most: int, *, phrases: bool = True) -> Expression | None:
    """When too little has all of it: documents with some of it. None when no document can have any.

    Words, their parts and joined neighbours, the rarest first, as many as stand in `most` documents together: what
    everybody writes tells nothing and costs most. Phrases stay demanded unless `phrases` is False; then they count as
    words that should stand together.
    """
    units = query.units if phrases else query.units + tuple(unit for phrase in query.phrases for unit in phrase)
    asked = [_phrase(phrase) for phrase in query.phrases if phrases]
    keys = dict.fromkeys(key for unit in units if not unit.word.stop for key in _every_key(unit))
    keys |= dict.fromkeys(_joined(units) if len(units) <= _MOST_JOINED else ())
    chosen: list[Expression] = []
    total = 0
    for count, key in sorted((count, key) for key in keys if (count := frequency(key))):
        total += count
        if chosen and total > most:
            break
        chosen.append(Key(key))
    if not phrases:
        chosen += [_phrase(phrase) for phrase in query.phrases if all(frequency(unit.word.key) for unit in phrase)]
    if chosen:
        asked.append(some(chosen))
    return _without(query, every(asked)) if asked else None


def _every_key(unit: Unit) -> tuple[str, ...]:
    return (unit.word.key, *unit.word.parts, *unit.extra)


def _without(query: Query, wanted: Expression) -> Expression:
    unwanted = [_phrase(excluded) for excluded in query.excluded]
    return Without(wanted, some(unwanted)) if unwanted else wanted


def _phrase(phrase: tuple[Unit, ...]) -> Expression:
    keys = tuple(unit.word.key for unit in phrase)
    return Key(keys[0]) if len(keys) == 1 else Phrase(keys)


def _groups(units: tuple[Unit, ...], known: synonyms.Synonyms) -> Iterator[Expression]:
    """One expression for each unit, or for several that are one entry in the list of synonyms."""
    at = 0
    while at < len(units):
        length = next((n for n in (4, 3, 2) if tuple(unit.word.key for unit in units[at : at + n]) in known), 1)
        some_units = units[at : at + length]
        others = [_spelled(keys) for keys in known.get(tuple(unit.word.key for unit in some_units), ())]
        if length == 1:
            yield some([*_one(some_units[0], known), *others])
        else:
            yield some([every([Key(unit.word.key) for unit in some_units]), *others])
        at += length


def _one(unit: Unit, known: synonyms.Synonyms) -> Iterator[Expression]:
    """The word itself, as the law it names, written apart, and with synonyms for its parts."""
    if unit.kind == "law" and (code := law_code(unit)):
        for name in ((code,), *known.get((code,), ())):
            yield Key(unit.word.key + "".join(name))
        return
    yield Key(unit.word.key)
    stems = unit.word.stems
    if 1 < len(stems) < 5:
        yield from (Phrase(keys) for keys in apart(stems))
        for at, stem in enumerate(stems):
            for other in known.get((stem,), ())[:4]:
                yield Key("".join((*stems[:at], *other, *stems[at + 1 :])))


def law_code(unit: Unit) -> str:
    """The key of the law that a paragraph belongs to, or ""."""
    with_code = unit.extra[-1] if unit.extra else ""
    return with_code.removeprefix(unit.word.key) if with_code.startswith(unit.word.key) else ""


def apart(stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All ways to write a compound in two or more words: (wohnungbau, gesellschaft), (wohnung, bau, gesellschaft) …"""
    for cuts in range(1, 2 ** (len(stems) - 1)):
        words, current = [], stems[0]
        for at, stem in enumerate(stems[1:]):
            if cuts >> at & 1:
                words.append(current)
                current = stem
            else:
                current += stem
        yield (*words, current)


def _spelled(keys: synonyms.Keys) -> Expression:
    return Key(keys[0]) if len(keys) == 1 else Phrase(keys)


def _joined(units: tuple[Unit, ...]) -> tuple[str, ...]:
    """Keys of the compounds that neighbours may mean: „Abgabe Ordnung“ → Abgabenordnung.

    The stems side by side are the key of most; where a link or an ending is in the way, the typed words are joined.
    """
    keys: dict[str, None] = {}
    for one, other in pairwise(units):
        if one.kind == other.kind == "word" and one.end + 3 > other.begin:
            keys[one.word.key + other.word.key] = None
            for link in LINKS:
                keys[word(one.surface + link + other.surface.lower()).key] = None
    if len(units) > 2:
        keys["".join(unit.word.key for unit in units[:4])] = None
    return tuple(keys)
