"""Erasing what a person left: everything that an e-mail address ties to them, in one step, for an editor or the operator.

Comments, reports, notices, objections and improvements that came without an address belong to nobody we could know; their
authors have the private link. The log of moderation names no reader and stays.
"""

from django.db import transaction

from portal.exchange.commenting.subjects import seen_anew
from portal.exchange.models import (
    Comment,
    CommentState,
    Complaint,
    Evidence,
    FilingReport,
    Improvement,
    ObjectionProposal,
)
from portal.mailing.writing import forget_address

EMPTIED = {"name": "zurückgezogen", "text": "", "email": "", "appeal": "", "reason_words": "", "outcome": ""}


@transaction.atomic
def forget_person(email: str) -> dict[str, int]:
    """Sort → how many rows were erased. A comment with answers stays as a gap without name and words.

    What became part of the register or of a motion is no longer the person's: only what waits beside it goes.
    """
    email = email.strip()
    if not email:
        return {}
    comments = Comment.objects.filter(email__iexact=email)
    subjects = set(comments.filter(state=CommentState.PUBLIC).values_list("subject", flat=True))
    numbers = list(comments.values_list("pk", flat=True))
    Evidence.objects.filter(comment__in=numbers).delete()
    Comment.objects.filter(pk__in=numbers, replies=None).delete()
    Comment.objects.filter(pk__in=numbers).update(**EMPTIED, state=CommentState.TAKEN_BACK, municipality=None)
    seen_anew(*subjects)
    erased = {"comments": len(numbers)}
    for name, model in (("complaints", Complaint), ("objections", ObjectionProposal), ("improvements", Improvement)):
        rows = model.objects.filter(email__iexact=email)
        erased[name] = len(rows)
        rows.delete()
    erased["reports"] = _reports(email)
    erased["letters"] = forget_address(email)
    return erased


def _reports(email: str) -> int:
    """Reports, with those that continue them, which carry no address of their own."""
    first = list(FilingReport.objects.filter(email__iexact=email).values_list("pk", flat=True))
    later = FilingReport.objects.filter(follows__in=first)
    number = len(first) + later.count()
    later.delete()
    FilingReport.objects.filter(pk__in=first).delete()
    return number
