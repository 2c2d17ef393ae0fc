"""Papers of a council with their results, read from a file, as filings: to try the register with real numbers.

The file has a JSON object per line: `id`, `title`, `paper_type`, `reference`, `date`, `proposers`, and `consultations` with
`role`, `date`, `body`, `result`. What a council wrote is kept word by word in the events.
"""

import datetime
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from motionkit.characters import one_line, readable
from motionkit.kinds import kind_named
from motionkit.progress import AXES, INTERMEDIATE, OUTCOMES, Standing, standing_after, why_not_move
from motionkit.vocabulary import UNKNOWN, Outcome, classify
from portal.motions.models import EventKind, Filing, FilingEvent, Motion, Originator, OriginatorKind
from portal.motions.register.writing import Told, event
from portal.places.models import Municipality

LABEL = "Übernahme"
AT_ONCE = 500
LONGEST_LINE = 200_000  # characters


class Unreadable(ValueError):
    """The message is German and names the line."""


@dataclass
class Loaded:
    """A filing with what belongs to it, not yet saved."""

    filing: Filing
    originators: list[Originator] = field(default_factory=list)
    events: list[FilingEvent] = field(default_factory=list)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The papers of a file, also a gzipped one, one after the other."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield _paper(line, number)


def _paper(line: str, number: int) -> dict[str, Any]:
    try:
        paper = json.loads(line) if len(line) <= LONGEST_LINE else {}
        if one_line(paper["title"]) and one_line(paper["id"]):
            return dict(paper)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise Unreadable(f"Zeile {number} ist keine Drucksache. Nichts wurde übernommen.")


@transaction.atomic
def load(
    papers: Iterable[dict[str, Any]],
    municipalities: Sequence[Municipality],
    *,
    motion: Motion | None = None,
    public: bool = False,
) -> tuple[int, int]:
    """(loaded, left out because they were there already). All or nothing.

    Several municipalities take the papers in turn; then nothing is as it was, and the filings are marked as examples.
    """
    known = set(FilingEvent.objects.filter(by_label=LABEL, kind=EventKind.FILED).values_list("source", flat=True))
    loaded = skipped = 0
    papers = iter(papers)
    while batch := list(islice(papers, AT_ONCE)):
        fresh = list({paper["id"]: paper for paper in batch if paper["id"] not in known}.values())
        known |= {paper["id"] for paper in fresh}
        skipped += len(batch) - len(fresh)
        _save(
            [
                _loaded(paper, municipalities[(loaded + place) % len(municipalities)], motion, public)
                for place, paper in enumerate(fresh)
            ],
            is_example=len(municipalities) > 1,
        )
        loaded += len(fresh)
    return loaded, skipped


def _save(batch: list[Loaded], *, is_example: bool) -> None:
    for one in batch:
        one.filing.is_example = is_example
    Filing.objects.bulk_create([one.filing for one in batch])
    for one in batch:
        for row in (*one.originators, *one.events):
            row.filing = one.filing
    Originator.objects.bulk_create([row for one in batch for row in one.originators])
    FilingEvent.objects.bulk_create([row for one in batch for row in one.events])


def _loaded(paper: dict[str, Any], municipality: Municipality, motion: Motion | None, public: bool) -> Loaded:
    filing = Filing(
        municipality=municipality,
        motion=motion,
        title=one_line(paper["title"])[:400],
        kind=kind_named(paper.get("paper_type") or "") or "motion",
        reference=one_line(paper.get("reference") or "")[:80],
        filed_on=_day(paper.get("date")),
        is_public=public,
        published_at=timezone.now() if public else None,
    )
    found = Loaded(filing, [Originator(kind=_kind(name), name=one_line(name)[:200]) for name in _names(paper)])
    filing.revision = 1
    found.events.append(event(filing, Told(EventKind.FILED, None, LABEL, filing.filed_on, source=paper["id"])))
    stops = sorted(paper.get("consultations") or [], key=lambda stop: stop.get("date") or "")
    answered = [stop for stop in stops if stop.get("result")]
    for stop in stops:
        _take_stop(found, stop, is_last=bool(answered) and stop is answered[-1])
    return found


def _take_stop(found: Loaded, stop: dict[str, Any], *, is_last: bool) -> None:
    """One stop on the way through the bodies: moves the filing where that makes sense, and keeps the wording always."""
    filing, raw = found.filing, readable(stop.get("result") or "").strip()
    old, day = filing.standing, _day(stop.get("date"))
    filing.organization = one_line(stop.get("body") or "")[:200] or filing.organization
    filing.sitting_on = day or filing.sitting_on
    outcome = classify(raw, role=stop.get("role") or "")
    if raw:
        new = _after(old, outcome.code) if is_last or outcome.code != UNKNOWN else old
        if is_last:
            _take_result(filing, outcome)
    else:
        new = replace(old, stage="scheduled") if old.stage in ("submitted", "in_council") else old
    if why_not_move(old, new):
        new = old
    filing.stage, filing.decision, filing.implementation = new.stage, new.decision, new.implementation
    kind = EventKind.STEP
    if new.stage == "decided" and old.stage != "decided":
        kind, filing.decided_on = EventKind.DECIDED, day
    again = bool(raw) and old.decision == new.decision == outcome.code
    _tell(found, Told(kind, None, LABEL, day, raw), old, new, again=again)


def _take_result(filing: Filing, outcome: Outcome) -> None:
    """The last wording stands beside the value, with how sure it is and the votes it tells."""
    filing.raw_result, filing.confidence, filing.unanimous = outcome.raw, outcome.confidence, outcome.unanimous
    filing.votes_yes, filing.votes_no = outcome.yes, outcome.no
    filing.votes_abstain, filing.votes_absent = outcome.abstain, outcome.absent


def _tell(found: Loaded, told: Told, old: Standing, new: Standing, *, again: bool) -> None:
    """`again`: postponed or referred once more."""
    found.filing.revision += 1
    moved = [axis for axis in AXES if getattr(old, axis) != getattr(new, axis)]
    moved += ["decision"] if again and new.decision in INTERMEDIATE else []
    rows = [(axis, getattr(old, axis), getattr(new, axis)) for axis in moved]
    found.events += [event(found.filing, told, *row) for row in rows or [("", "", "")]]


def _after(old: Standing, code: str) -> Standing:
    stage, decision = OUTCOMES[code]
    return replace(old, stage=stage) if decision == "undecided" else standing_after(old, decision)


def _names(paper: dict[str, Any]) -> list[str]:
    names = [name for name in paper.get("proposers") or [] if isinstance(name, str) and one_line(name)]
    return names or (["Verwaltung"] if "vorlage" in (paper.get("paper_type") or "").lower() else [])


def _kind(name: str) -> str:
    return OriginatorKind.ADMINISTRATION if name == "Verwaltung" else OriginatorKind.FACTION


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
