"""What people type, what must be found and what must not: one table for every index that uses `german`.

A test hands in a function that stores one document, runs one query strictly (everything that was asked for), and says
whether the document came back. The same table serves SQLite and PostgreSQL.
"""

from typing import NamedTuple


class Pair(NamedTuple):
    """`query` must find each of `finds`, and none of `misses`."""

    query: str
    finds: tuple[str, ...]
    misses: tuple[str, ...] = ()


GENDER = (
    Pair("Mieterinnen", ("Rechte der Mieter*innen", "Mieter:innen", "Mieter_innen", "MieterInnen", "Mieter/-innen")),
    Pair(
        "Mieter*innen", ("alle Mieterinnen und Mieter", "der Mieter", "Mieter/innen", "eine Mieterin"), ("die Miete",)
    ),
    Pair("Mieter:innen", ("Mieter(innen)", "Mieter·innen", "Mieterinnen"), ("Vermietung",)),
    Pair("MieterInnen", ("Mieter und Mieterinnen beraten",)),
    Pair("Mieter/-innen", ("die Mieterin",)),
    Pair("Kolleg*innen", ("unsere Kolleginnen und Kollegen", "der Kollege", "Kolleg:innen"), ("das Kolloquium",)),
    Pair("Ärzt*innen", ("Ärztinnen fehlen", "der Arzt", "die Ärzte", "Ärzt:innen"), ("Art der Sache",)),
    Pair("Ärztin", ("Ärzte", "Arzt")),
    Pair("Bürgerrat", ("der Bürger*innenrat", "ein Bürgerinnenrat", "Bürger:innenrat", "Bürger*innen-Rat")),
    Pair("Bürger*innenrat", ("Bürgerrat", "Bürger-Rat"), ("Bürgersteig",)),
    Pair("Lehrer", ("Lehrer*innen", "Lehrerinnenzimmer", "LehrerInnen"), ("Lehre",)),
    Pair("Radfahrer", ("Radfahrer*innen", "Radfahrende und Radfahrerinnen")),
    Pair(
        "Einwohnerantrag", ("der Einwohner*innenantrag", "Einwohner:innen-Antrag"), ("Einwohner stellen einen Antrag.",)
    ),
    Pair("Stadträtin", ("der Stadtrat", "Stadträt*innen", "Stadträtinnen und Stadträte")),
    Pair("Schüler:innen", ("Schülerinnen", "Schülervertretung"), ("Schule",)),
    Pair('"Mieterinnen und Mieter"', ("die Mieterinnen und Mieter der Stadt", "Mieter*innen")),
    Pair('"Rechte der Mieter*innen"', ("Rechte der Mieterinnen und Mieter",), ("Mieter und ihre Rechte",)),
    Pair("Erzieher*in", ("Erzieherinnen gesucht", "Erzieher")),
)

SPELLING = (
    Pair("Straße", ("Strasse", "STRASSE", "Straßen", "strasse"), ("Strauß",)),
    Pair("Strasse", ("Straße", "Hauptstraße")),
    Pair("Gebäude", ("Gebaeude", "Gebaude", "GEBÄUDE", "die Gebäuden")),
    Pair("Gebaeude", ("Gebäude",)),
    Pair("Gebaude", ("Gebäude",)),
    Pair("Buergerbegehren", ("Bürgerbegehren",)),
    Pair("burgerbegehren", ("Bürgerbegehren",)),
    Pair("Fussgaenger", ("Fußgänger", "Fußgängerinnen")),
    Pair("oeffentlich", ("öffentliche Toiletten",)),
    Pair("Köln", ("Koeln", "Ko\u0308ln", "KÖLN")),
    Pair("grosse", ("große Anfrage", "größere Flächen")),
    Pair("Zusammenarbeit", ("Zu\u00adsammen\u00adarbeit", "Zusammen-\narbeit", "ZUSAMMENARBEIT")),
    Pair("Klimaschutz", ("Klima-\nschutz", "Klima-\r\n  schutz", "Klima\u00adschutz", "klimaschutz")),
    Pair("Café", ("Cafe", "CAFÉ")),
    Pair("Maßnahmen", ("Massnahme", "MASSNAHMEN")),
    Pair("Räte", ("der Rat", "Rates"), ("Sterberate",)),
    Pair("Ware", ("die Ware",), ("Das war so.",)),
    Pair("OB", ("OB Maier", "der Oberbürgermeister"), ("ob das geht",)),
)

COMPOUNDS = (
    Pair(
        "Wohnungsbaugesellschaft",
        (
            "Wohnungsbau-Gesellschaft",
            "Wohnungs Bau Gesellschaft",
            "Wohnungsbaugesellschaften",
            "Wohnungsbau Gesellschaft",
            "Wohnungsbau-\ngesellschaft",
        ),
    ),
    Pair("Wohnungsbau-Gesellschaft", ("Wohnungsbaugesellschaft",)),
    Pair("Wohnungs Bau Gesellschaft", ("Wohnungsbaugesellschaft", "Wohnungsbau-Gesellschaft")),
    Pair("Wohnung", ("Wohnungsbaugesellschaft", "Mietwohnungen", "Wohnungen"), ("gewöhnlich", "Gewohnheit")),
    Pair("Gesellschaft", ("Wohnungsbaugesellschaft", "Verkehrsgesellschaften"), ("der Geselle",)),
    Pair("Wohnungsbau", ("Wohnungsbaugesellschaft", "Wohnungsbauprogramm"), ("Bau einer Schule",)),
    Pair("Radweg", ("Rad- und Fußweg", "Radwege", "Rad-Weg", "Radwegenetz"), ("Fußweg",)),
    Pair("Fußweg", ("Rad- und Fußweg", "Geh- und Fußwege"), ("Radweg",)),
    Pair("Kitaplätze", ("Kita-, Schul- und Hortplätze", "Kitaplatz", "Kita-Platz"), ("Parkplatz",)),
    Pair("Schulplatz", ("Kita-, Schul- und Hortplätze",)),
    Pair("Grundstückspreise", ("Grundstücksgrößen und -preise",), ("Preise",)),
    Pair("Altholz", ("Alt- und Totholz",)),
    Pair("Leerstandskataster", ("Leerstands-Kataster", "ein Leerstandskataster", "Leerstand Kataster")),
    Pair("Leerstand Kataster", ("Leerstandskataster",)),
    Pair("Abgabe Ordnung", ("Abgabenordnung",)),
    Pair("Kosten Entwicklung", ("Kostenentwicklung",)),
    Pair("Schwangerschaft Abbruch", ("Schwangerschaftsabbruch", "Schwangerschaftsabbrüche")),
    Pair("Schule", ("Grundschule", "Schulen", "Schulhof", "Gesamtschulen"), ("Schulter", "Schulden")),
    Pair("Plan", ("Haushaltsplan", "Bebauungspläne", "Pläne"), ("Planet",)),
    Pair("Haushalt", ("Haushaltsplan", "Doppelhaushalt", "Haushalte"), ("Haus",)),
    Pair("Bad", ("Hallenbad", "Schwimmbäder"), ("Badminton",)),
    Pair("Weg", ("Radwege", "Wegenetz"), ("wegen",)),
    Pair("Straße", ("Fahrradstraße", "Straßenbahn"), ("Strauß",)),
    Pair("Verkehr", ("Radverkehr", "Verkehrsbetriebe"), ("Kehrmaschine",)),
    Pair("Baum", ("Bäume", "Baumschutzsatzung", "Straßenbäume"), ("Bau",)),
    Pair("Schutz", ("Baumschutzsatzung", "Klimaschutz"), ("Schuss",)),
    Pair("Satzung", ("Baumschutzsatzung", "Satzungen"), ("Satz",)),
    Pair("Ausschuss", ("Sozialausschuss", "Ausschüsse", "Ausschussmitglied"), ("Schuss",)),
    Pair("Rat", ("Stadtrat", "Ortschaftsrates", "Ratsfraktion"), ("Quadrat", "Rate")),
    Pair("Fußgängerüberweg", ("Zebrastreifen", "Fußgängerüberwege")),
    Pair("Heizung", ("Ölheizungen",)),
    Pair("Spielplatz", ("Spielplätze", "Spiel- und Bolzplätze", "Spielplatzpaten"), ("Spiel auf dem Platz",)),
    Pair("Personalrat", ("Personalräte", "Personal-Rat"), ("Personal",)),
    Pair("Bebauungsplan", ("B-Plan 12", "Bebauungspläne"), ("Plan",)),
    Pair("Miete", ("Mietspiegel", "Mieten steigen", "Kaltmiete"), ("Mitte",)),
    Pair("Strom", ("Stromsperren", "Ökostrom"), ("Störung",)),
    Pair("Kinder Garten", ("Kindergarten", "Kindergärten")),
)

FORMS = (
    Pair("Häuser", ("das Haus", "Hauses", "Häusern"), ("Häute",)),
    Pair("Beschluss", ("Beschlüsse", "des Beschlusses", "Beschluß"), ("Schluss",)),
    Pair("Busse", ("der Bus", "Bussen"), ("Bussard",)),
    Pair("Museum", ("Museen", "Stadtmuseum"), ("Muse",)),
    Pair("Kind", ("Kinder", "Kindern", "Kinderarmut"), ("Kinn",)),
    Pair("Thema", ("Themen", "Themas"), ("Theke",)),
    Pair("Gremium", ("Gremien",)),
    Pair("Praktikum", ("Praktika", "Praktikumsplatz")),
    Pair("beschließen", ("wird beschlossen", "beschließt", "beschloss")),
    Pair("fördern", ("gefördert", "fördert", "Förderung"), ("Feder",)),
    Pair("sanieren", ("Sanierung der Schulen", "saniert", "sanierte"), ("Satin",)),
    Pair("prüfen", ("geprüft", "prüft"), ("Profi",)),
    Pair("mieten", ("Miete", "gemietet", "vermieten und mieten")),
    Pair("kommunal", ("kommunale Betriebe", "kommunalen", "Kommunalwahl"), ("kommunistisch",)),
    Pair("sozial", ("soziale Arbeit", "sozialem", "Sozialausschuss"), ("Sozius",)),
    Pair("groß", ("größer", "größten", "großes"), ("groove",)),
    Pair("Stadt", ("Städte", "städtische Betriebe", "Innenstadt"), ("statt dessen", "Stadion")),
    Pair("Ehrenamt", ("ehrenamtlich Tätige", "Ehrenämter")),
    Pair("Kultur", ("kulturelle Angebote", "Kulturhaus"), ("Kult",)),
    Pair("barrierefrei", ("barrierefreie Haltestellen", "barrierefreier")),
    Pair("Jugendliche", ("den Jugendlichen", "Jugendlicher")),
    Pair("Energie", ("Energien", "Energiewende"), ("Ener",)),
    Pair("Beteiligung", ("Beteiligungen", "Bürgerbeteiligung"), ("Teil",)),
    Pair("Termin", ("Termine", "Terminplan"), ("Terminologie",)),
    Pair("Fläche", ("Flächen", "Grünfläche", "Flächennutzung"), ("Flasche",)),
    Pair("Fahrrad", ("Fahrräder", "Fahrradstraße"), ("Fahrt",)),
    Pair("Bibliothek", ("Bibliotheken", "Stadtbibliothek")),
)

LAW_AND_NUMBERS = (
    Pair(
        "§ 34 GO NRW",
        ("nach § 34 GO NRW", "§34 GO NRW", "§ 34 Abs. 1 Satz 2 GO NRW", "§ 34 der Gemeindeordnung NRW"),
        ("§ 35 GO NRW", "§ 34 BauGB und die GO NRW"),
    ),
    Pair(
        "§ 34", ("§§ 34 ff. GO", "Paragraf 34", "§§ 33, 34", "§§ 30 bis 36 GO", "Paragraph 34"), ("34 Stühle", "§ 134")
    ),
    Pair("Paragraf 34", ("§ 34 BauGB",), ("§ 35",)),
    Pair("§ 34a", ("§ 34a HGO", "§ 34 a HGO"), ("§ 34 HGO", "§ 34b")),
    Pair("Art. 18a GO", ("Art. 18a GO", "Artikel 18a Abs. 2 GO"), ("Art. 18 GO",)),
    Pair(
        "Art. 28 GG", ("Artikel 28 Grundgesetz", "Art. 28 Abs. 2 GG", "Artikel 28 des Grundgesetzes"), ("Art. 29 GG",)
    ),
    Pair("§ 8 BauGB", ("§ 8 Baugesetzbuch", "§ 8 Abs. 2 Nr. 3 BauGB"), ("§ 9 BauGB",)),
    Pair("GO", ("die Gemeindeordnung",), ("gehen",)),
    Pair("Gemeindeordnung", ("§ 34 GO", "Gemeindeordnung"), ("Gemeinde",)),
    Pair("2019/0123", ("Drucksache 2019/0123", "2019-0123", "DS 2019/123"), ("2019/0124", "2018/0123")),
    Pair("Drucksache 2019/0123", ("Drucksache 2019/0123", "Drs. 2019/0123", "DS 2019-0123"), ("Drucksache 2019/1230",)),
    Pair("DS 12/345", ("DS 12/345", "Drucksache 12/345", "Drs. 12/345"), ("12/346",)),
    Pair("18.03.2020", ("am 18. März 2020", "18.3.2020", "2020-03-18", "18. Maerz 2020"), ("19.03.2020",)),
    Pair("18. März 2020", ("18.03.2020", "18.3.20"), ("18. März 2021",)),
    Pair("März 2020", ("am 18.03.2020", "im März 2020"), ("18.04.2020",)),
    Pair("2020", ("im Jahr 2020", "18.03.2020", "2020/0345"), ("2021",)),
    Pair("1.000.000 Euro", ("1000000 Euro", "1 000 000 Euro"), ("1.000 Euro",)),
    Pair("3,5 Prozent", ("um 3,5 Prozent",), ("um 35 Prozent",)),
    Pair("80 cm", ("80cm", "80 cm"), ("180 cm",)),
    Pair("Tempo 30", ("Tempo 30", "Tempo-30-Zone", "Tempo 30-Zone"), ("Tempo 50",)),
    Pair("Hartz IV", ("Hartz IV", "Hartz-IV"), ("Harz",)),
    Pair("U3", ("U3-Plätze", "Betreuung U3"), ("U6",)),
)

SYNONYMS = (
    Pair(
        "Kita", ("Kindertagesstätte", "Kitas", "Kindertageseinrichtungen", "Kindergarten", "Kita-Gebühren"), ("Kittel",)
    ),
    Pair("Kindertagesstätte", ("Kita", "Kitas"), ("Tagesordnung",)),
    Pair("Kita-Gebühren", ("Kitagebühren", "Kindertagesstättengebühren"), ("Kita ohne Gebühr",)),
    Pair("ÖPNV", ("öffentlicher Personennahverkehr", "den öffentlichen Personennahverkehr", "OEPNV"), ("Personal",)),
    Pair("öffentlicher Personennahverkehr", ("ÖPNV",)),
    Pair("Oberbürgermeister", ("OB", "Oberbürgermeisterin"), ("ob es geht",)),
    Pair("BVV", ("Bezirksverordnetenversammlung",), ("Bezirk",)),
    Pair("Bezirksverordnetenversammlung", ("BVV",)),
    Pair("StVV", ("Stadtverordnetenversammlung",)),
    Pair("NRW", ("Nordrhein-Westfalen",), ("Niedersachsen",)),
    Pair("Nordrhein-Westfalen", ("NRW",)),
    Pair("Photovoltaik", ("PV-Anlage", "Fotovoltaik", "Solaranlage"), ("Volt",)),
    Pair("Straßenbahn", ("Tram", "Straßenbahnen"), ("Bahn",)),
    Pair("Ampel", ("Lichtsignalanlage", "Ampeln"), ("Amper",)),
    Pair("Abfall", ("Müll", "Abfälle", "Müllgebühren"), ("Fall",)),
    Pair("VHS", ("Volkshochschule",)),
    Pair("Pkw", ("PKW", "Autos", "Personenkraftwagen"), ("Kraft",)),
    Pair("Fahrrad", ("Rad",), ("Radieschen",)),
    Pair("Nahverkehr", ("ÖPNV",)),
    Pair("Künstliche Intelligenz", ("KI",)),
)

QUERIES = (
    Pair('"Recht auf Wohnen"', ("das Recht auf Wohnen", "ein Recht auf Wohnen für alle"), ("Wohnen ist ein Recht",)),
    Pair('"Klima Schutz"', ("Klima Schutz",), ("Schutz Klima",)),
    Pair("„Runder Tisch“", ("ein Runder Tisch",), ("Tisch, runder",)),
    Pair("Stadion -Verkauf", ("Stadion bauen",), ("Verkauf des Stadions",)),
    Pair('Bad -"Bad Honnef"', ("Bad sanieren",), ("in Bad Honnef",)),
    Pair("Wohnung -Mieterinnen", ("Wohnung kaufen",), ("Wohnung der Mieter*innen",)),
    Pair("Miete Stadt", ("Die Miete in der Stadt",), ("Die Miete", "Die Stadt")),
    Pair("der Haushalt", ("Haushalt",), ("der Kämmerer",)),
    Pair("wie geht es der Stadt", ("die Stadt geht voran",)),
    Pair("AND", ("and more",)),
    Pair("Wohnung OR", ("Wohnung or else",)),
    Pair('Wohnung"', ("Wohnung",)),
    Pair("Wohnung*", ("Wohnung",)),
    Pair("(Wohnung", ("Wohnung",)),
    Pair("title:Wohnung", ("title Wohnung",)),
    Pair("Wohnung NEAR(Stadt)", ("near Stadt und Wohnung",)),
    Pair("-", (), ("etwas",)),
    Pair("", (), ("etwas",)),
    Pair("Grün-Weiß", ("Grün-Weiß",), ("grün",)),
    Pair("Karl-Marx-Straße", ("Karl-Marx-Straße", "Karl-Marx-Str. und Karl-Marx-Strasse"), ("Karlstraße",)),
    Pair("Müller's", ("Müller's Mühle",)),
    Pair("der", ("der",), ("die",)),
    Pair("WLAN", ("Wifi", "WLAN-Hotspots")),
)

ALL = GENDER + SPELLING + COMPOUNDS + FORMS + LAW_AND_NUMBERS + SYNONYMS + QUERIES
