"""Verbs and pronouns that agree with what they speak of."""

from typing import Final

from motionkit.grammar.words import Case, Gender, Number

# Third person singular → plural: the verbs by which motions ask and order.
VERBS: Final[dict[str, str]] = {
    "möge": "mögen",
    "wolle": "wollen",
    "wird": "werden",
    "werde": "werden",
    "wurde": "wurden",
    "ist": "sind",
    "hat": "haben",
    "soll": "sollen",
    "kann": "können",
    "muss": "müssen",
    "darf": "dürfen",
    "will": "wollen",
    "beschließt": "beschließen",
    "beauftragt": "beauftragen",
    "ersucht": "ersuchen",
    "bittet": "bitten",
    "fordert": "fordern",
    "empfiehlt": "empfehlen",
    "prüft": "prüfen",
    "berichtet": "berichten",
    "legt": "legen",
    "stellt": "stellen",
    "richtet": "richten",
    "erarbeitet": "erarbeiten",
    "erstellt": "erstellen",
    "sorgt": "sorgen",
    "setzt": "setzen",
    "nimmt": "nehmen",
    "spricht": "sprechen",
    "bekennt": "bekennen",
    "erklärt": "erklären",
    "unterstützt": "unterstützen",
    "begrüßt": "begrüßen",
    "führt": "führen",
    "gibt": "geben",
    "informiert": "informieren",
    "veröffentlicht": "veröffentlichen",
}
_SINGULAR_OF: Final = {plural: singular for singular, plural in reversed(VERBS.items())}

_PERSONAL: Final[dict[str, tuple[str, str, str, str]]] = {
    "m": ("er", "seiner", "ihm", "ihn"),
    "f": ("sie", "ihrer", "ihr", "sie"),
    "n": ("es", "seiner", "ihm", "es"),
    "Plural": ("sie", "ihrer", "ihnen", "sie"),
}
_RELATIVE: Final[dict[str, tuple[str, str, str, str]]] = {
    "m": ("der", "dessen", "dem", "den"),
    "f": ("die", "deren", "der", "die"),
    "n": ("das", "dessen", "dem", "das"),
    "Plural": ("die", "deren", "denen", "die"),
}
_ORDER: Final[dict[Case, int]] = {"Nominativ": 0, "Genitiv": 1, "Dativ": 2, "Akkusativ": 3}


def agree(verb: str, number: Number) -> str:
    """The verb in this number, from either form: agree("möge", "Plural") → „mögen“. KeyError for unknown verbs.

    A capital at the beginning stays: „Wird“ → „Werden“.
    """
    small = verb[:1].lower() + verb[1:]
    singular = small if small in VERBS else _SINGULAR_OF[small]
    form = singular if number == "Singular" else VERBS[singular]
    return form[0].upper() + form[1:] if verb[:1].isupper() else form


def is_known_verb(word: str) -> bool:
    """Whether `agree` knows the word, in either number."""
    small = word[:1].lower() + word[1:]
    return small in VERBS or small in _SINGULAR_OF


def pronoun(case: Case, gender: Gender, number: Number = "Singular") -> str:
    """er, sie, es – ihm, ihr – ihn, sie, es …"""
    return _PERSONAL["Plural" if number == "Plural" else gender][_ORDER[case]]


def relative_pronoun(case: Case, gender: Gender, number: Number = "Singular") -> str:
    """der, die, das – dessen, deren – dem, der, denen …"""
    return _RELATIVE["Plural" if number == "Plural" else gender][_ORDER[case]]


def possessive(gender: Gender, number: Number = "Singular") -> str:
    """The stem of the possessive: „sein“ for der Rat, „ihr“ for die Versammlung."""
    return "sein" if number == "Singular" and gender in ("m", "n") else "ihr"
