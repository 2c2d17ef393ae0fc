"""The motion says who shall act.

A decision in the passive voice without an actor binds nobody, and nobody has to report on it. The council decides,
the administration carries out; the decision names it.
Source: execution of decisions, for example § 62 Abs. 2 GO NRW, § 43 Abs. 1 GemO Baden-Württemberg, § 66 Abs. 1 HGO,
§ 85 Abs. 1 NKomVG.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Rule, Subject
from motionkit.checks.wording import ACTOR, COUNCIL

RULE: Final = Rule(
    "addressee_named",
    "Sagen, wer handeln soll",
    "Beschlüsse führt die Verwaltung aus "
    "(§ 62 Abs. 2 GO NRW, § 43 Abs. 1 GemO BW, § 66 Abs. 1 HGO, § 85 Abs. 1 NKomVG).",
)
_MUNICIPALITY: Final = re.compile(r"\b(?:Wir|wir|Stadt|Gemeinde|Landkreis|Kreis|Kommune|Bezirk)\b|\[\[Kommune")
# „… wird eingerichtet“, „… sind zu prüfen“, „Einrichtung einer Anlaufstelle“: only verbs of doing, no complaints.
_DOING: Final = (
    r"(?:\w*richtet|ge(?:prüft|baut|ändert|senkt|pflanzt|schaffen|fördert|stärkt|reinigt|kennzeichnet|klärt|öffnet|nutzt)|"
    r"\w*(?:prüft|gestellt|stellt|gebracht|geführt|gesetzt|gelegt|gewiesen|gebaut|gestattet|gepflanzt|geweitet|genommen|gegeben|gehoben|gewertet)|"
    r"(?:er|ver|be|ent|unter|wieder)(?:arbeitet|wickelt|gänzt|höht|lassen|neuert|leichtert|bessert|längert|kürzt|legt|ringert|doppelt|öffentlicht|einfacht|"
    r"festigt|seitigt|grünt|leuchtet|reitgestellt|rücksichtigt|schädigt|stützt|siegelt)|(?:wieder|neu) befestigt|"
    r"(?:install|san|repar|mark|reserv|inform|beschl|digital|optim|reduz|real|organis)\w*iert|zu \w{4,}en|\w+zu(?:stellen|führen|richten|setzen|bauen|legen|weisen|bringen))"
)
_PASSIVE: Final = re.compile(
    rf"^(?!Seit\b)[^.!?]*?\b(?:wird|werden|soll|sollen|ist|sind)\b[^.!?]*?\b{_DOING}\b"
    r"|^[A-ZÄÖÜ]\w+ung(?:en)? (?:\w+ )?(?:der|des|einer|eines|von|für)\b"
)
_PRAISE: Final = re.compile(r"\bderzeit\b|\bzu (?:loben|begrüßen|bedauern|beklagen|befürchten|erwarten)\b")
# An order says what is done near its beginning; hostile texts must not keep the pattern busy.
_FAR_ENOUGH: Final = 500
# What the council does by its very vote needs nobody else.
_DONE_BY_VOTE: Final = re.compile(
    r"\b(?:(?:um)?benannt|(?:Um)?[Bb]enennung|gewidmet|Widmung|ernannt|verliehen|gewählt|aufgehoben|\w*[sS]atzung|"
    r"\w*[gG]eschäftsordnung|Richtlinien?|Resolution|Hauptsatzung|\w*[bB]ebauungspl[aä]n\w*|Tagesordnung\w*|Ausschuss)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Nobody is named in the whole proposal who could act."""
    if not subject.decides or subject.motion.kind in ("bylaw", "bylaw_template"):
        return
    whole = "\n".join(passage.text for passage in subject.proposal)
    clauses = "\n".join(passage.text for passage in subject.clauses)
    if ACTOR.search(whole) or _MUNICIPALITY.search(clauses) or COUNCIL.search(clauses) or _DONE_BY_VOTE.search(clauses):
        return
    orders = (p for p in subject.clauses if not p.text[:1].islower() and not _PRAISE.search(p.text))
    passive = next((passage for passage in orders if _PASSIVE.search(passage.text[:_FAR_ENOUGH])), None)
    if passive is not None:
        yield RULE.at(
            passive,
            0,
            len(passive.text),
            why="Der Beschlussvorschlag nennt niemanden, der handeln soll. "
            "Ein Beschluss ohne Adressat*in bleibt oft liegen.",
            way_out="Beginnen Sie mit „Die Verwaltung wird beauftragt, …“ "
            "(in Hessen: „Der Magistrat …“, in Berlin: „Das Bezirksamt wird ersucht, …“).",
        )
