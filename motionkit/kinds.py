"""The kinds of paper a council knows, as identifiers (docs/glossary.md) with their German names."""

from typing import Final

KINDS: Final[dict[str, str]] = {
    "motion": "Antrag",
    "examination_request": "Prüfauftrag",
    "report_request": "Berichtsantrag",
    "budget_motion": "Haushaltsantrag",
    "urgency_motion": "Dringlichkeitsantrag",
    "amendment": "Änderungsantrag",
    "joint_motion": "Gemeinsamer Antrag",
    "declaration": "Resolution",
    "inquiry": "Anfrage",
    "follow_up_inquiry": "Nachfrage",
    "file_inspection": "Antrag auf Akteneinsicht",
    "procedural_motion": "Geschäftsordnungsantrag",
    "bylaw": "Satzungsantrag",
    "bylaw_template": "Mustersatzung",
    "citizen_suggestion": "Bürgeranregung",
    "residents_motion": "Einwohnerantrag",
    "citizens_petition": "Bürgerbegehren",
    "district_request": "Ersuchen",
}

# These kinds ask questions; the others propose a decision.
QUESTION_KINDS: Final = frozenset({"inquiry", "follow_up_inquiry"})

_OTHER_NAMES: Final[dict[str, str]] = {
    "sachantrag": "motion",
    "musterantrag": "motion",
    "prüfantrag": "examination_request",
    "berichtsauftrag": "report_request",
    "eilantrag": "urgency_motion",
    "ergänzungsantrag": "amendment",
    "änderungs- und ergänzungsantrag": "amendment",
    "haushaltsbegleitantrag": "budget_motion",
    "interfraktioneller antrag": "joint_motion",
    "appell": "declaration",
    "entschließung": "declaration",
    "kleine anfrage": "inquiry",
    "große anfrage": "inquiry",
    "schriftliche anfrage": "inquiry",
    "mündliche anfrage": "inquiry",
    "satzung": "bylaw",
    "einwohner*innenantrag": "residents_motion",
    "bürgerantrag": "residents_motion",
    "bürger*innenbegehren": "citizens_petition",
    "empfehlung": "district_request",
}


def kind_named(name: str) -> str | None:
    """The identifier for a German name such as „Prüfantrag“, or None when no council says that."""
    wanted = " ".join(name.lower().split())
    for identifier, german in KINDS.items():
        if german.lower() == wanted:
            return identifier
    return _OTHER_NAMES.get(wanted)
