"""Motions as they come from councils of several Länder: own texts in the forms that offices use.

Each row: name, text, title, number of clauses, beginning of the first clause, parts that must be found.
"""

from tests.motionkit.council_forms import FORMS

PAPERS = [
    (
        "kassel_stadtverordnete",
        """Fraktion B90/Grüne
in der Stadtverordnetenversammlung
Rathaus, 34112 Kassel
Telefon 0561 787 1294
fraktion@example.org

Vorlage Nr. 101.19.512                                          Kassel, 12. Januar 2023

Trinkwasserbrunnen in allen Stadtteilen

Gemeinsamer Antrag

zur Überweisung in den Ausschuss für Umwelt und Energie

Die Stadtverordnetenversammlung wolle beschließen:

Der Magistrat wird beauftragt, in jedem Stadtteil mindestens einen öffentlichen
Trinkwasserbrunnen einzurichten. Die Standorte werden mit den Ortsbeiräten abgestimmt.

Begründung:

Die Sommer werden heißer. Trinkwasser im öffentlichen Raum schützt die Gesund-
heit und spart Verpackungen.

Berichterstatter*in: Stadtverordnete Muster

gez. Anna Muster
Fraktionsvorsitzende
""",
        "Trinkwasserbrunnen in allen Stadtteilen",
        1,
        "Der Magistrat wird beauftragt",
        {"reasoning"},
    ),
    (
        "nrw_rat_mit_kosten",
        """An den
Oberbürgermeister der Stadt Musterstadt
Herrn Dr. Max Beispiel
Rathausplatz 1
45127 Musterstadt

Musterstadt, 03.05.2021

Antrag gemäß § 3 der Geschäftsordnung zur Sitzung des Rates am 20.05.2021

Betreff: Klimarelevanz in allen Vorlagen der Verwaltung ausweisen

Sehr geehrter Herr Oberbürgermeister,

die Ratsgruppe bittet Sie, folgenden Antrag auf die Tagesordnung der nächsten Ratssitzung zu setzen:

Beschlussvorschlag

1) Der Rat beauftragt die Verwaltung, ab dem 1. Januar 2022 in jeder Beschlussvorlage die Auswirkungen auf das Klima darzustellen.
2) Die Darstellung unterscheidet
   a) positive,
   b) negative und
   c) keine Auswirkungen.
3) Die Verwaltung berichtet dem Hauptausschuss jährlich.

Sachdarstellung

Der Rat hat 2019 beschlossen, bis 2035 klimaneutral zu werden.

Finanzielle Auswirkungen

Es entstehen keine zusätzlichen Kosten.

Deckungsvorschlag: Entfällt.

Klimarelevanz:
Positiv.

Rechtsgrundlage
§ 48 Abs. 1 GO NRW

Mit freundlichen Grüßen

Erika Beispiel
(Sprecherin)
""",
        "Klimarelevanz in allen Vorlagen der Verwaltung ausweisen",
        3,
        "Der Rat beauftragt die Verwaltung",
        {"facts", "financial_impact", "funding_proposal", "climate_impact", "legal_bases"},
    ),
    (
        "berlin_bvv",
        """Bezirksverordnetenversammlung
Beispielbezirk von Berlin
VII. Wahlperiode

Drucksache DS/0815/VII
Antrag
Ursprungsinitiator: Fraktion DIE LINKE

Betr.: Sicherer Schulweg an der Musterallee

Die BVV möge beschließen:

Das Bezirksamt wird ersucht, gemeinsam mit der Polizei und den Schulen zu prüfen,
wie der Schulweg an der Kreuzung Musterallee / Beispielstraße sicherer werden kann.

Der BVV ist bis zum 31.12.2022 zu berichten.

Begründung:
An der Kreuzung kam es mehrfach zu gefährlichen Situationen.

Berlin, den 10.05.2022

DIE LINKE
""",
        "Sicherer Schulweg an der Musterallee",
        1,
        "Das Bezirksamt wird ersucht",
        {"reasoning"},
    ),
    (
        "bayern_stadtrat_wir_beantragen",
        """Herrn
Oberbürgermeister
Rathaus

Beispielstadt, 7. März 2024

ANTRAG
Sozialticket für Menschen mit geringem Einkommen

Wir beantragen:

(1) Die Verwaltung legt ein Konzept für ein Sozialticket vor.
(2) Das Ticket kostet höchstens 20 Euro im Monat.
(3) Die Stadtwerke werden einbezogen.

Begründung
Mobilität ist die Voraussetzung für Teilhabe. Viele können sich das Monatsticket nicht leisten.

Finanzierung
Die Mittel werden in den Haushalt 2025 eingestellt.

gez.
Maria Muster, Stadträtin
""",
        "Sozialticket für Menschen mit geringem Einkommen",
        3,
        "Die Verwaltung legt ein Konzept",
        {"reasoning", "funding_proposal"},
    ),
    (
        "sachsen_roemisch_mit_tabellenkopf",
        """Stadtrat der Stadt Beispiel
Antrag Nr. A0123/20

Einreicher: Fraktion SPD
Gegenstand:
Livestream der Sitzungen des Stadtrates

Beratungsfolge
Verwaltungsausschuss 12.02.2020 nicht öffentlich
Stadtrat 27.02.2020 öffentlich

Beschlussvorschlag:

I. Die Sitzungen des Stadtrates werden im Internet übertragen.
II. Der Oberbürgermeister wird beauftragt, die Hauptsatzung entsprechend anzupassen.
   1. Die Rechte der Redenden werden gewahrt.
   2. Aufzeichnungen bleiben fünf Jahre abrufbar.

Begründung:

Öffentlichkeit ist ein Grundsatz der Demokratie.

Anlagen:
- Vergleich mit anderen Städten
""",
        "Livestream der Sitzungen des Stadtrates",
        2,
        "Die Sitzungen des Stadtrates",
        {"reasoning", "attachments"},
    ),
    (
        "gemeinde_mit_sachverhalt_zuerst",
        """Gemeinde Beispielsdorf
Vorlage 2020/045

Ausbildung als Vergabekriterium

Sachverhalt:
Die Gemeinde vergibt jedes Jahr Aufträge. Ob ein Betrieb ausbildet, spielt dabei keine Rolle.
Die Nachbargemeinde hat gute Erfahrungen gemacht.

Beschlussempfehlung:
Die Gemeindevertretung beschließt:
- Ausbildungsbetriebe werden bei gleichwertigen Angeboten bevorzugt.
- Die Vergabeordnung wird entsprechend geändert.

Auswirkungen auf den Haushalt:
keine
""",
        "Ausbildung als Vergabekriterium",
        2,
        "Ausbildungsbetriebe werden",
        {"facts", "financial_impact"},
    ),
    *FORMS,
]
