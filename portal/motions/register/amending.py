"""Amendments beside a filing: how they are written, and what they change in the version that was filed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError

from motionkit.characters import one_line, readable
from motionkit.diff import Difference, compare, summary
from motionkit.export.comparison import Line, lines_of
from motionkit.markdown import HEADINGS
from motionkit.reading import read_text
from motionkit.text import MotionText
from portal.motions.models import Amendment, EventKind, Filing
from portal.motions.register.writing import Refused, Told, held, write
from uploads import Refused as Unreadable

FACTS = ("originators", "moved_on", "reference", "url", "text", "complete", "raw_result", "decision")
LINES = frozenset({"originators", "reference", "url"})
LONGEST = 60_000
# „In Punkt 2 wird …“, „Ziffer 3 entfällt“: no clause, but what is to be done with one.
_INSTRUCTION = re.compile(
    r"^\W*(?:\d+[.)] )?(?:(?:in|nach|vor|hinter|unter) )?(?:der |dem )?(?:punkt|ziffer|nummer|nr\.|absatz|satz|spiegelstrich) \d",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class ShownAmendment:
    """An amendment for the page. `summary` is "" and `lines` are empty where the filed wording is not known."""

    amendment: Amendment
    summary: str
    lines: list[Line]


def record_amendment(
    *, by: AbstractUser, filing: Filing, facts: Mapping[str, Any], amendment: Amendment | None = None, seen: int = 0
) -> Amendment:
    """Adds an amendment, or changes one (`seen`: its number that the editor has read), with an event in the history.

    Raises `Refused` with a German reason; then nothing was written. The event names nobody: history stays for good.
    """
    with held(filing) as current:
        one = Amendment(filing=current)
        if amendment is not None:
            one = current.council_amendments.select_for_update().get(pk=amendment.pk)
            if one.revision != seen:
                raise Refused(
                    "In der Zwischenzeit hat jemand anderes diesen Änderungsantrag geändert. Ihre Eingaben sind noch da; "
                    "gespeichert wurde nichts. Bitte vergleichen Sie und speichern Sie noch einmal."
                )
        for name, value in facts.items():
            if name not in FACTS:
                raise TypeError(f"not a fact of an amendment: {name}")
            setattr(one, name, _clean(name, value))
        if not one.text or len(one.text) > LONGEST:
            raise Refused("Bitte tragen Sie den Wortlaut ein, höchstens 60.000 Zeichen.")
        one.revision += 1
        try:
            one.clean_fields()
        except ValidationError as problem:
            raise Refused(" ".join(problem.messages)) from problem
        one.save()
        done = "ergänzt" if amendment else "eingetragen"
        note = f"Änderungsantrag {done}: {one.get_decision_display()}"
        write(current, Told(EventKind.FACTS, by, happened_on=one.moved_on, raw=one.raw_result, note=note))
    return one


def _clean(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value) if name in LINES else readable(value).strip()
    return value


def shown_amendments(filing: Filing) -> list[ShownAmendment]:
    """The amendments of a public filing with what they change. One query beside the filing's version."""
    base = filing.version.motion_text if filing.version else None
    shown = []
    for one in Amendment.objects.public().filter(filing=filing):
        difference = _difference(base, one.text, one.complete) if base else None
        lines = [line for line in lines_of(difference) if line.changed] if difference else []
        shown.append(ShownAmendment(one, summary(difference) if lines and difference else "", lines))
    return shown


@lru_cache(maxsize=128)
def _difference(base: MotionText, text: str, complete: bool) -> Difference | None:
    """None when no clause is recognised, or the text only says what to do: then the wording speaks for itself."""
    if _INSTRUCTION.search(text):
        return None
    try:
        read = read_text(text).motion
        if not read.clauses:
            read = read_text(f"{HEADINGS['clauses']}\n\n{text}").motion
    except Unreadable:
        return None
    return compare(base, _amended(base, read, complete)) if read.clauses else None


def _amended(base: MotionText, read: MotionText, complete: bool) -> MotionText:
    """The filed text with the clauses of the amendment in their places; new ones at the end."""
    same = {
        change.old[0].id: read.clause(change.new[0].id).text
        for change in compare(base, read).clauses
        if len(change.old) == len(change.new) == 1
    }
    known = [
        replace(clause, text=same.get(clause.id, clause.text))
        for clause in base.clauses
        if clause.id in same or not complete
    ]
    wordings = set(same.values())
    new = [
        replace(clause, id=f"neu-{number}")
        for number, clause in enumerate(read.clauses, 1)
        if clause.text not in wordings
    ]
    return base.with_clauses((*known, *new))
