"""The residents' motion (Einwohnerantrag): for those outside the council, where the Land knows one."""

from dataclasses import replace
from typing import Final

from motionkit.companions.source import Source
from motionkit.grammar.councils import council_facts
from motionkit.text import MotionText

NAME: Final = "Einwohnerantrag"
LABEL: Final = "Einwohnerantrag"
WORDS: Final = "bringt das Anliegen mit Unterschriften vor das Gremium; die Vorschrift bitte prüfen"


def fits(source: Source) -> bool:
    return source.motion.kind == "motion" and bool(paragraph(source))


def paragraph(source: Source) -> str:
    """Where the Land allows it, "" when it does not or nothing is known."""
    place = source.place
    if place.federal_state == "BE" and place.level != "bezirk":  # The row of Berlin is that of its boroughs.
        return ""
    try:
        facts = council_facts(place.federal_state, place.level, key=place.key)
    except KeyError:
        return ""
    return facts.residents.value


def write(source: Source) -> MotionText:
    """The same clauses, asked for by residents."""
    law = paragraph(source)
    by = law if law.startswith(("§", "Art.")) else f"dem {law}"
    return replace(
        source.motion,
        kind="residents_motion",
        opening_formula=source.fill(
            f"Wir beantragen nach {by}, dass [[Gremium|Nominativ]] über folgenden Vorschlag berät und entscheidet:"
        ),
        legal_bases=(law, *(base for base in source.motion.legal_bases if "Recht, den Antrag zu stellen" not in base)),
        attachments=(
            *source.motion.attachments,
            "Liste der Unterschriften, mit dem Wortlaut des Antrags auf jeder Seite",
            "Namen und Anschriften der Menschen, die den Antrag vertreten",
        ),
        hints="",
    )
