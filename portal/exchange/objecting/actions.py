"""What is done to proposals: handed in, answered, withdrawn; accepted as a draft, asked back, declined.

Every verb locks the proposal and looks whether it is still open. Editors' verbs compare `revision`, the number they have
seen. All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.models import ObjectionProposal, ObjectionProposalMessage, ProposalRefusal, ReportState
from portal.exchange.moderating import telling
from portal.exchange.reporting.actions import (
    KEPT_ACCEPTED,
    KEPT_DECLINED,
    LONGEST_MESSAGE,
    MAIL_KEPT,
    MOST_MESSAGES,
    AlreadyDecided,
)
from portal.exchange.reporting.links import hash_of
from portal.motions.models import Objection, ObjectionKind, RebuttalSource
from portal.motions.objections.actions import Draft, draft_objection, draft_rebuttal
from portal.motions.objections.shown import clause_numbers
from portal.motions.register.writing import Refused


@contextmanager
def held(proposal: ObjectionProposal, revision: int | None = None) -> Iterator[ObjectionProposal]:
    """The proposal as it is now, open, and nobody else's until the block ends; saved at its end, with the next number."""
    with transaction.atomic():
        current = ObjectionProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
        if not current.is_open:
            raise AlreadyDecided(_decided(current))
        if revision is not None and revision != current.revision:
            raise AlreadyDecided(
                "In der Zwischenzeit hat sich dieser Vorschlag geändert: Jemand hat geantwortet oder gefragt. "
                "Gespeichert wurde nichts. Bitte lesen Sie ihn noch einmal, dann entscheiden Sie."
            )
        yield current
        current.revision += 1
        current.save()
    for name in (one.attname for one in ObjectionProposal._meta.concrete_fields):
        setattr(proposal, name, getattr(current, name))


def hand_in(*, proposal: ObjectionProposal, token: str) -> ObjectionProposal:
    """Takes a new proposal. The same token again gives the one that is there already."""
    proposal.token_hash = hash_of(token)
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError:
        return ObjectionProposal.objects.get(token_hash=proposal.token_hash)
    return proposal


def answer(*, proposal: ObjectionProposal, text: str) -> None:
    """Who proposed it answers, or adds something."""
    with held(proposal) as current:
        _say(current, text)
        current.state = ReportState.RECEIVED


def withdraw(*, proposal: ObjectionProposal) -> None:
    """Who proposed it takes it back. It is deleted with the declined ones."""
    with held(proposal) as current:
        _close(current, ReportState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, proposal: ObjectionProposal, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(proposal, revision) as current:
        _say(current, text, by)
        current.state = ReportState.QUESTION
        telling.asked(by, current, readable(text).strip())


def decline(
    *, by: AbstractUser, proposal: ObjectionProposal, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    if reason not in ProposalRefusal.values:
        raise Refused("Bitte wählen Sie einen Grund; wer vorgeschlagen hat, soll ihn erfahren.")
    if reason == ProposalRefusal.OTHER and not words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")
    with held(proposal, revision) as current:
        current.reason, current.reason_words = reason, readable(words).strip()[:LONGEST_MESSAGE]
        _close(current, ReportState.DECLINED, by, KEPT_DECLINED)
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
        _close(current, ReportState.ACCEPTED, by, KEPT_ACCEPTED)
        telling.taken(by, current)
    return proposal.objection


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted proposals, removed e-mail addresses): what was decided long ago. Writes only when there is something."""
    expired = list(ObjectionProposal.objects.expired(now).values_list("pk", flat=True))
    if expired:
        ObjectionProposal.objects.filter(pk__in=expired).delete()
    decided = ObjectionProposal.objects.filter(decided_at__lte=now - MAIL_KEPT).exclude(email="")
    mails = list(decided.values_list("pk", flat=True))
    if mails:
        ObjectionProposal.objects.filter(pk__in=mails).update(email="")
    return len(expired), len(mails)


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


def _say(proposal: ObjectionProposal, text: str, by: AbstractUser | None = None) -> None:
    text = readable(text).strip()
    if not text:
        raise Refused("Ihre Nachricht ist leer.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(f"Ihre Nachricht ist zu lang: höchstens {LONGEST_MESSAGE} Zeichen. Sie steht noch im Feld.")
    if proposal.messages.count() >= MOST_MESSAGES:
        raise Refused("Zu diesem Vorschlag gibt es schon sehr viele Nachrichten. Bitte schlagen Sie es neu vor.")
    ObjectionProposalMessage.objects.create(proposal=proposal, from_editors=by is not None, by=by, text=text)


def _close(proposal: ObjectionProposal, state: str, by: AbstractUser | None, kept: datetime.timedelta) -> None:
    now = timezone.now()
    proposal.state, proposal.decided_by, proposal.decided_at, proposal.expires_at = state, by, now, now + kept


def _decided(proposal: ObjectionProposal) -> str:
    by = proposal.decided_by
    who = f" von {by.get_full_name() or by.get_username()}" if by else ""
    when = timezone.localtime(proposal.decided_at)
    return (
        f"Dieser Vorschlag ist schon entschieden: {proposal.get_state_display()}, {when:%d.%m.%Y um %H:%M} Uhr{who}. "
        "Gespeichert wurde nichts."
    )
