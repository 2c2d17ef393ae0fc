"""Votes that stand in a wording: how many, and whether all agreed."""

import re
from dataclasses import dataclass
from typing import Final

_NUMBERS: Final = dict(
    zip(
        "ein eine einer einem einen zwei drei vier funf sechs sieben acht neun zehn elf zwolf".split(),
        (1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        strict=True,
    )
)
_N: Final = r"(\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?![\w/])"
_BEFORE: Final = r"(?<![\w./:])"
_KINDS: Final = {
    "yes": r"(?:ja|dafur|befurwortung(?:en)?|furstimmen|zustimmung(?:en)?)",
    "no": r"(?:nein|dagegen|gegenstimmen?|ablehnung(?:en)?|gegen)",
    "abstain": r"(?:enthaltung(?:en)?|enth|stimmenthaltung(?:en)?|enthalten)",
    "absent": r"(?:abwesend|abw|nichtteilnahmen?|nicht anwesend|nicht teilgenommen|befangen(?:heit)?)",
}
_SHORT: Final = {"yes": "j", "no": "n", "abstain": "e"}
_AFTER: Final = r"(?:[ -]?(?:und nein-?)?(?:stimmen?|stimme\(n\)|stimm\.))?"
# „Ja: 12“, „dafür 12“, „J 12“ · „12 Ja“, „23 Ja-, 5 Nein-Stimmen“, „drei Gegenstimmen“
_NAMED: Final = {
    kind: re.compile(
        rf"\b(?:{words}|{_SHORT.get(kind, words)}(?=\s*[:=]))\b{_AFTER}\.?\s*[:=]?\s*(\d{{1,3}})(?![\w./:]|\s*(?:ja|nein|enth|gegen|dafur|dagegen|stimm|-))"
    )
    for kind, words in _KINDS.items()
}
_COUNTED: Final = {
    kind: re.compile(rf"{_BEFORE}{_N}\s*x?\s*(?:stimmen?\s+)?{words}\b(?!\s*[:=])") for kind, words in _KINDS.items()
}
_TUPLE: Final = re.compile(r"(?<![\w./:-])(\d{1,3})\s*([:/-])\s*(\d{1,3})(?:\s*\2\s*(\d{1,3}))?(?![\w/:-]|\.\d)(?!\s*uhr)")
_UNANIMOUS: Final = re.compile(
    r"\b(?:einstimmig\w*|einst|einst[im]+|einmutig\w*|einvernehmlich|(?:ohne|keine) gegenstimmen?|konsens\w*)\b"
)
_DIVIDED: Final = re.compile(
    r"\bnicht einstimmig|\bmehrh(?:eit\w*)?\b|\b(?:stimmen|zweidrittel)mehrheit\b|\bgegen (?:die|eine|\d+) stimmen?\b"
    r"|(?<!ohne )(?<!keine )\bgegenstimmen?\b(?!\s*[:=]?\s*0)"
)


@dataclass(frozen=True, slots=True)
class Votes:
    """Counts as given (None: not given), `unanimous` and `majority` as said or as counted."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    unanimous: bool | None = None
    majority: bool | None = None


def votes(text: str) -> Votes:
    """The votes in a `plain` wording."""
    counts = {kind: _count(kind, text) for kind in _KINDS} if any(map(str.isdigit, text)) else _spelled(text)
    if counts["yes"] is None and counts["no"] is None and (given := _tuple(text)):
        counts |= given
    unanimous = _agreed(text, counts["yes"], counts["no"])
    return Votes(**counts, unanimous=unanimous, majority=None if unanimous is None else not unanimous)


def _spelled(text: str) -> dict[str, int | None]:
    counts: dict[str, int | None] = dict.fromkeys(_KINDS)
    if "stimm" in text or "enth" in text:
        counts |= {kind: _number(_COUNTED[kind].search(text)) for kind in _KINDS}
    return counts


def _count(kind: str, text: str) -> int | None:
    counted = _number(_COUNTED[kind].search(text))
    return _number(_NAMED[kind].search(text)) if counted is None else counted


def _number(found: re.Match[str] | None) -> int | None:
    return None if found is None else _NUMBERS.get(found[1]) or int(found[1])


def _tuple(text: str) -> dict[str, int | None]:
    """„12:5:1“ (yes, no, abstain) and „15:2“; slashes and hyphens only with three numbers, they make dates too."""
    for found in _TUPLE.finditer(text):
        if found[4] or (found[2] == ":" and not re.search(r"\b(?:um|ab|bis|von)\s*$", text[: found.start()])):
            return {"yes": int(found[1]), "no": int(found[3]), "abstain": int(found[4]) if found[4] else None}
    return {}


def _agreed(text: str, yes: int | None, no: int | None) -> bool | None:
    if _DIVIDED.search(text) or (yes and no):
        return False
    if _UNANIMOUS.search(text):
        return True
    return True if no == 0 and yes else None
