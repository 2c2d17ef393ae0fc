"""Every clause can be voted on alone.

Any member can ask for separate votes on the points of a motion; a point that leans on the one before loses its
meaning when that one falls, and a point with two orders can only be accepted or rejected as a whole.
Source: customary rule of procedure on votes („getrennte Abstimmung“), for example § 17 of the model rules of
procedure for councils in North Rhine-Westphalia.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Passage, Rule, Subject
from motionkit.checks.wording import sentences

RULE: Final = Rule(
    "votable_alone",
    "Punkte einzeln abstimmbar machen",
    "Über Punkte eines Antrags kann getrennt abgestimmt werden (Geschäftsordnungen der Räte, „getrennte Abstimmung“).",
)
# At the very beginning of a clause these words point back to the one before.
_LEANS: Final = re.compile(
    r"^(?:Dies(?:e[rsnm]?)?|Dabei|Hierbei|Hierzu|Hierfür|Dazu|Dafür|Daraus|Hieraus|Damit|Hiermit|Darin|Darüber(?! hinaus)|Danach|Daher|"
    r"Deshalb|Folglich|Letztere[rsn]?|Er|Sie|Es (?:soll|muss|ist|wird) (?:dabei|dann)|Ihr|Ihm|Deren|Dessen|Selbige[rsn]?)\b"
)
# „Dieses Jahr“, „Diese Resolution“, „Dieser Beschluss“ do not point to another clause.
_NOT_LEANING: Final = re.compile(r"^Dies(?:e[rsnm]?) (?:Jahr|Beschluss|Antrag|Resolution|Regelung gilt ab|Satzung)")
_ORDER: Final = re.compile(
    r"\b(?:wird|werden) (?:\w+ ){0,3}(?:beauftragt|aufgefordert|gebeten|ersucht)\b|\bbeauftragt (?:die|den|das) "
)


def check(subject: Subject) -> Iterator[Finding]:
    """Clauses after the first that lean on another; clauses that give two orders."""
    if subject.asks:
        return
    for number, passage in enumerate(subject.clauses):
        if number and (match := _LEANS.match(passage.text)) and not _NOT_LEANING.match(passage.text):
            yield RULE.at(
                passage,
                0,
                _first_sentence(passage),
                why=f"Der Punkt beginnt mit „{match[0]}“ und ist ohne den vorigen nicht zu verstehen. "
                "Wird getrennt abgestimmt und fällt der vorige, bleibt er ohne Sinn.",
                way_out="Nennen Sie noch einmal, worum es geht, oder machen Sie einen Unterpunkt daraus.",
            )
        orders = list(_ORDER.finditer(passage.text))
        if len(orders) > 1:
            yield RULE.at(
                passage,
                orders[1].start(),
                orders[1].end(),
                why="In diesem Punkt stehen mehrere Aufträge. Darüber kann nur zusammen abgestimmt werden.",
                way_out="Geben Sie jedem Auftrag eine eigene Nummer.",
            )


def _first_sentence(passage: Passage) -> int:
    return next((end for _, end in sentences(passage.text)), len(passage.text))
