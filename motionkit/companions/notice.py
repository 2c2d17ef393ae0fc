"""The short notice: for a website, a mail to members, social networks."""

from typing import Final

from motionkit.companions.orders import first_sentences, quoted
from motionkit.companions.press import council_of, lead
from motionkit.companions.source import Source
from motionkit.export.layout import Sheet

NAME: Final = "Kurzmeldung"
LABEL: Final = "Kurzmeldung"
WORDS: Final = "für Website und soziale Netzwerke, kurz und etwas länger"
SHORT: Final = 280
LONGER: Final = 500


def fits(source: Source) -> bool:
    return True


def write(source: Source) -> Sheet:
    """Two lengths, cut between sentences, never within one."""
    motion = source.motion
    points = [first_sentences(one.whole, 1) for one in source.proposals if not one.reports]
    reason = first_sentences(source.part("reasoning"), 1)
    sentences = [lead(source), "Darum geht es:" if points else "", *points, reason]
    shortest = f"{quoted(motion.title)}: Das bringen wir jetzt ein. ({council_of(source.place)})"
    parts = [
        f"### Bis {SHORT} Zeichen",
        _within([lead(source), reason], SHORT) or shortest,
        f"### Bis {LONGER} Zeichen",
        _within(sentences, LONGER) or shortest,
    ]
    return Sheet(LABEL, motion.title, "\n\n".join(parts))


def _within(sentences: list[str], most: int) -> str:
    """As many sentences as fit; one that announces a point does not stand last."""
    taken: list[str] = []
    for sentence in filter(None, sentences):
        if len(" ".join([*taken, sentence])) > most:
            break
        taken.append(sentence)
    while taken and taken[-1].endswith(":"):
        taken.pop()
    return " ".join(taken)
