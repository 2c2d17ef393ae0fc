"""The notation in which the table's patterns are written (data/README.md), made into regular expressions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from motionkit.vocabulary.wording import normalise

_SET: Final = re.compile(r"<([^<>]+)>")
_GAP: Final = r"(?: (?!,)[a-z0-9]+){0,8}?"
_KEY_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern; `pieces` must all be found.

    `keys` hold the first letters (at most four) of the words one of which a wording must have for this
    pattern to be worth trying; None when every wording is.
    """

    pieces: tuple[re.Pattern[str], ...]
    keys: frozenset[str] | None
    whole: bool = False

    def find(self, text: str) -> re.Match[str] | None:
        """The match of the first piece, when all pieces are found in the normalised `text`."""
        if self.whole:
            return self.pieces[0].fullmatch(text)
        first = self.pieces[0].search(text)
        return first if first and all(piece.search(text) for piece in self.pieces[1:]) else None


def compile_pattern(written: str, sets: Mapping[str, str]) -> Pattern:
    """ValueError when `written` names an unknown set or holds no word."""
    try:
        text = _SET.sub(lambda found: sets[found[1]], written)
    except KeyError as unknown:
        raise ValueError(f"no such set of words: {unknown} in {written!r}") from None
    whole = text.startswith("=")
    pieces = [_piece(piece.split()) for piece in text.removeprefix("=").split(" & ")]
    keys = min((keys for _, keys in pieces if keys), key=len, default=None)
    return Pattern(tuple(re.compile(source) for source, _ in pieces), keys, whole)


def _piece(elements: list[str]) -> tuple[str, frozenset[str] | None]:
    source, rarest = "", None
    for element in elements:
        if element == "…":
            source += _GAP
            continue
        optional = element.startswith("(")
        words = element.strip("()").split("|")
        choice = "(?:" + "|".join(_word(word) for word in words) + ")"
        blank = " " if source else ""
        source += f"(?:{blank}{choice})?" if optional else blank + choice
        keys = _keys(words)
        if not optional and keys and (rarest is None or len(keys) <= len(rarest)):
            rarest = keys
    if not set(elements) - {"…"}:
        raise ValueError("a pattern without a word")
    return rf"(?<![a-z0-9]){source}(?![a-z0-9])", rarest


def _word(word: str) -> str:
    plain = normalise(word.strip("*"))
    if not plain and word != ",":
        raise ValueError(f"not a word: {word!r}")
    before = "[a-z0-9]*" if word.startswith("*") else ""
    return before + (plain or ",") + ("[a-z0-9]*" if word.endswith("*") else "")


def _keys(words: list[str]) -> frozenset[str] | None:
    if any(word.startswith("*") or word == "," for word in words):
        return None
    if any(word.endswith("*") and len(normalise(word)) < _KEY_LENGTH for word in words):
        return None
    return frozenset(normalise(word)[:_KEY_LENGTH] for word in words)


def keys_of(text: str) -> set[str]:
    """The keys that a normalised wording has."""
    return {word[:_KEY_LENGTH] for word in text.split()}
