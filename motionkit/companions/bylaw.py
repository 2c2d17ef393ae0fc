"""The motion for a bylaw (Satzungsantrag): where the hard variant of the model asks for one."""

import re
from typing import Final

from motionkit.companions.orders import of_the_motion
from motionkit.companions.source import Source
from motionkit.text import Clause, MotionText

NAME: Final = "Satzungsantrag"
LABEL: Final = "Satzungsantrag"
WORDS: Final = "verlangt die Satzung, die in der weitesten Fassung der Vorlage steht"
_BYLAW: Final = re.compile(r"\b[A-ZÄÖÜ]?\w*satzung(?:en)?\b", re.IGNORECASE)


def bylaw_clauses(source: Source) -> list[Clause]:
    """The clauses that speak of a bylaw and stand only in the hard variant of the model."""
    hard = {clause.id for clause in source.model.clauses if clause.strength == "hart" and _BYLAW.search(clause.text)}
    return [clause for clause in source.hardest.clauses if clause.id in hard] if hard else []


def fits(source: Source) -> bool:
    return source.orders and source.motion.kind != "bylaw" and bool(bylaw_clauses(source))


def write(source: Source) -> MotionText:
    """The clauses on the bylaw as they stand in the model, and a report."""
    report = "[[Verwaltung]] [[wird beauftragt]], [[Gremium|Dativ]] bis zum [[Berichtsfrist]] über den Stand der Satzung zu berichten."
    points = [*(of_the_motion(clause.text) for clause in bylaw_clauses(source)), source.fill(report)]
    return MotionText(
        title=f"{source.motion.title} (Satzung)",
        kind="bylaw",
        opening_formula=source.fill("[[Gremium|Nominativ]] [[möge]] beschließen:"),
        clauses=tuple(Clause(f"satzung-{number}", text) for number, text in enumerate(points, 1)),
        facts=source.part("facts"),
        reasoning=source.part("reasoning"),
        financial_impact=source.part("financial_impact"),
        funding_proposal=source.part("funding_proposal"),
        legal_bases=source.motion.legal_bases,
        attachments=source.motion.attachments,
        footnotes=source.motion.footnotes,
    )
