"""Prepositions: the cases they take, and „in dem“ → „im“."""

import re
from typing import Final

from motionkit.grammar.words import Case

# Only prepositions with one case, plus „in“, „an“, „auf“ and the like with both.
CASES_OF: Final[dict[str, tuple[Case, ...]]] = {
    **dict.fromkeys(
        ["aus", "außer", "bei", "gegenüber", "gemäß", "mit", "nach", "samt", "seit", "von", "zu", "entsprechend"],
        ("Dativ",),
    ),
    **dict.fromkeys(["bis", "durch", "für", "gegen", "ohne", "um"], ("Akkusativ",)),
    **dict.fromkeys(["an", "auf", "hinter", "in", "neben", "über", "unter", "vor", "zwischen"], ("Dativ", "Akkusativ")),
    **dict.fromkeys(
        [
            "anhand",
            "aufgrund",
            "anstelle",
            "außerhalb",
            "bezüglich",
            "hinsichtlich",
            "innerhalb",
            "mithilfe",
            "namens",
            "seitens",
            "zugunsten",
        ],
        ("Genitiv",),
    ),
    # Both are right; the genitive is the written form.
    **dict.fromkeys(["trotz", "während", "wegen", "statt"], ("Genitiv", "Dativ")),
}
_CONTRACTED: Final[dict[tuple[str, str], str]] = {
    ("an", "dem"): "am",
    ("an", "das"): "ans",
    ("bei", "dem"): "beim",
    ("in", "dem"): "im",
    ("in", "das"): "ins",
    ("von", "dem"): "vom",
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
}
_LAST_WORD = re.compile(r"(?<![\w*-])(\w+)(\s+)$")


def word_before(text: str) -> str:
    """The word right before the end of `text`, or "" when something else stands there."""
    match = _LAST_WORD.search(text)
    return match[1] if match else ""


def contract(before: str, phrase: str) -> tuple[str, str]:
    """(text before, phrase) with preposition and article melted: („in “, „dem Rat“) → („“, „im Rat“)."""
    match = _LAST_WORD.search(before)
    first, _, rest = phrase.partition(" ")
    if match is None or not rest:
        return before, phrase
    short = _CONTRACTED.get((match[1].lower(), first))
    if short is None:
        return before, phrase
    if match[1][0].isupper():
        short = short[0].upper() + short[1:]
    return before[: match.start()], f"{short} {rest}"
