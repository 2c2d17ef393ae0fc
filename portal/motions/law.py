"""The state of law as readers see it: all sixteen Länder, judged or not."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from portal.motions.models import LegalState, LegalStatus, Motion
from portal.places.models import FederalState


@dataclass(frozen=True)
class Land:
    """A Land and whether the motion holds there."""

    code: str
    name: str
    status: LegalStatus


@dataclass(frozen=True)
class Judgement:
    """What holds for some Länder alike. `state` is one of their equal states; None where nobody has checked yet."""

    laender: list[Land]
    status: LegalStatus
    state: LegalState | None
    is_overdue: bool = False


@dataclass(frozen=True)
class Law:
    """All sixteen Länder by name, the judgements that say why, and what is to be said above them."""

    laender: list[Land]
    judgements: list[Judgement]
    is_overdue: bool
    is_checked: bool


def law_of(motion: Motion, states: Iterable[LegalState], today: datetime.date | None = None) -> Law:
    """The state of law of a motion from its states."""
    today = today or datetime.date.today()
    known = {state.federal_state: state for state in states}
    laender = [
        Land(
            land.value,
            land.label,
            LegalStatus(known[land.value].status) if land.value in known else LegalStatus.UNCHECKED,
        )
        for land in sorted(FederalState, key=lambda land: land.label)
    ]
    judgements = _judgements(laender, known, today)
    return Law(
        laender=laender,
        judgements=judgements,
        is_overdue=bool(motion.review_due and motion.review_due < today) or any(one.is_overdue for one in judgements),
        is_checked=bool(motion.legal_as_of) or any(land.status != LegalStatus.UNCHECKED for land in laender),
    )


def _judgements(laender: list[Land], known: dict[str, LegalState], today: datetime.date) -> list[Judgement]:
    """Equal judgements together: those that hold first, those not made last."""
    groups: dict[tuple, list[Land]] = {}
    for land in laender:
        groups.setdefault(_reasons(known.get(land.code)), []).append(land)
    found = [_judgement(group, known.get(group[0].code), today) for group in groups.values()]
    order = list(LegalStatus)
    return sorted(found, key=lambda one: (order.index(one.status), one.state is None))


def _reasons(state: LegalState | None) -> tuple:
    if state is None:
        return ()
    return state.status, state.note, state.source, state.source_url, state.as_of, state.review_due


def _judgement(laender: list[Land], state: LegalState | None, today: datetime.date) -> Judgement:
    late = bool(state and state.review_due and state.review_due < today)
    return Judgement(laender, laender[0].status, state, late)
