"""Names of districts: „der Landkreis Kassel“, „der Rhein-Sieg-Kreis“, „der Märkische Kreis“, „die Region Hannover“."""

from typing import Final

from motionkit.grammar.phrases import Fixed, Phrase, Sayable
from motionkit.grammar.words import Noun, noun

# In these Länder a district is called „Kreis“, elsewhere „Landkreis“.
_CALLED_KREIS: Final = ("SH", "NW")
# Hessen has both. Source: the districts' own names as in § 1 of the Hessian register of 1981. Saarland: all Landkreis.
_KREIS_IN_HESSEN: Final = ("Bergstraße", "Groß-Gerau", "Offenbach")
_WITH_NOUN_IN_NAME: Final = {
    "Region Hannover": ("Region", "Hannover"),
    "Städteregion Aachen": ("Städteregion", "Aachen"),
    "Regionalverband Saarbrücken": ("Regionalverband", "Saarbrücken"),
    "Landkreis Rostock": ("Landkreis", "Rostock"),
}
_ADJECTIVES: Final = {
    "Märkischer Kreis": ("Märkisch",),
    "Oberbergischer Kreis": ("Oberbergisch",),
    "Rheinisch-Bergischer Kreis": ("Rheinisch-Bergisch",),
}
# Länder with an article; all others are names without one.
_NEUTER_LAND: Final = Phrase(Noun("Saarland", "n", genitive="Saarlandes"))


def district_name(name: str, land: str) -> Sayable:
    """The district with its article. `land`: two-letter key. Names as in the official register or with „Landkreis“."""
    name = " ".join(name.split())
    if name in _WITH_NOUN_IN_NAME:
        head, rest = _WITH_NOUN_IN_NAME[name]
        return Phrase(noun(head), rest)
    if name in _ADJECTIVES:
        return Phrase(noun("Kreis"), adjectives=_ADJECTIVES[name])
    first, _, rest = name.partition(" ")
    if first in ("Landkreis", "Kreis") and rest:
        return Phrase(noun(first), rest)
    if first.lower().endswith("kreis"):  # Rhein-Sieg-Kreis, Wetteraukreis, Eifelkreis Bitburg-Prüm
        return Phrase(_kreis(first), rest)
    called_kreis = land in _CALLED_KREIS or (land == "HE" and name in _KREIS_IN_HESSEN)
    return Phrase(noun("Kreis" if called_kreis else "Landkreis"), name)


def _kreis(word: str) -> Noun:
    return Noun(word, "m", genitive=f"{word}es", plural=f"{word}e")


def borough_name(name: str) -> Sayable:
    """A borough of Berlin or Hamburg: „der Bezirk Pankow“, „der Bezirk Hamburg-Nord“."""
    return Phrase(noun("Bezirk"), name.removeprefix("Bezirk ").strip())


def land_name(name: str) -> Sayable:
    """A Land: „Hessen“, „Hessens“; only the Saarland has an article."""
    if name == "Saarland":
        return _NEUTER_LAND
    # „Niedersachsens“, „Sachsen-Anhalts“: none of the sixteen ends in a sibilant.
    return Fixed(name, f"{name}s")
