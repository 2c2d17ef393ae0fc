"""From a wording to its outcome.

The order of decisions is fixed: 1. abbreviations are spelled out, what says nothing is laid aside;
2. the first row of `whole.toml` that fits decides alone; 3. otherwise rows of `parts.toml` are asked from
the top, each match takes its words away, until none fits; 4. several codes are joined by
`combinations.toml`; 5. when nothing was found, `last.toml` and then the counted votes are asked;
6. the role of the consultation turns decisions into recommendations.
"""

import re
from dataclasses import dataclass
from typing import Final

from motionkit.vocabulary.codes import UNKNOWN
from motionkit.vocabulary.table import ASIDES, Row, Rows, table
from motionkit.vocabulary.votes import Votes, votes
from motionkit.vocabulary.wording import normalise, plain, words_of

MOST_MATCHES: Final = 8
LONG_WORDING: Final = 40  # words; from here on a row explains too little of what is said
_NEGATED: Final = re.compile(r"(?:^| )(?:nicht|nie|kein|keine|keinen|keiner|keinem|weder)(?: [a-z0-9]+)? $")
_POINTS: Final = re.compile(
    r"\b(?:punkte?n?|ziffern?|ziff|nummern?|nr|buchstaben?|absatz|abs|teile?|satz|positionen|position|pos|pkt) (?:\d+|[a-h])\b"
    r"|^(?:1|a) .* (?:2|b) "
)
_ADVISING: Final = re.compile(r"vorber|mitber|berat|anhor|empfehl|stellungnahme|votum")
_DECIDING: Final = re.compile(r"entscheid(?!ungsvor)|beschlu(?!ssempfehl|ssvor)|beschlie|abschlie")
_ADVICE: Final = {
    "adopted": "recommended",
    "adopted_amended": "recommended_amended",
    "partly_adopted": "recommended_amended",
    "rejected": "not_recommended",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a wording says.

    `confidence`: 0–1, the share of cases in which a knowledgeable reader would give the same code; from
    0.9 clear, below 0.7 somebody should look, 0 with `unknown`. `rule`: id of the row of the table that
    decided, „“ when none did. Votes are None where the wording does not say them; `majority` is True for
    a decision against votes. `raw` is the wording, unchanged.
    """

    code: str
    confidence: float
    rule: str
    raw: str
    unanimous: bool | None = None
    majority: bool | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None


def classify(raw: str, *, role: str = "") -> Outcome:
    """The outcome that `raw` words; never raises.

    `role`: the consultation's role as the council words it („Vorberatung“, „Entscheidung“); an advising
    body that agrees recommends.
    """
    text = plain(raw)
    counted = votes(text)
    words = _spelled_out(text)
    code, confidence, rule = _decide(words, counted)
    code = _in_role(code, rule, role)
    if confidence and len(words.split()) >= LONG_WORDING:
        confidence -= 0.2
    return Outcome(
        code=code,
        confidence=round(max(confidence, 0.0), 2),
        rule=rule.id if rule else "",
        raw=raw,
        unanimous=counted.unanimous,
        majority=counted.majority,
        yes=counted.yes,
        no=counted.no,
        abstain=counted.abstain,
        absent=counted.absent,
    )


def _spelled_out(text: str) -> str:
    known = table()
    spelled = known.abbreviation.sub(lambda found: f" {known.abbreviations[_letters(found[1])]} ", text)
    words = words_of(spelled)
    for pattern in known.without:
        words = pattern.sub(" ", words)
    return " ".join(words.split())


def _letters(abbreviation: str) -> str:
    return " ".join(abbreviation.replace(".", " ").replace("-", " ").split())


def _decide(words: str, counted: Votes) -> tuple[str, float, Row | None]:
    known = table()
    for row, pattern in known.whole.candidates(words):
        if pattern.find(words):
            return row.code, row.confidence, row
    found = _matches(words, known.parts)
    if decided := _joined(found, points=bool(_POINTS.search(words))):
        return decided
    blocked = next((row for row in found.values() if row.code in {"nothing", "procedure_rejected"}), None)
    if blocked:
        return UNKNOWN, 0.0, blocked
    if counting := _by_count(words, counted):
        return _known(next(row for row in known.last.rows if row.id == counting))
    for row, pattern in known.last.candidates(words):
        if pattern.find(words):
            return _known(row)
    return UNKNOWN, 0.0, None


def _known(row: Row) -> tuple[str, float, Row]:
    return row.code, row.confidence, row


def _by_count(words: str, counted: Votes) -> str:
    """Id of the row for a wording that only counts; it does not say which majority was needed."""
    if counted.yes is not None and counted.no is not None:
        return "mehr-ja-als-nein" if counted.yes > counted.no else "nicht-mehr-ja-als-nein"
    return "nur-ja-gezaehlt" if counted.yes and counted.abstain is not None and "nein" not in words else ""


def _matches(words: str, rows: Rows) -> dict[str, Row]:
    """The first row for each code that is found; a match takes its words away."""
    found: dict[str, Row] = {}
    number = 0
    for row, pattern in rows.candidates(words):
        while number < MOST_MATCHES and (match := pattern.find(words)):
            number += 1
            negated = not match[0].startswith(("nicht", "kein", "nie")) and _NEGATED.search(words[: match.start()])
            found.setdefault("nothing" if negated else row.code, row)
            words = f"{words[: match.start()]},{words[match.end() :]}"
    return found


def _joined(found: dict[str, Row], *, points: bool) -> tuple[str, float, Row] | None:
    known = table()
    codes = found.keys() - ASIDES
    for row in known.combinations:
        if (codes if row.only else row.points and not points) or not found.keys() >= set(row.all):
            continue
        return row.code, row.confidence, row
    for code in known.order:
        if code in codes:
            return code, found[code].confidence - (0.1 if len(codes) > 1 else 0.0), found[code]
    return None


def _in_role(code: str, rule: Row | None, role: str) -> str:
    known = normalise(role)
    if rule and rule.deciding and _DECIDING.search(known):
        return rule.deciding
    if (rule and rule.fixed) or _DECIDING.search(known) or not _ADVISING.search(known):
        return code
    return _ADVICE.get(code, code)
