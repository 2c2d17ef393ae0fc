"""What a council, its members, its chair and its administration are called where. Data: `data/councils.toml`.

Every answer is a `Fact` with source, as-of date and whether somebody has checked it; editors of the portal
override them per municipality.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from motionkit.grammar.words import read_table

Level = Literal["gemeinde", "markt", "stadt", "kreis", "bezirk", "verbandsgemeinde", "samtgemeinde", "amt"]

_DEFAULT_ADMINISTRATION: Final = {"kreis": "Kreisverwaltung"}
# When a Land's table has no row of its own: a Flecken is a Gemeinde, a Bavarian Markt has its own row.
_FALLBACK: Final[dict[str, tuple[str, ...]]] = {
    "markt": ("markt", "gemeinde"),
    "gemeinde": ("gemeinde", "stadt"),
    "stadt": ("stadt", "gemeinde"),
}
# Rows of the law itself apply to every kind of municipality; these columns hold plain words, not names.
_LEGAL: Final = ("tabling", "who", "residents", "petition")


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell. `unverified`: general knowledge, to be shown as „redaktionell zu prüfen“."""

    value: str
    source: str
    as_of: str
    unverified: bool = True


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """`fraction`: a motion needs a Fraktion or one n-th of the members; None where the law says otherwise or
    nothing is known. `order`: how the council tells the administration („beauftragt“, in Berlin „ersucht“).
    """

    council: Fact
    member: Fact
    chair: Fact
    administration: Fact
    head: Fact
    law: Fact
    law_name: Fact
    tabling: Fact
    who: Fact
    residents: Fact
    petition: Fact
    fraction: int | None = None
    order: str = "beauftragt"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_table("councils.toml")


@lru_cache(maxsize=4096)
def council_facts(
    land: str, level: Level, *, key: str = "", name: str = "", population: int = 0, classification: str = ""
) -> CouncilFacts:
    """What holds for a municipality of this Land and level. `key`: its AGS, a district's five digits.

    `name`, `population` and `classification` are as in the register: they decide who has an Oberbürgermeister*in.
    KeyError when the Land has no such level.
    """
    state = _table()[land]
    row = dict(_row(state, level)) | _table()["exceptions"].get(key, {})
    row.setdefault("administration", _DEFAULT_ADMINISTRATION.get(level, "Verwaltung"))
    if (
        level == "stadt"
        and key not in _table()["exceptions"]
        and _has_lord_mayor(state, name, population, classification)
    ) or key in _CITIES_WITH_LORD_MAYOR:
        row["head"] = "Oberbürgermeister*in"
    row["chair"] = row["chair"].replace("{head}", row["head"])
    law = _law(state, level) | {column: row[column] for column in ("law", "law_name", *_LEGAL) if column in row}
    facts = {
        column: _fact(row[column], state, column) for column in ("council", "member", "chair", "administration", "head")
    }
    facts |= {column: _fact(law[column], state, column) for column in ("law", "law_name", *_LEGAL)}
    return CouncilFacts(**facts, fraction=state.get("fraction"), order=row.get("order", "beauftragt"))


# Independent cities among the exceptions that do not name their head: Flensburg, Kiel, Neumünster, Rostock,
# Stralsund, Greifswald. Lübeck and Wismar have a Bürgermeister*in.
_CITIES_WITH_LORD_MAYOR: Final = frozenset({"01001000", "01002000", "01004000", "13003000", "13073088", "13075039"})


def _row(state: Mapping[str, Any], level: Level) -> Mapping[str, str]:
    for candidate in _FALLBACK.get(level, (level,)):
        if candidate in state:
            row: Mapping[str, str] = state[candidate]
            return row
    raise KeyError(level)


def _has_lord_mayor(state: Mapping[str, Any], name: str, population: int, classification: str) -> bool:
    if "{head}" not in state["stadt"]["chair"] and state["stadt"].get("administration") == "Senat":
        return False
    if classification in ("Kreisfreie Stadt", "Stadtkreis"):
        return True
    rule = state.get("mayor_of_cities", {})
    return (
        classification in rule.get("classifications", ())
        or name in rule.get("names", ())
        or population > rule.get("population", 10**9)
    )


def _law(state: Mapping[str, Any], level: Level) -> dict[str, str]:
    """The municipal code, or the district code where a district has its own."""
    law = {column: state.get(column, "") for column in ("law", "law_name", *_LEGAL)}
    own = state["district_law"] != state["law"]
    if level == "kreis" and own:
        law |= {
            "law": state["district_law"],
            "law_name": state["district_law_name"],
            "tabling": state.get("district_tabling", "Geschäftsordnung"),
            "residents": "",
            "petition": "",
        }
    return law


def _fact(value: str, state: Mapping[str, Any], column: str) -> Fact:
    checked = column == "council" or column in state.get("checked", ())
    return Fact(value, f"{state['law_name']} ({state['law']})", _table()["as_of"], unverified=not checked)
