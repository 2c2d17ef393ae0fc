"""Phrases that can be said in any case: a noun with its article, a fixed name, an office."""

from dataclasses import dataclass
from typing import Protocol

from motionkit.grammar.articles import Article, adjective, article
from motionkit.grammar.words import Case, Gender, Noun, Number, noun


class Sayable(Protocol):
    """Whatever can stand in a sentence in any of the four cases."""

    @property
    def number(self) -> Number: ...

    def say(self, case: Case, kind: Article = "definite") -> str: ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it: „der Rheinisch-Bergische Kreis“, „die Stadt Halle (Saale)“.

    `adjectives`: stems before the noun, declined („Märkisch“) · `complement`: what follows and never
    changes („Kassel“, „der Stadt Köln“).
    """

    noun: Noun
    complement: str = ""
    adjectives: tuple[str, ...] = ()
    number: Number = "Singular"

    @property
    def gender(self) -> Gender:
        return self.noun.gender

    def say(self, case: Case, kind: Article = "definite") -> str:
        """The phrase in this case, with article unless `kind` is "none"."""
        words = [article(kind, case, self.gender, self.number)]
        words += [adjective(stem, kind, case, self.gender, self.number) for stem in self.adjectives]
        words += [self.noun.form(case, self.number), self.complement]
        return " ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A name that stands without article and is the same in three cases: „Kassel“, genitive „Kassels“."""

    name: str
    genitive: str
    number: Number = "Singular"

    @property
    def gender(self) -> Gender:
        """Names of places are neuter: „Kassel und seine Stadtteile“."""
        return "n"

    def say(self, case: Case, kind: Article = "definite") -> str:
        """The name; `kind` does not matter, it has no article."""
        return self.genitive if case == "Genitiv" else self.name


def decline(word: str | Noun, case: Case, *, kind: Article = "definite", number: Number = "Singular") -> str:
    """Article and noun in this case: decline("Magistrat", "Dativ") → „dem Magistrat“. KeyError: unknown noun."""
    return Phrase(noun(word) if isinstance(word, str) else word, number=number).say(case, kind)


def body_name(kind: str, of: Sayable | None = None) -> Phrase:
    """A council with what it belongs to: body_name("Rat", Stadt Köln) → der Rat der Stadt Köln."""
    name, _, complement = kind.partition(" ")
    if of is not None:
        complement = f"{complement} {of.say('Genitiv')}".strip()
    return Phrase(noun(name), complement)
