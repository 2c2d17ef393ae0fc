"""What Word prints in front of list paragraphs; the file only says „list 3, level 2“."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def local(element: Element) -> str:
    """The name without its namespace: transitional and strict files differ only there."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "val") -> str:
    """An attribute by its local name, "" when element or attribute is missing."""
    if element is not None:
        for key, text in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return text
    return ""


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in names:
        if element is None:
            return None
        element = next((part for part in element if local(part) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterable[Element]:
    return (part for part in element if local(part) == name) if element is not None else ()


def number(text: str, fallback: int = 0) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 9 else fallback


@dataclass(slots=True)
class Level:
    """One level of a list: "decimal", "bullet" …, the pattern („%1.“) and where it starts."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """All lists of a document with their running counters."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> "Numbering":
        numbering = cls()
        abstracts = {value(part, "abstractNumId"): _levels(part) for part in children(root, "abstractNum")}
        for part in children(root, "num"):
            name = value(part, "numId")
            abstract = value(child(part, "abstractNumId"))
            levels = dict(abstracts.get(abstract, {}))
            for override in children(part, "lvlOverride"):
                depth = number(value(override, "ilvl"))
                if (own := child(override, "lvl")) is not None:
                    levels[depth] = _level(own)
                if start := value(child(override, "startOverride")):
                    numbering.overrides[name, depth] = number(start, 1)
            numbering.lists[name] = levels
            numbering.abstract_of[name] = abstract
        return numbering

    def label(self, name: str, depth: int) -> str:
        """The label of the next paragraph in list `name` at `depth`; "" when the list prints none."""
        levels = self.lists.get(name)
        if not levels:
            return ""
        level = levels.get(depth, Level())
        counters = self.counters.setdefault(self.abstract_of[name], {})
        if (name, depth) in self.overrides and (name, depth) not in self.restarted:
            self.restarted.add((name, depth))
            counters[depth] = self.overrides[name, depth] - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        if level.form == "bullet":
            return "-"
        if level.form == "none":
            return ""
        text = level.pattern
        for place in range(9):
            if f"%{place + 1}" in text:
                upper = levels.get(place, Level())
                text = text.replace(f"%{place + 1}", spelled(counters.get(place, upper.start), upper.form))
        return text.strip()[:20]


def _levels(abstract: Element) -> dict[int, Level]:
    return {number(value(part, "ilvl")): _level(part) for part in children(abstract, "lvl")}


def _level(part: Element) -> Level:
    return Level(
        form=value(child(part, "numFmt")) or "decimal",
        pattern=value(child(part, "lvlText")),
        start=number(value(child(part, "start")), 1),
    )


def spelled(count: int, form: str) -> str:
    """`count` in one of Word's number formats: 3 → "3", "c", "C", "iii", "III"."""
    if form in ("lowerLetter", "upperLetter"):
        letters = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 % 5 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 40:
        text, rest = "", count
        for size, letter in _ROMAN:
            text, rest = text + letter * (rest // size), rest % size
        return text if form == "lowerRoman" else text.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
