"""What authors do with their comments: hand in, mend within a quarter of an hour, take back, disagree with a decision.

All raise `Refused` with a German reason; then nothing was written. Editors' decisions: `moderating.deciding`.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.commenting.alike import alike, is_too_much
from portal.exchange.commenting.subjects import seen_anew
from portal.exchange.models import Comment, CommentState, Evidence
from portal.exchange.reporting.links import hash_of
from portal.motions.register.writing import Refused

KEPT_AGAINST = datetime.timedelta(days=90)
MAIL_KEPT = datetime.timedelta(days=90)
LONGEST_APPEAL = 2_000
GONE = "zurückgezogen"


def hand_in(*, comment: Comment, token: str) -> Comment:
    """Takes a new comment. The same token again gives the comment that is there already."""
    comment.token_hash = hash_of(token)
    if known := Comment.objects.filter(token_hash=comment.token_hash).first():
        return known
    comment.alike = alike(comment.text)
    if comment.alike and is_too_much(comment.alike):
        raise Refused(
            "Fast derselbe Text liegt uns schon vor. Ihre Angaben stehen noch hier. Bitte schreiben Sie ihn nicht mehrmals; "
            "haben Sie etwas Eigenes zu sagen, dann gern in Ihren Worten."
        )
    try:
        with transaction.atomic():
            comment.save()
    except IntegrityError:
        return Comment.objects.get(token_hash=comment.token_hash)
    return comment


@contextmanager
def held(comment: Comment) -> Iterator[Comment]:
    """The comment as it is now, and nobody else's until the block ends; saved at its end."""
    with transaction.atomic():
        current = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        was = current.state
        yield current
        current.save()
        if CommentState.PUBLIC in (was, current.state):
            seen_anew(current.subject_id)


def mend(*, comment: Comment, text: str) -> None:
    """Another wording within a quarter of an hour. What was public already waits once more."""
    with held(comment) as current:
        if not current.is_editable:
            raise Refused(
                "Ändern geht nur in der ersten Viertelstunde. Zurückziehen können Sie den Kommentar jederzeit."
            )
        current.text, current.state, current.before, current.mended_at = text, CommentState.WAITING, "", timezone.now()


def take_back(*, comment: Comment) -> None:
    """The author takes it back: name and words are gone at once, answers stay."""
    with held(comment) as current:
        current.state, current.name, current.text, current.email = CommentState.TAKEN_BACK, GONE, "", ""
        current.municipality, current.outcome, current.before, current.appeal = None, "", "", ""
        current.expires_at = timezone.now() + KEPT_AGAINST
        Evidence.objects.filter(comment=current).delete()


def appeal(*, comment: Comment, text: str) -> None:
    """The author disagrees with a refusal or a removal; once."""
    text = readable(text).strip()
    if not text:
        raise Refused("Bitte schreiben Sie, was an der Entscheidung falsch ist.")
    if len(text) > LONGEST_APPEAL:
        raise Refused(f"Ihr Widerspruch ist zu lang: höchstens {LONGEST_APPEAL} Zeichen. Er steht noch im Feld.")
    with held(comment) as current:
        if not current.may_appeal:
            raise Refused("Widersprechen können Sie einer Entscheidung einmal.")
        current.appeal, current.before, current.state = text, "", CommentState.APPEALED


def forget(now: datetime.datetime) -> int:
    """Deletes what was decided against long ago, copies that were kept, and addresses. One with answers stays as a gap.

    Writes only when there is something to do: it is asked every few seconds.
    """
    copies = Evidence.objects.filter(expires_at__lte=now)
    if copies.exists():
        copies.delete()
    addresses = Comment.objects.exclude(email="").filter(decided_at__lte=now - MAIL_KEPT)
    if addresses.exists():
        addresses.update(email="")
    expired = list(Comment.objects.expired(now).filter(replies=None).values_list("pk", flat=True))
    if expired:
        Comment.objects.filter(pk__in=expired).delete()
    return len(expired)
