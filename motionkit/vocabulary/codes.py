"""The codes a result can have, with their German names (docs/glossary.md)."""

from typing import Final

UNKNOWN: Final = "unknown"

NAMES: Final[dict[str, str]] = {
    "submitted": "eingereicht",
    "scheduled": "auf der Tagesordnung",
    "not_admitted": "nicht zugelassen",
    "not_considered": "nicht befasst, abgesetzt",
    "postponed": "vertagt oder zurückgestellt",
    "referred": "verwiesen",
    "recommended": "empfohlen",
    "recommended_amended": "mit Änderungen empfohlen",
    "not_recommended": "nicht empfohlen",
    "adopted": "angenommen",
    "adopted_amended": "mit Änderungen angenommen",
    "partly_adopted": "teilweise angenommen",
    "absorbed": "in andere Vorlage übernommen",
    "rejected": "abgelehnt",
    "withdrawn": "zurückgezogen",
    "settled": "für erledigt erklärt",
    "settled_by_statement": "durch Stellungnahme erledigt",
    "noted": "zur Kenntnis genommen",
    "answered": "beantwortet",
    "lapsed": "verfallen",
    "objected": "beanstandet",
    UNKNOWN: "unbekannt",
}
CODES: Final = frozenset(NAMES)
