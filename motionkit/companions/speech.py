"""The outline of a two-minute speech: 130 words a minute, in five steps."""

from typing import Final

from motionkit.companions.orders import first_sentences, quoted
from motionkit.companions.source import Source
from motionkit.export.layout import Sheet

NAME: Final = "Rede"
LABEL: Final = "Rede in zwei Minuten"
WORDS: Final = "gliedert, was Sie sagen: Einstieg, Vorschlag, Gründe, Kosten, Bitte"
MOST_POINTS: Final = 3


def fits(source: Source) -> bool:
    return not source.asks


def write(source: Source) -> Sheet:
    """Sentences from the motion, few enough for two minutes."""
    motion = source.motion
    start = source.answers.get("Lage vor Ort", "")
    points = [proposal for proposal in source.proposals if not proposal.reports][:MOST_POINTS]
    lines = [f"- {first_sentences(point.whole, 26)}" for point in points]
    parts = [
        source.fill("[[Anrede]], verehrte Mitglieder [[Gremium|Genitiv]],"),
        "### Einstieg (20 Sekunden)",
        first_sentences(start, 35) if start else source.fill("[[Lage vor Ort]]"),
        "### Worum es geht (40 Sekunden)",
        f"Der Antrag heißt {quoted(motion.title)}. Seine wichtigsten Punkte:",
        "\n".join(lines),
        "### Warum (35 Sekunden)",
        first_sentences(source.part("reasoning"), 70) or "Nennen Sie den einen Grund, der alle angeht.",
        "### Was es kostet (15 Sekunden)",
        first_sentences(source.part("financial_impact"), 30) or "Sagen Sie, was es kostet und woher das Geld kommt.",
        "### Bitte (10 Sekunden)",
        "Darüber können wir heute entscheiden. Ich bitte Sie um Ihre Zustimmung.",
    ]
    return Sheet(LABEL, motion.title, "\n\n".join(part for part in parts if part))
