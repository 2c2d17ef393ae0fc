"""The text of a motion: title, opening formula, numbered clauses with stable ids, reasons, and the rest.

Everything is frozen and normalised when it is made, so that equal wording is an equal object with an
equal hash. Prose parts follow `motionkit.prose`, entries of tuples are single lines.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Literal, Self, cast

from motionkit.characters import one_line
from motionkit.conditions import ALWAYS, Condition
from motionkit.kinds import KINDS, QUESTION_KINDS
from motionkit.prose import normalise

Strength = Literal["weich", "mittel", "hart"]
STRENGTHS: Final[tuple[Strength, ...]] = ("weich", "mittel", "hart")

CLAUSE_ID = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$")
FOOTNOTE_MARK = re.compile(r"^[^\s\[\]^:]{1,20}$")

PROSE_FIELDS: Final = (
    "opening_formula",
    "facts",
    "reasoning",
    "financial_impact",
    "funding_proposal",
    "climate_impact",
    "impact_checks",
    "hints",
)
LIST_FIELDS: Final = ("legal_bases", "sources", "attachments", "unrecognised")


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of the proposed decision, votable alone.

    `id`: stable through moving and rewording (a–z, 0–9, hyphen, at most 32) · `text`: prose; sub-points
    such as „a) …“ are its items · `condition`: where it applies · `strength`: the softest
    variant it stands in; harder ones contain it, and None means all · `optional`: users may leave it out.
    """

    id: str
    text: str
    condition: Condition = ALWAYS
    strength: Strength | None = None
    optional: bool = False

    def __post_init__(self) -> None:
        if not CLAUSE_ID.match(self.id):
            raise ValueError(f"not a clause id: {self.id!r}")
        if self.strength not in (None, *STRENGTHS):
            raise ValueError(f"not a strength: {self.strength!r}")
        object.__setattr__(self, "text", normalise(self.text))


@dataclass(frozen=True, slots=True)
class Footnote:
    """`mark` stands in the text as `[^mark]`; `text` is one line."""

    mark: str
    text: str

    def __post_init__(self) -> None:
        if not FOOTNOTE_MARK.match(self.mark):
            raise ValueError(f"not a footnote mark: {self.mark!r}")
        object.__setattr__(self, "text", one_line(self.text))


@dataclass(frozen=True, slots=True)
class MotionText:
    """The whole text. Only `opening_formula` and `clauses` are decided; the rest gives reasons and help.

    `unrecognised` holds what a reader of foreign documents could not place: shown, never dropped.
    """

    title: str
    kind: str = "motion"
    opening_formula: str = ""
    clauses: tuple[Clause, ...] = ()
    facts: str = ""
    reasoning: str = ""
    financial_impact: str = ""
    funding_proposal: str = ""
    climate_impact: str = ""
    impact_checks: str = ""
    legal_bases: tuple[str, ...] = ()
    hints: str = ""
    sources: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    unrecognised: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"not a kind of motion: {self.kind!r}")
        for ids in ([clause.id for clause in self.clauses], [note.mark for note in self.footnotes]):
            if len(set(ids)) != len(ids):
                raise ValueError(f"given twice: {sorted({one for one in ids if ids.count(one) > 1})}")
        object.__setattr__(self, "title", one_line(self.title))
        for name in PROSE_FIELDS:
            object.__setattr__(self, name, normalise(getattr(self, name)))
        for name in LIST_FIELDS:
            lines = (one_line(entry) for entry in getattr(self, name))
            object.__setattr__(self, name, tuple(line for line in lines if line))

    @property
    def asks_questions(self) -> bool:
        return self.kind in QUESTION_KINDS

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; KeyError when there is none."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    @property
    def content_hash(self) -> str:
        """SHA-256 (64 hex digits) over all that has content; parts added to the class later do not change it."""
        canonical = json.dumps(as_data(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def with_clauses(self, clauses: tuple[Clause, ...]) -> Self:
        """The same text with other clauses."""
        return replace(self, clauses=clauses)


def as_data(motion: MotionText) -> dict[str, Any]:
    """Plain dicts, lists and strings for a JSON column; empty parts are left out. Inverse: `from_data`."""
    return cast(dict[str, Any], _without_empty(asdict(motion))) | {"title": motion.title}


def _without_empty(value: Any) -> Any:
    if isinstance(value, Mapping):
        slim = {key: _without_empty(part) for key, part in value.items()}
        return {key: part for key, part in slim.items() if part or (part == 0 and part is not False)}
    if isinstance(value, list | tuple):
        return [_without_empty(part) for part in value]
    return value


def from_data(data: Mapping[str, Any]) -> MotionText:
    """The text that `as_data` wrote. ValueError or TypeError when the data was made by something else."""
    known = {field.name for field in fields(MotionText)}
    parts: dict[str, Any] = {key: value for key, value in data.items() if key in known}
    for name in LIST_FIELDS:
        parts[name] = tuple(parts.get(name, ()))
    parts["clauses"] = tuple(_clause_from(clause) for clause in parts.get("clauses", ()))
    parts["footnotes"] = tuple(Footnote(note["mark"], note.get("text", "")) for note in parts.get("footnotes", ()))
    return MotionText(**parts)


def _clause_from(data: Mapping[str, Any]) -> Clause:
    given = data.get("condition", {})
    condition = Condition(
        laender=tuple(given.get("laender", ())),
        smallest=given.get("smallest"),
        largest=given.get("largest"),
        types=tuple(given.get("types", ())),
    )
    return Clause(
        id=data["id"],
        text=data.get("text", ""),
        condition=condition,
        strength=data.get("strength"),
        optional=data.get("optional", False),
    )
