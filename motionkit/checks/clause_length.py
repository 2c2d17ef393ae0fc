"""A clause is short enough to be understood when it is read aloud before the vote.

A decision must be definite: everybody must see what was decided. One long sentence is where amendments and disputes
begin.
Source: the requirement that decisions are definite (for by-laws and administrative acts § 37 Abs. 1 VwVfG); Handbuch
der Rechtsförmlichkeit of the Federal Ministry of Justice, part B, on short sentences.
"""

from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject
from motionkit.checks.wording import count_words, sentences

RULE: Final = Rule(
    "clause_length",
    "Punkt zu lang",
    "Ein Beschluss muss bestimmt sein (Gedanke des § 37 Abs. 1 VwVfG); Handbuch der Rechtsförmlichkeit (BMJ), Teil B: kurze Sätze.",
)
LONGEST_SENTENCE: Final = 50
LONGEST_CLAUSE: Final = 130


def check(subject: Subject) -> Iterator[Finding]:
    """A sentence above 50 words, or a clause above 130; sub-points count as sentences of their own."""
    for passage in subject.clauses:
        longest = max(
            sentences(passage.text), key=lambda span: count_words(passage.text[span[0] : span[1]]), default=(0, 0)
        )
        words = count_words(passage.text[longest[0] : longest[1]])
        if words > LONGEST_SENTENCE:
            yield RULE.at(
                passage,
                *longest,
                why=f"Dieser Satz hat {words} Wörter. Beim Verlesen vor der Abstimmung geht verloren, was genau beschlossen wird.",
                way_out="Teilen Sie ihn: ein Auftrag je Satz, Einzelheiten als Unterpunkte a), b), c).",
            )
        elif (whole := count_words(passage.text)) > LONGEST_CLAUSE:
            yield RULE.at(
                passage,
                0,
                len(passage.text),
                why=f"Dieser Punkt hat {whole} Wörter. Über so viel auf einmal lässt sich schwer abstimmen.",
                way_out="Teilen Sie ihn in mehrere Punkte und verschieben Sie Erläuterungen in die Begründung.",
            )
