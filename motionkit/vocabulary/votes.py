"""Votes that stand in a wording: how many, and whether all agreed."""

import re
from dataclasses import dataclass
from typing import Final

_NUMBERS: Final = dict(
    zip(
        [
            "ein",
            "eine",
            "einer",
            "einem",
            "einen",
            "zwei",
            "drei",
            "vier",
            "funf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwolf",
        ],
        (1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        strict=True,
    )
)
_N: Final = r"(\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")(?![\w/])"
_KINDS: Final = {
    "yes": r"(?:ja|dafur|befurwortung(?:en)?|furstimmen|zustimmung(?:en)?)",
    "no": r"(?:nein|dagegen|gegenstimmen?|ablehnung(?:en)?|gegen)",
    "abstain": r"(?:enthaltung(?:en)?|enth|stimmenthaltung(?:en)?|enthalten)",
    "absent": r"(?:abwesend|abw|nichtteilnahmen?|nicht anwesend|nicht teilgenommen|befangen(?:heit)?)",
}
_SHORT: Final = {"yes": "|j", "no": "|n", "abstain": "|e"}
_BALLOTS: Final = r"(?:[ -]?(?:stimmen?\b|stimme\(n\)|stimm\.))?\.?"
# „23 Ja-, 5 Nein-Stimmen“, „drei Gegenstimmen“; and „Ja: 12“, „dafür 12“, „J: 12“.
_NUMBER_FIRST: Final = {
    kind: re.compile(rf"(?<![\w./:]){_N}\s*x?\s*(?:stimmen?\s+)?{words}\b(?!\s*[:=]\s*\d)")
    for kind, words in _KINDS.items()
}
_NAME_FIRST: Final = {
    kind: re.compile(rf"\b(?:{words}{_SHORT.get(kind, '')})\b{_BALLOTS}\s*[:=]?\s*(\d{{1,3}})(?![\w/:]|\.\d)")
    for kind, words in _KINDS.items()
}
_FIRST_NAME: Final = re.compile(rf"\b(?:{'|'.join(_KINDS.values())}|j|n|e)\b{_BALLOTS}\s*[:=]?\s*\d")
_FIRST_NUMBER: Final = re.compile(rf"{_N}\s*x?\s*(?:stimmen?\s+)?(?:{'|'.join(_KINDS.values())})\b(?!\s*[:=]\s*\d)")
_TUPLE: Final = re.compile(
    r"(?<![\w./:-])(\d{1,3})\s*([:/-])\s*(?!0\d)(\d{1,3})(?:\s*\2\s*(\d{1,3}))?(?![\w/:-]|\.\d)(?!\s*uhr)"
)
_AGAINST: Final = re.compile(r"\b(\d{1,3}) (?:zu|gegen) (\d{1,3})\b")
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
    counts = _counts(text)
    unanimous = _agreed(text, counts["yes"], counts["no"])
    return Votes(**counts, unanimous=unanimous, majority=None if unanimous is None else not unanimous)


def _counts(text: str) -> dict[str, int | None]:
    """Counts by kind; none at all where several ballots are told, since they must not be mixed."""
    none: dict[str, int | None] = dict.fromkeys(_KINDS)
    if against := _AGAINST.search(text):
        return none | {"yes": int(against[1]), "no": int(against[2])}
    number, name = _FIRST_NUMBER.search(text), _FIRST_NAME.search(text)
    if not number and not name:
        return none | _tuple(text)
    name_first = not number or (name is not None and name.start() < number.start())
    found = {
        kind: {_NUMBERS.get(one) or int(one) for one in pattern.findall(text)}
        for kind, pattern in (_NAME_FIRST if name_first else _NUMBER_FIRST).items()
    }
    if any(len(values) > 1 for values in found.values()):
        return none
    return {kind: next(iter(values), None) for kind, values in found.items()}


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
