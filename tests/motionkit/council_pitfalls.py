"""Results whose plain reading misleads: negations, objects, amendments, advice, references elsewhere."""

PITFALLS = {
    "adopted": """
        ungeändert beschlossen (einstimmig) | Der Beschlussvorschlag wird einstimmig angenommen.
        | Der Antrag der Fraktion wird mit 12 Ja-Stimmen, 3 Nein-Stimmen und 1 Enthaltung angenommen.
        | Beschluss: Zugestimmt | Beschlussfassung: einstimmig | Einstimmig, 2 Enthaltungen
        | mehrheitlich (15 Ja, 3 Nein, 2 Enthaltungen) | Antrag angenommen, Änderungsantrag abgelehnt
        | Der Stadtrat stimmt dem Antrag zu. | Der Gemeinderat hat beschlossen, die Verwaltung zu beauftragen.
        | Der Rat der Stadt beschließt einstimmig bei 3 Enthaltungen, den Antrag anzunehmen.
        | Beschluss wurde gefasst | beschlossen (siehe Beschlusstext) | Auf Antrag der CDU mehrheitlich beschlossen
        | Zustimmung gemäß Verwaltungsvorschlag | im Umlaufverfahren beschlossen
        | durch Handzeichen einstimmig angenommen | in namentlicher Abstimmung mit 25:20 angenommen
        | Beschlossen gem. Vorlage | wie vorgeschlagen beschlossen | Verwaltungsvorschlag angenommen
        | angenommen ohne Gegenstimmen | Keine Einwände, angenommen
        | Antrag wurde ohne Aussprache einstimmig angenommen | Resolution verabschiedet | Satzung beschlossen
        | Ablehnung des Änderungsantrags, Zustimmung zum Hauptantrag
        | Änderungsantrag der SPD mehrheitlich abgelehnt; Vorlage einstimmig beschlossen
        | Punkt 1 und 2 einstimmig beschlossen
    """,
    "adopted_amended": """
        Einstimmig beschlossen in der Fassung der Beschlussempfehlung des Ausschusses
        | mit den beschlossenen Änderungen angenommen | geändert angenommen | Beschluss geändert gefasst
        | Neufassung beschlossen | mit einer Ergänzung einstimmig beschlossen
        | unter Berücksichtigung der Änderungsanträge beschlossen | beschlossen i. d. F. des Änderungsantrags
        | mit Änderungen und Ergänzungen beschlossen | Geändert beschlossen, 30 Ja, 10 Nein
        | Zustimmung in geänderter Form
    """,
    "partly_adopted": """
        Ziffer 1 beschlossen, Ziffer 2 zurückgestellt | Nr. 1 angenommen / Nr. 2 abgelehnt
        | Punkt 1: Ja 20 Nein 10 angenommen; Punkt 2: Ja 5 Nein 25 abgelehnt | Satz 1 angenommen, Satz 2 verwiesen
        | mehrheitlich teilweise beschlossen | einstimmig mit Änderung / teilweise beschlossen
    """,
    "rejected": """
        Der Antrag ist damit abgelehnt. | Der Antrag wurde mit Mehrheit abgelehnt | Antrag nicht angenommen
        | Der Rat folgt dem Antrag nicht. | Der Antrag findet keine Mehrheit
        | bei Stimmengleichheit gilt der Antrag als abgelehnt (15:15) | Antrag mit Stimmengleichheit abgelehnt
        | dem Antrag nicht zugestimmt (Ja 5, Nein 20) | durchgefallen | einst. abgelehnt
        | Ablehnung einstimmig beschlossen | Der Ablehnung wurde zugestimmt | nicht mehrheitsfähig
        | Die Zustimmung wird nicht erteilt | Beschlussvorschlag abgelehnt | Mehrheit gegen den Antrag
    """,
    "recommended": """
        Empfehlung an den Rat einstimmig beschlossen | Der Ausschuss empfiehlt einstimmig die Zustimmung
        | Beschlussempfehlung einstimmig gefasst | Dem Stadtrat wird die Annahme empfohlen | zur Annahme empfohlen
        | empfehlender Beschluss | einstimmig, empfohlen | mehrheitlich Zustimmung empfohlen (7:3:1)
        | an den Rat empfohlen
    """,
    "not_recommended": """
        Der Ausschuss empfiehlt dem Rat, den Antrag abzulehnen. | Ablehnung mehrheitlich empfohlen
        | empfiehlt mehrheitlich die Ablehnung | Nichtempfehlung
    """,
    "recommended_amended": """
        einstimmig mit Änderungen empfohlen | Empfehlung mit Änderungen beschlossen
    """,
    "referred": """
        zur weiteren Beratung in den Finanzausschuss verwiesen
        | Überweisung an den Ausschuss für Stadtentwicklung (ff) und Haushaltsausschuss
        | Verweisung an Bauausschuss beschlossen | einstimmig überwiesen | ohne Abstimmung überwiesen
        | Antrag in den Ausschuss verwiesen, Aussprache vertagt | an Fachausschuss verwiesen | in den HFA verwiesen
        | zur Beratung in die Fachausschüsse | in die Fraktionen verwiesen | zurück in den Ausschuss
        | Zuweisung an den Sozialausschuss | zur Entscheidung an den Rat verwiesen
        | zuständigkeitshalber an den Rat abgegeben
    """,
    "postponed": """
        von der Verwaltung zurückgestellt | vertagt auf den 12.05.2024 | Vertagung | vertagt (Beratungsbedarf)
        | Beratungsbedarf angemeldet | in die nächste Sitzung verschoben | Die Entscheidung wird vertagt
        | aus Zeitgründen vertagt
    """,
    "not_considered": """
        TOP abgesetzt | von der TO abgesetzt | von der TO genommen | Nicht befasst | ohne Beschlussfassung
        | ohne Beschluss | keine Beschlussfassung | nicht aufgerufen | ohne Abstimmung | es erfolgt keine Abstimmung
    """,
    "not_admitted": """
        Die Dringlichkeit wird mehrheitlich abgelehnt. | Antrag nicht zulässig | Dringlichkeit nicht gegeben
        | nicht dringlich | Der Aufnahme auf die Tagesordnung wurde nicht zugestimmt | Zulassung abgelehnt
    """,
    "withdrawn": """
        Antrag wurde durch die Antragstellerin zurückgezogen | Antragsteller zieht zurück | zurückgez.
        | von Verwaltung zurückgezogen
    """,
    "settled": """
        durch Verwaltungshandeln erledigt | Durch Beschluss zu TOP 5 erledigt | erledigt (siehe Protokoll)
        | Antrag hat sich erledigt | zu den Akten gelegt | obsolet
    """,
    "settled_by_statement": """
        Durch die Ausführungen der Verwaltung erledigt | mit der Antwort zufrieden
        | mit den Ausführungen der Verwaltung einverstanden
    """,
    "absorbed": """
        im Haushaltsplanentwurf berücksichtigt | Mit Annahme des Änderungsantrages erledigt
        | in den Antrag der SPD übernommen | von der antragstellenden Fraktion übernommen
        | aufgegangen in Drucksache 12/2024
    """,
    "noted": """
        zur Kenntnis genommen (ohne Beschluss) | Der Ausschuss nimmt die Mitteilung zur Kenntnis.
        | Kenntnisnahme erfolgt | wird zur Kenntnis gegeben | Bericht zur Kenntnis gen. | Kenntnis gen.
        | z.K. genommen | z. Kts. gen. | Der Bericht wurde zur Kenntnis genommen; keine Beschlussfassung
        | zur Kenntnisnahme | Von der Vorlage wird Kenntnis genommen | vorgestellt und zur Kenntnis genommen
    """,
    "answered": """
        Anfrage wurde schriftlich beantwortet | Antwort wird schriftlich nachgereicht
        | Die Anfrage gilt als beantwortet | Beantwortung durch die Verwaltung | schriftliche Beantwortung
        | beantwortet und erledigt
    """,
    "lapsed": """
        durch Ende der Wahlperiode erledigt | Erledigt durch Ablauf der Legislaturperiode
        | der Diskontinuität anheimgefallen
    """,
    "objected": """
        Beschluss vom Landrat beanstandet | Beanstandung durch die Bürgermeisterin
        | Gegen den Beschluss wurde Widerspruch eingelegt
    """,
    "scheduled": """
        Aufnahme in die Tagesordnung beschlossen | Dringlichkeit bejaht
    """,
    "submitted": """
        in die BVV eingebracht
    """,
    "unknown": """
        offen | ausstehend | keine Angabe | kein Ergebnis | s. Niederschrift | nichtöffentlich behandelt
        | Aussprache | abweichend | Die Abstimmung wird wiederholt | Ergebnis siehe TOP 4 | Beschlussvorlage
        | Beschlussempfehlung | abgeschlossen | noch keine Entscheidung | noch nicht abgestimmt | Antrag auf Annahme
        | zur Beschlussfassung | zur Abstimmung | Vorberatung | Entscheidung
        | Es wurde beantragt, den Antrag abzulehnen | wurde nicht zurückgezogen | Lorem ipsum dolor
        | Baugenehmigung Müllerstraße | Annahme von Spenden | Genehmigung der Niederschrift
    """,
}
