"""The ZIP: one Word file per document, and a text that lists them."""

from dataclasses import dataclass, replace
from types import ModuleType
from typing import Final

from motionkit.companions import budget, bylaw, examination, inquiry, notice, objections, press, residents, speech
from motionkit.companions.source import Source
from motionkit.export import docx
from motionkit.export.layout import Sheet
from motionkit.export.packages import package as zipped
from motionkit.kinds import KINDS
from motionkit.placeholders import find
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, MotionText

EXTENSION: Final = "zip"
MEDIA_TYPE: Final = "application/zip"
# From the mildest to the most binding, then what is said about it. The motion itself stands where its kind belongs.
_LADDER: Final = (inquiry, examination, None, budget, bylaw, residents, speech, objections, press, notice)
_SAFE: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", " ": "-"})


@dataclass(frozen=True, slots=True)
class Offer:
    """One document of the package: the name of its file, what it is, what it is for; `maker` None: the motion itself."""

    file: str
    label: str
    words: str
    maker: ModuleType | None = None


def offered(source: Source) -> list[Offer]:
    """What the package holds, in order."""
    kind = KINDS[source.motion.kind]
    own = Offer(kind.translate(_SAFE), kind, "der Antrag selbst" if not source.asks else "die Anfrage selbst")
    found: list[Offer] = []
    for maker in _LADDER:
        if maker is None:
            found.append(own)
        elif maker.fits(source):
            found.append(Offer(maker.NAME, maker.LABEL, maker.WORDS, maker))
    return [
        Offer(f"{number}-{offer.file}.docx", offer.label, offer.words, offer.maker)
        for number, offer in enumerate(found, 1)
    ]


def package(source: Source) -> bytes:
    """The ZIP; the same source gives the same bytes. Names of its files never hold anything that was typed."""
    offers = offered(source)
    texts = [_text(offer, source) for offer in offers]
    files = [(offer.file, _document(text, source)) for offer, text in zip(offers, texts, strict=True)]
    return zipped([("LIES-MICH.txt", _list(source, offers, texts)), *files])


def _text(offer: Offer, source: Source) -> MotionText | Sheet:
    if offer.maker is None:
        return source.motion
    text: MotionText | Sheet = offer.maker.write(source)
    return text if isinstance(text, Sheet) else _with_own_footnotes(text)


def _with_own_footnotes(text: MotionText) -> MotionText:
    """Only the footnotes that this document mentions."""
    words = " ".join(_prose(text))
    return replace(text, footnotes=tuple(note for note in text.footnotes if f"[^{note.mark}]" in words))


def _prose(text: MotionText) -> list[str]:
    """All that a council gets of it."""
    lists = [entry for name in LIST_FIELDS for entry in getattr(text, name)]
    parts = [getattr(text, name) for name in PROSE_FIELDS if name != "hints"]
    return [text.title, *parts, *lists, *(clause.text for clause in text.clauses)]


def _document(text: MotionText | Sheet, source: Source) -> bytes:
    if isinstance(text, Sheet):
        return docx.export_sheet(text)
    # Residents are not the group in the council that typed its name.
    own = replace(source.letterhead, originator="") if text.kind == "residents_motion" else source.letterhead
    return docx.export(text, own)


def _list(source: Source, offers: list[Offer], texts: list[MotionText | Sheet]) -> str:
    lines = [
        "Aktionspaket",
        f"{source.motion.title} – {source.place.name}",
        "",
        "Alle Texte stammen aus demselben Antrag. Ändern Sie ihn, holen Sie sich am besten ein neues Paket.",
        "",
    ]
    for offer, text in zip(offers, texts, strict=True):
        count = len(open_places(text))
        gaps = "" if not count else " – 1 Stelle offen" if count == 1 else f" – {count} Stellen offen"
        lines.append(f"{offer.file}: {offer.words}{gaps}")
    lines += [
        "",
        "Offene Stellen stehen in [[doppelten eckigen Klammern]] und sind in Word gelb markiert.",
        "Alles sind Entwürfe zum Anpassen, keine Rechtsberatung. Reichen Sie nicht alles zugleich ein:",
        "Eine Anfrage oder ein Prüfauftrag ist oft der erste Schritt, Antrag und Haushaltsantrag sind die nächsten.",
    ]
    return "\r\n".join([*lines, ""])


def open_places(text: MotionText | Sheet) -> set[str]:
    """The placeholders that are still open in a document."""
    if isinstance(text, Sheet):
        return {gap.key for gap in find(text.text)}
    return {gap.key for gap in find("\n".join(_prose(text)))}
