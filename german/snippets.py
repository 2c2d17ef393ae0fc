"""Where a text holds what was searched for, and why it counts: as typed, in another form, inside a word, as a synonym."""

from typing import Final, NamedTuple

from german import synonyms
from german.folding import fold
from german.queries import Query
from german.reading import Unit, units

LONGEST: Final = 200_000
"""Letters of a text that are looked at."""


class Segment(NamedTuple):
    """A piece of text; `reason` is "" for what was not searched for, else word, form, part, phrase or synonym."""

    text: str
    reason: str = ""


def mark(text: str, query: Query, length: int = 0, known: synonyms.Synonyms | None = None) -> list[Segment]:
    """`text` in segments that together are the text, or the piece of about `length` letters that says most.

    A cut piece begins and ends between units and with „…“.
    """
    text = text[:LONGEST]
    found = units(text)
    reasons = _reasons(found, query, synonyms.built_in() if known is None else known)
    begin, end = _window(text, found, reasons, length) if 0 < length < len(text) else (0, len(text))
    segments: list[Segment] = [Segment("… ")] if begin else []
    at = begin
    for unit, reason in zip(found, reasons, strict=True):
        if reason and begin <= unit.begin and unit.end <= end and unit.begin >= at:
            if unit.begin > at:
                segments.append(Segment(text[at : unit.begin]))
            segments.append(Segment(text[unit.begin : unit.end], reason))
            at = unit.end
    if at < end:
        segments.append(Segment(text[at:end]))
    return [*segments, Segment(" …")] if end < len(text) else segments


def _reasons(found: list[Unit], query: Query, known: synonyms.Synonyms) -> list[str]:
    """One reason for each unit, "" for none."""
    typed = {fold(unit.surface) for unit in query.units}
    keys = {unit.word.key for unit in query.units}
    keys |= {key for unit in query.units for key in unit.extra if unit.kind == "law" and not key.isdigit()}
    keys.add("".join(unit.word.key for unit in query.units))
    parts = {part for unit in query.units for part in (*unit.word.stems, *unit.word.parts) if len(part) > 3}
    others = {keys_ for unit in query.units for keys_ in known.get((unit.word.key,), ())}
    single = {one[0] for one in others if len(one) == 1}
    reasons = [_reason(unit, typed, keys, parts, single) for unit in found]
    for phrase in (*(tuple(unit.word.key for unit in phrase) for phrase in query.phrases), *others):
        for at in range(len(found) - len(phrase) + 1 if len(phrase) > 1 or query.phrases else 0):
            if (
                found[at].word.key == phrase[0]
                and tuple(unit.word.key for unit in found[at : at + len(phrase)]) == phrase
            ):
                reason = "synonym" if phrase in others else "phrase"
                reasons[at : at + len(phrase)] = [reason] * len(phrase)
    return reasons


def _reason(unit: Unit, typed: set[str], keys: set[str], parts: set[str], single: set[str]) -> str:
    if unit.word.key in keys:
        return "word" if fold(unit.surface) in typed else "form"
    if unit.word.key in single:
        return "synonym"
    inside = unit.word.key in parts or keys.intersection(unit.word.parts) or keys.intersection(unit.extra)
    return "part" if inside else ""


def _window(text: str, found: list[Unit], reasons: list[str], length: int) -> tuple[int, int]:
    """The stretch with most different hits, the earliest of equals; begins a little before the first of them."""
    hits = [unit for unit, reason in zip(found, reasons, strict=True) if reason]
    best, begin = 0, 0
    last = 0
    inside: dict[str, int] = {}
    for first, unit in enumerate(hits):
        while last < len(hits) and hits[last].end <= unit.begin + length * 3 // 4:
            inside[hits[last].word.key] = inside.get(hits[last].word.key, 0) + 1
            last += 1
        if len(inside) > best:
            best, begin = len(inside), max(0, unit.begin - length // 4)
        if first < last:
            inside[unit.word.key] -= 1
            if not inside[unit.word.key]:
                del inside[unit.word.key]
    begin = min(begin, max(0, len(text) - length))
    starts = [unit.begin for unit in found if unit.begin >= begin] if begin else [0]
    begin = starts[0] if starts and starts[0] < begin + length else begin
    ends = [unit.end for unit in found if begin < unit.end <= begin + length]
    return begin, len(text) if begin + length >= len(text) else (ends[-1] if ends else begin + length)
