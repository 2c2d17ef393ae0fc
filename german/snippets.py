"""Where a text holds what was searched for, and why it counts: as typed, in another form, inside a word, as a synonym.

`mark` analyses the text. `mark_indexed` takes from the index which words stand where, and analyses only those that may be
marked: a search shows ten texts, and analysing each of them again would cost more than finding them.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

from german import synonyms
from german.begins import unpacked
from german.folding import fold
from german.meaning import apart
from german.queries import Query
from german.reading import Unit, units

LONGEST: Final = 200_000
"""Letters of a text that are looked at."""
MOST_WORDS: Final = 8_000
"""Words of an indexed text that are looked at."""
MOST_MARKS: Final = 300
_BEFORE, _AFTER = 2, 8
"""Neighbours that are read with a word whose meaning hangs on them: „Rad- und Fußweg“, „§ 34 der Gemeindeordnung“."""
_FIRST: Final = 3
"""Letters. What „ehrenamtlich“ is derived from, and what „Alt-“ lacks before „Totholz“, begins alike."""


class Segment(NamedTuple):
    """A piece of text; `reason` is "" for what was not searched for, else word, form, part, phrase or synonym."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """What of a query can be marked. `typed`: spellings · `keys`, `single`: whole words, synonyms · `parts`: what may stand
    inside · `runs`: words in this order and what they are · `needles`: what stands in the keys of every word that can be
    marked."""

    typed: frozenset[str]
    keys: frozenset[str]
    parts: frozenset[str]
    single: frozenset[str]
    runs: tuple[tuple[tuple[str, ...], str], ...]
    needles: tuple[str, ...]

    def candidates(self, words: str) -> list[int]:
        """The places of words that can be marked, among keys with a blank before and behind each; the rest need not be
        analysed. Looking for pieces of a string is much faster than looking at each word."""
        found: set[int] = set()
        for needle in self.needles:
            at, place, last = words.find(needle), -1, 0
            for _ in range(MOST_MARKS):
                if at < 0:
                    break
                place += words.count(" ", last, at + 1)
                found.add(place)
                last = at + 1
                at = words.find(needle, last)
        return sorted(found)

    def reason(self, unit: Unit) -> str:
        if unit.word.key in self.keys:
            return "word" if fold(unit.surface) in self.typed else "form"
        if unit.word.key in self.single:
            return "synonym"
        inside = unit.word.key in self.parts or self.keys.intersection((*unit.word.parts, *unit.extra))
        return "part" if inside else ""


class _Hit(NamedTuple):
    begin: int
    end: int
    key: str
    reason: str


def sought(query: Query, known: synonyms.Synonyms | None = None, *, loose: bool = True) -> Sought:
    """Computed once for all texts that are marked for a query. Not `loose`: for texts that hold everything; there the
    „Stand“ in „Leerstand“ is nothing that was found, only the whole compound written apart is."""
    known = synonyms.built_in() if known is None else known
    keys = {unit.word.key for unit in query.units}
    keys |= {key for unit in query.units for key in unit.extra if unit.kind == "law" and not key.isdigit()}
    keys.add("".join(unit.word.key for unit in query.units))
    keys.discard("")
    stems = {part for unit in query.units for part in (*unit.word.stems, *unit.word.parts)}
    parts = {part for part in stems if len(part) > 3 and loose}
    others = dict.fromkeys(keys_ for unit in query.units for keys_ in known.get((unit.word.key,), ()))
    single = {one[0] for one in others if len(one) == 1}
    phrases = [tuple(unit.word.key for unit in phrase) for phrase in query.phrases]
    runs = [(phrase, "synonym" if phrase in others else "phrase") for phrase in phrases]
    runs += [(one, "synonym") for one in others if len(one) > 1]
    if not loose:
        runs += [
            (run, "part") for unit in query.units if 1 < len(unit.word.stems) < 5 for run in apart(unit.word.stems)
        ]
    return Sought(
        typed=frozenset(fold(unit.surface) for unit in query.units),
        keys=frozenset(keys),
        parts=frozenset(parts),
        single=frozenset(single),
        runs=tuple(runs),
        needles=(*keys, *(f" {key} " for key in stems | single), *(f" {key[:_FIRST]}" for key in keys)),
    )


def mark(text: str, query: Query, length: int = 0, known: synonyms.Synonyms | None = None) -> list[Segment]:
    """`text` in segments that together are the text, or the piece of about `length` letters that says most.

    A cut piece begins and ends between units and with „…“.
    """
    text = text[:LONGEST]
    found = units(text)
    asked = sought(query, known)
    reasons = [asked.reason(unit) for unit in found]
    keys = [unit.word.key for unit in found]
    for at, reason in _in_order(keys, f" {' '.join(keys)} ", asked):
        reasons[at] = reason
    pairs = zip(found, reasons, strict=True)
    hits = [_Hit(unit.begin, unit.end, unit.word.key, reason) for unit, reason in pairs if reason]
    return _segments(text, hits, [unit.begin for unit in found], length)


def mark_indexed(text: str, words: str, begins: bytes, asked: Sought, length: int = 0) -> list[Segment]:
    """As `mark`, for a text whose `words` and `begins` are known (`german.IndexTerms`), also when more text followed it."""
    keys, places = words.split(" ", MOST_WORDS)[:MOST_WORDS], unpacked(begins)
    del places[bisect_left(places, len(text)) :]
    del keys[len(places) :]
    padded = f" {' '.join(keys)} "
    hits: dict[int, _Hit] = {}
    for at in asked.candidates(padded)[:MOST_MARKS]:
        unit = _unit_at(text, keys, places, at)
        if unit and (reason := asked.reason(unit)):
            hits[at] = _Hit(unit.begin, unit.end, keys[at], reason)
    for at, reason in _in_order(keys, padded, asked)[:MOST_MARKS]:
        if unit := _unit_at(text, keys, places, at):
            hits[at] = _Hit(unit.begin, unit.end, keys[at], reason)
    return _segments(text, [hits[at] for at in sorted(hits)], places, length)


def _unit_at(text: str, keys: list[str], places: list[int], at: int) -> Unit | None:
    """The unit that has this key and begins there, read alone, or with its neighbours where it needs them."""
    begin, after = places[at], places[at + 1] if at + 1 < len(places) else len(text)
    alone = units(text[begin:after])
    hyphen = "-‐‑–"
    needs = (
        len(alone) != 1 or alone[0].kind == "law" or alone[0].surface[-1] in hyphen or text[begin - 1 : begin] in hyphen
    )
    if not needs and alone[0].word.key == keys[at]:
        return alone[0]._replace(begin=begin, end=begin + alone[0].end)
    start = places[max(0, at - _BEFORE)]
    end = places[at + _AFTER] if at + _AFTER < len(places) else len(text)
    for unit in units(text[start:end]):
        if unit.begin + start == begin and unit.word.key == keys[at]:
            return unit._replace(begin=begin, end=unit.end + start)
    return None


def _in_order(keys: list[str], padded: str, asked: Sought) -> list[tuple[int, str]]:
    """The places of words that stand in an order that was asked for, and why."""
    found: list[tuple[int, str]] = []
    for run, reason in asked.runs:
        if f" {' '.join(run)} " in padded:
            starts = [at for at, key in enumerate(keys) if key == run[0] and tuple(keys[at : at + len(run)]) == run]
            found += [(place, reason) for at in starts for place in range(at, at + len(run))]
    return found


def _segments(text: str, hits: list[_Hit], begins: list[int], length: int) -> list[Segment]:
    """`text`, or its best piece, with its hits apart. `begins`: of all units."""
    begin, end = _window(text, hits, begins, length) if 0 < length < len(text) else (0, len(text))
    segments: list[Segment] = [Segment("… ")] if begin else []
    at = begin
    for hit in hits:
        if at <= hit.begin and hit.end <= end:
            if hit.begin > at:
                segments.append(Segment(text[at : hit.begin]))
            segments.append(Segment(text[hit.begin : hit.end], hit.reason))
            at = hit.end
    if at < end:
        segments.append(Segment(text[at:end]))
    return [*segments, Segment(" …")] if end < len(text) else segments


def _window(text: str, hits: list[_Hit], begins: list[int], length: int) -> tuple[int, int]:
    """The stretch with most different hits, the earliest of equals; begins a little before the first of them."""
    best, begin = 0, 0
    last = 0
    inside: dict[str, int] = {}
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].end <= hit.begin + length * 3 // 4:
            inside[hits[last].key] = inside.get(hits[last].key, 0) + 1
            last += 1
        if len(inside) > best:
            best, begin = len(inside), max(0, hit.begin - length // 4)
        if first < last:
            inside[hit.key] -= 1
            if not inside[hit.key]:
                del inside[hit.key]
    begin = min(begin, max(0, len(text) - length))
    start = bisect_left(begins, begin)
    if begin and start < len(begins) and begins[start] < begin + length:
        begin = begins[start]
    if begin + length >= len(text):
        return begin, len(text)
    after = bisect_right(begins, begin + length) - 1
    cut = begins[after] if after >= 0 and begins[after] > begin else begin + length
    return begin, begin + (len(text[begin:cut].rstrip()) or cut - begin)
