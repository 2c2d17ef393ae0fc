"""What follows from the place alone: the phrase for every derivable placeholder."""

from dataclasses import dataclass, replace

from motionkit.fitting.answers import german_number
from motionkit.fitting.place import Place
from motionkit.grammar import Article, Case, Number, Office, Phrase, Sayable, Style, noun, office


@dataclass(frozen=True, slots=True)
class Person:
    """An office in the style the place asks for."""

    held: Office
    style: Style
    number: Number = "Singular"

    def say(self, case: Case, kind: Article = "definite") -> str:
        """„der*die Landrät*in“, „die Landrätin oder der Landrat“ …"""
        return self.held.say(case, kind, self.style)


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is never declined: a number, a paragraph sign, an address."""

    text: str
    number: Number = "Singular"

    def say(self, case: Case, kind: Article = "definite") -> str:
        """The same in every case."""
        return self.text


def derived(place: Place, name: str) -> Sayable | None:
    """What stands for the placeholder `name`, or None when the place does not know it.

    KeyError when an editor named a council or office that the tables of the grammar do not hold.
    """
    if name == "Kommune":
        return place.named
    if name == "Kommunentyp":
        return Phrase(noun(place.class_word))
    if name == "Land":
        return place.land_named
    if name == "Einwohnerzahl":
        return Plain(german_number(place.population)) if place.population else None
    if name == "Gremium":
        return place.council_phrase
    if name == "Verwaltung":
        return place.administration_phrase
    if name in ("Vorsitz", "Verwaltungsspitze"):
        return _person(place.chair if name == "Vorsitz" else place.head, place.style)
    if name == "Gremiumsmitglied":  # Only those who hold the office are known to be a woman or a man.
        return _person(place.member, "Paarform" if place.style == "Paarform" else "Genderstern")
    if name == "Anrede":
        return Plain(salutation(place))
    if name == "Gemeindeordnung":
        return _law(place)
    if name == "Antragsrecht":
        return Plain(_tabling(place)) if place.tabling else None
    return None


def _person(name: str, style: Style) -> Sayable:
    """An office, or a noun for a person such as „Ratsmitglied“, „Mitglied der Bürgerschaft“."""
    first, _, rest = name.partition(" ")
    if first.lower().endswith("mitglied"):
        return Phrase(noun(first), rest)
    return Person(office(name), style)


def salutation(place: Place) -> str:
    """„Sehr geehrte*r Oberbürgermeister*in“; in pair form both are addressed."""
    chair = office(place.chair)
    if place.style == "Genderstern":
        return f"Sehr geehrte*r {chair.name}"
    her = replace(chair, complement="").say("Nominativ", "none", "weiblich")
    him = replace(chair, complement="").say("Nominativ", "none", "männlich")
    hers, his = f"Sehr geehrte Frau {her}", f"Sehr geehrter Herr {him}"
    if place.style == "weiblich":
        return hers
    return his if place.style == "männlich" else f"{hers}, {his[0].lower()}{his[1:]}"


def _tabling(place: Place) -> str:
    if place.tabling == "Geschäftsordnung":
        return f"Geschäftsordnung {place.council_phrase.say('Genitiv')}"
    return place.tabling


def _law(place: Place) -> Sayable | None:
    """The municipal code with its short name: „Hessische Gemeindeordnung (HGO)“."""
    if not place.law_name:
        return None
    words = place.law_name.split(" ")
    short = f"({place.law})" if place.law else ""
    adjectives: tuple[str, ...] = ()
    if words[0].endswith(("ische", "isches")) and len(words) > 1:
        adjectives = (words[0].removesuffix("s").removesuffix("e"),)
        words = words[1:]
    front = words[0] if words[0] == "Thüringer" else ""
    words = words[1:] if front else words
    try:
        head = noun(words[0])
    except KeyError:
        return Plain(f"{place.law_name} {short}".strip())
    complement = " ".join([*words[1:], short]).strip()
    if front:  # „die Thüringer Kommunalordnung“: the adjective never changes
        head = replace(head, singular=f"{front} {head.singular}", genitive=f"{front} {head.genitive}")
    return Phrase(head, complement, adjectives)
