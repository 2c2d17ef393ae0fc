"""The follow-up question (Nachfass-Anfrage): what has become of this decision, asked of exactly this council.

Frozen data in, a `MotionText` of kind `follow_up_inquiry` out. It asks for the state, the reasons for a delay, the next
steps with their date, and when the council will hear of it; it quotes title, date, reference and wording of the decision.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from motionkit.characters import one_line
from motionkit.fitting.answers import german_date
from motionkit.fitting.derived import derived
from motionkit.fitting.place import Place
from motionkit.grammar import Phrase, noun, pronoun
from motionkit.grammar.agreement import possessive
from motionkit.letterhead import Letterhead
from motionkit.prose import normalise
from motionkit.text import Clause, MotionText

LONGEST_WORDING: Final = 1500  # characters; a longer decision is not copied into a question about it

# Stands after „hat … den Antrag „…“ “ and after „wurde der Antrag „…“ “.
_DECIDED: Final = {
    "adopted": "angenommen",
    "adopted_amended": "mit Änderungen angenommen",
    "partly_adopted": "in Teilen angenommen",
    "absorbed": "in eine andere Vorlage übernommen",
}
_LAST_KNOWN: Final = {
    "not_started": "war mit der Umsetzung noch nicht begonnen",
    "in_progress": "war die Umsetzung in Arbeit",
    "partly_done": "war der Beschluss teilweise umgesetzt",
}
# Kind of motion → (nominative, accusative); any other is „der Antrag“.
_NAMED: Final = {
    "declaration": ("die Resolution", "die Resolution"),
    "examination_request": ("der Prüfauftrag", "den Prüfauftrag"),
    "district_request": ("das Ersuchen", "das Ersuchen"),
    "bylaw_template": ("die Satzung", "die Satzung"),
    "citizen_suggestion": ("die Anregung", "die Anregung"),
    "citizens_petition": ("das Bürgerbegehren", "das Bürgerbegehren"),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that is asked about.

    `organization`: the body as the council names it; "" means the council itself · `decision`, `implementation`: codes of
    `motionkit.progress` · `wording`: what was decided, prose or "" · `due_quote`: the words of the decision for `due_on`
    · `checked_on`: of which day `implementation` is.
    """

    title: str
    decision: str
    kind: str = "motion"
    organization: str = ""
    decided_on: date | None = None
    reference: str = ""
    url: str = ""
    wording: str = ""
    due_on: date | None = None
    due_quote: str = ""
    office: str = ""
    implementation: str = "unknown"
    checked_on: date | None = None


def follow_up(decided: Decided, place: Place, today: date) -> MotionText:
    """The question. `today` decides whether the date is over. ValueError when the decision obliges nobody."""
    if decided.decision not in _DECIDED:
        raise ValueError(f"nothing to carry out after {decided.decision!r}")
    administration = place.administration_phrase
    return MotionText(
        title=_title(decided),
        kind="follow_up_inquiry",
        opening_formula=f"Wir bitten {administration.say('Akkusativ')} um schriftliche Beantwortung der folgenden Fragen:",
        clauses=_questions(decided, place, today),
        facts="\n\n".join(_facts(decided, place, today)),
        reasoning=_reasoning(place),
        legal_bases=_legal_bases(place),
        sources=(f"{_paper(decided.reference)}: {decided.url}".removeprefix(": "),) if decided.url else (),
    )


def letterhead(place: Place, originator: str = "") -> Letterhead:
    """Who is asked, as far as the place alone says it; date and signature are for those who hand it in."""
    return Letterhead(
        originator=originator,
        addressee=f"An {place.chair_office.say('Akkusativ')}",
        council=f"{place.council_phrase.say('Nominativ', 'none')} {place.named_with_class.say('Genitiv')}",
        place=place.name,
    )


def _title(decided: Decided) -> str:
    day = f" vom {_day(decided.decided_on)}" if decided.decided_on else ""
    return f"Stand der Umsetzung: Beschluss{day} zu {_quoted(decided.title)}"


def _facts(decided: Decided, place: Place, today: date) -> list[str]:
    facts = [_what_was_decided(decided, place)]
    wording = normalise(_harmless(decided.wording))
    if wording and len(wording) <= LONGEST_WORDING:
        facts += ["Beschlossen wurde:", wording]
    facts += [_deadline(decided.due_on, decided.due_quote, today)] if decided.due_on else []
    if decided.checked_on and decided.implementation in _LAST_KNOWN:
        facts.append(f"Am {_day(decided.checked_on)} {_LAST_KNOWN[decided.implementation]}.")
    if office := one_line(decided.office):
        facts.append(f"Zuständig ist nach unserer Kenntnis: {office}.")
    return facts


def _what_was_decided(decided: Decided, place: Place) -> str:
    nominative, accusative = _NAMED.get(decided.kind, ("der Antrag", "den Antrag"))
    paper = f" ({_paper(decided.reference)})" if decided.reference else ""
    title, outcome = f"{_quoted(decided.title)}{paper}", _DECIDED[decided.decision]
    day = f"am {_day(decided.decided_on)} " if decided.decided_on else ""
    body = _body(decided.organization, place)
    if body is not None:
        return f"{_capital(body.say('Nominativ'))} hat {day}{accusative} {title} {outcome}."
    sentence = f"{day}wurde {nominative}" if day else f"{nominative} wurde"
    return f"{_capital(sentence)} {title} {outcome}. Beschlossen hat: {one_line(decided.organization)}."


def _body(organization: str, place: Place) -> Phrase | None:
    """The body as a phrase that can be declined; None for a name of which nobody knows the gender."""
    name, _, complement = one_line(organization).partition(" ")
    if not name:
        return place.council_phrase
    try:
        return Phrase(noun(name), complement)
    except KeyError:
        return None


def _deadline(due_on: date, quote: str, today: date) -> str:
    said = f" ({_quoted(quote)})" if quote else ""
    if due_on < today:
        return f"Die Frist für die Umsetzung{said} ist am {_day(due_on)} abgelaufen."
    return f"Die Frist für die Umsetzung{said} endet am {_day(due_on)}."


def _questions(decided: Decided, place: Place, today: date) -> tuple[Clause, ...]:
    due = decided.due_on
    if due and due < today:
        delay = f"Falls der Beschluss bis zum {_day(due)} nicht vollständig umgesetzt wurde: Welche Gründe hat die Verzögerung?"
    elif due:
        delay = f"Wird die Frist am {_day(due)} eingehalten? Falls nein: Welche Gründe hat die Verzögerung?"
    else:
        delay = "Falls der Beschluss noch nicht vollständig umgesetzt ist: Welche Gründe gibt es dafür?"
    return (
        Clause(
            "stand",
            "Wie ist der Stand der Umsetzung? Bitte antworten Sie zu jedem Punkt des Beschlusses einzeln: umgesetzt, "
            "teilweise umgesetzt, in Arbeit, nicht begonnen.",
        ),
        Clause("gruende", delay),
        Clause(
            "naechster-termin",
            "Welche Schritte stehen noch aus, welche Stelle ist dafür zuständig, und zu welchem Termin wird der Beschluss "
            "vollständig umgesetzt sein?",
        ),
        Clause(
            "bericht",
            f"Wann und in welcher Form wird {place.council_phrase.say('Dativ')} über die Umsetzung berichtet?",
        ),
    )


def _reasoning(place: Place) -> str:
    council = place.council_phrase
    its = possessive(council.gender, council.number)
    to_it = pronoun("Dativ", council.gender, council.number)
    return (
        f"{_capital(council.say('Nominativ'))} kann die Ausführung {its}er Beschlüsse nur überwachen, wenn {to_it} der Stand "
        "der Umsetzung bekannt ist. Eine Antwort in Tabellenform genügt."
    )


def _legal_bases(place: Place) -> tuple[str, ...]:
    law = derived(place, "Gemeindeordnung")
    rules = f"Geschäftsordnung {place.council_phrase.say('Genitiv')}, Vorschriften über Anfragen"
    if law is None:
        return (rules,)
    return f"{law.say('Nominativ', 'none')}, Vorschriften über Auskunft und Anfragen", rules


def _paper(reference: str) -> str:
    """„Drucksache 101.19.123“; a reference that names its own sort stays („DS 12/2026“)."""
    reference = one_line(reference)
    return f"Drucksache {reference}" if reference[:1].isdigit() else reference


def _harmless(words: str) -> str:
    """What others wrote cannot become a placeholder or a footnote of ours."""
    return re.sub(r"\[[\[^]+", "[", words)


def _quoted(words: str) -> str:
    inner = one_line(_harmless(words)).replace("„", "‚").replace("“", "‘").replace("”", "‘").replace('"', "‘")
    return f"„{inner}“"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: date) -> str:
    return german_date(day.isoformat())
