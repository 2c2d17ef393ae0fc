"""Results whose plain reading misleads: negations, objects, amendments, advice, references elsewhere."""

PITFALLS = {
    "adopted": """
        in der BVV ohne Änderungen beschlossen @Vorberatung | positiv beschieden | bestätigt
        | ungeändert beschlossen (einstimmig) | Der Beschlussvorschlag wird einstimmig angenommen.
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
        | Punkt 1 und 2 einstimmig beschlossen | ungeändert beschlossen Ja: 20, Nein: 4, Enthaltungen: 3
        | Die Vorlage wurde einstimmig beschlossen. | Der Antrag wird einstimmig bei Enthaltung der FDP angenommen
        | Mehrheitlich gegen die Stimmen der AfD angenommen
        | Mit den Stimmen von SPD und Grünen gegen die Stimmen der CDU beschlossen | einst. mit 2 Enth. beschl.
        | mehrheitlich zugestimmt bei Ablehnung durch die AfD | gegen die Stimme von StR Müller beschlossen
        | Genehmigt | Zustimmung zur Vorlage | Dem Antrag wird entsprochen | Der Antrag ist angenommen
        | Beschlossen (einstimmig bei Nichtteilnahme von Herrn Müller) | Vorschlag der Verwaltung angenommen
        | ungeändert mehrheitlich beschlossen | beschlossen mit Auftrag an die Verwaltung | laut Vorlage beschlossen
        | Einstimmiger Beschluss | Mehrheitsbeschluss | Gesamtabstimmung: mehrheitlich angenommen
        | Abstimmung: 22 Ja, 0 Nein | Hauptantrag angenommen | zugestimmt, Änderungsantrag zurückgezogen
        | unverändert zugestimmt | o. Ä. beschlossen | m. M. beschlossen | m.E. beschlossen | wird beschlossen
        | Beschluss: Dem Antrag wird zugestimmt. | Der Kreistag hat dem Antrag zugestimmt
        | Das Plenum nimmt den Antrag einstimmig an | in öffentlicher Sitzung beschlossen
        | Der Dringlichkeit wurde zugestimmt, der Antrag angenommen
        | Dringlichkeit einstimmig anerkannt; in der Sache einstimmig beschlossen | un-geändert beschlossen
    """,
    "adopted_amended": """
        in der BVV mit Änderungen beschlossen @Vorberatung | abweichend vom Beschlussvorschlag beschlossen
        | Einstimmig beschlossen in der Fassung der Beschlussempfehlung des Ausschusses
        | mit den beschlossenen Änderungen angenommen | geändert angenommen | Beschluss geändert gefasst
        | Neufassung beschlossen | mit einer Ergänzung einstimmig beschlossen
        | unter Berücksichtigung der Änderungsanträge beschlossen | beschlossen i. d. F. des Änderungsantrags
        | mit Änderungen und Ergänzungen beschlossen | Geändert beschlossen, 30 Ja, 10 Nein
        | Zustimmung in geänderter Form | mit Änderungen beschlossen | geändert beschlossen (mehrheitlich)
        | einstimmig in geänderter Fassung beschlossen | Dem so ergänzten Antrag wird zugestimmt
        | Der Antrag wird mit der Änderung, dass bis Juni berichtet wird, angenommen
        | mit Streichung von Satz 2 beschlossen | Ziffer 2 gestrichen, im Übrigen beschlossen
        | beschlossen mit Ergänzung | leicht geändert beschlossen | beschlossen unter Einbeziehung der Ergänzungen
    """,
    "partly_adopted": """
        Ziffer 1 beschlossen, Ziffer 2 zurückgestellt | Nr. 1 angenommen / Nr. 2 abgelehnt
        | Punkt 1: Ja 20 Nein 10 angenommen; Punkt 2: Ja 5 Nein 25 abgelehnt | Satz 1 angenommen, Satz 2 verwiesen
        | mehrheitlich teilweise beschlossen | einstimmig mit Änderung / teilweise beschlossen
        | nur Punkt 2 beschlossen | Teil 1: einstimmig, Teil 2: abgelehnt | Nr. 1 bis 3 beschlossen, Nr. 4 abgelehnt
        | Buchstabe a) beschlossen, Buchstabe b) abgelehnt | Teilbeschluss
    """,
    "rejected": """
        negativ beschieden
        | Der Antrag ist damit abgelehnt. | Der Antrag wurde mit Mehrheit abgelehnt | Antrag nicht angenommen
        | Der Rat folgt dem Antrag nicht. | Der Antrag findet keine Mehrheit
        | bei Stimmengleichheit gilt der Antrag als abgelehnt (15:15) | Antrag mit Stimmengleichheit abgelehnt
        | dem Antrag nicht zugestimmt (Ja 5, Nein 20) | durchgefallen | einst. abgelehnt
        | Ablehnung einstimmig beschlossen | Der Ablehnung wurde zugestimmt | nicht mehrheitsfähig
        | Die Zustimmung wird nicht erteilt | Beschlussvorschlag abgelehnt | Mehrheit gegen den Antrag
        | Der Antrag wird mehrheitlich abgelehnt (Ja: 10, Nein: 30) | mit den Stimmen der CDU abgelehnt
        | Mit 5 Ja- gegen 20 Nein-Stimmen abgelehnt | Antrag der Fraktion Die Linke abgelehnt
        | Der Rat hat den Antrag abgelehnt. | Abl. | mehrh. abgel. | abgelehnt (keine Mehrheit) | nicht zugestimmt
        | Der Beschlussvorschlag wurde nicht angenommen | Der Antrag wurde nicht beschlossen.
        | Das Einvernehmen wird verweigert | gemeindliches Einvernehmen wird nicht erteilt
        | Der Antrag hat nicht die erforderliche Mehrheit erhalten | Antrag einstimmig nicht angenommen
        | ungeändert abgelehnt (einstimmig) | Zustimmung: nein | Antrag erhält keine Zustimmung
    """,
    "recommended": """
        Empfehlung an den Rat einstimmig beschlossen | Der Ausschuss empfiehlt einstimmig die Zustimmung
        | Beschlussempfehlung einstimmig gefasst | Dem Stadtrat wird die Annahme empfohlen | zur Annahme empfohlen
        | empfehlender Beschluss | einstimmig, empfohlen | mehrheitlich Zustimmung empfohlen (7:3:1)
        | an den Rat empfohlen | einstimmige Empfehlung | Beschlussempfehlung an den Rat
        | Empfehlung an den Kreistag | Der Ausschuss empfiehlt dem Gemeinderat, dem Antrag zuzustimmen
        | mehrheitlich dem Rat zur Beschlussfassung empfohlen | Votum: Zustimmung | zustimmendes Votum
        | einstimmig weiterempfohlen
    """,
    "not_recommended": """
        Der Ausschuss empfiehlt dem Rat, den Antrag abzulehnen. | Ablehnung mehrheitlich empfohlen
        | empfiehlt mehrheitlich die Ablehnung | Nichtempfehlung | Votum: Ablehnung | ablehnende Empfehlung
        | dem Rat wird Ablehnung empfohlen
    """,
    "recommended_amended": """
        im Ausschuss mit Änderungen beschlossen
        | einstimmig mit Änderungen empfohlen | Empfehlung mit Änderungen beschlossen | Empfehlung geändert
        | geänderter Beschlussvorschlag empfohlen | mit Änderungen an den Rat empfohlen
    """,
    "referred": """
        zur weiteren Beratung in den Finanzausschuss verwiesen
        | Überweisung an den Ausschuss für Stadtentwicklung (ff) und Haushaltsausschuss
        | Verweisung an Bauausschuss beschlossen | einstimmig überwiesen | ohne Abstimmung überwiesen
        | Antrag in den Ausschuss verwiesen, Aussprache vertagt | an Fachausschuss verwiesen | in den HFA verwiesen
        | zur Beratung in die Fachausschüsse | in die Fraktionen verwiesen | zurück in den Ausschuss
        | Zuweisung an den Sozialausschuss | zur Entscheidung an den Rat verwiesen
        | zuständigkeitshalber an den Rat abgegeben | an die Bezirksvertretung verwiesen | in Ausschüsse verwiesen
        | Die Drucksache wird in den Ausschuss überwiesen | überwiesen (ff. Stadtentwicklung)
        | zur Beratung überwiesen | Der Antrag wird zur weiteren Beratung in den Ausschuss für Soziales verwiesen.
        | in Ausschuss zurückverwiesen | An die Ausschüsse | zur Prüfung an die Verwaltung
        | als Prüfauftrag an die Verwaltung verwiesen | im Ausschuss weiterberaten | vertagt in den Ausschuss
    """,
    "postponed": """
        von der Verwaltung zurückgestellt | vertagt auf den 12.05.2024 | Vertagung | vertagt (Beratungsbedarf)
        | Beratungsbedarf angemeldet | in die nächste Sitzung verschoben | Die Entscheidung wird vertagt
        | aus Zeitgründen vertagt | Vertagt | Antrag vertagt | vertagt bis zur nächsten Sitzung
        | zurückgestellt bis Herbst | auf Antrag der SPD zurückgestellt | Der Rat stellt den Antrag zurück.
        | in der nächsten Sitzung erneut beraten | nicht behandelt, vertagt | Behandlung in der nächsten Sitzung
        | auf Folgesitzung verschoben | aus Zeitgründen nicht behandelt, wird vertagt
    """,
    "not_considered": """
        TOP abgesetzt | von der TO abgesetzt | von der TO genommen | Nicht befasst | ohne Beschlussfassung
        | ohne Beschluss | keine Beschlussfassung | nicht aufgerufen | ohne Abstimmung | es erfolgt keine Abstimmung
        | aus Zeitgründen nicht behandelt | wird von der Tagesordnung genommen | Punkt entfällt | entfällt
        | nicht beraten | Keine Beschlussfassung erfolgt
    """,
    "not_admitted": """
        Die Dringlichkeit wird mehrheitlich abgelehnt. | Antrag nicht zulässig | Dringlichkeit nicht gegeben
        | nicht dringlich | Der Aufnahme auf die Tagesordnung wurde nicht zugestimmt | Zulassung abgelehnt
        | Antrag wird nicht zugelassen | Die Dringlichkeit wird nicht zuerkannt
        | Dem Dringlichkeitsantrag wurde die Dringlichkeit nicht zuerkannt | unzulässig
        | Antrag ist unzulässig, da nicht zuständig
    """,
    "withdrawn": """
        Antrag wurde durch die Antragstellerin zurückgezogen | Antragsteller zieht zurück | zurückgez.
        | von Verwaltung zurückgezogen | Rückzug des Antrags
        | durch den Antragsteller für erledigt erklärt und zurückgezogen | wurde zurück gezogen
        | Antrag wurde von der Verwaltung zurückgenommen
    """,
    "settled": """
        durch Verwaltungshandeln erledigt | Durch Beschluss zu TOP 5 erledigt | erledigt (siehe Protokoll)
        | Antrag hat sich erledigt | zu den Akten gelegt | obsolet | Erledigt | Angelegenheit erledigt
        | ist erledigt | mit Beschluss zu DS 123 erledigt | Erledigungserklärung
    """,
    "settled_by_statement": """
        Durch die Ausführungen der Verwaltung erledigt | mit der Antwort zufrieden
        | mit den Ausführungen der Verwaltung einverstanden
        | durch Stellungnahme der Verwaltung erledigt, keine Abstimmung | erledigt durch Beantwortung
        | durch mündlichen Bericht erledigt | Antrag durch Bericht der Verwaltung erledigt
    """,
    "absorbed": """
        im Haushaltsplanentwurf berücksichtigt | Mit Annahme des Änderungsantrages erledigt
        | in den Antrag der SPD übernommen | von der antragstellenden Fraktion übernommen
        | aufgegangen in Drucksache 12/2024 | durch Beschlussfassung über Änderungsantrag erledigt
        | durch ÄA ersetzt | Änderungsantrag übernommen | in gemeinsamen Antrag übernommen | in Vorlage übernommen
        | vom Einreicher des Hauptantrags übernommen
    """,
    "noted": """
        zur Kenntnis genommen (ohne Beschluss) | Der Ausschuss nimmt die Mitteilung zur Kenntnis.
        | Kenntnisnahme erfolgt | wird zur Kenntnis gegeben | Bericht zur Kenntnis gen. | Kenntnis gen.
        | z.K. genommen | z. Kts. gen. | Der Bericht wurde zur Kenntnis genommen; keine Beschlussfassung
        | zur Kenntnisnahme | Von der Vorlage wird Kenntnis genommen | vorgestellt und zur Kenntnis genommen | KN
        | zur Kenntnis genommen. | Die Stadtverordneten nehmen den Bericht zur Kenntnis. | z.K.g.
        | Kenntnisnahme (einstimmig) | nimmt zur Kenntnis | zur Kenntnis genommen, keine Abstimmung
        | Information zur Kenntnis genommen | lag zur Kenntnis vor
    """,
    "answered": """
        schriftliche Stellungnahme
        | Anfrage wurde schriftlich beantwortet | Antwort wird schriftlich nachgereicht
        | Die Anfrage gilt als beantwortet | Beantwortung durch die Verwaltung | schriftliche Beantwortung
        | beantwortet und erledigt | mündlich beantwortet, schriftliche Antwort folgt | schriftliche Antwort
        | Frage wurde beantwortet | Beantwortet
    """,
    "lapsed": """
        durch Ende der Wahlperiode erledigt | Erledigt durch Ablauf der Legislaturperiode
        | der Diskontinuität anheimgefallen | Erledigt durch Wahlperiodenende
    """,
    "objected": """
        Beschluss vom Landrat beanstandet | Beanstandung durch die Bürgermeisterin
        | Gegen den Beschluss wurde Widerspruch eingelegt | Der Oberbürgermeister hat dem Beschluss widersprochen
        | Beschluss durch OB beanstandet
    """,
    "scheduled": """
        Aufnahme in die Tagesordnung beschlossen | Dringlichkeit bejaht
    """,
    "submitted": """
        in die BVV eingebracht
    """,
    "unknown": """
        nicht gewählt | nicht eingebracht | keine Kenntnisnahme | weder beantwortet noch kommentiert
        | offen | ausstehend | keine Angabe | kein Ergebnis | s. Niederschrift | nichtöffentlich behandelt
        | Aussprache | abweichend | Die Abstimmung wird wiederholt | Ergebnis siehe TOP 4 | Beschlussvorlage
        | Beschlussempfehlung | abgeschlossen | noch keine Entscheidung | noch nicht abgestimmt | Antrag auf Annahme
        | zur Beschlussfassung | zur Abstimmung | Vorberatung | Entscheidung
        | Es wurde beantragt, den Antrag abzulehnen | wurde nicht zurückgezogen | Lorem ipsum dolor
        | Baugenehmigung Müllerstraße | Annahme von Spenden | Genehmigung der Niederschrift
        | ohne Beschlussempfehlung weitergereicht | ohne Stellungnahme | siehe Anlage | wird nachgereicht
        | in nichtöffentlicher Sitzung beraten | s. TOP 7 | gemeinsam mit TOP 7 beraten | n. b. | TOP Ö 4 | 0
        | nicht bekannt | Bericht | Wortmeldung | Beratung | behandelt | zur Diskussion gestellt | abgegeben
    """,
}
