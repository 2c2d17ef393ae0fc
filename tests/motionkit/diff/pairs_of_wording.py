"""Hand-written pairs: what a change of one clause means. (name, old, new, statement on the clause)"""

STRICTER = [
    ("kann to soll", "Die Verwaltung kann Bußgelder verhängen.", "Die Verwaltung soll Bußgelder verhängen."),
    ("soll to muss", "Jede Schule soll einen Trinkbrunnen haben.", "Jede Schule muss einen Trinkbrunnen haben."),
    ("sollen to werden", "Die Mieten sollen gedeckelt sein.", "Die Mieten werden gedeckelt sein."),
    ("asked to ordered", "Der Magistrat wird gebeten, zu berichten.", "Der Magistrat wird beauftragt, zu berichten."),
    (
        "examination dropped",
        "Die Verwaltung wird beauftragt zu prüfen, ob ein Kataster eingeführt werden kann.",
        "Die Verwaltung wird beauftragt, ein Kataster einzuführen.",
    ),
    ("earlier day", "Bis zum 31.12.2027 wird berichtet.", "Bis zum 30.06.2027 wird berichtet."),
    ("earlier written day", "Bis zum 1. Juni 2027 wird berichtet.", "Bis zum 1. März 2027 wird berichtet."),
    ("earlier year", "Die Stadt ist bis 2040 klimaneutral.", "Die Stadt ist bis 2035 klimaneutral."),
    ("more at least", "Mindestens 20 % der Wohnungen sind gebunden.", "Mindestens 30 % der Wohnungen sind gebunden."),
    ("less at most", "Der Elternanteil beträgt höchstens 50 %.", "Der Elternanteil beträgt höchstens 30 %."),
    ("Tempo 30", "Auf der Hauptstraße gilt Tempo 50.", "Auf der Hauptstraße gilt Tempo 30."),
    (
        "shorter time",
        "Anträge werden innerhalb von 6 Wochen beschieden.",
        "Anträge werden innerhalb von 4 Wochen beschieden.",
    ),
    ("more provided", "Die Stadt stellt 10 Bänke auf.", "Die Stadt stellt 25 Bänke auf."),
    ("more in words", "Die Stadt schafft zwei Stellen.", "Die Stadt schafft fünf Stellen."),
    ("more money given", "Die Stadt stellt 1.000 Euro bereit.", "Die Stadt stellt 20.000 Euro bereit."),
    ("reservation dropped", "Die Stadt verzichtet möglichst auf Gift.", "Die Stadt verzichtet auf Gift."),
    ("at once", "Die Stadt beendet den Vertrag.", "Die Stadt beendet den Vertrag unverzüglich."),
    ("more often", "Die Verwaltung berichtet jährlich.", "Die Verwaltung berichtet vierteljährlich."),
    ("two signs", "Die Stadt soll bis 2030 helfen.", "Die Stadt muss bis 2028 helfen."),
]
# Read backwards each of them is softer.

CHANGED = [
    ("signs against each other", "Die Stadt soll bis 2028 helfen.", "Die Stadt muss bis 2030 helfen."),
    ("negation", "Die Stadt soll das Grundstück verkaufen.", "Die Stadt soll das Grundstück nicht verkaufen."),
    ("kein", "Die Stadt duldet Werbung.", "Die Stadt duldet keine Werbung."),
    ("other paragraph", "Sie handelt nach § 12 Abs. 3 HGO.", "Sie handelt nach § 12 Abs. 4 HGO."),
    (
        "longer waiting time",
        "Sie fördert Wohnungen, die seit mehr als sechs Monaten leer stehen.",
        "Sie fördert Wohnungen, die seit mehr als zwölf Monaten leer stehen.",
    ),
    (
        "longer time as a condition",
        "Sie erfasst Wohnungen, die mindestens 6 Monate leer stehen.",
        "Sie erfasst Wohnungen, die mindestens 12 Monate leer stehen.",
    ),
    ("time after which", "Sie baut Wohnungen nach drei Jahren.", "Sie baut Wohnungen nach fünf Jahren."),
    ("other law", "Grundlage ist § 50 HGO.", "Grundlage ist § 41 GO NRW."),
    ("fee", "Die Gebühr beträgt 30 Euro.", "Die Gebühr beträgt 40 Euro."),
    ("day of another paper", "Es gilt die Satzung vom 1. Mai 2020.", "Es gilt die Satzung vom 1. Mai 2024."),
    ("other place", "Der Markt findet am Rathaus statt.", "Der Markt findet am Bahnhof statt."),
    ("other office", "Das Jugendamt berichtet.", "Das Sozialamt berichtet."),
    ("number without a sense", "Es gilt der Bebauungsplan 117.", "Es gilt der Bebauungsplan 118."),
    ("placeholder", "In [[Kommune]] wird gebaut.", "In [[Ort]] wird gebaut."),
    (
        "stricter beside much else",
        "Die Stadt soll Radwege an großen Straßen mit Farbe markieren.",
        "Die Stadt muss Bushaltestellen in allen Ortsteilen barrierefrei umbauen und Radwege markieren.",
    ),
]

SPELLING = [
    ("gender star", "Die Bürger werden gehört.", "Die Bürger*innen werden gehört."),
    ("gender colon", "Alle Mieter erhalten Hilfe.", "Alle Mieter:innen erhalten Hilfe."),
    ("gender slash", "Alle Lehrer werden gehört.", "Alle Lehrer/-innen werden gehört."),
    ("inner capital", "Alle LehrerInnen werden gehört.", "Alle Lehrer*innen werden gehört."),
    ("pair form", "Bürgerinnen und Bürger werden gehört.", "Bürger*innen werden gehört."),
    ("pair form the other way", "Einwohner*innen wählen.", "Einwohnerinnen und Einwohner wählen."),
    ("comma", "Die Stadt baut um zu helfen.", "Die Stadt baut, um zu helfen."),
    ("quotation marks", 'Das "Haus der Jugend" bleibt.', "Das „Haus der Jugend“ bleibt."),
    ("dash", "Die Stadt - als Trägerin - zahlt.", "Die Stadt – als Trägerin – zahlt."),
    ("capitals", "Der Rat stimmt Folgendem zu.", "Der Rat stimmt folgendem zu."),
    ("blank before percent", "Es sind 30% der Mittel.", "Es sind 30 % der Mittel."),
    ("no-break blank", "Nach § 5 der Satzung.", "Nach §\u00a05 der Satzung."),
    ("new paragraph", "Die Stadt baut. Sie berichtet.", "Die Stadt baut.\n\nSie berichtet."),
    ("hyphen", "Die Co2-Bilanz wird gezeigt.", "Die CO2-Bilanz wird gezeigt."),
    ("mark of a footnote", "Die Stadt baut.[^1] Sie hilft.", "Die Stadt baut.[^2] Sie hilft."),
]

AMOUNT = [
    ("sentence added", "Die Stadt baut.", "Die Stadt baut. Die Bäume bleiben stehen.", "ergänzt"),
    ("item added", "Es gibt\n\na) Wasser.", "Es gibt\n\na) Wasser.\nb) Brot.", "ergänzt"),
    ("sentence dropped", "Die Stadt baut. Die Bäume bleiben.", "Die Stadt baut.", "gekürzt"),
    ("words added", "Die Stadt baut Wege.", "Die Stadt baut Wege und Plätze.", "ergänzt"),
    ("table row added", "| A | B |\n| 1 | x |", "| A | B |\n| 1 | x |\n| 2 | y |", "ergänzt"),
    ("table cell changed", "| Jahr | Ort |\n| 1 | Park |", "| Jahr | Ort |\n| 1 | Hof |", "geändert"),
]
