"""The budget motion (Haushaltsantrag): money for it, in time for the budget."""

import re
from typing import Final

from motionkit.companions.orders import flat, quoted, sentences
from motionkit.companions.source import Source
from motionkit.text import Clause, MotionText

NAME: Final = "Haushaltsantrag"
LABEL: Final = "Haushaltsantrag"
WORDS: Final = "sichert das Geld, wenn der Haushalt beraten wird"


# What one piece costs is not what the budget needs: that sum stays to be filled in.
OPEN: Final = "[[Betrag: Haushaltsansatz]]"


def fits(source: Source) -> bool:
    """Where the motion costs something that can be named."""
    return source.orders and source.motion.kind != "budget_motion" and bool(source.amounts)


def write(source: Source) -> MotionText:
    """The amounts of the motion, with the account and the year; whatever is unknown stays open."""
    amounts = source.amounts
    subject = f"Für die Umsetzung des Antrags {quoted(source.motion.title)}"
    if len(amounts) == 1:
        amount = OPEN if _per_piece(source.model.financial_impact) else f"[[{amounts[0]}]]"
        granted = f"{subject} wird im Haushalt [[Haushaltsjahr]] folgender Betrag veranschlagt: {amount}."
    else:
        lines = [f"- {key.partition(': ')[2] or 'insgesamt'}: [[{key}]]" for key in amounts]
        granted = f"{subject} werden im Haushalt [[Haushaltsjahr]] folgende Beträge veranschlagt:\n\n" + "\n".join(
            lines
        )
    points = [
        granted,
        "Veranschlagt wird im Produktkonto [[Produktkonto]].",
        "[[Verwaltung]] [[wird beauftragt]], [[Gremium|Dativ]] im Vollzug des Haushalts über die Verwendung der Mittel zu berichten.",
    ]
    return MotionText(
        title=f"{source.motion.title} (Haushaltsmittel)",
        kind="budget_motion",
        opening_formula=source.fill(
            "[[Gremium|Nominativ]] [[möge]] im Rahmen der Beratungen über den Haushalt [[Haushaltsjahr]] beschließen:"
        ),
        clauses=tuple(Clause(f"mittel-{number}", source.fill(text)) for number, text in enumerate(points, 1)),
        facts=source.part("facts"),
        reasoning=source.part("reasoning"),
        financial_impact=source.part("financial_impact"),
        funding_proposal=source.part("funding_proposal"),
        climate_impact=source.part("climate_impact"),
        legal_bases=source.motion.legal_bases,
        footnotes=source.motion.footnotes,
    )


def _per_piece(text: str) -> bool:
    """Whether an amount is named for one of several: „je Brunnen [[Betrag]]“."""
    return any(
        "[[Betrag" in one and re.search(r"\b(?:je|pro|monatlich)\b", one, re.IGNORECASE)
        for one in sentences(flat(text))
    )
