"""The inquiry (Anfrage): what the administration has done so far, before anybody orders anything."""

from typing import Final

from motionkit.companions.source import Source
from motionkit.text import Clause, MotionText

NAME: Final = "Anfrage"
LABEL: Final = "Anfrage"
WORDS: Final = "fragt nach Stand, Haltung und Kosten; braucht keine Mehrheit"


def fits(source: Source) -> bool:
    """A motion that asks is one already."""
    return source.orders or source.motion.kind == "examination_request"


def write(source: Source) -> MotionText:
    """Questions from the clauses: steps taken where a clause orders something, an opinion on what it proposes otherwise."""
    title = source.motion.title
    questions = [f"Welche Zahlen, Berichte und Beschlüsse liegen [[Verwaltung|Dativ]] zum Thema „{_inner(title)}“ vor?"]
    proposed = []
    for proposal in source.proposals:
        if proposal.reports:
            continue
        if proposal.infinitive:
            questions.append(
                f"Welche Schritte wurden von [[Verwaltung|Dativ]] bisher unternommen, um {proposal.infinitive}?"
            )
        else:
            proposed.append(f"- {proposal.quoted}")
    if proposed:
        subject = "Wie wird der folgende Vorschlag" if len(proposed) == 1 else "Wie werden die folgenden Vorschläge"
        opinion = f"{subject} von [[Verwaltung|Dativ]] bewertet, und was ist dazu bereits veranlasst?"
        questions.append("\n\n".join([opinion, "\n".join(proposed)]))
    questions.append(
        "Welche Kosten wären mit der Umsetzung verbunden, und aus welchem Produkt des Haushalts wären sie zu tragen?"
    )
    clauses = tuple(Clause(f"frage-{number}", source.fill(text)) for number, text in enumerate(questions, 1))
    return MotionText(
        title=title,
        kind="inquiry",
        opening_formula=source.fill("Wir bitten [[Verwaltung|Akkusativ]] um schriftliche Antwort auf folgende Fragen:"),
        clauses=clauses,
        facts=source.part("facts"),
    )


def _inner(title: str) -> str:
    return title.replace("„", "‚").replace("“", "‘")
