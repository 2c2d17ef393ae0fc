"""The press text: what is proposed, why, and what it costs, in the words of the motion."""

from typing import Final

from motionkit.companions.orders import first_sentences, quoted
from motionkit.companions.source import Source
from motionkit.export.layout import Sheet
from motionkit.fitting.answers import dated
from motionkit.fitting.place import Place
from motionkit.grammar.prepositions import contract
from motionkit.kinds import KINDS

NAME: Final = "Pressetext"
LABEL: Final = "Pressetext"
WORDS: Final = "fasst den Antrag für die Zeitung zusammen"
MOST_POINTS: Final = 4
# In the accusative; all other kinds are masculine nouns without an adjective.
_WHAT: Final = {
    "joint_motion": "den gemeinsamen Antrag",
    "declaration": "die Resolution",
    "bylaw_template": "die Mustersatzung",
    "citizen_suggestion": "die Bürgeranregung",
    "citizens_petition": "das Bürgerbegehren",
    "district_request": "das Ersuchen",
}


def fits(source: Source) -> bool:
    return True


def write(source: Source) -> Sheet:
    """Only what the motion says; a quotation and a contact are left to people."""
    motion = source.motion
    points = [proposal for proposal in source.proposals if not proposal.reports][:MOST_POINTS]
    lines = "\n".join(f"- {first_sentences(point.whole, 40)}" for point in points)
    who = source.letterhead.originator or source.fill("[[Fraktion]]")
    parts = [
        lead(source),
        f"Eingebracht von: {who}.",
        first_sentences(source.answers.get("Lage vor Ort", ""), 60),
        "Gefragt wird unter anderem:" if source.asks else "Die wichtigsten Punkte im Wortlaut:",
        lines,
        _said("In der Begründung heißt es", first_sentences(source.part("reasoning"), 60)),
        _said("Zu den Kosten heißt es", first_sentences(source.part("financial_impact"), 40)),
        "### Zitat",
        "„Ihr Satz, in dem steht, warum Ihnen das wichtig ist.“ (Name, Funktion)",
        "### Für Rückfragen",
        "Name, Telefon, E-Mail",
    ]
    return Sheet(LABEL, motion.title, "\n\n".join(part for part in parts if part))


def lead(source: Source) -> str:
    """Who is to decide on what, and when."""
    when = f"am {dated(source.dates.sitting)} " if source.dates else ""
    if source.asks:
        before, council = contract("In ", f"{source.place.council_phrase.say('Dativ')}{_of(source.place)}")
        council = f"{before}{council}"
        return f"{council[0].upper()}{council[1:]} wird {when}eine Anfrage gestellt: {quoted(source.motion.title)}."
    kind = KINDS[source.motion.kind]
    what = _WHAT.get(source.motion.kind, f"den {kind}")
    body = source.place.council_phrase.say("Nominativ")
    body = f"{body[0].upper()}{body[1:]}{_of(source.place)}"
    return f"{body} soll {when}über {what} {quoted(source.motion.title)} entscheiden."


def council_of(place: Place) -> str:
    """„Stadtverordnetenversammlung der Stadt Kassel“."""
    return f"{place.council_phrase.say('Nominativ', 'none')}{_of(place)}"


def _of(place: Place) -> str:
    return f" {place.named_with_class.say('Genitiv')}"


def _said(front: str, words: str) -> str:
    return f"{front}: {quoted(words)}" if words else ""
