"""More rows for `council_papers`: inquiries, foreign Markdown, prose, forms, page breaks."""

FORMS = [
    (
        "anfrage_mit_fragen",
        """DIE FRAKTION im Kreistag
Kreishaus, 24768 Beispielburg

Schriftliche Anfrage

Umsetzungsstand des Beschlusses zur Beschlusskontrolle

Der Kreistag hat am 5. März 2020 eine Beschlusskontrolle beschlossen.

Wir fragen den Landrat:

1. Welche Beschlüsse aus dem Jahr 2020 sind umgesetzt?
2. Welche sind es nicht, und warum?
3. Wann liegt der nächste Bericht vor?

Für die Fraktion
Karl Muster
""",
        "Umsetzungsstand des Beschlusses zur Beschlusskontrolle",
        3,
        "Welche Beschlüsse",
        set(),
    ),
    (
        "markdown_fremd",
        """# Antrag: Leerstandskataster einführen

**Antragsteller:** Offene Liste

## Antrag

Der Gemeinderat beschließt:

1. Die Verwaltung führt ein Leerstandskataster.
2. Es wird jährlich veröffentlicht.

## Begründung

Leerstand kostet die Gemeinschaft.

### Rechtliches

Das Landesrecht lässt das zu.

## Klimaauswirkungen

Positiv.

## Etwas ganz Eigenes

Hier steht etwas, das niemand kennt.
""",
        "Leerstandskataster einführen",
        2,
        "Die Verwaltung führt",
        {"reasoning", "climate_impact"},
    ),
    (
        "prosa_ohne_ueberschriften",
        """Bürgerliste Nordstadt
Antrag zur Gemeinderatssitzung am 14.09.2017

Öffnung der Schulhöfe am Wochenende

Die Verwaltung wird gebeten, die Schulhöfe aller Grundschulen auch am Wochenende zum Spielen zu öffnen.

In der Nordstadt fehlen Spielplätze, während die Schulhöfe am Wochenende leer stehen. Andere Städte
machen das seit Jahren. Beschwerden gibt es dort kaum.
""",
        "Öffnung der Schulhöfe am Wochenende",
        1,
        "Die Verwaltung wird gebeten",
        {"reasoning"},
    ),
    (
        "begruendung_in_der_zeile",
        """Stadtverordnetenfraktion Beispiel
Eilantrag
Thema: Unterkünfte für Geflüchtete dezentral planen
Beschlusstext: Die Stadtverordnetenversammlung beauftragt den Magistrat, Unterkünfte dezentral zu planen.
Begründung: Große Unterkünfte erschweren das Ankommen. Kleine Häuser in allen Stadtteilen helfen.
""",
        "Unterkünfte für Geflüchtete dezentral planen",
        1,
        "Die Stadtverordnetenversammlung beauftragt",
        {"reasoning"},
    ),
    (
        "seitenumbruch_mit_kopfzeilen",
        """Fraktion Zukunft Beispielstadt | Marktplatz 1 | 99999 Beispielstadt

Prüfantrag

Rekommunalisierung der Gebäudereinigung prüfen

Der Stadtrat möge beschließen:

1. Die Verwaltung prüft, unter welchen Bedingungen die Reinigung städtischer Gebäude wieder in eigener
Verantwortung erbracht werden kann, und stellt die Kosten beider Wege über fünf Jahre gegen-

Fraktion Zukunft Beispielstadt | Marktplatz 1 | 99999 Beispielstadt
Seite 2 von 3

einander.

2. Sie bezieht den Personalrat ein.

Begründung

Eigene Beschäftigte kennen die Häuser. Die Fluktuation ist geringer, die Qualität höher, und die Wege sind
kurz. Das zeigen Erfahrungen aus

Fraktion Zukunft Beispielstadt | Marktplatz 1 | 99999 Beispielstadt
Seite 3 von 3

anderen Städten.
""",
        "Rekommunalisierung der Gebäudereinigung prüfen",
        2,
        "Die Verwaltung prüft",
        {"reasoning"},
    ),
    (
        "haushaltsantrag_formular",
        """Haushaltsantrag zum Doppelhaushalt 2025/2026

Antragsteller: Fraktion Soziale Stadt
Teilhaushalt: 5000
Produkt: 36.20 Jugendarbeit

Titel: Mehr Mittel für die offene Jugendarbeit

Antragstext:
Der Ansatz für die offene Jugendarbeit wird um 120.000 Euro jährlich erhöht.

Begründung:
Die Einrichtungen mussten ihre Öffnungszeiten kürzen.

Deckungsvorschlag:
Mehrerträge bei der Gewerbesteuer.
""",
        "Mehr Mittel für die offene Jugendarbeit",
        1,
        "Der Ansatz für die offene Jugendarbeit",
        {"reasoning", "funding_proposal"},
    ),
]
