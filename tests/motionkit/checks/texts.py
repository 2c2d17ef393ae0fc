"""Texts that trigger a rule, and near misses that do not. One entry per rule; add texts freely.

A text is a list of clauses, or a dict with the parts of a motion.
"""

WHY = "Die Wege sind unsicher."  # reasons that trigger nothing
DONE = "Die Verwaltung berichtet bis zum 30. Juni 2027."

TEXTS = {
    "reasons_apart": {
        "triggers": [
            ["Die Verwaltung richtet einen Zebrastreifen ein, weil dort viele Kinder gehen."],
            ["Die Verwaltung prüft die Straße. Denn dort ist es gefährlich geworden."],
            ["Begründung: Die Straße ist gefährlich."],
            ["Die Verwaltung prüft. Der Grund dafür ist die steigende Zahl der Unfälle."],
            {"clauses": ["Die Verwaltung prüft die Straße."], "reasoning": ""},
        ],
        "near": [
            ["Die Verwaltung stellt dar, warum die Straße gefährlich ist."],
            ["Die Verwaltung prüft die Straße und begründet ihr Ergebnis."],
            ["Die Begründung der Verwaltung wird veröffentlicht."],
            {"clauses": ["Die Verwaltung prüft."], "reasoning": "", "facts": "Die Straße ist gefährlich."},
            {"kind": "inquiry", "clauses": ["Wie viele Unfälle gab es?"], "reasoning": ""},
        ],
    },
    "votable_alone": {
        "triggers": [
            ["Die Verwaltung erstellt ein Konzept.", "Dieses wird im Ausschuss vorgestellt."],
            ["Die Verwaltung erstellt ein Konzept.", "Dabei werden die Schulen beteiligt."],
            ["Die Verwaltung erstellt ein Konzept.", "Sie legt es dem Rat vor."],
            ["Die Verwaltung wird beauftragt, zu prüfen. Die Stadtwerke werden gebeten, mitzuwirken."],
        ],
        "near": [
            ["Dieses Konzept gibt es noch nicht."],
            ["Die Verwaltung erstellt ein Konzept.", "Das Konzept wird im Ausschuss vorgestellt."],
            ["Die Verwaltung erstellt ein Konzept.", "Darüber hinaus berichtet die Verwaltung jährlich."],
            ["Die Verwaltung wird beauftragt,\n\na) zu prüfen,\nb) zu berichten."],
            {"kind": "inquiry", "clauses": ["Gibt es ein Konzept?", "Dabei: Wer war beteiligt?"]},
        ],
    },
    "addressee_named": {
        "triggers": [
            ["Es wird ein Trinkbrunnen errichtet."],
            ["Einrichtung einer Anlaufstelle für Mieter*innen"],
            ["Die Beleuchtung im Park soll ergänzt werden."],
        ],
        "near": [
            ["Die Verwaltung errichtet einen Trinkbrunnen."],
            ["[[Verwaltung|Nominativ]] wird beauftragt, einen Brunnen zu errichten."],
            {"opening_formula": "Der Magistrat wird beauftragt:", "clauses": ["Es wird ein Brunnen errichtet."]},
            ["Der Platz wird nach Rosa Luxemburg benannt und die Beschilderung wird ergänzt."],
            ["Die Stadtwerke werden gebeten, einen Brunnen zu errichten."],
            {"kind": "declaration", "clauses": ["Das Krankenhaus soll erhalten werden."]},
        ],
    },
    "report_date": {
        "triggers": [
            ["Die Verwaltung erstellt ein Konzept."],
            ["Die Verwaltung legt zeitnah ein Konzept vor."],
            ["Die Verwaltung berichtet dem Ausschuss über das Ergebnis."],
        ],
        "near": [
            ["Die Verwaltung erstellt bis zum 30. Juni 2027 ein Konzept."],
            ["Die Verwaltung berichtet jährlich."],
            ["Die Verwaltung legt bis zum [[Berichtsfrist]] ein Konzept vor."],
            ["Die Verwaltung berichtet in der nächsten Sitzung."],
            ["Künftig werden alle Vorlagen veröffentlicht."],
            ["Die Verwaltung prüft innerhalb von sechs Monaten."],
            {"kind": "inquiry", "clauses": ["Wie viele Wohnungen stehen leer?"]},
        ],
    },
    "cost_and_cover": {
        "triggers": [
            ["Der Zuschuss an das Frauenhaus wird um 20.000 Euro erhöht."],
            ["Am Bahnhof wird eine öffentliche Toilette errichtet."],
            {"kind": "budget_motion", "clauses": ["Mehr Jugendarbeit wird ermöglicht."]},
        ],
        "near": [
            {"clauses": ["Der Zuschuss wird um 20.000 Euro erhöht."], "funding_proposal": "Aus Produktkonto 36.20."},
            ["Der Zuschuss wird um 20.000 Euro erhöht. Die Deckung erfolgt aus der Rücklage."],
            ["Die Verwaltung prüft, ob am Bahnhof eine Toilette errichtet werden kann und was sie kostet."],
            {
                "clauses": ["Am Bahnhof wird eine Toilette errichtet."],
                "financial_impact": "Die Verwaltung schätzt die Kosten.",
            },
            {"clauses": ["Die Verwaltung berichtet über Mieten."], "reasoning": "Eine Wohnung kostet 900 Euro."},
            {"kind": "inquiry", "clauses": ["Warum wurden 20.000 Euro ausgegeben?"]},
        ],
    },
    "state_matter": {
        "triggers": [
            ["Der Rat fordert die Bundesregierung auf, die Mieten zu begrenzen."],
            ["Die Landesregierung wird aufgefordert, mehr Lehrkräfte einzustellen."],
            ["Der Gemeinderat beantragt die Änderung des Schulgesetzes."],
        ],
        "near": [
            ["Die Verwaltung beantragt Fördermittel des Landes."],
            ["Der Oberbürgermeister setzt sich beim Land für mehr Lehrkräfte ein."],
            {"kind": "declaration", "clauses": ["Der Rat fordert die Bundesregierung auf, die Mieten zu begrenzen."]},
            ["Die Verwaltung berichtet, was die Landesregierung plant."],
        ],
    },
    "delegated_matter": {
        "triggers": [
            ["In der Schulstraße wird Tempo 30 eingeführt."],
            ["Vor der Kita wird ein Zebrastreifen angelegt."],
            ["Die Verwaltung wird beauftragt, ein Halteverbot einzurichten."],
        ],
        "near": [
            ["Die Verwaltung prüft, ob in der Schulstraße Tempo 30 eingeführt werden kann."],
            [
                "Die Verwaltung beantragt bei der Straßenverkehrsbehörde, Tempo 30 anzuordnen, und wird gebeten, zu berichten."
            ],
            ["Die Verwaltung berichtet über alle Zebrastreifen, die eingerichtet wurden."],
            {"kind": "examination_request", "clauses": ["Tempo 30 wird eingeführt."]},
        ],
    },
    "ongoing_administration": {
        "triggers": [
            ["Die Verwaltung wird beauftragt, am Marktplatz eine Sitzbank aufzustellen."],
            ["Das Schlagloch in der Hauptstraße wird ausgebessert."],
            ["An der Haltestelle wird ein zusätzlicher Mülleimer angebracht."],
        ],
        "near": [
            ["Im Stadtgebiet werden 30 Sitzbänke nach einem Konzept aufgestellt."],
            ["Die Verwaltung legt fest, nach welchen Maßstäben Mülleimer aufgestellt werden."],
            ["Die Verwaltung berichtet über den Zustand der Straßen."],
        ],
    },
    "organisation_of_office": {
        "triggers": [
            ["Die Verwaltung erlässt eine Dienstanweisung zur Sprache in Bescheiden."],
            ["Die Klimastelle wird dem Dezernat zugeordnet."],
            ["Die Beschäftigten werden angewiesen, mit dem Rad zu fahren: Die Mitarbeiter*innen sind anzuweisen."],
        ],
        "near": [
            ["Die Verwaltung prüft, ob eine Dienstanweisung nötig ist."],
            ["Im Stellenplan wird eine Stelle für Klimaschutz geschaffen."],
            ["Familien sind auf Hilfe angewiesen, die Verwaltung berichtet darüber."],
        ],
    },
    "leftover_placeholder": {
        "triggers": [
            ["[[Verwaltung]] wird beauftragt."],
            {"title": "Antrag für die Stadt XY", "clauses": [DONE]},
            {"clauses": [DONE], "reasoning": "Es fehlen [Betrag einfügen] Euro."},
            {"clauses": [DONE], "financial_impact": "Einmalig ________ Euro."},
        ],
        "near": [
            ["Das Gesetz sagt: „Die Gemeinden […] regeln das.“"],
            ["Die Verwaltung informiert auf x und y, Telefon 0721 123-XYZ1."],
            {"clauses": [DONE], "hints": "Setzen Sie hier [Betrag] ein."},
            {"clauses": [DONE], "reasoning": "Und so weiter ..."},
        ],
    },
    "numbers_agree": {
        "triggers": [
            {
                "clauses": ["Es werden 20.000 Euro bereitgestellt."],
                "financial_impact": "Die Kosten betragen 25.000 Euro.",
            },
            {
                "clauses": ["Die Verwaltung stellt 12 Trinkwasserbrunnen auf."],
                "reasoning": "15 Trinkwasserbrunnen reichen.",
            },
            {"clauses": ["Der Ansatz steigt um 1 Mio. Euro."], "funding_proposal": "Gedeckt werden 900.000 Euro."},
        ],
        "near": [
            {"clauses": ["Es werden 20.000 Euro bereitgestellt."], "financial_impact": "Die Kosten betragen 20.000 €."},
            {
                "clauses": ["Es werden 20.000 Euro im Jahr bereitgestellt."],
                "financial_impact": "In drei Jahren 60.000 Euro.",
            },
            {
                "clauses": ["Es werden 20.000 Euro bereitgestellt."],
                "financial_impact": "15.000 Euro Sachkosten, 5.000 Euro Honorare.",
            },
            {"clauses": ["Die Verwaltung stellt 12 Brunnen auf."], "reasoning": "Heute sind es 3 Spielplätze."},
        ],
    },
    "clause_length": {
        "triggers": [
            ["Die Verwaltung " + "prüft und " * 30 + "berichtet."],
            ["Die Verwaltung prüft die Straße. " * 30],
            ["Kurz.\n\na) " + "lang und " * 30 + "breit"],
        ],
        "near": [
            ["Die Verwaltung prüft die Straße. " * 10],
            ["Die Verwaltung prüft:\n\n" + "\n".join(f"{letter}) einen kurzen Punkt dazu" for letter in "abcdefghij")],
            [f"Die Verwaltung prüft Punkt {number}." for number in range(20)],
        ],
    },
    "gender_forms": {
        "triggers": [
            ["Bürger*innen und Mieter:innen werden gehört."],
            ["BürgerInnen werden gehört.", "Mieter*innen auch."],
            {"clauses": ["Bürger/-innen werden gehört."], "reasoning": "Die Einwohner*innen wollen das."},
        ],
        "near": [
            ["Bürger*innen und Mieter*innen werden gehört."],
            ["Bürgerinnen und Bürger, auch Mieter*innen, werden gehört."],
            ["Im Innenhof und in Innenräumen: Bürger*innen treffen sich um 10:30 Uhr."],
        ],
    },
    "right_to_table": {
        "triggers": [
            {"clauses": [DONE], "originator": "Ratsmitglied Kim Muster", "where": ("Köln", "NW")},
            {"clauses": [DONE], "originator": "Stadträtin Kim Muster (SPD)", "where": ("Karlsruhe", "BW")},
            {"clauses": [DONE], "originator": "Kim Muster, fraktionslos", "where": ("Jena", "TH")},
        ],
        "near": [
            {"clauses": [DONE], "originator": "Fraktion Buntes Bündnis", "where": ("Köln", "NW")},
            {"clauses": [DONE], "originator": "Ratsmitglied Kim Muster", "where": ("Göttingen", "NI")},
            {"clauses": [DONE], "originator": "Ratsmitglied Kim Muster"},
            {"clauses": [DONE], "originator": "Ratsfrau Kim Muster für die Gruppe Bunt", "where": ("Köln", "NW")},
        ],
    },
}
