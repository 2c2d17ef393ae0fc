"""Small everyday matters are for the administration itself.

Business of the ongoing administration belongs to the mayor or the chair of the administration; a motion on a single
bench or pothole may be removed from the agenda, while a letter or an inquiry often mends it at once.
Source: § 44 Abs. 2 GemO Baden-Württemberg, § 41 Abs. 3 GO NRW, Art. 37 Abs. 1 GO Bayern, § 53 Abs. 2 SächsGemO,
§ 85 Abs. 1 Nr. 7 NKomVG, § 9 Abs. 1 and § 66 HGO.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject

RULE: Final = Rule(
    "ongoing_administration",
    "Geschäft der laufenden Verwaltung",
    "Geschäfte der laufenden Verwaltung erledigt die Verwaltungsspitze (§ 44 Abs. 2 GemO BW, § 41 Abs. 3 GO NRW, Art. 37 Abs. 1 GO Bayern, § 85 Abs. 1 Nr. 7 NKomVG).",
)
_THINGS: Final = (
    r"(?:Sitzbank|Parkbank|Bank|Mülleimer|Papierkorb|Abfallbehälter|Abfalleimer|Hundekotbeutelspender|Straßenlaterne|Laterne|Leuchte|Schlagloch|Schild|Hinweisschild|"
    r"Fahrradständer|Poller|Spiegel|Verkehrsspiegel|Hinweistafel|Bordstein|Baumscheibe)"
)
_ONE: Final = re.compile(
    rf"\b(?i:eine|ein|einen|einer|eines|das|die|der|den|dem) (?:zusätzliche[nrs]? |neue[nrs]? |defekte[nrs]? |weitere[nrs]? )?{_THINGS}\b"
)
_SMALL_ACT: Final = re.compile(
    r"\b(?:aufzustellen|aufgestellt|anzubringen|angebracht|zu reparieren|repariert|auszubessern|ausgebessert|zu leeren|geleert|zu entfernen|entfernt|auszutauschen|ausgetauscht|zu versetzen|versetzt|abgesenkt|abzusenken|zu reinigen|gereinigt|aufgehängt)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """One single thing of that kind to be put up, repaired or removed."""
    if not subject.decides:
        return
    for passage in subject.clauses:
        match = _ONE.search(passage.text)
        if match and _SMALL_ACT.search(passage.text) and len(passage.text) < 400:
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why="Ein einzelner Handgriff dieser Art ist meist Geschäft der laufenden Verwaltung; der Antrag kann deshalb abgesetzt werden.",
                way_out="Eine Mail an die Verwaltung oder eine Anfrage hilft oft schneller. "
                "Für den Rat eignet sich eine Regel: wo, nach welchen Maßstäben und mit welchen Mitteln so etwas geschieht.",
            )
