"""Articles, and the endings of adjectives and adjectival nouns after them."""

from typing import Final, Literal

from motionkit.grammar.words import Case, Gender, Number

Article = Literal["definite", "indefinite", "none"]

_KEYS: Final = ("m", "f", "n", "Plural")
_CASE_ROWS: Final[tuple[Case, ...]] = ("Nominativ", "Genitiv", "Dativ", "Akkusativ")


def _table(*rows: str) -> dict[tuple[Case, str], str]:
    """One row per case, one column per masculine, feminine, neuter, plural."""
    return {
        (case, key): "" if word == "-" else word
        for case, row in zip(_CASE_ROWS, rows, strict=True)
        for key, word in zip(_KEYS, row.split(), strict=True)
    }


_DEFINITE: Final = _table("der die das die", "des der des der", "dem der dem den", "den die das die")
_INDEFINITE: Final = _table("ein eine ein -", "eines einer eines -", "einem einer einem -", "einen eine ein -")
# Endings after „der“ (weak), after „ein“ (mixed) and without article (strong).
_WEAK: Final = _table("e e e en", "en en en en", "en en en en", "en e e en")
_MIXED: Final = _table("er e es e", "en en en er", "en en en en", "en e es e")
_STRONG: Final = _table("er e es e", "en er en er", "em er em en", "en e es e")
_ENDINGS: Final[dict[Article, dict[tuple[Case, str], str]]] = {
    "definite": _WEAK,
    "indefinite": _MIXED,
    "none": _STRONG,
}


def _key(gender: Gender, number: Number) -> str:
    return "Plural" if number == "Plural" else gender


def article(kind: Article, case: Case, gender: Gender, number: Number = "Singular") -> str:
    """„der“, „einer“ … or "" where there is none."""
    if kind == "none":
        return ""
    table = _DEFINITE if kind == "definite" else _INDEFINITE
    return table[case, _key(gender, number)]


def adjective(stem: str, kind: Article, case: Case, gender: Gender, number: Number = "Singular") -> str:
    """The adjective after this article: adjective("zuständig", "indefinite", "Nominativ", "m") → „zuständiger“.

    Also adjectival nouns: adjective("Vorsitzend", "definite", "Genitiv", "m") → „Vorsitzenden“.
    """
    return stem + _ENDINGS[kind][case, _key(gender, number)]
