"""What editors decide about comments and complaints: one by one or two hundred at once, logged, answered, undone.

Every verb takes who decides (`by=`), locks its rows, writes the log and the letters in the same transaction, and raises
`Refused` with a German reason; then nothing was written.
"""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.commenting.subjects import seen_anew
from portal.exchange.handed_in import AlreadyDecided
from portal.exchange.models import (
    Comment,
    CommentState,
    Complaint,
    ComplaintState,
    Evidence,
    ModerationAct,
    ModerationEntry,
    ModerationThing,
    RefusalReason,
)
from portal.exchange.moderating import letters, log
from portal.exchange.moderating.log import Said
from portal.motions.register import actions as register
from portal.motions.register.writing import Refused

KEPT = datetime.timedelta(days=90)
KEPT_SPAM = datetime.timedelta(days=30)
KEPT_EVIDENCE = datetime.timedelta(days=180)
UNDOABLE = datetime.timedelta(hours=1)
LONGEST_WORDS = 2_000
ACTS = {
    CommentState.PUBLIC: ModerationAct.SHOWN,
    CommentState.SPAM: ModerationAct.DISCARDED,
    CommentState.REFUSED: ModerationAct.TURNED_DOWN,
    CommentState.HIDDEN: ModerationAct.REMOVED,
}


@transaction.atomic
def decide(
    *,
    by: AbstractUser,
    comments: Iterable[int],
    state: str,
    reason: str = "",
    words: str = "",
    batch: str = "",
    seen_at: datetime.datetime | None = None,
) -> int:
    """Publishes, discards, refuses or removes what is not in that state yet; returns how many.

    What its author has changed after `seen_at` is left out: nobody publishes words that they have not read. A refusal
    needs a reason. Removing takes the words out of the comment; a copy is kept for a while (`Evidence`).
    """
    words = readable(words).strip()[:LONGEST_WORDS]
    if state in (CommentState.REFUSED, CommentState.HIDDEN):
        _check_reason(reason, words)
    else:
        reason = words = ""
    now, batch = timezone.now(), batch or log.new_batch()
    rows = [row for row in _decidable(comments, state) if not (seen_at and row.mended_at and row.mended_at > seen_at)]
    for row in rows:
        row.before = row.state
        row.state = CommentState.HIDDEN if row.state == CommentState.APPEALED and _is_emptied(row) else state
        if state == CommentState.PUBLIC:
            _restore(row)
            row.state = state
        elif state == CommentState.HIDDEN:
            _empty(row, now)
        row.reason, row.reason_words, row.decided_by, row.decided_at = reason, words, by, now
        row.expires_at = (
            None if state == CommentState.PUBLIC else now + (KEPT_SPAM if state == CommentState.SPAM else KEPT)
        )
    _save(rows)
    said = [Said("remark", row.pk, _act(row, state), reason, words) for row in rows]
    log.write(by.get_username(), batch, said)
    for row in rows if state != CommentState.SPAM else ():
        letters.to_author(row, batch)
    return len(rows)


@transaction.atomic
def uphold(*, by: AbstractUser, complaint: Complaint, reason: str, words: str) -> None:
    """The notice is right: what it means is taken away, and both sides learn why."""
    current, batch = _held(complaint), log.new_batch()
    if current.comment_id:
        decide(by=by, comments=[current.comment_id], state=CommentState.HIDDEN, reason=reason, words=words, batch=batch)
    else:
        _check_reason(reason, words)
        if current.filing and current.filing.is_public:
            register.hide_filing(by=by, filing=current.filing, reason=f"Hinweis: {RefusalReason(reason).label}")
    said = f"{RefusalReason(reason).label} {readable(words).strip()}".strip()
    _close(current, by, ComplaintState.UPHELD, said, ModerationAct.AGREED, reason, batch)
    letters.to_complainant(current, batch)


@transaction.atomic
def dismiss(*, by: AbstractUser, complaint: Complaint, words: str, silent: bool = False) -> None:
    """The notice is wrong: what it means stays, and the complainant learns why; `silent`: it was junk, nobody is written to."""
    if not (words := readable(words).strip()[:LONGEST_WORDS]):
        raise Refused("Bitte schreiben Sie, warum der Inhalt bleibt; wer den Hinweis gab, soll es erfahren.")
    act, batch = ModerationAct.DISCARDED if silent else ModerationAct.DISAGREED, log.new_batch()
    current = _close(_held(complaint), by, ComplaintState.DISMISSED, words, act, "", batch)
    if not silent:
        letters.to_complainant(current, batch)


@transaction.atomic
def undo(*, by: AbstractUser) -> int:
    """Takes back what this editor decided last, within the hour; returns how many decisions. 0: there is nothing.

    Letters may be gone by then; a second one says that the decision was taken back.
    """
    undoable = (ModerationThing.REMARK, ModerationThing.NOTICE)
    since = timezone.now() - UNDOABLE
    recent = ModerationEntry.objects.filter(by=by.get_username(), at__gte=since, thing__in=undoable)
    undone = set(recent.filter(act=ModerationAct.UNDONE).values_list("words", flat=True))
    last = recent.exclude(act=ModerationAct.UNDONE).exclude(batch__in=undone).order_by("-pk").first()
    if last is None:
        return 0
    entries = list(ModerationEntry.objects.filter(batch=last.batch))
    numbers = {thing: [one.number for one in entries if one.thing == thing] for thing in ModerationThing.values}
    own = Comment.objects.filter(pk__in=numbers[ModerationThing.REMARK], decided_by=by).values_list("pk", flat=True)
    notices = numbers[ModerationThing.NOTICE]
    batch = log.new_batch()
    number = reopen(by=by, batch=batch, comments=list(own), notices=notices, words=last.batch)
    if not number:
        log.write(by.get_username(), batch, [Said(last.thing, last.number, ModerationAct.UNDONE, words=last.batch)])
    return number


@transaction.atomic
def reopen(*, by: AbstractUser, batch: str, comments: Iterable[int], notices: Iterable[int], words: str = "") -> int:
    """Takes decisions back, whoever made them: comments are as they were before, notices wait again. Returns how many."""
    rows = [row for row in _rows(comments) if row.before]
    was_spam = {row.pk for row in rows if row.state == CommentState.SPAM}
    for row in rows:
        _restore(row)
        row.state, row.before, row.expires_at, row.reason, row.reason_words = row.before, "", None, "", ""
    _save(rows)
    found = list(Complaint.objects.select_for_update().filter(pk__in=list(notices)).exclude(state=ComplaintState.NEW))
    for notice in found:
        notice.state, notice.reason_words, notice.expires_at = ComplaintState.NEW, "", None
        notice.save()
    said = [Said("remark", row.pk, ModerationAct.UNDONE, words=words) for row in rows]
    said += [Said("notice", notice.pk, ModerationAct.UNDONE, words=words) for notice in found]
    log.write(by.get_username(), batch, said)
    for row in rows:
        if row.email and row.pk not in was_spam:
            letters.to_author(row, batch)
    for notice in found:
        letters.to_complainant(notice, batch)
    return len(said)


def _act(row: Comment, state: str) -> str:
    """What the log says; what had been removed or refused, and is shown after all, is put back."""
    back = state == CommentState.PUBLIC and row.before != CommentState.WAITING
    return ModerationAct.PUT_BACK if back else ACTS[CommentState(state)]


def _check_reason(reason: str, words: str) -> None:
    if reason not in RefusalReason.values:
        raise Refused("Bitte wählen Sie einen Grund; wer geschrieben hat, soll ihn erfahren.")
    if reason == RefusalReason.ELSE and not words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")


def _rows(numbers: Iterable[int]) -> list[Comment]:
    found = Comment.objects.select_for_update(of=("self",)).filter(pk__in=list(numbers))
    return list(found.select_related("subject", "evidence").order_by("created_at", "pk"))


def _decidable(numbers: Iterable[int], state: str) -> list[Comment]:
    """Those that this decision changes. What its author took back stays so; what is public is removed, never refused."""
    if state not in ACTS:
        raise Refused("Diese Entscheidung gibt es nicht. Gespeichert wurde nichts.")
    out = {state, CommentState.TAKEN_BACK}
    out |= {CommentState.PUBLIC} if state == CommentState.REFUSED else set()
    return [row for row in _rows(numbers) if row.state not in out]


def _is_emptied(row: Comment) -> bool:
    return not row.text


def _empty(row: Comment, now: datetime.datetime) -> None:
    """Words and name go; the copy is for moderators."""
    if row.text:
        kept = {"name": row.name, "text": row.text, "expires_at": now + KEPT_EVIDENCE}
        row.evidence = Evidence.objects.update_or_create(comment=row, defaults=kept)[0]
    row.text, row.name = "", "entfernt"


def _restore(row: Comment) -> None:
    """Puts words and name back from the copy, if they were taken away. Raises `Refused` when the copy is gone."""
    if not _is_emptied(row):
        return
    evidence = Evidence.objects.filter(comment=row).first()
    if evidence is None:
        raise Refused("Der Wortlaut ist inzwischen gelöscht; er lässt sich nicht wiederherstellen.")
    row.text, row.name = evidence.text, evidence.name
    evidence.delete()


def _save(rows: list[Comment]) -> None:
    names = ["state", "before", "text", "name", "reason", "reason_words", "decided_by", "decided_at", "expires_at"]
    Comment.objects.bulk_update(rows, names, batch_size=100)
    seen_anew(*(row.subject_id for row in rows if CommentState.PUBLIC in (row.state, row.before) or not row.before))


def _held(complaint: Complaint) -> Complaint:
    current = Complaint.objects.select_for_update(of=("self",)).select_related("filing").get(pk=complaint.pk)
    if current.state != ComplaintState.NEW:
        raise AlreadyDecided("Über diesen Hinweis ist schon entschieden. Gespeichert wurde nichts.")
    return current


def _close(current: Complaint, by: AbstractUser, state: str, said: str, act: str, rule: str, batch: str) -> Complaint:
    now = timezone.now()
    current.state, current.reason_words, current.decided_by, current.decided_at = state, said, by, now
    current.expires_at = now + KEPT_EVIDENCE
    current.save()
    log.write(by.get_username(), batch, [Said("notice", current.pk, act, rule, said)])
    return current
