"""What Land or Bund decide is asked for in a resolution, not ordered in a motion.

A council decides on matters of the local community. It may speak on other matters where the municipality is concerned
in particular; then the right form is a resolution that asks, not an order nobody here can carry out.
Source: Art. 28 Abs. 2 GG; BVerfGE 8, 122 (council decisions on matters of federal defence); BVerwGE 87, 228.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject

RULE: Final = Rule(
    "state_matter",
    "Sache von Land oder Bund",
    "Art. 28 Abs. 2 GG: Angelegenheiten der örtlichen Gemeinschaft (BVerfGE 8, 122; BVerwGE 87, 228).",
    "serious",
)
_OTHERS: Final = (
    r"(?:Bundesregierung|Landesregierung|Bundestag\w*|Landtag\w*|Bundesrat\w*|Bundesgesetzgeber|Landesgesetzgeber|Gesetzgeber|"
    r"(?:Bundes|Landes)?[Mm]inisterium|Bundesminister\w*|Landesminister\w*|Bundeskanzler\w*|EU-Kommission|Europäische Kommission)"
)
# An order or demand whose addressee is somebody else. „beim Land beantragen“, „setzt sich beim Land ein“ are the council's own acts.
_DEMANDS: Final = re.compile(
    rf"\b(?:fordert|fordern|appelliert|appellieren|ersucht|beauftragt)\b(?: \w+){{0,4}} (?:die |den |das |an die |an den )(?:\w+ )?{_OTHERS}"
    rf"|\b(?:Die|Der|Das) (?:\w+ )?{_OTHERS} (?:wird (?:aufgefordert|gebeten|ersucht|beauftragt)|soll|muss)\b"
)
_LAWS: Final = re.compile(
    r"\b(?:Änderung|Abschaffung|Reform|Aufhebung) (?:des|der) \w*(?:gesetz(?:es|bu?ch\w*)?|Grundgesetzes|Straßenverkehrsordnung|StVO|verordnung)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Demands on others in anything but a resolution."""
    if not subject.decides:
        return
    for passage in subject.clauses:
        if match := _DEMANDS.search(passage.text) or _LAWS.search(passage.text):
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why="Hierüber entscheidet nicht die Kommune. Als Auftrag kann der Punkt als unzulässig abgesetzt werden.",
                way_out="Wählen Sie die Form der Resolution und sagen Sie, wie Ihre Kommune besonders betroffen ist, "
                "oder beauftragen Sie die Verwaltung, sich dafür einzusetzen.",
            )
