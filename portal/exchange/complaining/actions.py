"""What complainants do: hand in, disagree with the decision once. Editors' decisions: `moderating.deciding`."""

import datetime

from django.db import IntegrityError, transaction
from django.urls import Resolver404, resolve

from motionkit.characters import readable
from portal.exchange.complaining.forms import comment_in
from portal.exchange.models import Comment, Complaint, ComplaintState
from portal.exchange.moderating import letters
from portal.exchange.reporting.links import hash_of
from portal.motions.models import Filing
from portal.motions.register.writing import Refused

MAIL_KEPT = datetime.timedelta(days=90)
LONGEST_APPEAL = 2_000


def hand_in(*, complaint: Complaint, token: str) -> Complaint:
    """Takes a notice and writes a receipt. The same token again gives the notice that is there already."""
    complaint.token_hash = hash_of(token)
    number = comment_in(complaint.address)
    complaint.comment = Comment.objects.public().filter(pk=number).first() if number else None
    complaint.filing = _filing_at(complaint.address)
    try:
        with transaction.atomic():
            complaint.save()
            letters.receipt(complaint, token)
    except IntegrityError:
        return Complaint.objects.get(token_hash=complaint.token_hash)
    return complaint


def appeal(*, complaint: Complaint, text: str) -> None:
    """The complainant disagrees, once: then it waits again."""
    text = readable(text).strip()
    if not text:
        raise Refused("Bitte schreiben Sie, was an der Entscheidung falsch ist.")
    if len(text) > LONGEST_APPEAL:
        raise Refused(f"Ihr Widerspruch ist zu lang: höchstens {LONGEST_APPEAL} Zeichen. Er steht noch im Feld.")
    with transaction.atomic():
        current = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
        if not current.may_appeal:
            raise Refused("Widersprechen können Sie einer Entscheidung einmal.")
        current.appeal, current.state, current.expires_at = text, ComplaintState.NEW, None
        current.save()


def forget(now: datetime.datetime) -> int:
    """Deletes notices that were decided long ago, and addresses; what is open stays."""
    addresses = Complaint.objects.exclude(state=ComplaintState.NEW).exclude(email="")
    if (old := addresses.filter(decided_at__lte=now - MAIL_KEPT)).exists():
        old.update(email="")
    expired = list(Complaint.objects.expired(now).values_list("pk", flat=True))
    if expired:
        Complaint.objects.filter(pk__in=expired).delete()
    return len(expired)


def _filing_at(address: str) -> Filing | None:
    """The public filing whose page an address is."""
    try:
        found = resolve(address.partition("?")[0].partition("#")[0])
    except Resolver404:
        return None
    number = found.kwargs.get("number") if found.url_name == "filing" else None
    return Filing.objects.public().filter(pk=number).first() if number else None
