"""The three axes as data: codes (docs/glossary.md), German names, and which value may follow which."""

from typing import Final, Literal

Axis = Literal["stage", "decision", "implementation"]

STAGES: Final[dict[str, str]] = {
    "draft": "Entwurf",
    "submitted": "eingereicht",
    "scheduled": "auf der Tagesordnung",
    "not_admitted": "nicht zugelassen",
    "in_council": "in der Beratung",
    "decided": "entschieden",
    "withdrawn": "zurückgezogen",
    "lapsed": "verfallen",
}
DECISIONS: Final[dict[str, str]] = {
    "undecided": "noch nicht entschieden",
    "not_considered": "nicht behandelt",
    "postponed": "vertagt",
    "referred": "in einen Ausschuss verwiesen",
    "recommended": "vom Ausschuss empfohlen",
    "recommended_amended": "vom Ausschuss geändert empfohlen",
    "not_recommended": "vom Ausschuss nicht empfohlen",
    "adopted": "angenommen",
    "adopted_amended": "geändert angenommen",
    "partly_adopted": "teilweise angenommen",
    "absorbed": "in eine andere Vorlage übernommen",
    "rejected": "abgelehnt",
    "settled": "für erledigt erklärt",
    "settled_by_statement": "erledigt durch Stellungnahme",
    "noted": "zur Kenntnis genommen",
    "answered": "beantwortet",
    "objected": "Beschluss beanstandet",
    "unknown": "Ergebnis unklar",
}
IMPLEMENTATIONS: Final[dict[str, str]] = {
    "none": "nichts umzusetzen",
    "unknown": "Umsetzung nicht bekannt",
    "not_started": "nicht begonnen",
    "in_progress": "in Arbeit",
    "partly_done": "teilweise umgesetzt",
    "done": "umgesetzt",
    "refused": "Umsetzung verweigert",
    "obsolete": "gegenstandslos",
}
AXES: Final[dict[Axis, dict[str, str]]] = {
    "stage": STAGES,
    "decision": DECISIONS,
    "implementation": IMPLEMENTATIONS,
}
AXIS_NAMES: Final[dict[Axis, str]] = {"stage": "Stand", "decision": "Beschluss", "implementation": "Umsetzung"}

# A committee or council has spoken, and the motion is still before them.
INTERMEDIATE: Final = frozenset(
    {"not_considered", "postponed", "referred", "recommended", "recommended_amended", "not_recommended"}
)
# What obliges the administration: only then is there something to carry out.
ADOPTED: Final = frozenset({"adopted", "adopted_amended", "partly_adopted", "absorbed"})
FINAL_DECISIONS: Final = ADOPTED | {"rejected", "settled", "settled_by_statement", "noted", "answered", "objected"}
FINAL_STAGES: Final = frozenset({"decided", "withdrawn", "lapsed", "not_admitted"})
FINAL_IMPLEMENTATIONS: Final = frozenset({"done", "refused", "obsolete"})

_FROM_OPEN: Final = INTERMEDIATE | (FINAL_DECISIONS - {"objected"}) | {"unknown"}
_OBJECTABLE: Final = frozenset({"objected"})
_ANY_WORK: Final = frozenset(IMPLEMENTATIONS) - {"none"}

# Value → values that may follow. What is missing follows never: that is what corrections are for.
STEPS: Final[dict[Axis, dict[str, frozenset[str]]]] = {
    "stage": {
        "draft": frozenset({"submitted"}),
        "submitted": frozenset({"scheduled", "in_council", "decided", "not_admitted", "withdrawn", "lapsed"}),
        "scheduled": frozenset({"submitted", "in_council", "decided", "not_admitted", "withdrawn", "lapsed"}),
        "not_admitted": frozenset({"submitted", "scheduled"}),
        "in_council": frozenset({"scheduled", "decided", "withdrawn", "lapsed"}),
        "decided": frozenset(),
        "withdrawn": frozenset(),
        "lapsed": frozenset(),
    },
    "decision": {
        "undecided": _FROM_OPEN,
        "unknown": FINAL_DECISIONS - {"objected"},
        **dict.fromkeys(INTERMEDIATE, _FROM_OPEN),  # A motion may be postponed twice.
        **dict.fromkeys(FINAL_DECISIONS - ADOPTED, frozenset[str]()),
        **dict.fromkeys(ADOPTED, _OBJECTABLE),
        "objected": frozenset({"adopted", "adopted_amended", "partly_adopted", "rejected"}),
    },
    "implementation": {
        "none": _ANY_WORK,
        # The same value again is a new look at it: „am 3. Mai noch immer nicht begonnen“.
        **dict.fromkeys(("unknown", "not_started", "in_progress", "partly_done", "refused"), _ANY_WORK),
        "done": frozenset({"done", "partly_done", "obsolete"}),
        "obsolete": frozenset(),
    },
}

# Code of an outcome (as councils' wordings are mapped to) → (stage, decision).
OUTCOMES: Final[dict[str, tuple[str, str]]] = {
    **{code: (code, "undecided") for code in STAGES if code not in ("decided", "in_council")},
    **{code: ("in_council", code) for code in INTERMEDIATE},
    **{code: ("decided", code) for code in FINAL_DECISIONS | {"unknown"}},
}
