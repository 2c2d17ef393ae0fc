"""Names of municipalities: which may stand alone, which need „die Stadt“ before them, and their genitive.

Nothing is inflected that could go wrong: a name with brackets, a slash or an adjective stays as it is behind
its class noun, which is declined („in der Gemeinde Märkische Heide“, „der Stadt Halle (Saale)“). The genitive
follows § 96 of the official rules: -s, or an apostrophe after s, ß, x, z („Mainz'“).
"""

import re
from dataclasses import dataclass
from typing import Final

from motionkit.grammar.phrases import Fixed, Phrase, Sayable
from motionkit.grammar.words import Noun, noun

# Words before the name proper that never change: „in Bad Homburg“, „Groß Kreutz“, „Königs Wusterhausen“.
_UNCHANGING: Final = frozenset(
    [
        "Bad",
        "Sankt",
        "St.",
        "Groß",
        "Klein",
        "Alt",
        "Neu",
        "Hohen",
        "Markt",
        "Wendisch",
        "Deutsch",
        "Königs",
        "Bergisch",
        "Hessisch",
        "Bayerisch",
        "Schwäbisch",
        "Märkisch",
        "Preußisch",
        "Nieder",
        "Ober",
        "Schloß",
        "Hann.",
        "Kirch",
        "Mühl",
        "Mühlen",
        "Langen",
        "Raben",
        "Malk",
        "Burg",
        "Heilbad",
        "Thermalbad",
        "Porta",
        "Dorf",
        "Mark",
        "Horn",
        "Aue",
        "Gosen",
        "Stadt",
    ]
)
# What follows the name proper: „Frankfurt am Main“, „Rothenburg ob der Tauber“, „Haag a.d.Amper“, „Bad Homburg v. d. Höhe“.
_TAIL: Final = re.compile(
    r" (?:am|an|an der|an dem|auf|auf der|bei|beim|im|in|in der|in dem|ob der|unter|vor der|vorm|zum|zur|von der|auf dem|"
    r"hinter der|über|a\.|b\.|i\.|v\.|o\.|u\.)(?=[ A-ZÄÖÜd]).*$"
)
# These end words in rural names say „in der Heide“, not „in Heide“: only with their class noun.
_LANDSCAPE: Final = re.compile(r"(?:land|heide|marsch|wald|gau|hügel|bruch|werder|moor|koog|aue)$")
_SIBILANT: Final = re.compile(r"(?:s|ß|x|z|ce)$")
# After „sch“ neither -s nor apostrophe reads well: „der Stadt Delitzsch“.
_AWKWARD: Final = re.compile(r"sch$")
_BROKEN_SLASH: Final = re.compile(r"(?<=\S)/ (?=\S)")
_WITH_FOREIGN_PARTS: Final = re.compile(r"[()/,]|\d| [IVX]+$")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A municipality's name with its class noun (Stadt, Gemeinde, Markt, Flecken …).

    `with_class`: „die Stadt Kassel“ in all cases · `alone`: „Kassel“ where that is good German, else the
    same as `with_class`.
    """

    name: str
    with_class: Sayable
    alone: Sayable


def tidy(name: str) -> str:
    """The official name with the register's stray blanks mended: „Lauenburg/ Elbe“ → „Lauenburg/Elbe“."""
    name = re.sub(r"\s+", " ", name).strip()
    return re.sub(r",(?=\S)", ", ", _BROKEN_SLASH.sub("/", name))


def stands_alone(name: str, *, rural: bool = False) -> bool:
    """Whether „in <name>“ is good German without a class noun. `rural`: the class noun is not Stadt or Markt."""
    first = re.split(r" ?/ ?| \(", name)[0]
    proper = _TAIL.sub("", first)
    *before, last = proper.split(" ")
    if "," in name or re.search(r"\b[IVX]+$", name):
        return False
    if any(word.rsplit("-", 1)[-1] not in _UNCHANGING for word in before):
        return False
    if proper.startswith(("An ", "Am ", "Im ", "Zur ", "Zum ")):
        return False
    return not (rural and not before and _LANDSCAPE.search(last))


def _inflected(name: str) -> str | None:
    """„Kassels“, „Frankfurts am Main“, „Mainz'“, or None where only „der Stadt …“ is safe."""
    if _WITH_FOREIGN_PARTS.search(name) or not stands_alone(name):
        return None
    tail = _TAIL.search(name)
    proper, rest = (name[: tail.start()], tail[0]) if tail else (name, "")
    if (
        len(proper) < 4
        or not proper[-1].isalpha()
        or _AWKWARD.search(proper)
        or proper.startswith(("Markt ", "Stadt "))
    ):
        return None
    if _SIBILANT.search(proper):
        return f"{proper}'" if not rest else None
    return f"{proper}s{rest}"


def genitive_of_place(name: str, kind: str = "Stadt") -> str:
    """The genitive after a noun: „Kassels“, „Mainz'“, „Bad Homburgs v. d. Höhe“, „der Stadt Halle (Saale)“.

    `kind` is the class noun used where the name itself cannot be inflected safely.
    """
    name = tidy(name)
    return _inflected(name) or class_phrase(name, kind).say("Genitiv")


def class_phrase(name: str, kind: str = "Stadt") -> Phrase:
    """„die Stadt Kassel“, „der Markt Garmisch-Partenkirchen“, „die Freie und Hansestadt Hamburg“."""
    name = tidy(name)
    for front in ("Lutherstadt", "Stadt", "Markt", "Flecken"):
        if name.startswith(front + " ") and (front == "Lutherstadt" or front == kind == "Stadt"):
            return Phrase(noun(front), name.removeprefix(front + " "))
    return Phrase(noun(kind), name)


def place_name(name: str, kind: str = "Stadt") -> PlaceName:
    """Everything that can be said of a municipality. `kind`: its class noun in the noun table."""
    name = tidy(name)
    if name in _FREE_CITIES:
        title = _FREE_CITIES[name]
        return PlaceName(name, title, Fixed(name, f"{name}s"))
    whole = class_phrase(name, kind)
    rural = kind not in ("Stadt", "Markt")
    if not stands_alone(name, rural=rural) or name.startswith("Lutherstadt "):
        return PlaceName(name, whole, whole)
    inflected = _inflected(name)
    # „die Wohnungen Mainz'“ is correct, but „die Wohnungen der Stadt Mainz“ is what people write.
    genitive = inflected if inflected and not inflected.endswith("'") else whole.say("Genitiv")
    return PlaceName(name, whole, Fixed(name, genitive))


def class_noun(classification: str, suffix: str = "") -> str:
    """The class noun for a row of the register: „Kreisfreie Stadt“ → Stadt, „Flecken“ as suffix → Flecken."""
    if suffix in ("Flecken", "Kirchspiel"):
        return suffix
    if classification == "Markt":
        return "Markt"
    if "stadt" in classification.lower():
        return "Stadt"
    if classification.startswith("Gemeindefreies"):
        return "Bezirk"
    return "Gemeinde"


# „der Freien und Hansestadt Hamburg“: the adjective stands before „und“.
_FREE_CITIES: Final[dict[str, Sayable]] = {
    "Hamburg": Phrase(Noun("und Hansestadt", "f"), "Hamburg", adjectives=("Frei",)),
    "Bremen": Phrase(noun("Stadt"), "Bremen"),
    "Berlin": Phrase(noun("Land"), "Berlin"),
}
