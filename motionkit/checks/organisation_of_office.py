"""How the administration is organised inside is decided by its head.

The council decides on posts (Stellenplan), departments of its elected officers and money; who does what, office hours
and instructions to staff are the head's business.
Source: § 44 Abs. 1 GemO Baden-Württemberg, § 62 Abs. 1 GO NRW, § 70 Abs. 1 HGO, § 85 Abs. 3 NKomVG, § 53 Abs. 1
SächsGemO, Art. 46 Abs. 1 GO Bayern.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject

RULE: Final = Rule(
    "organisation_of_office",
    "Innere Organisation der Verwaltung",
    "Die Verwaltungsspitze leitet und verteilt die Geschäfte (§ 44 Abs. 1 GemO BW, § 62 Abs. 1 GO NRW, § 70 Abs. 1 HGO, § 85 Abs. 3 NKomVG).",
)
_INSIDE: Final = re.compile(
    r"\b(?:Dienstanweisung\w*|Geschäftsverteilung\w*|Dienstzeit\w*|Dienstvereinbarung\w*|Sprechzeiten|Öffnungszeiten (?:der|des) (?:Bürger\w*|Ämter|Rathaus\w*|\w*[aA]mt\w*)"
    r"|(?:Mitarbeiter\w*|Beschäftigte\w*|Bedienstete\w*)(?:\*innen|/-innen|:innen)? (?:\w+ ){0,4}(?:anzuweisen|angewiesen|zu versetzen|versetzt|abzuordnen|abgeordnet|zu verpflichten|verpflichtet)"
    r"|Aufgabenbereich \w+ (?:wird|werden) (?:dem|der)|(?:dem|im) \w*(?:[aA]mt|Dezernat) (?:zugeordnet|zuzuordnen|angesiedelt|anzusiedeln|eingegliedert))"
)
_ASKS: Final = re.compile(r"\b(?:prüf\w*|geprüft|ob |berichte\w*|stellt dar|darzustellen|legt dar)\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Instructions on the inside of the office."""
    if not subject.decides or subject.motion.kind == "examination_request":
        return
    for passage in subject.clauses:
        match = _INSIDE.search(passage.text)
        if match and not _ASKS.search(passage.text):
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why="Das regelt die innere Organisation. Darüber entscheidet die Verwaltungsspitze, nicht die Vertretung.",
                way_out="Beschreiben Sie das Ziel und überlassen Sie den Weg der Verwaltung, lassen Sie prüfen und berichten, oder entscheiden Sie über Stellen und Mittel.",
            )
