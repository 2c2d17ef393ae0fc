"""A motion that has everything."""

from motionkit import Clause, Footnote, Letterhead, MotionText

LETTERHEAD = Letterhead(
    originator="Fraktion „Stadt für alle“",
    address="Rathausplatz 1, 12345 Musterstadt",
    addressee="An die Stadtverordnetenvorsteherin",
    council="Stadtverordnetenversammlung",
    meeting="17. Sitzung am 4. Juni 2027",
    place="Musterstadt",
    date="3. Mai 2027",
    reference="101.19.1234",
    signature="Erika Muster, Fraktionsvorsitzende",
)


def a_motion() -> MotionText:
    return MotionText(
        title="Straßenbäume schützen: „Grün für alle“",
        opening_formula="Die Stadtverordnetenversammlung möge beschließen:",
        clauses=(
            Clause(
                "kataster",
                "Der Magistrat führt ein Baumkataster. Es nennt\n\na) den Standort,\nb) das Alter:\n  - geschätzt\n  - gepflanzt",
            ),
            Clause("pflege", "Die Pflege wird ausgeschrieben.[^1]\n\nBürger*innen werden beteiligt."),
            Clause("bericht", "Bis zum [[Berichtsfrist]] wird berichtet."),
        ),
        facts="In [[Kommune|Dativ]] stehen Bäume.",
        reasoning="Bäume kühlen.\n\n### Kosten\n\nSie sparen § 5 zufolge Geld.\n\n1. erstens\n2. zweitens\n\naa) allein\n\n| Jahr | Bäume |\n| 2025 | 120 |",
        financial_impact="Jährlich [[Betrag]].",
        funding_proposal="Produkt 55.10.",
        climate_impact="Positiv.",
        impact_checks="Gleichstellung: keine.",
        legal_bases=("§ 50 HGO", "Art. 28 Abs. 2 GG"),
        hints="Vorher fragen.",
        sources=("Amtsblatt 3/2026",),
        attachments=("Karte",),
        footnotes=(Footnote("1", "Siehe die Satzung vom 1. Mai 2020."),),
    )
