"""Placeholders such as `[[Kommune]]`, `[[Gremium|Dativ]]` or `[[Betrag: Planung]]`: found with their places, never evaluated.

A closed list of names and verbs, an optional label, an optional case and form, nothing else: no expressions, no attributes, no code. What is
not on the list is reported and stays in the text as it stands. Filling them in needs to know the
municipality and German grammar; that builds on `find` and `replace_all`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from motionkit.grammar.agreement import is_known_verb

# Name → what stands there, as editors read it in the table of placeholders.
NAMES: Final[dict[str, str]] = {
    "Kommune": "Name der Kommune",
    "Kommunentyp": "Stadt, Gemeinde, Markt, Kreis, Bezirk",
    "Land": "Bundesland",
    "Einwohnerzahl": "Einwohner*innen",
    "Gremium": "Rat, Gemeinderat, Stadtverordnetenversammlung, Kreistag …",
    "Gremiumsmitglied": "Mitglied des Gremiums",
    "Vorsitz": "Vorsitz des Gremiums, an den der Antrag geht",
    "Verwaltung": "Verwaltung, Magistrat, Bezirksamt, Gemeindevorstand",
    "Verwaltungsspitze": "Oberbürgermeister*in, Bürgermeister*in, Landrat oder Landrätin",
    "Anrede": "Anrede der Adressat*in",
    "Fraktion": "wer den Antrag stellt",
    "Einreichende": "Namen und Funktionen",
    "Sitzungsdatum": "Tag der Sitzung",
    "Ausschuss": "vorberatender Ausschuss",
    "Gemeindeordnung": "Kommunalverfassung des Landes",
    "Antragsrecht": "Vorschrift, nach der der Antrag gestellt wird",
    "Rechtsgrundlage": "Fachgesetz des Landes",
    "Betrag": "Geldbetrag",
    "Haushaltsjahr": "Haushaltsjahr",
    "Produktkonto": "Produkt und Konto im Haushalt",
    "Zieljahr": "Jahr, in dem das Ziel erreicht ist",
    "Berichtsfrist": "Tag, bis zu dem berichtet wird",
    "Lage vor Ort": "eigener Absatz über die Lage bei uns",
    "Vergleichskommunen": "Kommunen, die es schon tun",
    "Förderprogramm": "Programm von Land, Bund oder EU",
    "Anlagen": "Liste der Anlagen",
    "Anzahl": "eine Zahl",
    "Ort": "Straße, Platz oder Ortsteil",
    "Einrichtung": "Name einer Einrichtung oder Gesellschaft",
}
# These follow from the municipality, so there is only one of each and no label.
DERIVED: Final = frozenset(
    [
        "Kommune",
        "Kommunentyp",
        "Land",
        "Einwohnerzahl",
        "Gremium",
        "Gremiumsmitglied",
        "Vorsitz",
        "Verwaltung",
        "Verwaltungsspitze",
        "Anrede",
        "Gemeindeordnung",
        "Antragsrecht",
    ]
)
# Other words for the same placeholder.
ALIASES: Final[dict[str, str]] = {
    "Lage bei uns": "Lage vor Ort",
    "Stadt": "Kommune",
    "Gemeinde": "Kommune",
    "Bundesland": "Land",
    "Rat": "Gremium",
    "Adressat*in": "Vorsitz",
    "Ratsmitglied": "Gremiumsmitglied",
}
CASES: Final = ("Nominativ", "Genitiv", "Dativ", "Akkusativ")
# How a derived name may also be said.
FORMS: Final = ("mit Typ", "ohne Artikel", "Pronomen")
_A_VERB: Final = "Zeitwort, das sich nach dem richtet, was zuletzt genannt ist"

_PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
# What an editor may write after the colon: a few words, nothing that could be taken for anything else.
_LABEL = re.compile(r"^[^\W_][\w *.\-]{0,29}$")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`text[start:end]` is the placeholder with its brackets. `case` is None when none is given.

    `label` tells several of one name apart: [[Betrag: Planung]], [[Betrag: Bau]]; "" for the one without.
    `problem` is a German sentence for the editor when name, label or case is not possible, else "".
    """

    start: int
    end: int
    name: str
    case: str | None = None
    problem: str = ""
    label: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others: „Betrag“, „Betrag: Planung“."""
        return keyed(self.name, self.label)


def keyed(name: str, label: str) -> str:
    """„Betrag: Planung“, or the name alone."""
    return f"{name}: {label}" if label else name


def split_label(words: str) -> tuple[str, str, str]:
    """(name, label, German sentence on what is wrong with the label) of what stands before the first „|“."""
    name, colon, label = (" ".join(part.split()) for part in words.partition(":"))
    if not colon:
        return name, "", ""
    if not label:
        return name, "", f"Bei „{name}“ fehlt nach dem Doppelpunkt die Bezeichnung, zum Beispiel [[Betrag: Planung]]."
    if ALIASES.get(name, name) in DERIVED or _is_verb(name):
        return (
            name,
            label,
            f"„{name}“ hat keine Bezeichnung, weil es davon nur eines gibt. Bitte schreiben Sie [[{name}]].",
        )
    if not _LABEL.match(label):
        return (
            name,
            label,
            f"Die Bezeichnung bei „{name}“ darf bis zu 30 Buchstaben, Ziffern, Leerzeichen und - . * haben.",
        )
    return name, label, ""


def find(text: str) -> Iterator[Placeholder]:
    """All placeholders of `text` in order, also the misspelt ones."""
    for match in _PLACEHOLDER.finditer(text):
        words, *options = (part.strip() for part in match[1].split("|"))
        name, label, wrong = split_label(words)
        case = next((option for option in options if option in CASES), None)
        yield Placeholder(match.start(), match.end(), name, case, _problem(name, wrong, options), label)


def _problem(name: str, wrong: str, options: list[str]) -> str:
    if not meaning(name):
        return f"„{name}“ ist kein Platzhalter. Er bleibt im Text stehen."
    if wrong:
        return wrong
    if unknown := [option for option in options if option not in (*CASES, *FORMS)]:
        return f"„{unknown[0]}“ ist kein Fall. Möglich sind {', '.join((*CASES, *FORMS))}."
    if any(sum(option in several for option in options) > 1 for several in (CASES, FORMS)):
        return f"Bei „{name}“ steht zweimal dieselbe Art von Angabe. Möglich ist ein Fall: {', '.join(CASES)}."
    return ""


def meaning(name: str) -> str:
    """What stands there, as editors read it; "" when nothing is called so."""
    return _A_VERB if _is_verb(name) else NAMES.get(ALIASES.get(name, name), "")


def _is_verb(name: str) -> bool:
    return is_known_verb(name) or name == "wird beauftragt"


def replace_all(text: str, fill: Callable[[Placeholder], str | None]) -> str:
    """`text` with every placeholder replaced by what `fill` says; None leaves it as it stands.

    Replacements are not searched again, so a value cannot smuggle in a placeholder.
    """
    parts, end = [], 0
    for placeholder in find(text):
        value = fill(placeholder)
        if value is not None:
            parts += [text[end : placeholder.start], value]
            end = placeholder.end
    return "".join([*parts, text[end:]])
