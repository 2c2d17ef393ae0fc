"""The request to examine (Prüfauftrag): the softer form, for councils that are not ready to decide."""

from typing import Final

from motionkit.companions.source import Source
from motionkit.text import Clause, MotionText

NAME: Final = "Pruefauftrag"
LABEL: Final = "Prüfauftrag"
WORDS: Final = "lässt dieselben Vorschläge erst prüfen"


def fits(source: Source) -> bool:
    """What is a request to examine, a report or a resolution already needs none."""
    return source.orders


def write(source: Source) -> MotionText:
    """One order per clause that can be turned round, the other proposals quoted, then the report."""
    points, quoted = [], []
    for proposal in source.proposals:
        if proposal.reports:
            continue
        if proposal.examines:
            points.append(proposal.whole)
        elif proposal.ability:
            points.append(f"[[Verwaltung]] [[wird beauftragt]] zu prüfen, {proposal.ability}.")
            if proposal.rest:
                points[-1] += f" Zu berücksichtigen ist dabei: „{_inner(proposal.rest)}“"
        else:
            quoted.append(f"- {proposal.quoted}")
    if quoted:
        what = "folgender Vorschlag" if len(quoted) == 1 else "folgende Vorschläge"
        able = "kann" if len(quoted) == 1 else "können"
        order = f"[[Verwaltung]] [[wird beauftragt]] zu prüfen, wie {what} umgesetzt werden {able}:"
        points.append("\n\n".join([order, "\n".join(quoted)]))
    points.append(
        "[[Verwaltung]] [[wird beauftragt]], [[Gremium|Dativ]] bis zum [[Berichtsfrist]] in öffentlicher Sitzung über das "
        "Ergebnis zu berichten und dabei Rechtslage, Kosten, Personalbedarf und einen Zeitplan darzustellen."
    )
    return MotionText(
        title=f"{source.motion.title} (Prüfauftrag)",
        kind="examination_request",
        opening_formula=source.fill("[[Gremium|Nominativ]] [[möge]] beschließen:"),
        clauses=tuple(Clause(f"pruefung-{number}", source.fill(text)) for number, text in enumerate(points, 1)),
        facts=source.part("facts"),
        reasoning=source.part("reasoning"),
        financial_impact="Die Prüfung selbst bindet Arbeitszeit. Über die Kosten der Umsetzung gibt der Bericht Auskunft.",
        legal_bases=source.motion.legal_bases,
        attachments=source.motion.attachments,
        footnotes=source.motion.footnotes,
    )


def _inner(text: str) -> str:
    return text.replace("„", "‚").replace("“", "‘")
