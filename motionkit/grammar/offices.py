"""Offices people hold: feminine and masculine, as a pair or with Genderstern, in all cases.

The pair („die Landrätin oder der Landrat“) is declined word by word. With Genderstern the articles stand
masculine first („der*die“, „des*der“) and the noun keeps its star form in every case of the singular, as the
usual guides for municipal offices write it; adjectival nouns keep their ending („des*der Vorsitzenden“).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, Literal

from motionkit.grammar.articles import Article, adjective, article
from motionkit.grammar.words import Case, Gender, Noun, Number, read_table

Style = Literal["Genderstern", "Paarform", "weiblich", "männlich"]
STYLES: Final[tuple[Style, ...]] = ("Genderstern", "Paarform", "weiblich", "männlich")


@dataclass(frozen=True, slots=True)
class Office:
    """One office. `star`, `star_plural`: with Genderstern. `qualifier`: adjective stem before it („Erst“).

    `complement` follows unchanged: „der Stadtverordnetenversammlung“. For adjectival offices `stem` is set
    („Vorsitzend“) and the nouns are not used.
    """

    feminine: Noun
    masculine: Noun
    star: str
    star_plural: str
    stem: str = ""
    qualifier: str = ""
    complement: str = ""

    number: Number = "Singular"

    @property
    def name(self) -> str:
        """How the office is named on a form: „Landrät*in“, „Vorsitzende*r der Gemeindevertretung“."""
        front = f"{self.qualifier}e*r " if self.qualifier else ""
        return self._completed(front + (f"{self.stem}e*r" if self.stem else self.star))

    def of(self, complement: str) -> "Office":
        """The office with a complement: Vorsitzende*r → Vorsitzende*r der Gemeindevertretung."""
        return replace(self, complement=complement)

    def say(self, case: Case, kind: Article = "definite", style: Style = "Genderstern") -> str:
        """One holder of the office: „der*die Landrät*in“, „des Landrates“, „der Landrätin oder dem Landrat“."""
        if style == "weiblich":
            return self._completed(self._one("f", case, kind))
        if style == "männlich":
            return self._completed(self._one("m", case, kind))
        if style == "Paarform":
            return self._completed(f"{self._one('f', case, kind)} oder {self._one('m', case, kind)}")
        return self._completed(self._starred(case, kind))

    def plural(self, case: Case, kind: Article = "definite", style: Style = "Genderstern") -> str:
        """Several: „die Stadtverordneten“, „den Landrät*innen“, „die Landrätinnen und Landräte“."""
        the = article(kind, case, "m", "Plural")
        if self.stem:
            words = adjective(self.stem, kind, case, "m", "Plural")
        elif style == "Genderstern":
            words = self.star_plural
        elif style == "Paarform":
            words = f"{self.feminine.form(case, 'Plural')} und {self.masculine.form(case, 'Plural')}"
        else:
            one = self.feminine if style == "weiblich" else self.masculine
            words = one.form(case, "Plural")
        return self._completed(f"{the} {words}".strip())

    def _one(self, gender: Gender, case: Case, kind: Article) -> str:
        words = [article(kind, case, gender)]
        if self.qualifier:
            words.append(adjective(self.qualifier, kind, case, gender))
        if self.stem:
            words.append(adjective(self.stem, kind, case, gender))
        else:
            words.append((self.feminine if gender == "f" else self.masculine).form(case))
        return " ".join(word for word in words if word)

    def _starred(self, case: Case, kind: Article) -> str:
        words = [_starred_pair(article(kind, case, "m"), article(kind, case, "f"))]
        for stem in (self.qualifier, self.stem):
            if stem:
                words.append(_starred_pair(adjective(stem, kind, case, "m"), adjective(stem, kind, case, "f")))
        if not self.stem:
            words.append(self.star)
        return " ".join(word for word in words if word)

    def _completed(self, words: str) -> str:
        return f"{words} {self.complement}".rstrip()


def _starred_pair(masculine: str, feminine: str) -> str:
    """der, die → der*die · eine, ein → ein*e · Vorsitzende, Vorsitzender → Vorsitzende*r."""
    if masculine == feminine:
        return masculine
    if masculine and feminine.startswith(masculine):  # ein, eine
        return f"{masculine}*{feminine[len(masculine) :]}"
    if feminine and masculine.startswith(feminine):  # Vorsitzende, Vorsitzender
        return f"{feminine}*{masculine[len(feminine) :]}"
    if masculine[:-1] == feminine[:-1] and len(masculine) > 5:  # Vorsitzendem, Vorsitzender
        return f"{masculine}*{feminine[-1]}"
    return f"{masculine}*{feminine}"


@lru_cache(maxsize=1)
def offices() -> dict[str, Office]:
    """Every office of the table by its masculine name; adjectival ones by „Vorsitzende*r“."""
    table = read_table("offices.toml")
    found = {stem: _regular(stem) for stem in table.pop("regular")["stems"]}
    for stem in table.pop("adjectival")["stems"]:
        found[f"{stem}e*r"] = Office(_NOBODY, _NOBODY, f"{stem}e*r", f"{stem}e", stem=stem)
    for name, row in table.items():
        found[name] = _irregular(row)
        for compound in row.get("compounds", ()):
            found[compound] = _irregular(row, compound[: len(compound) - len(name)])
    return found


_NOBODY: Final = Noun("", "f")


def _regular(stem: str) -> Office:
    plural = stem + "en" if stem.endswith("or") else stem
    return Office(
        feminine=Noun(stem + "in", "f", plural=stem + "innen"),
        masculine=Noun(stem, "m", genitive=stem + "s", plural=plural),
        star=stem + "*in",
        star_plural=stem + "*innen",
    )


def _irregular(row: dict[str, Any], front: str = "") -> Office:
    def word(key: str) -> str:
        whole: str = row[key]
        return front + whole[0].lower() + whole[1:] if front else whole

    return Office(
        feminine=Noun(word("feminine"), "f", plural=word("plural_feminine")),
        masculine=Noun(
            word("masculine"),
            "m",
            genitive=word("genitive"),
            plural=word("plural_masculine"),
            inflection="weak" if row.get("weak") else "strong",
        ),
        star=word("star"),
        star_plural=word("star_plural"),
    )


def office(name: str) -> Office:
    """The office of that name in any spelling of the table: „Landrat“, „Landrät*in“, „Landrätin“, „Erste*r Bürgermeister*in“.

    A complement is kept: „Vorsitzende*r der Gemeindevertretung“. KeyError when the table does not know it.
    """
    found = _by_any_name()
    if name in found:
        return found[name]
    first, _, rest = name.partition(" ")
    if first in found and rest:
        return found[first].of(rest)
    if first.endswith("e*r") and rest:  # Erste*r Bürgermeister*in, Regierende*r Bürgermeister*in
        return replace(office(rest), qualifier=first.removesuffix("e*r"))
    raise KeyError(f"no office is called {name!r}")


@lru_cache(maxsize=1)
def _by_any_name() -> dict[str, Office]:
    found: dict[str, Office] = {}
    for key, one in offices().items():
        for name in (key, one.star, one.feminine.singular, f"{one.stem}e", f"{one.stem}er"):
            if len(name) > 2:
                found.setdefault(name, one)
    return found
