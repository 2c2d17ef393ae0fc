"""Reasons stand apart from the proposal, and there are some.

Only the proposed decision is voted on; what gives reasons inside it becomes part of the decision or makes its
extent unclear. Many rules of procedure ask for written reasons, and a residents' motion without them is refused.
Source: § 23 and § 48 GO NRW with the model rules of procedure of the associations of cities; for residents'
motions § 25 Abs. 2 GO NRW, § 20b Abs. 2 GemO Baden-Württemberg.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject
from motionkit.checks.wording import count_words, sentences

RULE: Final = Rule(
    "reasons_apart",
    "Begründung und Beschluss trennen",
    "Beschlossen wird nur der Beschlussvorschlag; Geschäftsordnungen verlangen meist eine schriftliche Begründung "
    "(für Einwohneranträge: § 25 Abs. 2 GO NRW, § 20b Abs. 2 GemO BW).",
)
# That much text before the proposal is reasons without a heading.
_A_FEW_SENTENCES: Final = 30
# A sentence that argues. „Da“ only at its beginning; a „weil“ inside an order can be part of what is ordered.
_ARGUES: Final = re.compile(
    r"^(?:Begründung\b|Zur Begründung\b|Hintergrund(?: ist|:)|Der Grund (?:ist|dafür|hierfür)|Grund (?:dafür|hierfür) ist|Denn\b|Da (?!der Antrag)\w+ .{5,200}, (?:ist|sind|wird|werden|soll|muss|kann|hat)\b)"
    r"|, (?:weil|denn) (?!je\b)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Arguing sentences in clauses; no reasons at all."""
    for passage in subject.clauses:
        for start, end in sentences(passage.text):
            if _ARGUES.search(passage.text[start:end]):
                yield RULE.at(
                    passage,
                    start,
                    end,
                    why="Dieser Satz begründet. Was im Beschlussvorschlag steht, wird mitbeschlossen; "
                    "wer der Begründung nicht folgt, stimmt dann vielleicht gegen die Sache.",
                    way_out="Verschieben Sie den Satz in die Begründung.",
                )
    if subject.asks:
        return
    # Reasons without a heading stand before the proposal, often in one paragraph with its opening formula.
    before = (subject.motion.opening_formula, *subject.motion.unrecognised)
    elsewhere = sum(count_words(text) for text in before)
    if not subject.clauses or subject.reasons or elsewhere >= _A_FEW_SENTENCES:
        return
    last, order = subject.clauses[-1], subject.orders[-1]
    if count_words(last.text[len(order.text) :]) >= _A_FEW_SENTENCES:
        yield RULE.at(
            last,
            len(order.text) + 2,
            len(last.text),
            why="Nach dem letzten Punkt folgt Text, vor dem keine Überschrift „Begründung“ steht. "
            "So gehört er zum Beschluss.",
            way_out="Setzen Sie die Überschrift „Begründung“ davor.",
        )
        return
    yield RULE.missing(
        why="Es ist keine abgesetzte Begründung zu erkennen. Viele Geschäftsordnungen verlangen sie schriftlich.",
        way_out="Schreiben Sie unter der Überschrift „Begründung“ in wenigen Sätzen, warum beschlossen werden soll.",
    )
