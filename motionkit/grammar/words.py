"""Nouns with gender, both numbers and four cases. The table is `data/nouns.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

Case = Literal["Nominativ", "Genitiv", "Dativ", "Akkusativ"]
Number = Literal["Singular", "Plural"]
Gender = Literal["m", "f", "n"]
Inflection = Literal["strong", "weak", "adjectival"]

CASES: Final[tuple[Case, ...]] = ("Nominativ", "Genitiv", "Dativ", "Akkusativ")


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun. `genitive` and `plural` are nominative-like dictionary forms: „Rat, Rates, Räte“.

    `inflection`: "strong" (der Rat, des Rates), "weak" (der Präsident, des Präsidenten) or "adjectival"
    (ein Stadtverordneter, der Stadtverordnete: the ending depends on the article; `singular` then holds
    the stem „Stadtverordnet“). An empty `plural` means: the word has none here.
    """

    singular: str
    gender: Gender
    genitive: str = ""
    plural: str = ""
    inflection: Inflection = "strong"

    def form(self, case: Case, number: Number = "Singular") -> str:
        """The noun without its article. ValueError for a plural that does not exist or adjectival nouns."""
        if self.inflection == "adjectival":
            raise ValueError(f"{self.singular}: an adjectival noun needs its article, see articles.adjectival()")
        if number == "Plural":
            return self._plural(case)
        if self.gender == "f" or case == "Nominativ":
            return self.singular
        if self.inflection == "weak":
            return self.genitive
        return self.genitive if case == "Genitiv" else self.singular

    def _plural(self, case: Case) -> str:
        if not self.plural:
            raise ValueError(f"{self.singular} has no plural")
        needs_n = case == "Dativ" and not self.plural.endswith(("n", "s", "*innen"))
        return self.plural + "n" if needs_n else self.plural

    def compound(self, word: str) -> "Noun":
        """The compound `word` that ends in this noun and inflects like it: Rat → Gemeinderat."""
        head = self.singular.lower()
        if not word.lower().endswith(head):
            raise ValueError(f"{word} does not end in {self.singular}")
        front = word[: len(word) - len(head)]
        return Noun(
            singular=word,
            gender=self.gender,
            genitive=_joined(front, self.genitive),
            plural=_joined(front, self.plural),
            inflection=self.inflection,
        )


def _joined(front: str, rest: str) -> str:
    if not rest or not front or front.endswith("-"):
        return front + rest if rest else ""
    return front + rest[0].lower() + rest[1:]


def read_table(name: str) -> dict[str, Any]:
    """One of the TOML tables beside this file."""
    return tomllib.loads((files("motionkit.grammar") / "data" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Every noun of the table by its nominative singular; for adjectival nouns by their stem."""
    found: dict[str, Noun] = {}
    for word, row in read_table("nouns.toml").items():
        head = Noun(
            singular=word,
            gender=row["gender"],
            genitive=row.get("genitive", ""),
            plural=row.get("plural", ""),
            inflection=row.get("inflection", "strong"),
        )
        found[word] = head
        for compound in row.get("compounds", ()):
            found[compound] = head.compound(compound)
    return found


@lru_cache(maxsize=2048)
def noun(word: str) -> Noun:
    """The noun `word`, also a compound that is not listed but ends in one that is („Seniorenbeirat“).

    KeyError when nothing is known about how it inflects.
    """
    table = nouns()
    if word in table:
        return table[word]
    heads = [head for head in table.values() if head.singular and word.lower().endswith(head.singular.lower())]
    if not heads or " " in word:
        raise KeyError(f"no inflection known for {word!r}")
    return max(heads, key=lambda head: len(head.singular)).compound(word)
