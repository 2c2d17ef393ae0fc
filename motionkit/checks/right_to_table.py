"""Whoever files the motion may do so here, and enough of them sign.

The Länder differ: in Lower Saxony and Berlin a single member may, in North Rhine-Westphalia a Fraktion or a fifth of
the council must, in Schleswig-Holstein a third. What is known for the Land is in `grammar/data/councils.toml`.
Source: § 48 Abs. 1 Satz 2 GO NRW (OVG NRW 15 A 1248/04, 15 A 1574/11), § 34 Abs. 1 GemO Baden-Württemberg, § 56
NKomVG, § 11 BezVG Berlin and the paragraph named in the finding.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Passage, Rule, Subject

RULE: Final = Rule(
    "right_to_table",
    "Antragsrecht und Quorum",
    "Wer einen Punkt auf die Tagesordnung bringen kann, regelt die Kommunalverfassung des Landes.",
    "serious",
)
_FACTION: Final = re.compile(
    r"[Ff]raktion(?!slos)|\bCDU\b|\bCSU\b|\bSPD\b|GRÜNE|Grüne|LINKE|Linke\b|\bFDP\b|\bAfD\b|\bBSW\b|Gruppe|Bündnis|Liste\b|Freie Wähler|\bFW\b"
)
_SINGLE: Final = re.compile(
    r"\b(?:Stadtr[aä]t(?:in|\*in)?|Gemeinder[aä]t(?:in|\*in)?|Ratsmitglied|Ratsherr|Ratsfrau|Kreisr[aä]t(?:in|\*in)?|Stadtverordnete[r]?|Stadtverordnete\*r|Einzelmitglied|Gemeindevertreter(?:in|\*in)?|Kreistagsmitglied)\b|fraktionslos\w*"
)
_MEMBER_OF: Final = re.compile(r"\([^()]*\)")


def check(subject: Subject) -> Iterator[Finding]:
    """A single member where a Fraktion or a quorum is needed. Nothing is said while the place is unknown."""
    place = subject.place
    originator = subject.letterhead.originator
    if place is None or place.fraction is None or not originator:
        return
    # „Stadträtin Muster (SPD)“ names a party, but not the Fraktion as the one who files.
    outside = _MEMBER_OF.sub("", originator)
    single = _SINGLE.search(originator)
    signed = max(len(_SINGLE.findall(originator)), len(subject.signatures))
    if single is None or _FACTION.search(outside) or signed >= place.fraction * 2:
        return
    passage = Passage("letterhead", "", originator)
    unchecked = " Diese Angabe ist noch redaktionell zu prüfen." if "who" in place.unverified else ""
    yield RULE.at(
        passage,
        single.start(),
        single.end(),
        why=f"In {place.land} braucht es {place.who} ({place.tabling}).{unchecked}",
        way_out="Reichen Sie den Antrag über eine Fraktion ein oder sammeln Sie Unterschriften weiterer Mitglieder; "
        "einzelne Mitglieder können meist Anfragen stellen und Anträge zu Punkten, die schon auf der Tagesordnung stehen.",
    )
