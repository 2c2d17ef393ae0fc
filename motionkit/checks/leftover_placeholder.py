"""Nothing is left over from the model.

„Stadt XY“ in a filed motion tells everybody that nobody read it.
Source: the project's own grammar of placeholders (`motionkit.placeholders`) and what models of other collections leave
behind: XY, TT.MM.JJJJ, dotted lines, „Musterstadt“.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject

RULE: Final = Rule(
    "leftover_placeholder",
    "Offene Stelle der Vorlage",
    "Platzhalter dieser Sammlung und übliche Leerstellen anderer Vorlagen.",
    "serious",
)
_LEFT: Final = re.compile(
    r"\[\[[^\[\]\n]{1,60}\]\]"
    r"|\[(?:Betrag|Datum|Ort|Name|Stadt|Gemeinde|Kommune|Gremium|Frist|Jahr|Anzahl|Fraktion|Straße|[^\[\]\n^]{0,30}(?:einfügen|ergänzen|eintragen|einsetzen))[^\[\]\n]{0,20}\]"
    r"|<(?:Betrag|Datum|Ort|Name|Stadt|Gemeinde|Frist|Jahr)[^<>\n]{0,20}>"
    r"|\b(?:XY|XYZ|XX{1,3}|xxx+|TT\.\s?MM\.\s?JJJJ|Musterstadt|Musterhausen|Musterstraße|Mustermann|Musterfrau)\b"
    r"|(?<![\w_])_{4,}(?![\w_])|(?<!\.)\.{10,}(?!\.)|…{2,}"
    r"|\b(?:bitte|hier) (?:\w+ ){0,2}(?:einfügen|ergänzen|eintragen|einsetzen)\b",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Each of them once, in all that a council gets."""
    seen: set[str] = set()
    for passage in subject.everything():
        for match in _LEFT.finditer(passage.text):
            if match[0] in seen:
                continue
            seen.add(match[0])
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why=f"Hier ist noch eine Stelle der Vorlage offen: „{match[0]}“.",
                way_out="Füllen Sie die Stelle aus oder streichen Sie den Satz.",
            )
