"""Reads a clause of a motion: what it orders, and how that is said in another kind of sentence.

Only what is beyond doubt is turned round: „Der Magistrat wird beauftragt, … ein Verzeichnis anzulegen, das …“ gives
„um ein Verzeichnis anzulegen, das …“ and „wie er ein Verzeichnis anlegen kann, das …“. Everything else is quoted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from motionkit.fitting.place import Place
from motionkit.grammar import agree, pronoun
from motionkit.prose import blocks

_PREFIXES: Final = (
    "gegenüber", "zusammen", "herbei", "heraus", "zurück", "wieder", "weiter", "sicher", "nieder", "heran", "bereit",
    "unter", "statt", "offen", "durch", "hin", "teil", "nach", "frei", "fort", "fest", "vor", "mit", "her", "ein", "dar",
    "bei", "aus", "auf", "um", "zu", "an", "ab",
)  # fmt: skip
# May stand before „und“ or „oder“: there „zu“ could also be a preposition („zu kleinen und großen Plätzen“).
_VERBS: Final = frozenset(
    [
        "berichten",
        "beraten",
        "beschließen",
        "erarbeiten",
        "erfassen",
        "ermitteln",
        "ermöglichen",
        "erproben",
        "erstellen",
        "errichten",
        "erweitern",
        "fördern",
        "gestalten",
        "gewährleisten",
        "informieren",
        "planen",
        "prüfen",
        "sichern",
        "stärken",
        "unterstützen",
        "untersuchen",
        "verbessern",
        "veröffentlichen",
        "verstärken",
        "vorbereiten",
        "schaffen",
        "schützen",
        "sanieren",
        "pflegen",
        "bauen",
        "regeln",
        "senken",
        "erhöhen",
    ]
)
_INFINITIVE: Final = re.compile(
    rf"\b(?:(?P<prefix>{'|'.join(_PREFIXES)})zu(?P<stem>[a-zäöüß]+n)|zu (?P<verb>[a-zäöüß]+(?:en|ern|eln|tun|sein)))\b"
    r"(?! (?:ist|sind|war|waren|hat|haben|sei|seien|wäre|wären)\b)"  # „die umzusetzen sind“ belongs to another clause
)
_EXAMINES: Final = re.compile(
    r"(?:zu (?:prüfen|untersuchen|ermitteln|erheben|klären)|darzustellen|darzulegen|aufzulisten|festzustellen)(?=$|[ ,])"
)
_EXAMINING: Final = (
    r"(?:(?:prüft|untersucht|ermittelt|prüfen|untersuchen|ermitteln)\b|(?:stellt|legt|stellen|legen)\b[^,]{0,90}\bdar,)"
)
_ORDER: Final = r"(?:wird|werden) (?:beauftragt|ersucht|gebeten),? (?P<group>.+)$"
_DEADLINE: Final = (
    r"\bbis (?:spätestens )?zum (?:\[\[Berichtsfrist[^\[\]]*\]\]|\d{1,2}\. [A-ZÄ][a-zä]+ \d{4}{typed})(?: |(?=,))"
)
_POINTS: Final = re.compile(r"\bPunkt(?:e|en|s)?\s\d{1,2}(?:(?:,\s|\sund\s|\soder\s|\sbis\s|–)\d{1,2})*\b")
_MARK: Final = re.compile(r"\[\^[^\s\[\]^:]{1,20}\]")
_END: Final = re.compile(
    r"(?<!\bz\.\sB)(?<!\bd\.\sh)(?<!\bu\.\sa)(?<!\bi\.\sd)(?<!\bAbs)(?<!\bNr)(?<!\bArt)(?<!\bS)(?<!\bbzw)(?<!\bca)(?<!\bvgl)"
    r"(?<!\bSt)(?<!\bDr)(?<!\bggf)(?<!\binkl)(?<!\bBuchst)(?<!\bStr)(?<!\bMio)(?<!\bMrd)(?<!\bTsd)(?<!\s[a-zA-Z])(?<!\b\d)"
    r"(?<!\b\d\d)[.!?][“»\")]*\s+(?=[A-ZÄÖÜ„(\[])"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One clause. `whole`: in one line, without footnotes · `infinitive`: what is ordered, without its deadline, as it
    stands after „um“; "" when the clause orders nothing in that form · `rest`: the sentences after the order ·
    `ability`: „wie er … anlegen kann“, "" when in doubt · `examines`: it is a request to examine already ·
    `reports`: it only says when the administration reports.
    """

    whole: str
    infinitive: str = ""
    rest: str = ""
    ability: str = ""
    examines: bool = False
    reports: bool = False

    @property
    def quoted(self) -> str:
        return quoted(self.whole)


def read(text: str, place: Place, deadlines: Iterable[str] = ()) -> Proposal:
    """The clause as a proposal. `deadlines`: what was typed for dates of reports."""
    whole = of_the_motion(flat(text))
    first, *others = sentences(whole) or [""]
    who = place.administration_phrase.say("Nominativ")
    who = who[0].upper() + who[1:]
    order = re.match(rf"{re.escape(who)} {_ORDER}", first.rstrip("."))
    if order is None:
        asked = re.match(rf"{re.escape(who)} {_EXAMINING}", first)
        told = re.search(r"\bberichte[tn]\b", first) and who.lower() in first.lower()
        return Proposal(whole, examines=bool(asked), reports=bool(told) and not asked and not others)
    group = order["group"]
    typed = "".join(f"|{re.escape(one)}" for one in deadlines)
    infinitive = re.sub(_DEADLINE.replace("{typed}", typed), "", group).strip()
    forms = list(_INFINITIVE.finditer(infinitive))
    if not forms or not infinitive[0].isalpha() or ":" in infinitive:
        return Proposal(whole)
    reports = infinitive.endswith("zu berichten") and len(forms) == 1
    examines = bool(_EXAMINES.search(infinitive))
    able = "" if reports or examines else _ability(infinitive, place)
    return Proposal(whole, infinitive, " ".join(others), able, examines, reports)


def _ability(infinitive: str, place: Place) -> str:
    """„wie er … anlegen kann, das …“; "" when it is not plain which verbs belong to the order itself."""
    if re.search(r"„[^“]*,[^“]*“|\([^)]*,[^)]*\)", infinitive):
        return ""
    parts = infinitive.split(", ")
    holding = [number for number, part in enumerate(parts) if _INFINITIVE.search(part)]
    if len(holding) != 1:
        return ""
    part = parts[holding[0]]
    forms = list(_INFINITIVE.finditer(part))
    if forms[-1].end() != len(part) or not all(_is_joined(part, form) for form in forms[:-1]):
        return ""
    phrase = place.administration_phrase
    able = agree("kann", phrase.number)
    parts[holding[0]] = f"{_INFINITIVE.sub(_bare, part)} {able}"
    return f"wie {pronoun('Nominativ', phrase.gender, phrase.number)} {', '.join(parts)}"


def _is_joined(part: str, form: re.Match[str]) -> bool:
    known = form["verb"] is None or form["verb"] in _VERBS
    return known and part[form.end() :].startswith((" und ", " oder "))


def _bare(form: re.Match[str]) -> str:
    return form["verb"] or form["prefix"] + form["stem"]


def flat(text: str) -> str:
    """Prose in one line, without footnote marks; points of a list keep their labels."""
    lines = [f"{block.label} {block.text}" if block.label not in ("", "-") else block.text for block in blocks(text)]
    return re.sub(r"\s+", " ", _MARK.sub("", " ".join(lines))).strip()


def sentences(text: str) -> list[str]:
    """The sentences of one line. When in doubt two stay together: „am 3. Mai“, „§ 5 Abs. 2“, „z. B.“."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def of_the_motion(text: str) -> str:
    """„Punkt 3“ → „Punkt 3 des Antrags“: in another document it would point to nothing."""
    return _POINTS.sub(r"\g<0> des Antrags", text)


def quoted(text: str) -> str:
    """In German quotation marks; those inside become single ones."""
    return f"„{text.replace('„', '‚').replace('“', '‘')}“"


def first_sentences(text: str, most_words: int) -> str:
    """As many whole sentences from the beginning as fit; the first one always."""
    taken: list[str] = []
    for sentence in sentences(flat(text)):
        if taken and len(" ".join([*taken, sentence]).split()) > most_words:
            break
        taken.append(sentence)
    return " ".join(taken)
