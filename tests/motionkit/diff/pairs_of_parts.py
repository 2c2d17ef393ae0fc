"""Hand-written pairs: the parts that are not decided. (name, changes to the motion below, summary)"""

from motionkit import Clause, Footnote, MotionText

MOTION = MotionText(
    "Mehr Bäume",
    opening_formula="Der Rat möge beschließen:",
    clauses=(Clause("baeume", "Die Stadt pflanzt Bäume."), Clause("bericht", "Sie berichtet.")),
    reasoning="Bäume kühlen die Stadt. Sie speichern Wasser und geben Schatten.[^1]\n\nAlle haben etwas davon.",
    financial_impact="Jährlich 20.000 Euro.",
    legal_bases=("§ 50 HGO", "Art. 28 GG"),
    footnotes=(Footnote("1", "Umweltbericht 2024, Seite 7."),),
)

PARTS = [
    ("title", {"title": "Mehr Straßenbäume"}, "Titel geändert."),
    ("kind", {"kind": "examination_request"}, "Prüfauftrag statt Antrag."),
    ("opening", {"opening_formula": "Die Stadtverordneten mögen beschließen:"}, "Einleitung geändert."),
    ("reasons shortened", {"reasoning": "Bäume kühlen die Stadt."}, "Begründung gekürzt."),
    ("reasons extended", {"reasoning": MOTION.reasoning + "\n\nAuch die Kinder spielen dort."}, "Begründung ergänzt."),
    ("reasons deleted", {"reasoning": ""}, "Begründung gestrichen."),
    ("facts added", {"facts": "Es gibt 300 Bäume."}, "Sachverhalt hinzugefügt."),
    ("cost changed", {"financial_impact": "Jährlich 30.000 Euro."}, "Finanzielle Auswirkungen geändert."),
    ("reference added", {"legal_bases": (*MOTION.legal_bases, "§ 5 HGO")}, "Rechtsgrundlagen ergänzt."),
    ("references reordered", {"legal_bases": MOTION.legal_bases[::-1]}, "Rechtsgrundlagen umgestellt."),
    ("footnote changed", {"footnotes": (Footnote("1", "Umweltbericht 2025, Seite 9."),)}, "Fußnoten geändert."),
    (
        "footnote added",
        {"footnotes": (*MOTION.footnotes, Footnote("2", "Amtsblatt 3/2026."))},
        "Fußnoten ergänzt.",
    ),
    (
        "reasons reordered",
        {
            "reasoning": "Alle haben etwas davon.\n\nBäume kühlen die Stadt. Sie speichern Wasser und geben Schatten.[^1]"
        },
        "Begründung umgestellt.",
    ),
    (
        "reasons in other words",
        {"reasoning": MOTION.reasoning.replace("kühlen die Stadt", "senken die Hitze")},
        "Begründung geändert.",
    ),
    (
        "several",
        {
            "title": "Bäume",
            "clauses": (Clause("baeume", "Die Stadt muss Bäume pflanzen."),),
            "reasoning": "Bäume kühlen die Stadt.",
        },
        "Titel geändert, Punkt 1 geändert, Punkt 2 gestrichen, Begründung gekürzt.",
    ),
    (
        "optional",
        {"clauses": (MOTION.clauses[0], Clause("bericht", "Sie berichtet.", optional=True))},
        "Punkt 2 jetzt wahlfrei.",
    ),
]
