"""Hand-written pairs: a motion and the amendment to it. (name, clauses, clauses of the amendment, more of it, summary)"""

from tests.motionkit.diff.pairs_of_clauses import BENCHES, FARES, REPORT, SCHOOL, TREES

OWN_REASONS = "Wer zu Fuß unterwegs ist, braucht Orte zum Ausruhen. In der Sitzung des Beirats wurde das von allen Seiten begrüßt."
AMENDMENTS = [
    (
        "one clause only",
        [BENCHES, TREES],
        [BENCHES.replace("zehn", "20")],
        {},
        "Punkt 1 verschärft, Punkt 2 nicht enthalten.",
    ),
    ("only adds", [BENCHES, TREES], [FARES], {}, "Ein neuer Punkt (keiner der bisherigen ist enthalten)."),
    ("adds several", [BENCHES], [FARES, SCHOOL], {}, "2 neue Punkte (keiner der bisherigen ist enthalten)."),
    ("instead of the only one", [BENCHES], [FARES], {}, "Neuer Beschlusstext (der bisherige ist nicht enthalten)."),
    ("follows the numbers", [BENCHES, TREES, REPORT], [BENCHES, FARES, REPORT], {}, "Punkt 2 ersetzt."),
    (
        "formula",
        [BENCHES, TREES],
        [BENCHES, TREES, REPORT],
        {"opening_formula": "Die Fraktion beantragt:"},
        "Punkt 3 neu.",
    ),
    (
        "own reasons",
        [BENCHES, TREES],
        [BENCHES, TREES, REPORT],
        {"reasoning": OWN_REASONS},
        "Punkt 3 neu, eigene Begründung.",
    ),
    ("reasons by mouth", [BENCHES], [BENCHES], {"reasoning": "Erfolgt mündlich."}, "Eigene Begründung."),
    ("no title", [BENCHES, TREES], [TREES], {"title": ""}, "Punkt 1 nicht enthalten."),
    (
        "reasons that ran into the clause",
        [
            BENCHES
            + "\n\nIn den Parks fehlen Sitzgelegenheiten. Das sagen viele Ältere, und das zeigt eine Umfrage des Beirats "
            "aus dem vergangenen Jahr, an der sich achthundert Menschen aus allen Vierteln beteiligt haben.",
            TREES,
        ],
        [BENCHES.replace("zehn", "zwölf"), TREES],
        {},
        "Punkt 1 geändert.",
    ),
]
