"""From a report to a filing: what an editor takes over is told to the register, all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser

from motionkit.progress import INTERMEDIATE, OUTCOMES
from portal.exchange.models import FilingReport
from portal.exchange.reporting.actions import accepted, held
from portal.motions.models import Filing, Motion
from portal.motions.register import actions as register
from portal.motions.register.writing import REPORT
from portal.motions.register.writing import held as held_filing

# Facts that belong to a new filing from the start; the rest comes with the outcome.
AT_FIRST = ("organization", "reference", "url", "filed_on")


@dataclass(frozen=True)
class Acceptance:
    """What an editor takes over. `facts`: names of `register.writing.FACTS`, never empty values · `outcome`: a code or ""

    `experience`: helped, administration_said, differently · `filing_seen`: the number of the filing that is added to.
    """

    title: str
    motion: Motion | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    outcome: str = ""
    implementation: str = ""
    evidence_note: str = ""
    originators: tuple[tuple[str, str], ...] = ()
    experience: Mapping[str, str] = field(default_factory=dict)
    releases: bool = False
    publishes: bool = True
    filing_seen: int | None = None


def accept(*, by: AbstractUser, report: FilingReport, revision: int, taken: Acceptance) -> Filing:
    """Makes the filing, or adds to the one that is there. Raises `Refused` when the register refuses a step."""
    with held(report, revision) as current:
        told = {"by": by, "label": REPORT, "source": current.url}
        filing = _added(current, told, taken) if current.about_id else _made(current, told, taken)
        if any(taken.experience.values()):
            experience = register.add_experience(
                by=by, filing=filing, label=REPORT, by_name=current.name, **taken.experience
            )
            if taken.releases:
                register.release_experience(by=by, experience=experience)
        if taken.publishes:
            filing.refresh_from_db()
            register.publish_filing(by=by, filing=filing)
        current.filing = filing
        accepted(current, by)
    return filing


def _made(report: FilingReport, told: dict[str, Any], taken: Acceptance) -> Filing:
    facts = dict(taken.facts)
    filing = register.file_motion(
        **told,
        municipality=report.municipality,
        motion=taken.motion,
        title=taken.title,
        originators=taken.originators,
        **{name: facts.pop(name) for name in AT_FIRST if name in facts},
    )
    _tell(filing, told, taken, facts)
    return filing


def _added(report: FilingReport, told: dict[str, Any], taken: Acceptance) -> Filing:
    filing = Filing.objects.get(pk=report.about_id)
    with held_filing(filing, taken.filing_seen):
        pass  # The row stays locked until the transaction ends.
    facts = dict(taken.facts)
    facts |= {"motion": taken.motion} if taken.motion else {}
    facts |= {"title": taken.title} if taken.title else {}
    _tell(filing, told, taken, facts, originators=taken.originators or None)
    return filing


def _tell(
    filing: Filing,
    told: dict[str, Any],
    taken: Acceptance,
    facts: dict[str, Any],
    originators: tuple[tuple[str, str], ...] | None = None,
) -> None:
    """The outcome by the verb that fits, then what no verb has taken along."""
    told = told | {"filing": filing}
    stage, decision = OUTCOMES[taken.outcome] if taken.outcome else ("", "undecided")
    if decision not in ("undecided", filing.decision):
        verb = register.record_step if decision in INTERMEDIATE else register.record_decision
        verb(**told, decision=decision, on=facts.pop("decided_on", None), raw=facts.pop("raw_result", ""), **facts)
        facts = {}
    elif stage and decision == "undecided" and stage != filing.stage:
        on, raw = facts.pop("decided_on", None), facts.pop("raw_result", "")
        register.record_step(**told, stage=stage, on=on, raw=raw, **facts)
        facts = {}
    if facts or originators is not None:
        register.tell_facts(**told, originators=originators, **facts)
    if taken.implementation:
        evidence = {"evidence_note": taken.evidence_note} if taken.evidence_note else {}
        register.record_implementation(**told, implementation=taken.implementation, **evidence)
