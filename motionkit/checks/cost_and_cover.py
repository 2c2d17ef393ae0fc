"""What costs money says how much and from where.

Spending that the budget does not hold needs cover; a motion without an amount and without cover is often referred to
the budget round or rejected for that reason alone.
Source: § 83 Abs. 1 GO NRW, § 84 Abs. 1 GemO Baden-Württemberg, § 100 Abs. 1 HGO, § 117 Abs. 1 NKomVG.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Passage, Rule, Subject
from motionkit.checks.wording import sentences

RULE: Final = Rule(
    "cost_and_cover",
    "Kosten und Deckung nennen",
    "Ausgaben außerhalb des Haushalts brauchen Deckung "
    "(§ 83 Abs. 1 GO NRW, § 84 Abs. 1 GemO BW, § 100 Abs. 1 HGO, § 117 Abs. 1 NKomVG).",
)
AMOUNT: Final = re.compile(
    r"\b\d[\d.,]*\s*(?:T|Tsd\.?|Mio\.?|Millionen)?\s*(?:€|Euro\b|EUR\b)|€\s?\d|\b\d[\d.,]* ?TEUR\b|\[\[Betrag\]\]"
)
# Orders that cost more than working time.
_SPENDS: Final = re.compile(
    r"\b(?:wird|werden|soll|sollen|sind|stellt|stellen|schafft|baut|errichtet|richtet|kauft|fördert|erhöht|beauftragt)\b.*"
    r"\b(?:Stellen? (?:\w+ )?(?:geschaffen|eingerichtet|zu schaffen|einzurichten)|Vollzeitstellen?|angeschafft|anzuschaffen"
    r"|errichtet|zu errichten|gebaut|zu bauen|saniert|zu sanieren|installiert|zu installieren|angekauft|anzukaufen"
    r"|bezuschusst|zu bezuschussen|finanziell (?:\w+ )?(?:unterstützt|gefördert|zu unterstützen|zu fördern)"
    r"|(?:kostenlos|kostenfrei|gebührenfrei|unentgeltlich)e?[nrs]? (?:\w+ ){0,4}(?:abgegeben|angeboten|zur Verfügung|eingeführt|ausgegeben))\b"
    r"|\b(?:[Zz]uschuss|[Zz]uschüsse|[Aa]nsatz|Haushaltsansatz|Budget|Mittel) (?:\w+ ){0,8}(?:erhöht|aufgestockt|bereitgestellt|eingestellt|bereitzustellen|einzustellen|zu erhöhen)\b"
)
_ORDERS: Final = re.compile(
    r"\b(?:wird|werden|soll|sollen|sind|ist|möge|stellt|stellen|erhält|erhalten|zahlt|bewilligt|gewährt|beschließt|beantrag\w*|erhöht|schafft|baut|fördert|beauftragt)\b"
    r"|^[A-ZÄÖÜ]\w+(?:ung|ung des|ung der)\b"
)
# Hostile texts without full stops must not keep the patterns busy.
_FAR_ENOUGH: Final = 800
# Studies and reports cost working time only; what follows from them is decided later.
_ASKS: Final = re.compile(
    r"\b(?:derzeit|bereits|ggf|prüf\w*|geprüft|überprüf\w*|untersuch\w*|Konzept\w*|Vorschl\w*|bericht\w*|zeigt|aufzuzeigen|stellt .{0,60}dar|darzustellen|"
    r"legt .{0,60}dar|informier\w*|ob |inwieweit|wie |sofern|falls|wenn|Kosten)\b"
)
_MONEY: Final = re.compile(
    r"\b(?:\w*[kK]osten\w*|kostet|kostenneutral|\w*finanz\w*|\w*Finanz\w*|Deckung\w*|gedeckt|\w*[hH]aushalt\w*|Ausgaben|Fördermittel\w*|\w*[eE]insparung\w*)\b"
)
_COVER: Final = re.compile(
    r"[Dd]eckung|gedeckt|[Gg]egenfinanz|Minderausgab|Mehreinnahm|Mehrertr|Fördermittel|Rücklage|[Uu]mschicht|umgeschichtet|"
    r"aus (?:\S+ ){0,5}\S*(?:[hH]aushalt|[bB]udget|[mM]itteln|[aA]nsatz|Topf|Produkt|[zZ]uschuss|Etat)|\bHaushaltsmittel|Sponsor|Spenden"
)


def check(subject: Subject) -> Iterator[Finding]:
    """An amount without cover; something to pay for without any word on money; a budget motion without cover."""
    if subject.asks or subject.motion.kind == "declaration":
        return
    others = (*subject.reasons, *subject.money)
    if subject.motion.funding_proposal or any(_COVER.search(passage.text) for passage in (*subject.clauses, *others)):
        return
    amount = _ordered(subject.orders, AMOUNT)
    if amount:
        yield _at(amount, "Hier steht ein Betrag, aber nirgends, woher das Geld kommen soll.")
        return
    if subject.motion.kind == "budget_motion" and subject.clauses:
        yield RULE.missing(
            why="Ein Haushaltsantrag ohne Deckungsvorschlag wird oft allein deshalb abgelehnt.",
            way_out="Nennen Sie Produkt und Konto, Jahr, Betrag und was dafür weniger ausgegeben oder mehr eingenommen wird.",
        )
        return
    if subject.money or any(_MONEY.search(passage.text) for passage in (*others, *subject.clauses)):
        return
    if spending := _ordered(subject.orders, _SPENDS):
        yield _at(spending, "Das wird Geld kosten. Der Antrag sagt weder wie viel noch woher.")


def _ordered(passages: tuple[Passage, ...], what: re.Pattern[str]) -> tuple[Passage, int, int] | None:
    """The first sentence with it that orders something instead of asking."""
    for passage in passages:
        for start, end in sentences(passage.text):
            sentence = passage.text[start : min(end, start + _FAR_ENOUGH)]
            if what.search(sentence) and _ORDERS.search(sentence) and not _ASKS.search(sentence):
                return passage, start, end
    return None


def _at(found: tuple[Passage, int, int], why: str) -> Finding:
    return RULE.at(
        *found,
        why=why,
        way_out="Ergänzen Sie „Finanzielle Auswirkungen“ mit einer Schätzung und „Deckungsvorschlag“ mit Produktkonto "
        "und Jahr, oder beauftragen Sie die Verwaltung, beides darzustellen.",
    )
