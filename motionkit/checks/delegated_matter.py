"""What the administration does as a lower state authority cannot be ordered by the council.

Traffic signs, registration, residence law, assemblies and the like are tasks of the state that the administration
carries out by instruction; the council may ask, have it examined, or act through what is its own (streets, parking fees).
Source: § 45 Abs. 1 and 3 StVO (road traffic authority); § 3 Abs. 2 GO NRW, § 4 HGO, § 44 Abs. 3 GemO
Baden-Württemberg, Art. 8 GO Bayern (tasks by instruction).
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject
from motionkit.checks.wording import sentences

RULE: Final = Rule(
    "delegated_matter",
    "Aufgabe nach Weisung",
    "Anordnungen nach § 45 StVO und andere Aufgaben nach Weisung sind nicht Sache des Rates (§ 44 Abs. 3 GemO BW, § 3 Abs. 2 GO NRW, § 4 HGO, Art. 8 GO Bayern).",
    "serious",
)
_TRAFFIC: Final = (
    r"(?:Tempo[- ]?(?:\d0|limit)\w*|\d0[- ]?km/h\w*|Geschwindigkeits(?:begrenzung|beschränkung|reduzierung)\w*|(?:Park|Halte?)verbot\w*|Zebrastreifen\w*|"
    r"Fußgängerüberweg\w*|Überholverbot\w*|Durchfahrt(?:s)?verbot\w*|Einbahnstraße\w*|Verkehrsschild\w*|Verkehrszeichen\w*|Lichtsignalanlage\w*|verkehrsberuhigte\w* Bereich\w*|Spielstraße\w*|Fahrradstraße\w*)"
)
_STATE: Final = r"(?:Abschiebung\w*|Abschiebestopp\w*|Aufenthaltserlaubnis\w*|Einbürgerung\w*|Versammlungsverbot\w*|Polizeieinsatz\w*|Polizeistreife\w*)"
_SUBJECT: Final = re.compile(rf"\b(?:{_TRAFFIC}|{_STATE})")
_ORDERS: Final = re.compile(
    r"\b(?:anzuordnen|angeordnet|einzurichten|eingerichtet|einzuführen|eingeführt|umzusetzen|umgesetzt|anzubringen|angebracht|aufzustellen|aufgestellt|ausgewiesen|auszuweisen|"
    r"auszusetzen|ausgesetzt|einführen|einrichten|richtet|führt|ordnet|weist|wird (?:zur|zum|als|auf)|gilt|umgewandelt|umzuwandeln|ausgeweitet|auszuweiten|angelegt|anzulegen)\b"
)
_ASKS: Final = re.compile(
    r"\b(?:prüf\w*|überprüf\w*|geprüft|untersuch\w*|Prüfung|sich (?:\w+ )*(?:einzusetzen|einsetzt|ein)\b|beantrag\w*|Straßenverkehrsbehörde|darauf hin\w*|hinzuwirken|bittet|gebeten|"
    r"berichte\w*|stellt dar|darzustellen|legt dar|Konzept\w*|Strategie\w*|Plan\w*|zu planen|Vorschl\w*|anreg\w*|ob |inwieweit|Kosten)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Orders on such matters that neither ask nor have something examined."""
    if not subject.decides or subject.motion.kind == "examination_request":
        return
    opening = subject.motion.opening_formula
    for passage in subject.clauses:
        for start, end in sentences(passage.text):
            words = passage.text[start:end]
            match = _SUBJECT.search(words)
            if match and _ORDERS.search(words) and not _ASKS.search(words) and not _ASKS.search(opening):
                yield RULE.at(
                    passage,
                    start,
                    end,
                    why=f"„{match[0]}“ ist in der Regel eine Anordnung einer Behörde, die nach Weisung handelt; der Rat kann sie nicht befehlen.",
                    way_out="Lassen Sie prüfen, ob die Voraussetzungen vorliegen, und verlangen Sie einen Bericht; "
                    "oder beschließen Sie, was Sache der Kommune ist (Umbau, Parkgebühren, Planung).",
                )
                break
