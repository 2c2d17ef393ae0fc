"""What is done to proposals: handed in, answered, withdrawn; accepted as a draft, asked back, declined.

Every verb locks the proposal and looks whether it is still open. Editors' verbs compare `revision`, the number they have
seen. All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from contextlib import AbstractContextManager

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from portal.exchange import handed_in
from portal.exchange.handed_in import KEPT_ACCEPTED, KEPT_DECLINED, check_reason, close, say
from portal.exchange.models import ObjectionProposal, ProposalRefusal, ReportState
from portal.exchange.models.report import OPEN_STATES
from portal.exchange.moderating import telling
from portal.motions.models import Objection, ObjectionKind, RebuttalSource
from portal.motions.objections.actions import Draft, draft_objection, draft_rebuttal
from portal.motions.objections.shown import clause_numbers
from portal.motions.register.writing import Refused

WORDS = handed_in.Words(
    this="dieser Vorschlag", to_this="diesem Vorschlag", it="ihn", anew="Bitte schlagen Sie es neu vor."
)


def held(proposal: ObjectionProposal, revision: int | None = None) -> AbstractContextManager[ObjectionProposal]:
    """The proposal as it is now, open, and nobody else's until the block ends: see `handed_in.held`."""
    return handed_in.held(proposal, WORDS, OPEN_STATES, revision)


def hand_in(*, proposal: ObjectionProposal, token: str) -> ObjectionProposal:
    """Takes a new proposal. The same token again gives the one that is there already."""
    return handed_in.hand_in(proposal, token)


def answer(*, proposal: ObjectionProposal, text: str) -> None:
    """Who proposed it answers, or adds something."""
    with held(proposal) as current:
        say(current, WORDS, text)
        current.state = ReportState.RECEIVED


def withdraw(*, proposal: ObjectionProposal) -> None:
    """Who proposed it takes it back. It is deleted with the declined ones."""
    with held(proposal) as current:
        close(current, ReportState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, proposal: ObjectionProposal, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(proposal, revision) as current:
        current.state = ReportState.QUESTION
        telling.asked(by, current, say(current, WORDS, text, by))


def decline(
    *, by: AbstractUser, proposal: ObjectionProposal, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    check_reason(reason, words, ProposalRefusal, "wer vorgeschlagen hat")
    with held(proposal, revision) as current:
        handed_in.decline(current, reason, words, ReportState.DECLINED, by)
        telling.declined(by, current, silent=silent)


def accept(
    *, by: AbstractUser, proposal: ObjectionProposal, revision: int, objection: Objection | None = None
) -> Objection:
    """Makes a draft of it, or adds its reply to an objection that is there. Nothing of it is public yet."""
    with held(proposal, revision) as current:
        draft = _draft(current)
        if objection and not draft.reply:
            raise Refused("Der Vorschlag enthält keine Erwiderung, die sich zum vorhandenen Einwand ergänzen ließe.")
        if objection:
            current.objection = draft_rebuttal(by=by, objection=objection, draft=draft)
        else:
            current.objection = draft_objection(by=by, draft=draft)
        close(current, ReportState.ACCEPTED, by, KEPT_ACCEPTED)
        telling.taken(by, current)
    return proposal.objection


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted proposals, removed e-mail addresses): what was decided long ago. What is open stays."""
    return handed_in.forget(ObjectionProposal.objects.expired(now), ObjectionProposal.objects.all(), now)


def _draft(current: ObjectionProposal) -> Draft:
    there = current.clause_id in clause_numbers(current.motion)
    source = RebuttalSource(title=current.source, url=current.source_url, dated=timezone.localdate())
    return Draft(
        motion=current.motion,
        kind=current.kind or ObjectionKind.OTHER,
        words=current.words,
        reply=current.reply,
        clause_id=current.clause_id if there else "",
        sources=[source] if current.source else [],
    )
