"""What readers want to know of a filing's standing, in seven words: each with a sign, a name in addresses and a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from motionkit.progress import ADOPTED

PENDING_STAGES: Final = frozenset({"draft", "submitted", "scheduled", "in_council"})


@dataclass(frozen=True)
class Outcome:
    """A group of standings. `code` is its name in style sheets, `slug` in addresses; `counts`: it has a place in rates."""

    code: str
    slug: str
    label: str
    counts: bool
    decisions: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()

    @property
    def where(self) -> Q:
        """The filings of this group."""
        if self.stages:
            return Q(stage__in=self.stages)
        return Q(stage="decided", decision__in=self.decisions)


OUTCOMES: Final = (
    Outcome("adopted", "angenommen", "angenommen", True, decisions=ADOPTED),
    Outcome("rejected", "abgelehnt", "abgelehnt", True, decisions=frozenset({"rejected"})),
    Outcome(
        "settled",
        "erledigt",
        "erledigt oder zur Kenntnis genommen",
        True,
        decisions=frozenset({"settled", "settled_by_statement", "noted"}),
    ),
    Outcome("objected", "beanstandet", "beanstandet", True, decisions=frozenset({"objected"})),
    Outcome("answered", "beantwortet", "beantwortet", False, decisions=frozenset({"answered"})),
    Outcome("pending", "offen", "noch nicht entschieden", False, stages=PENDING_STAGES),
    Outcome(
        "ended",
        "ohne-beschluss",
        "ohne Beschluss beendet",
        False,
        stages=frozenset({"withdrawn", "lapsed", "not_admitted"}),
    ),
    Outcome("unknown", "unklar", "Ergebnis unklar", False, decisions=frozenset({"unknown"})),
)
BY_SLUG: Final = {outcome.slug: outcome for outcome in OUTCOMES}
BY_CODE: Final = {outcome.code: outcome for outcome in OUTCOMES}
_BY_DECISION: Final = {decision: outcome for outcome in OUTCOMES for decision in outcome.decisions}
_BY_STAGE: Final = {stage: outcome for outcome in OUTCOMES for stage in outcome.stages}


def outcome_of(stage: str, decision: str) -> Outcome:
    """The group of a standing."""
    return _BY_STAGE.get(stage) or _BY_DECISION.get(decision) or BY_CODE["unknown"]


def strongest(outcomes: Iterable[Outcome]) -> Outcome:
    """What a municipality with several filings is drawn as: adopted before pending before anything else."""
    order = ("adopted", "pending", "objected", "settled", "rejected", "answered", "ended", "unknown")
    return min(outcomes, key=lambda outcome: order.index(outcome.code))
