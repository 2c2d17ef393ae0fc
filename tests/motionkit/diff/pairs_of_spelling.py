"""Hand-written pairs: another spelling of the same, and what only looks like it. (name, old, new)"""

GENDER = [
    ("star to pair", "Die Bürger*innen werden gehört.", "Die Bürgerinnen und Bürger werden gehört."),
    ("pair turned round", "Lehrer und Lehrerinnen werden gehört.", "Lehrerinnen und Lehrer werden gehört."),
    ("both with a slash", "Alle Schüler/Schülerinnen essen mit.", "Alle Schüler*innen essen mit."),
    ("brackets", "Alle Schüler(innen) essen mit.", "Alle Schüler*innen essen mit."),
    ("participle", "Alle Mitarbeiter erhalten ein Ticket.", "Alle Mitarbeitenden erhalten ein Ticket."),
    ("students", "Studenten fahren kostenlos mit.", "Studierende fahren kostenlos mit."),
    ("one of them", "Jeder Bürger kann Anträge stellen.", "Jede*r Bürger*in kann Anträge stellen."),
    ("article", "Die Stadt stellt einen Berater ein.", "Die Stadt stellt eine*n Berater*in ein."),
    (
        "who holds the office",
        "Die Oberbürgermeisterin wird beauftragt, zu berichten.",
        "Der Oberbürgermeister wird beauftragt, zu berichten.",
    ),
]
NUMBERS = [
    ("in words", "Die Stadt stellt zehn Bänke auf.", "Die Stadt stellt 10 Bänke auf."),
    ("thousands", "Sie zahlt 10000 Euro.", "Sie zahlt 10.000 Euro."),
    ("cents", "Sie zahlt 50,00 Euro.", "Sie zahlt 50 Euro."),
    ("euro sign", "Sie zahlt 10.000 Euro.", "Sie zahlt 10.000 €."),
    ("EUR", "Sie zahlt 10.000 EUR.", "Sie zahlt 10.000 Euro."),
    ("percent", "Es sind 30 Prozent.", "Es sind 30 %."),
    ("millions", "Es kostet 2 Mio. Euro.", "Es kostet 2 Millionen Euro."),
    ("written month", "Bis zum 31.12.2027 wird berichtet.", "Bis zum 31. Dezember 2027 wird berichtet."),
    ("zeros of a day", "Bis zum 1.6.2027 wird berichtet.", "Bis zum 01.06.2027 wird berichtet."),
]
PARAGRAPHS = [
    ("Absatz", "Grundlage ist § 12 Abs. 3 HGO.", "Grundlage ist § 12 Absatz 3 HGO."),
    ("Artikel", "Nach Art. 28 Abs. 2 GG.", "Nach Artikel 28 Absatz 2 GG."),
    ("no-break blanks", "Nach § 12 Abs. 3 HGO.", "Nach §\u00a012 Abs.\u00a03 HGO."),
    ("no blank", "Nach § 12 HGO.", "Nach §12 HGO."),
]
LETTERS = [
    ("old spelling", "Es ist wichtig, daß gebaut wird.", "Es ist wichtig, dass gebaut wird."),
    ("Swiss spelling", "Die Straße wird gesperrt.", "Die Strasse wird gesperrt."),
    ("three full stops", "Es gilt...", "Es gilt …"),
    ("apostrophe", "Das gilt für's Rathaus.", "Das gilt für’s Rathaus."),
    ("compound", "Die Kita-Gebühren entfallen.", "Die Kitagebühren entfallen."),
    ("footnote comes", "Die Stadt baut.", "Die Stadt baut.[^1]"),
]
SAME_MEANING = [*GENDER, *NUMBERS, *PARAGRAPHS, *LETTERS]

# A lawyer would not call any of these a matter of spelling, nor stricter or softer.
OTHER_MEANING = [
    ("other sentence of a paragraph", "Grundlage ist § 12 Abs. 3 HGO.", "Grundlage ist § 12 Abs. 3 Satz 2 HGO."),
    ("paragraphs from to", "Es gelten §§ 3 und 4 der Satzung.", "Es gelten §§ 3 bis 5 der Satzung."),
    ("letter of a paragraph", "Grundlage ist § 24 GemO.", "Grundlage ist § 24a GemO."),
    ("article of the constitution", "Nach Art. 28 GG.", "Nach Art. 20 GG."),
    ("border lifted", "Es werden höchstens 20 Plätze vergeben.", "Es werden 20 Plätze vergeben."),
    ("only", "Die Stadt fördert Vereine.", "Die Stadt fördert nur Vereine."),
    ("without", "Die Stadt fördert Vereine.", "Die Stadt fördert Vereine ohne Eigenanteil."),
    ("how far it is cut", "Die Stadt kürzt den Zuschuss um 10 %.", "Die Stadt kürzt den Zuschuss um 20 %."),
    ("how far it is lowered", "Die Stadt senkt die Miete um 5 %.", "Die Stadt senkt die Miete um 10 %."),
    ("end of a contract", "Der Vertrag gilt bis 2030.", "Der Vertrag gilt bis 2028."),
    ("end of what stays open", "Das Bad bleibt bis 2030 geöffnet.", "Das Bad bleibt bis 2028 geöffnet."),
    ("more is sold", "Die Stadt verkauft 10 Wohnungen.", "Die Stadt verkauft 20 Wohnungen."),
    ("more is taken away", "Die Stadt streicht zwei Stellen.", "Die Stadt streicht fünf Stellen."),
    ("free or not", "Die Kita ist gebührenfrei.", "Die Kita ist gebührenpflichtig."),
    ("other people", "Alle Lehrer werden gehört.", "Alle Schüler werden gehört."),
    (
        "rows of a table swapped",
        "| A | B |\n| 1 | drei Bäume am Markt |\n| 2 | zwei Bänke am See |",
        "| A | B |\n| 2 | zwei Bänke am See |\n| 1 | drei Bäume am Markt |",
    ),
    ("cell of a table", "| Jahr | Betrag |\n| 2027 | 10 Euro |", "| Jahr | Betrag |\n| 2027 | 20 Euro |"),
    ("head of a table", "| Jahr | Ort |\n| 1 | Park |", "| Monat | Ort |\n| 1 | Park |"),
]
TABLES = [
    ("row goes", "| A | B |\n| 1 | x |\n| 2 | y |", "| A | B |\n| 1 | x |", "gekürzt"),
    ("column comes", "| A | B |\n| 1 | x |", "| A | B | C |\n| 1 | x | z |", "ergänzt"),
    ("more places in a cell", "| Jahr | Plätze |\n| 2027 | 10 |", "| Jahr | Plätze |\n| 2027 | 20 |", "verschärft"),
    ("sentence below", "| A | B |\n| 1 | x |", "| A | B |\n| 1 | x |\n\nDas gilt ab 2027.", "ergänzt"),
]
