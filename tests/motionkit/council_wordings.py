"""Results as councils of other cities word them, with the code a careful reader gives each.

Written for these tests after what is usual in ALLRIS, SessionNet, SD.NET, more!rubin, Somacos and minutes; no
list was copied. One code a block, wordings between bars; „@role“ behind a wording names the consultation's role.
Every third one (`held_out`) was left unread while the table's rows were written.
"""

from typing import NamedTuple

from tests.motionkit.council_pitfalls import PITFALLS

WORDINGS = {
    "adopted": """
        ungeändert beschlossen | Einstimmig beschlossen | mehrheitlich angenommen | angenommen | Beschlossen.
        | ohne Änderungen in der BVV beschlossen | einst. beschl. | mehrh. beschl. | EINSTIMMIG ANGENOMMEN
        | unveraendert beschlossen | Der Antrag wird angenommen. | Dem Antrag wurde mehrheitlich zugestimmt
        | einstimmig zugestimmt bei 2 Enthaltungen | mit 23 Ja-, 5 Nein-Stimmen bei 2 Enthaltungen angenommen
        | Beschluss: einstimmig; Ja: 12, Nein: 0, Enthaltungen: 1 | genehmigt | wie Vorlage beschlossen
        | Abstimmungsergebnis: Einstimmig nach Beschlussvorschlag | mehrheitlich nach Beschlussvorschlag
        | laut Beschlussvorschlag angenommen | gemäß Vorlage mit Stimmenmehrheit beschlossen | zugestimmt
        | Die Bezirksversammlung stimmt dem Antrag einstimmig zu. | Der Stadtrat beschließt einstimmig.
        | Der Rat beschloss mehrheitlich gemäß Antrag | Zustimmung (15:2) | Annahme mit Mehrheit
        | bei drei Gegenstimmen beschlossen | einmütig beschlossen | antragsgemäß beschlossen
        | einvernehmlich zugestimmt | un­geändert be­schlossen | Angenommen am 28.09.2026 | Beschluss gefasst
        | Antrag angenommen (siehe Protokoll) | mit großer Mehrheit angenommen | Einstimmige Zustimmung
        | Änderungsantrag abgelehnt, Antrag in ursprünglicher Fassung beschlossen | Ja 30 / Nein 12 / Enthaltung 3, angenommen
        | in unveränderter Fassung beschlossen | Der Vorlage wird zugestimmt. | Mehrheitlich so beschlossen
        | nicht einstimmig, aber mehrheitlich beschlossen | Vertagung abgelehnt, Antrag angenommen | Beschluss ungeändert
        | zur Kenntnis genommen und beschlossen | in Form von Wahlen beschlossen | Verwaltung wird so verfahren
        | ungeändert beschlossen / überwiesen | Einstimmig dafür | im vereinfachten Verfahren beschlossen
        | mit Stichentscheid des Vorsitzenden angenommen | Entsprechend dem Beschlussvorschlag beschlossen
        | dem Antrag stattgegeben | Konsensliste – angenommen | Antrag wurde entsprochen | Beschluss einstimmig gefasst
        | ungeändert beschlossen @Entscheidung | Im Rat einstimmig beschlossen | Dem Einvernehmen wird zugestimmt
        | gemeindliches Einvernehmen erteilt | im Ausschuss beschlossen @Entscheidung | 12:3 angenommen
    """,
    "adopted_amended": """
        geändert beschlossen | mit Änderungen in der BVV beschlossen | mehrheitlich geändert beschlossen
        | einstimmig mit Änderung beschlossen | mit Ergänzungen angenommen | in geänderter Fassung angenommen
        | Zustimmung mit Änderungen | Abstimmungsergebnis: Einstimmig nach Änderung des Beschlussvorschlages
        | in der Fassung des Änderungsantrages beschlossen | abgeändert beschlossen | GEAENDERT BESCHLOSSEN
        | Änderungsantrag angenommen, Antrag in der so geänderten Fassung beschlossen | modifiziert zugestimmt
        | mit Maßgabe beschlossen | Der geänderte Antrag wurde einstimmig angenommen | geänd. beschl.
        | in Prüfauftrag umgewandelt und beschlossen | mehrheitlich in ergänzter Form zugestimmt
        | Dem Änderungsantrag wurde zugestimmt, dem geänderten Antrag wurde zugestimmt | beschlossen mit Änderungen
        | mit redaktionellen Änderungen einstimmig beschlossen | ergänzt beschlossen
    """,
    "partly_adopted": """
        teilweise beschlossen | Punkt 1 zugestimmt, Punkt 2 abgelehnt | teilweise angenommen | Einzelabstimmung
        | Ziffer 1 einstimmig angenommen, Ziffern 2 und 3 mehrheitlich abgelehnt | zum Teil beschlossen
        | Die Punkte 1-3 wurden beschlossen. Punkt 4 wurde abgelehnt. | punktweise abgestimmt
        | in Teilen angenommen | a) angenommen b) abgelehnt | Teilweise zugestimmt, im Übrigen abgelehnt
        | 1. beschlossen 2. vertagt | teilw. angenommen
    """,
    "rejected": """
        abgelehnt | mehrheitlich abgelehnt | in der BVV abgelehnt | einst. abgel. | Der Antrag wird abgelehnt.
        | bei Stimmengleichheit abgelehnt | Abgelehnt mit 12:19 Stimmen | nicht beschlossen | nicht angenommen
        | keine Zustimmung | Antrag fand keine Mehrheit | Ablehnung | ABGELEHNT | Dem Antrag wurde nicht zugestimmt
        | Der Rat lehnt den Antrag mehrheitlich ab. | Antrag bei 5 Ja-Stimmen abgelehnt | ungeändert abgelehnt
        | Abstimmungsergebnis: Mehrheitlich gegen Beschlussvorschlag | Ja: 2 Nein: 13 Enth.: 1 – abgelehnt
        | zurückgewiesen | mit Stimmenmehrheit abgelehnt | nicht genehmigt | Stimmengleichheit
        | Änderungsantrag abgelehnt, Antrag abgelehnt | Antrag verworfen | Einvernehmen nicht erteilt | keine Mehrheit
        | Die erforderliche Mehrheit wurde nicht erreicht | dem Antrag wird nicht gefolgt | Vorlage mehrheitl. abgelehnt
        | verfehlte die erforderliche Zweidrittelmehrheit | Zustimmung verweigert | mehrheitlich dagegen
        | im Rat abgelehnt @Vorberatung | ablehnend beschieden
    """,
    "recommended": """
        empfohlen | einstimmig empfohlen | ungeänderte Empfehlung | mehrheitlich empfohlen | Zustimmung empfohlen
        | einstimmig zugestimmt @vorberatend | ungeändert beschlossen @Vorberatung | dem Rat empfohlen
        | Empfehlung an den Stadtrat | angenommen @Anhörung | ohne Änderungen im Ausschuss beschlossen
        | Annahme empfohlen | Der Ausschuss empfiehlt dem Rat die Annahme | Beschlussempfehlung: Annahme
        | Dem Kreistag zur Annahme empfohlen | Beschluss empfohlen | einst. empf. | vorberaten ohne Änderungen
        | befürwortet @mitberatend | positives Votum | Die Annahme wird einstimmig empfohlen
        | Empfehlung ungeändert beschlossen | mehrheitlich beschlossen @Vorberatung (nicht öffentlich)
        | zur Beschlussfassung empfohlen
    """,
    "not_recommended": """
        nicht empfohlen | Ablehnung empfohlen | mehrheitlich abgelehnt @Vorberatung | mehrheitlich nicht empfohlen
        | im Ausschuss abgelehnt | Der Ausschuss empfiehlt die Ablehnung des Antrags | Empfehlung: Ablehnung
        | nicht zugestimmt @vorberatend | negatives Votum | zur Ablehnung empfohlen | Empfehlung abgelehnt
        | Beschlussempfehlung: ablehnen
    """,
    "recommended_amended": """
        geändert empfohlen | geänderte Empfehlung | mit Änderungen empfohlen | geändert beschlossen @Vorberatung
        | mit Änderungen im Ausschuss beschlossen | empfohlen mit Änderungen | Annahme in geänderter Fassung empfohlen
        | teilweise beschlossen @vorberatend | mit Änderungsantrag empfohlen
    """,
    "referred": """
        verwiesen | überwiesen | an Ausschuss verwiesen | in die Ausschüsse verwiesen | UEBERWIESEN
        | in den Planungsausschuss verwiesen | Verweisung in den Fachausschuss | Überweisung einstimmig beschlossen
        | in Ausschuss überwiesen | zur Vorberatung an den Hauptausschuss überwiesen | zurückverwiesen
        | Rückverweisung an den Ausschuss | verw. in den Bauausschuss | Der Überweisung wird zugestimmt
        | Weiterbehandlung im Sozialausschuss | an die Bezirksvertretung weitergeleitet | ohne Votum weitergeleitet
        | Die Vorlage wird zurück überwiesen. | weitere Beratung im Kulturausschuss | an die Fachausschüsse überwiesen
        | vertagt und in den Umweltausschuss verwiesen | an den Verkehrsausschuss abgegeben
        | mehrheitlich in den Jugendhilfeausschuss verwiesen | an die Verwaltung überwiesen
        | in den Ausschuss für Umwelt, Klima und Verkehr verwiesen | Der Rat verweist den Antrag in den Sozialausschuss.
        | Beschluss über Verweisung: angenommen
    """,
    "postponed": """
        vertagt | zurückgestellt | zurückgest. | Vertagung beschlossen | auf die nächste Sitzung vertagt | verschoben
        | bis zur nächsten Sitzung zurückgestellt | ohne Beschlussfassung geschoben | vertagt / verbleibt
        | in der Sitzung vertagt | Die Beratung der Vorlage wird zurückgestellt. | Wiedervorlage | ZURUECKGESTELLT
        | Der Vertagung wurde mehrheitlich zugestimmt | Beratung wird fortgesetzt | Entscheidung zurückgestellt
        | Der Antrag wird auf die Sitzung am 12.11.2025 verschoben | einstimmig vertagt | Zurückstellung
        | nicht abschließend beraten | Beschlussfassung ausgesetzt | auf Wunsch der Fraktion geschoben
    """,
    "not_considered": """
        von der Tagesordnung abgesetzt | abgesetzt | Nichtbefassung | nicht behandelt | keine Abstimmung
        | lag nicht vor | Die Vorlage wird von der Tagesordnung abgesetzt. | Absetzung von der Tagesordnung
        | Nichtbefassung beschlossen | TOP entfällt | entfallen | nicht abgestimmt | wurde nicht aufgerufen
        | kein Beschluss | keine Beschlussfassung wegen Sitzungsabsage | Absetzung einstimmig beschlossen
        | wegen Beschlussunfähigkeit nicht behandelt
    """,
    "not_admitted": """
        nicht zugelassen | Dringlichkeit abgelehnt | nicht auf die Tagesordnung genommen | Antrag unzulässig
        | Dringlichkeit nicht anerkannt | Aufnahme in die Tagesordnung abgelehnt | als unzulässig zurückgewiesen
        | Die Dringlichkeit wurde verneint | nicht in die Tagesordnung aufgenommen
    """,
    "withdrawn": """
        zurückgezogen | vom Antragsteller zurückgezogen | Antrag zurückgezogen | zurückgezogen / erledigt
        | Die Fraktion zieht ihren Antrag zurück. | vor Eintritt in die Tagesordnung zurückgezogen | zurückgenommen
        | Die Verwaltung zieht die Vorlage zurück. | Rücknahme durch Einreicher | ZURUECKGEZOGEN
        | von der Fraktion zurückgezogen, keine Abstimmung
    """,
    "settled": """
        erledigt | für erledigt erklärt | Antrag ist erledigt | Sache ist erledigt | gegenstandslos
        | durch andere Beschlüsse erledigt | hat sich erledigt | Der Antrag ist gegenstandslos, daher keine Abstimmung.
        | als erledigt betrachtet | Erledigung | erl. | einstimmig für erledigt erklärt | durch Verwaltungshandeln erledigt
        | gilt als erledigt
    """,
    "settled_by_statement": """
        durch Stellungnahme der Verwaltung erledigt | erledigt durch Stellungnahme | mit der Stellungnahme einverstanden
        | Erledigt durch Antwort der Verwaltung | durch Bericht der Verwaltung erledigt | mit Bericht erledigt
        | Antrag durch schriftliche Stellungnahme erledigt
        | Stellungnahme zur Kenntnis genommen, Antrag damit erledigt
    """,
    "absorbed": """
        mit Beschlussfassung zum Änderungsantrag erledigt | in Beschlussvorlage übernommen | mit Beschluss zum ÄA erledigt
        | durch Änderungsantrag ersetzt | durch Annahme des Änderungsantrages erledigt | in die Vorlage eingearbeitet
        | geht im gemeinsamen Antrag auf | von der Verwaltung übernommen | durch interfraktionellen Antrag ersetzt
        | in den Haushaltsplan übernommen
    """,
    "noted": """
        zur Kenntnis genommen | Kenntnis genommen | Kenntnisnahme | ZK | z. K. | zur Kenntnis gen. | zur Kenntnis
        | Die Bezirksversammlung nimmt die Drucksache zur Kenntnis. | wurde zustimmend zur Kenntnis genommen
        | Mitteilung wird zur Kenntnis genommen | Bericht zur Kenntnis genommen | ohne Aussprache zur Kenntnis genommen
        | Kein Beschluss, nur Bericht zur Kenntnis genommen | nimmt Kenntnis | einstimmig zur Kenntnis genommen
        | zur Kenntnis genommen @Vorberatung | Das Gremium nahm das Schreiben zur Kenntnis.
    """,
    "answered": """
        beantwortet | schriftlich beantwortet | Die Anfrage wird schriftlich beantwortet. | mündlich beantwortet
        | Anfrage beantwortet | Die Anfrage ist mündlich beantwortet worden. | Antwort der Verwaltung liegt vor
        | Beantwortung erfolgt
    """,
    "lapsed": """
        verfallen | durch Ablauf der Wahlperiode erledigt | Diskontinuität | mit Ende der Wahlperiode verfallen
        | durch Zeitablauf erledigt
    """,
    "objected": """
        Beschluss beanstandet | vom Oberbürgermeister beanstandet | Widerspruch des Bürgermeisters gegen den Beschluss
        | durch die Kommunalaufsicht beanstandet
    """,
    "scheduled": """
        auf die Tagesordnung gesetzt | auf der Tagesordnung | Dringlichkeit anerkannt | in die Tagesordnung aufgenommen
    """,
    "submitted": """
        eingebracht | eingereicht | Einbringung | Antrag eingegangen
    """,
    "unknown": """
        siehe Protokoll | siehe Bemerkungsfeld | ohne Votum | ohne Beschlussempfehlung | ohne Empfehlung behandelt | k. A.
        | - | ? | sonstiges | Ergebnis folgt | nicht abgelehnt | im Beirat beraten | diskutiert | Der Rat möge beschließen
        | soll in der nächsten Sitzung beschlossen werden | kein explizites Abstimmungsergebnis im Protokoll vermerkt
        | nicht erledigt | Sitzung am 12.03.2024 | Redebeitrag der Fraktion | genehmigt OB | Überweisung abgelehnt
        | Beschlusskontrolle | noch nicht beschlossen | Beschlussvorschlag | in Bearbeitung | m. E. | öffentlich
    """,
}


class Case(NamedTuple):
    """A wording, the role of its consultation („“ when none is given) and the code expected."""

    wording: str
    role: str
    code: str


def _cases(blocks: dict[str, str]) -> list[Case]:
    return [
        Case(*(part.strip() for part in f"{' '.join(entry.split())}@".split("@")[:2]), code=code)
        for code, block in blocks.items()
        for entry in block.split("|")
    ]


CASES = _cases(WORDINGS)
HELD_OUT = CASES[::3]
READ = [case for number, case in enumerate(CASES) if number % 3]
MISLEADING = _cases(PITFALLS)
