"""Gender forms: every way to write that women, men and all others are meant becomes one word.

Mieter*innen, Mieter:innen, Mieter_innen, Mieter·innen, MieterInnen, Mieter/-innen, Mieter/innen, Mieter(innen),
Mieterinnen and Mieter all stand for „mieter“; a compound behind the form stays (Bürger*innenrat).
„Mieterinnen und Mieter“ is joined where sentences are read (`german.reading`).
"""

import re
from typing import Final

_FORM: Final = "innen|inn?en?|in|rin|r|n|e|er|es|en|em|m|s"
INSIDE: Final = rf"[*:_·•](?=(?:{_FORM})(?![^\W_])|innen)|/-?(?=inn?(?:en)?(?![^\W_]))"
"""Regular expression of the mark inside a word, for the tokeniser; a bracket it knows by itself."""

_SIGN: Final = re.compile(rf"^([^\W_]{{2,60}}?)(?:[*:_·•]|/-?)(?:innen([^\W_]*)|{_FORM})$")
_BRACKET: Final = re.compile(r"^([^\W_]{2,60})\(-?(?:innen|in|r|n|e|en)\)$")
_INNER_I: Final = re.compile(r"^([^\W\d_]{2,60}[a-zäöüß])I(?:nnen([^\W_]*)|n)$")
# Behind which endings „-innen“ and „-in“ make a person feminine; „Rinne“, „Termin“, „Medizin“ stay what they are.
_PERSONS: Final = (
    "er",
    "ist",
    "ent",
    "ant",
    "or",
    "eur",
    "og",
    "arzt",
    "rat",
    "leg",
    "amt",
    "wirt",
    "walt",
    "at",
    "nom",
)


def unmarked(word: str) -> str:
    """`word` without its mark: „Bürger*innenrat“ → „Bürgerrat“, „Kolleg:innen“ → „Kolleg“; others unchanged."""
    found = _SIGN.match(word) or _INNER_I.match(word) or _BRACKET.match(word)
    return "".join(part or "" for part in found.groups()) if found else word


def masculine(folded: str) -> str:
    """A folded word with its feminine ending taken off or out: „mieterinnenverein“ → „mieterverein“."""
    cut = folded.rfind("innen")
    if cut > 2 and folded.endswith(_PERSONS, 0, cut) and len(folded) - cut not in (6, 7):
        return folded[:cut] + folded[cut + 5 :]
    if folded.endswith("in") and len(folded) > 6 and folded.endswith(_PERSONS, 0, -2):
        return folded[:-2]
    return folded
