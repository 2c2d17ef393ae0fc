"""Hand-written pairs: which clause became which. (name, old clauses, new clauses, relations, summary)

Relations: `1=1` kept · `1~1` changed · `1-` deleted · `+1` inserted · `1>1,2` split · `1,2>1` merged; `^` behind
a relation says that the clause moved.
"""

BENCHES = "Die Stadt stellt an allen Spielplätzen zehn Bänke auf."
TREES = "Die Verwaltung pflanzt jedes Jahr 200 Straßenbäume."
REPORT = "Dem Ausschuss für Umwelt wird jährlich berichtet."
SCHOOL = "Das Essen in den Schulen kommt aus ökologischem Anbau."
FARES = "Kinder fahren in Bussen und Bahnen ohne Fahrschein."
HOUSING = "Die Wohnungsgesellschaft baut Wohnungen mit Bindung."

CLAUSES = [
    ("same", [BENCHES, TREES], [BENCHES, TREES], "1=1 2=2", "Die beiden Fassungen sind gleich."),
    ("appended", [BENCHES, TREES], [BENCHES, TREES, REPORT], "1=1 2=2 +3", "Punkt 3 neu."),
    ("put in front", [BENCHES, TREES], [REPORT, BENCHES, TREES], "+1 1=2 2=3", "Punkt 1 neu."),
    ("put between", [BENCHES, TREES], [BENCHES, REPORT, TREES], "1=1 +2 2=3", "Punkt 2 neu."),
    ("two appended", [BENCHES], [BENCHES, TREES, REPORT], "1=1 +2 +3", "Punkte 2 und 3 neu."),
    ("last deleted", [BENCHES, TREES, REPORT], [BENCHES, TREES], "1=1 2=2 3-", "Punkt 3 gestrichen."),
    ("first deleted", [BENCHES, TREES, REPORT], [TREES, REPORT], "1- 2=1 3=2", "Punkt 1 gestrichen."),
    ("middle deleted", [BENCHES, TREES, REPORT], [BENCHES, REPORT], "1=1 2- 3=2", "Punkt 2 gestrichen."),
    ("two deleted", [BENCHES, TREES, REPORT], [TREES], "1- 2=1 3-", "Punkte 1 und 3 gestrichen."),
    ("replaced", [BENCHES, TREES, REPORT], [BENCHES, FARES, REPORT], "1=1 2- +2 3=3", "Punkt 2 ersetzt."),
    ("first replaced", [BENCHES, TREES], [FARES, TREES], "1- +1 2=2", "Punkt 1 ersetzt."),
    ("all replaced", [BENCHES, TREES], [FARES, SCHOOL], "1- +1 2- +2", "Punkte 1 und 2 ersetzt."),
    (
        "deleted and appended",
        [BENCHES, TREES, REPORT],
        [TREES, REPORT, FARES],
        "1- 2=1 3=2 +3",
        "Bisheriger Punkt 1 gestrichen, neuer Punkt 3.",
    ),
    (
        "first moved to the end",
        [BENCHES, TREES, REPORT, SCHOOL],
        [TREES, REPORT, SCHOOL, BENCHES],
        "2=1 3=2 4=3 1=4^",
        "Punkt 1 an Stelle 4 verschoben.",
    ),
    (
        "last moved to the front",
        [BENCHES, TREES, REPORT, SCHOOL],
        [SCHOOL, BENCHES, TREES, REPORT],
        "4=1^ 1=2 2=3 3=4",
        "Punkt 4 an Stelle 1 verschoben.",
    ),
    ("swapped", [BENCHES, TREES], [TREES, BENCHES], "2=1 1=2^", "Punkte 1 und 2 getauscht."),
    (
        "swapped apart",
        [BENCHES, TREES, REPORT, SCHOOL],
        [SCHOOL, TREES, REPORT, BENCHES],
        "4=1^ 2=2 3=3 1=4^",
        "Punkte 1 und 4 getauscht.",
    ),
    (
        "moved and stricter",
        [BENCHES, TREES, "Der Rat bittet die Verwaltung, Wohnungen zu bauen."],
        ["Der Rat beauftragt die Verwaltung, Wohnungen zu bauen.", BENCHES, TREES],
        "3~1^ 1=2 2=3",
        "Punkt 3 an Stelle 1 verschoben und verschärft.",
    ),
    (
        "renumbered and changed",
        [BENCHES, "Die Stadt senkt die Gebühr für Familien."],
        [REPORT, BENCHES, "Die Stadt senkt die Gebühr für Studierende."],
        "+1 1=2 2~3",
        "Neuer Punkt 1, bisheriger Punkt 2 geändert.",
    ),
    (
        "several changed and several new",
        [BENCHES, TREES, "Die Stadt senkt die Gebühr für Familien."],
        [
            BENCHES + " Sie sind aus Holz.",
            REPORT,
            TREES + " Sie blühen.",
            "Die Stadt senkt die Miete für Familien.",
            FARES,
        ],
        "1~1 +2 2~3 3~4 +5",
        "Bisherige Punkte 1 und 2 ergänzt, neue Punkte 2 und 5, bisheriger Punkt 3 geändert.",
    ),
    (
        "split and changed",
        [BENCHES + " " + REPORT, "Die Stadt senkt die Gebühr für Familien."],
        [BENCHES, REPORT, "Die Stadt senkt die Gebühr für Studierende."],
        "1>1,2 2~3",
        "Bisheriger Punkt 1 in die neuen Punkte 1 und 2 geteilt, bisheriger Punkt 2 geändert.",
    ),
    (
        "split at a sentence",
        [BENCHES + " " + REPORT, TREES],
        [BENCHES, REPORT, TREES],
        "1>1,2 2=3",
        "Punkt 1 in die Punkte 1 und 2 geteilt.",
    ),
    (
        "split with a new beginning",
        [
            "Die Verwaltung wird beauftragt, ein Leerstandskataster aufzubauen und dem Bauausschuss jährlich zu berichten."
        ],
        [
            "Die Verwaltung wird beauftragt, ein Leerstandskataster aufzubauen.",
            "Die Verwaltung wird beauftragt, dem Bauausschuss jährlich zu berichten.",
        ],
        "1>1,2",
        "Punkt 1 in die Punkte 1 und 2 geteilt.",
    ),
    (
        "split in three",
        [f"{BENCHES} {TREES} {REPORT}", FARES],
        [BENCHES, TREES, REPORT, FARES],
        "1>1,2,3 2=4",
        "Punkt 1 in die Punkte 1, 2 und 3 geteilt.",
    ),
    (
        "split a list of items",
        ["Die Verwaltung prüft\n\na) den Bau einer Fahrradstraße am Kanal,\nb) mehr Ladesäulen in der Innenstadt."],
        [
            "Die Verwaltung prüft den Bau einer Fahrradstraße am Kanal.",
            "Die Verwaltung prüft mehr Ladesäulen in der Innenstadt.",
        ],
        "1>1,2",
        "Punkt 1 in die Punkte 1 und 2 geteilt.",
    ),
    (
        "merged",
        [BENCHES, REPORT, TREES],
        [BENCHES + " " + REPORT, TREES],
        "1,2>1 3=2",
        "Punkte 1 und 2 zu Punkt 1 zusammengefasst.",
    ),
    (
        "merged at the end",
        [FARES, BENCHES, TREES],
        [FARES, BENCHES + "\n\n" + TREES],
        "1=1 2,3>2",
        "Punkte 2 und 3 zu Punkt 2 zusammengefasst.",
    ),
    (
        "merged into a sentence",
        [
            "Die Stadt richtet in der Weststadt einen Wochenmarkt ein.",
            "Die Stände werden an Erzeuger aus der Region vergeben.",
        ],
        ["Die Stadt richtet in der Weststadt einen Wochenmarkt ein und vergibt die Stände an Erzeuger aus der Region."],
        "1,2>1",
        "Punkte 1 und 2 zu Punkt 1 zusammengefasst.",
    ),
    (
        "reworded beyond the half",
        [BENCHES, "Der Magistrat legt dem Rat bis Jahresende ein Konzept für sichere Schulwege vor.", TREES],
        [BENCHES, "Bis zum Jahresende soll ein Konzept entstehen, das die Schulwege sicher macht.", TREES],
        "1=1 2~2 3=3",
        "Punkt 2 geändert.",
    ),
    (
        "like a neighbour but with its own id",
        ["Die Stadt baut den Radweg an der Hauptstraße aus.", "Die Stadt baut den Radweg an der Bahnstraße aus."],
        ["Die Stadt baut den Radweg an der Bahnstraße aus.", "Die Stadt baut den Radweg an der Uferstraße aus."],
        "1- 2=1 +2",
        "Bisheriger Punkt 1 gestrichen, neuer Punkt 2.",
    ),
    ("from nothing", [], [BENCHES, TREES], "+1 +2", "Punkte 1 und 2 neu."),
    ("to nothing", [BENCHES, TREES], [], "1- 2-", "Punkte 1 und 2 gestrichen."),
    ("only clause changed", ["Die Stadt kann helfen."], ["Die Stadt muss helfen."], "1~1", "Beschlusstext verschärft."),
]
