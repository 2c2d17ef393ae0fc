"""Running text → units: words, numbers, laws, dates, references, with the place where each stands.

One unit is what counts as one word in a phrase. What spans several words is put together here: „Mieterinnen und Mieter“
is one unit, „Rad- und Fußweg“ are two, of which the first is also a Radweg, „§ 34 Abs. 1 GO“ is also a p34go.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from german import gender, references
from german.words import Word, compound, word

_HYPHEN: Final = "[-‐‑]"
_SIGN: Final = r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d])"
_BROKEN: Final = rf"{_HYPHEN}[ \t\r]{{0,4}}\n[ \t]{{0,8}}(?!und\b|oder\b|bzw\b|sowie\b|u\.)(?=[a-zäöüß])"
_WORD: Final = (
    rf"(?P<word>[^\W\d_]{_SIGN}*(?:(?:{_BROKEN}|{_HYPHEN}(?=[^\W_])|['’](?=[^\W\d_])|{gender.INSIDE}"
    rf"|\((?=-?(?:innen|in|r|n|e|en)\))-?){_SIGN}+\)?)*(?:{_HYPHEN}(?![^\W_]))?)"
)
_UNIT: Final = re.compile(
    "|".join((references.LAW, references.DATE, references.REFERENCE, references.NUMBER, _WORD)), re.UNICODE
)
_BREAK: Final = re.compile(rf"{_HYPHEN}[ \t\r]{{0,4}}\n[ \t]{{0,8}}(?=[a-zäöüß])")
_AND: Final = frozenset({"und", "oder", "u", "bzw", "sowie", "&"})
_WITHIN_A_LAW: Final = frozenset(
    [
        "abs",
        "absatz",
        "absätze",
        "s",
        "satz",
        "sätze",
        "nr",
        "nummer",
        "buchst",
        "buchstabe",
        "halbsatz",
        "hs",
        "ff",
        "f",
        "der",
        "des",
        "die",
    ]
)
_CODE: Final = re.compile(r"[A-ZÄÖÜ][a-zäöü]{0,7}[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,9}")
_LAW_NAMES: Final = ("gesetz", "gesetzes", "gesetzbuch", "gesetzbuches", "gesetzbuchs", "ordnung", "verfassung")


class Unit(NamedTuple):
    """`begin`, `end`: where it stands in the text; `surface`: without line breaks; `extra`: keys beside those of
    `word` by which it is found as well; `kind`: word, number, date, reference or law."""

    begin: int
    end: int
    surface: str
    word: Word
    extra: tuple[str, ...] = ()
    kind: str = "word"


def units(text: str) -> list[Unit]:
    """All units of `text` in order. Never raises; time grows with the length of the text only."""
    found: list[Unit] = []
    special = False
    for match in _UNIT.finditer(text):
        surface = match["word"]
        if surface is None:
            found.extend(_reference(match))
            special = True
            continue
        if "\n" in surface:
            surface = _BREAK.sub("", surface)
        # Rare shapes are looked at a second time; most texts have none of them.
        special = special or surface[-1] in "-‐‑" or surface in _AND
        found.append(Unit(match.start(), match.end(), surface, word(surface)))
    return list(_together(text, found)) if special else found


def _reference(match: re.Match[str]) -> Iterator[Unit]:
    read = references.read(match)
    if read is None:  # pragma: no cover - every other group of the expression is one of them
        return
    for key in read.keys:
        yield Unit(match.start(), match.end(), match.group(), Word(key, (key,)), read.parts, read.kind)


def _together(text: str, found: list[Unit]) -> Iterator[Unit]:
    """`found` with what only neighbours can tell."""
    skip = 0
    for at, unit in enumerate(found):
        if skip:
            skip -= 1
            continue
        if unit.kind == "law":
            unit = unit._replace(extra=unit.extra + _with_code(unit, found, at))
        elif unit.kind == "word" and unit.surface[-1] in "-‐‑":
            unit = unit._replace(extra=unit.extra + _left_out(unit, found, at))
        elif unit.begin and text[unit.begin - 1] in "-‐‑–" and at > 1 and found[at - 1].surface in _AND:
            unit = unit._replace(extra=unit.extra + _first_left_out(unit, found[at - 2]))
        elif _is_pair(found, at):
            unit, skip = unit._replace(end=found[at + 2].end, surface=text[unit.begin : found[at + 2].end]), 2
        yield unit


def _is_pair(found: list[Unit], at: int) -> bool:
    """„Mieterinnen und Mieter“, „Bürger und Bürgerinnen“: one meaning, one unit."""
    if at + 2 >= len(found) or found[at + 1].surface not in _AND:
        return False
    one, other = found[at], found[at + 2]
    feminine = one.surface.endswith(("innen", "in")) != other.surface.endswith(("innen", "in"))
    return feminine and one.kind == other.kind == "word" and one.word.key == other.word.key


def _left_out(unit: Unit, found: list[Unit], at: int) -> tuple[str, ...]:
    """„Rad- und Fußweg“: what „Rad-“ lacks stands at the end of the next word without a hyphen there."""
    for other in found[at + 1 : at + 7]:
        if other.kind == "word" and other.surface[-1] not in "-‐‑" and not other.word.stop:
            if other.surface in _AND:
                continue
            return tuple(
                key
                for count in range(1, len(other.word.stems))
                for key in [compound(unit.word.stems + other.word.stems[count:]).key]
            )
    return ()


def _first_left_out(unit: Unit, before: Unit) -> tuple[str, ...]:
    """„Grundstücksgrößen und -preise“: what „-preise“ lacks is the beginning of the word before."""
    stems = before.word.stems
    return tuple(compound(stems[:count] + unit.word.stems).key for count in range(1, len(stems)))


def _with_code(unit: Unit, found: list[Unit], at: int) -> tuple[str, ...]:
    """„§ 34 Abs. 1 GO NRW“ and „§ 34 der Gemeindeordnung“: the paragraph with its law as one key each."""
    for other in found[at + 1 : at + 9]:
        if other.kind != "word":
            continue
        if _CODE.fullmatch(other.surface) or other.surface.endswith(_LAW_NAMES):
            return (unit.word.key + other.word.key,)
        if other.surface.lower() not in _WITHIN_A_LAW:
            return ()
    return ()
