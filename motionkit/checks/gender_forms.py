"""Gender forms are written one way throughout.

Which way is the authors' choice; a mixture looks like copied pieces and invites a debate on form instead of matter.
Source: Rat für deutsche Rechtschreibung, decision of 14 July 2023: signs inside words are no part of the core of
German spelling; whoever uses them should do so consistently.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Passage, Rule, Subject

RULE: Final = Rule(
    "gender_forms",
    "Geschlechtergerechte Formen einheitlich schreiben",
    "Rat für deutsche Rechtschreibung, 14. Juli 2023: Sonderzeichen im Wortinneren sind nicht Kernbestand der Rechtschreibung; wer sie nutzt, tut es einheitlich.",
)
_STYLES: Final[dict[str, re.Pattern[str]]] = {
    "Genderstern": re.compile(r"\b\w{3,}\*(?:innen|in|r|n)\b"),
    "Doppelpunkt": re.compile(r"\b[A-ZÄÖÜ]\w{2,}:(?:innen|in|r|n)\b"),
    "Unterstrich": re.compile(r"\b[A-ZÄÖÜ][a-zäöüß-]{2,}_(?:innen|in|r|n)\b"),
    "Binnen-I": re.compile(r"\b[A-ZÄÖÜ][a-zäöüß-]{2,}Inn?(?:en)?\b"),
    "Schrägstrich": re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}/-?(?:innen|in)\b"),
    "Klammer": re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}\((?:innen|in)\)"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """The rarest style, when there is more than one."""
    found: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in subject.everything():
        for style, pattern in _STYLES.items():
            for match in pattern.finditer(passage.text):
                found.setdefault(style, []).append((passage, match))
    if len(found) < 2:
        return
    usual, *others = sorted(found, key=lambda style: len(found[style]), reverse=True)
    for style in others:
        passage, match = found[style][0]
        yield RULE.at(
            passage,
            match.start(),
            match.end(),
            why=f"Hier steht die Form mit {style}, sonst meist die mit {usual} („{found[usual][0][1][0]}“).",
            way_out="Wählen Sie eine Form und bleiben Sie dabei.",
        )
