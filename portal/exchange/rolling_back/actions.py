"""Undoing what an account did since a time, all or nothing, with an entry in the log for each thing."""

import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.accounts.sessions import end_others
from portal.exchange.models import Comment, Complaint, ModerationAct, ModerationThing
from portal.exchange.moderating import deciding, log
from portal.exchange.rolling_back.finding import Step, Way, digest, plan
from portal.motions.models import Filing
from portal.motions.register import actions as register
from portal.motions.register.writing import Refused

REASON = "Zurückgenommen: Das Konto, das es getan hat, war in fremder Hand."


@transaction.atomic
def roll_back(*, by: AbstractUser, account: AbstractUser, since: datetime.datetime, seen: str, lock: bool) -> int:
    """Undoes everything that `plan` says, `seen` being the digest of the plan that was shown; returns how many steps.

    `lock`: the account can no longer log in, and is logged out everywhere. Raises `Refused` when the plan has changed.
    """
    if account.pk == by.pk:
        raise Refused("Das eigene Konto nimmt jemand anderes zurück: Wer es gestohlen hat, säße sonst an diesem Knopf.")
    if lock:
        type(account)._default_manager.filter(pk=account.pk).update(is_active=False)
        end_others(by=account, keep=None)
    steps = plan(account, since)
    if digest(steps) != seen:
        raise Refused(
            "Inzwischen hat sich etwas geändert. Getan wurde nichts; bitte sehen Sie die Liste noch einmal an."
        )
    Revision.objects.filter(user=account, created_at__gte=since).update(approved_go_live_at=None)
    done = [step for step in steps if step.way != Way.BY_HAND]
    batch = log.new_batch()
    for step in done:
        if step.way != Way.REOPEN:
            _undo(by, step)
    deciding.reopen(
        by=by,
        batch=batch,
        comments=[step.row.pk for step in done if isinstance(step.row, Comment)],
        notices=[step.row.pk for step in done if isinstance(step.row, Complaint)],
    )
    said = [log.Said(_thing(step), step.row.pk, _act(step), words=REASON) for step in done if step.way != Way.REOPEN]
    words = f"{account.get_username()}, seit {timezone.localtime(since):%d.%m.%Y %H:%M}: {len(done)} Schritte"
    account_said = log.Said(ModerationThing.ACCOUNT, account.pk, ModerationAct.ROLLED_BACK, words=words)
    log.write(by.get_username(), batch, [*said, account_said])
    return len(done)


def _undo(by: AbstractUser, step: Step) -> None:
    row = step.row
    if isinstance(row, Filing):
        if step.way == Way.AWAY:
            register.hide_filing(by=by, filing=row, reason=REASON)
        else:
            register.publish_filing(by=by, filing=row)
        return
    if step.way == Way.MOVE:
        Page.objects.get(pk=row.pk).move(Page.objects.get(pk=step.place), pos="last-child", user=by)
        return
    if step.way == Way.AWAY:
        row.unpublish(user=by)
    if step.live:
        _renew(by, step.live).publish(user=by, skip_permission_checks=True)
    if step.draft and (step.live is None or step.draft.pk != step.live.pk):
        _renew(by, step.draft)


def _renew(by: AbstractUser, revision: Revision) -> Revision:
    """The same content as the newest revision: what came between stays in the history, and is nobody's draft."""
    return revision.as_object().save_revision(user=by, clean=False, log_action=True, previous_revision=revision)


def _thing(step: Step) -> str:
    if isinstance(step.row, Filing):
        return ModerationThing.FILING
    return ModerationThing.PAGE if isinstance(step.row, Page) else ModerationThing.MOTION


def _act(step: Step) -> str:
    return ModerationAct.REMOVED if step.way == Way.AWAY else ModerationAct.PUT_BACK
