"""Placeholders such as `[[Kommune]]` or `[[Gremium|Dativ]]`: found with their places, never evaluated.

A closed list of names, an optional case, nothing else: no expressions, no attributes, no code. What is
not on the list is reported and stays in the text as it stands. Filling them in needs to know the
municipality and German grammar; that builds on `find` and `replace_all`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

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
CASES: Final = ("Nominativ", "Genitiv", "Dativ", "Akkusativ")

_PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`text[start:end]` is the placeholder with its brackets. `case` is None when none is given.

    `problem` is a German sentence for the editor when name or case is unknown, else "".
    """

    start: int
    end: int
    name: str
    case: str | None = None
    problem: str = ""


def find(text: str) -> Iterator[Placeholder]:
    """All placeholders of `text` in order, also the misspelt ones."""
    for match in _PLACEHOLDER.finditer(text):
        name, *options = (part.strip() for part in match[1].split("|"))
        case = options[0] if options and options[0] in CASES else None
        yield Placeholder(match.start(), match.end(), name, case, _problem(name, options))


def _problem(name: str, options: list[str]) -> str:
    if name not in NAMES:
        return f"„{name}“ ist kein Platzhalter. Er bleibt im Text stehen."
    if len(options) > 1:
        return f"Bei „{name}“ steht mehr als eine Angabe. Möglich ist ein Fall: {', '.join(CASES)}."
    if options and options[0] not in CASES:
        return f"„{options[0]}“ ist kein Fall. Möglich sind {', '.join(CASES)}."
    return ""


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
