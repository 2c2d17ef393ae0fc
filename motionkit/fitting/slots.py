"""Every placeholder with what a person needs to fill it: help, an example, what may stand there, how long.

The names are those of `motionkit.placeholders`; a test keeps both tables equal. A new placeholder needs a
row there and a row here, and, when it can be derived from the place, a line in `derived`.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from motionkit.placeholders import ALIASES, keyed, split_label

SlotKind = Literal["derived", "line", "paragraphs", "date", "money", "number", "year"]

_LINE: Final = 200
_PARAGRAPHS: Final = 4000


@dataclass(frozen=True, slots=True)
class Slot:
    """`kind` "derived": filled from the place, asked only when the place does not know it. `longest`: characters.

    `label`: of a placeholder that a motion has several of, as in [[Betrag: Planung]].
    """

    name: str
    kind: SlotKind
    help: str
    example: str
    label: str = ""

    @property
    def key(self) -> str:
        """By which questions and answers are told apart: „Betrag“, „Betrag: Planung“."""
        return keyed(self.name, self.label)

    @property
    def longest(self) -> int:
        return _PARAGRAPHS if self.kind == "paragraphs" else _LINE


_ROWS: Final[tuple[tuple[str, SlotKind, str, str], ...]] = (
    ("Kommune", "derived", "Name der Kommune.", "Kassel"),
    ("Kommunentyp", "derived", "Ob Stadt, Gemeinde, Markt, Landkreis oder Bezirk.", "die Stadt"),
    ("Land", "derived", "Das Bundesland.", "Hessen"),
    ("Einwohnerzahl", "derived", "Zahl der Einwohner*innen.", "201.048"),
    ("Gremium", "derived", "Wie die Vertretung vor Ort heißt.", "die Stadtverordnetenversammlung"),
    ("Gremiumsmitglied", "derived", "Wie ein Mitglied der Vertretung heißt.", "Stadtverordnete*r"),
    ("Vorsitz", "derived", "An wen der Antrag geht.", "Stadtverordnetenvorsteher*in"),
    ("Verwaltung", "derived", "Wer beauftragt wird.", "der Magistrat"),
    ("Verwaltungsspitze", "derived", "Wer die Verwaltung leitet.", "Oberbürgermeister*in"),
    ("Anrede", "derived", "Anrede in einem Schreiben.", "Sehr geehrte*r Stadtverordnetenvorsteher*in"),
    ("Gemeindeordnung", "derived", "Das Kommunalrecht des Landes.", "Hessische Gemeindeordnung (HGO)"),
    ("Antragsrecht", "derived", "Vorschrift, nach der Sie den Antrag stellen dürfen.", "§ 48 Abs. 1 Satz 2 GO NRW"),
    ("Fraktion", "line", "Wer den Antrag stellt.", "Fraktion Buntes Bündnis"),
    ("Einreichende", "line", "Namen und Funktionen der Menschen, die unterschreiben.", "Alex Muster, Fraktionsvorsitz"),
    ("Sitzungsdatum", "date", "Tag der Sitzung, in der beraten wird.", "30. Juni 2027"),
    ("Ausschuss", "line", "Der Ausschuss, der vorberät.", "Ausschuss für Stadtentwicklung"),
    ("Rechtsgrundlage", "line", "Das Fachgesetz Ihres Landes mit Paragraf.", "§ 5 Musterfachgesetz"),
    ("Betrag", "money", "Geschätzter Betrag; die Kämmerei gibt Auskunft.", "20.000 Euro"),
    ("Haushaltsjahr", "year", "Jahr, aus dessen Haushalt bezahlt wird.", "2027"),
    ("Produktkonto", "line", "Produkt und Konto im Haushaltsplan.", "11.1.02.5291000"),
    ("Zieljahr", "year", "Jahr, in dem das Ziel erreicht sein soll.", "2030"),
    ("Berichtsfrist", "date", "Tag, bis zu dem berichtet wird; planen Sie drei bis sechs Monate ein.", "30. Juni 2027"),
    (
        "Lage vor Ort",
        "paragraphs",
        "Ein eigener Absatz über die Lage bei Ihnen: Zahlen, ein Beispiel, wer betroffen ist. Er überzeugt am meisten.",
        "Auf der Warteliste der Wohnungsgesellschaft standen zuletzt 640 Haushalte.",
    ),
    ("Vergleichskommunen", "line", "Kommunen, die es schon tun.", "Musterstadt und Beispielhausen"),
    ("Förderprogramm", "line", "Programm von Land, Bund oder EU.", "Städtebauförderung"),
    ("Anlagen", "line", "Was Sie beilegen.", "Karte des Gebiets"),
    ("Anzahl", "number", "Eine Zahl.", "12"),
    ("Ort", "line", "Straße, Platz oder Ortsteil.", "Bahnhofsvorplatz"),
    ("Einrichtung", "line", "Name einer Einrichtung oder Gesellschaft.", "Grundschule am Park"),
)

SLOTS: Final[dict[str, Slot]] = {row[0]: Slot(*row) for row in _ROWS}


@lru_cache(maxsize=1024)
def slot_named(name: str) -> Slot | None:
    """The slot for a name with or without label as it stands in `[[…]]`, or None when it is not possible."""
    plain, label, wrong = split_label(name)
    slot = SLOTS.get(ALIASES.get(plain, plain))
    if slot is None or wrong or (label and slot.kind == "derived"):
        return None
    return replace(slot, label=label) if label else slot
