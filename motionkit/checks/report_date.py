"""The motion says when it is reported back.

Without a date nobody knows when a decision is overdue. Councils themselves ask for control of their decisions, and
the right to be informed is written in every municipal code.
Source: § 55 Abs. 3 GO NRW, § 24 Abs. 1 GemO Baden-Württemberg, § 50 Abs. 2 HGO, § 58 Abs. 4 NKomVG (control of the
administration and of the execution of decisions).
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject

RULE: Final = Rule(
    "report_date",
    "Frist und Bericht nennen",
    "Der Rat überwacht die Durchführung seiner Beschlüsse (§ 55 Abs. 3 GO NRW, § 24 Abs. 1 GemO BW, § 50 Abs. 2 HGO, § 58 Abs. 4 NKomVG).",
)
_MONTH: Final = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
# Anything that lets one say on a given day: now it is overdue.
DATED: Final = re.compile(
    r"\[\[(?:Berichtsfrist|Zieljahr|Sitzungsdatum|Haushaltsjahr)"
    rf"|\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})|\b{_MONTH}\b|\b(?:19|20)\d\d\b"
    r"|\b(?:jährlich|halbjährlich|vierteljährlich|monatlich|quartalsweise|jedes Jahr|jedem Jahr|pro Jahr|einmal im Jahr|regelmäßig)\w*"
    r"|\b(?:binnen|innerhalb|nach|spätestens|vor) .{0,25}(?:Tag|Woche|Monat|Jahr|Quartal|Sitzung|Halbjahr)\w*"
    r"|\b(?:nächste|kommende|folgende|laufende|übernächste|jede)[nrs]? (?:\w+ )?\w*(?:[sS]itzung|Jahr|Doppelhaushalt|Haushalt|Quartal|Halbjahr|Sommer|Schuljahr|Wahlperiode)\w*"
    r"|\b(?:in diesem|dieses|im laufenden) (?:\w*[jJ]ahr|Sommer|Quartal|Halbjahr)\w*|\bHaushalts(?:beratung|plan)\w*|\bDoppelhaushalt\w*|\b(?:Sommerpause|Jahresende|Jahresmitte|Schuljahr\w*|Quartal\w*|Sommerferien)\b"
    r"|\bbis (?:zum|zur|Ende|Mitte|Anfang|spätestens)\b|\bsofort\w*|\bumgehend\w*|\bunverzüglich\w*|\bab sofort\b",
)
# A rule for the time to come holds from the vote on; nothing becomes overdue.
_STANDING: Final = re.compile(
    r"\b(?:künftig\w*|zukünftig\w*|in Zukunft|nur noch|nicht mehr|grundsätzlich|dauerhaft)\b", re.IGNORECASE
)
_VAGUE: Final = re.compile(
    r"\b(?:zeitnah\w*|baldmöglichst\w*|möglichst bald|schnellstmöglich\w*|alsbald|zu gegebener Zeit|in absehbarer Zeit|zügig\w*)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """A vague word instead of a date; no date at all."""
    if not subject.decides or not subject.clauses:
        return
    if any(_STANDING.search(passage.text) for passage in subject.clauses):
        return
    if any(DATED.search(passage.text) for passage in subject.proposal):
        return
    for passage in subject.clauses:
        if match := _VAGUE.search(passage.text):
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why=f"„{match[0]}“ ist keine Frist: Niemand kann sagen, wann der Beschluss überfällig ist.",
                way_out="Nennen Sie einen Tag oder eine Sitzung, zum Beispiel „bis zum 30. Juni“ oder „in der nächsten Sitzung“.",
            )
            return
    yield RULE.missing(
        why="Der Beschlussvorschlag nennt keinen Zeitpunkt, bis zu dem gehandelt oder berichtet wird.",
        way_out="Ergänzen Sie zum Beispiel: „Die Verwaltung berichtet bis zum … über die Umsetzung.“",
    )
