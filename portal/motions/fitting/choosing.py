"""What is chosen and not personal: municipality, strength, clauses left out. It stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode

from django.http import QueryDict

from motionkit.fitting import Choices
from motionkit.grammar import Style
from motionkit.text import CLAUSE_ID, STRENGTHS, Strength
from portal.places import finding
from portal.places.models import is_key

MOST_LEFT_OUT = 100
# How people in office are named, as it stands in the address.
STYLES: dict[str, Style] = {"stern": "Genderstern", "paar": "Paarform", "frau": "weiblich", "mann": "männlich"}


@dataclass(frozen=True)
class Chosen:
    """`ags`: the municipality's key or "" · `typed`: what was searched for · `choices`: strength and clauses · `naming`: key of STYLES."""

    ags: str = ""
    typed: str = ""
    choices: Choices = field(default_factory=Choices)
    naming: str = "stern"

    @property
    def query(self) -> str:
        """The query string that says the same again, and nothing else."""
        pairs = [("ags", self.ags)] if self.ags else []
        pairs += [("staerke", self.choices.strength)] if self.choices.strength else []
        pairs += [("formen", self.naming)] if self.naming != "stern" else []
        return urlencode(pairs + [("ohne", clause) for clause in sorted(self.choices.left_out)])


def chosen(address: QueryDict, form: QueryDict | None = None) -> Chosen:
    """What the address says; the strength and the clauses of a sent form are newer."""
    ags = address.get("ags", "")
    source = address if form is None else form
    strength = source.get("staerke", "")
    naming = source.get("formen", "")
    left_out = (clause for clause in source.getlist("ohne")[:MOST_LEFT_OUT] if CLAUSE_ID.match(clause))
    return Chosen(
        ags=ags if is_key(ags) else "",
        typed=address.get("kommune", "")[: finding.MOST_CHARACTERS].replace("\x00", "").strip(),
        choices=Choices(cast(Strength, strength) if strength in STRENGTHS else None, frozenset(left_out)),
        naming=naming if naming in STYLES else "stern",
    )


def offers(typed: str, kept: Mapping[str, str] | str = "") -> list[tuple[str, str]]:
    """(label, query string) of the municipalities that may be meant; `kept`: the rest of the query string."""
    rest = f"&{kept}" if kept else ""
    return [(entry.label, f"?ags={entry.ags}{rest}") for entry in finding.find(typed)]
