"""Texts that are nearly the same: who sends one wording a hundred times sends it once."""

import datetime

from django.utils import timezone
from rapidfuzz import fuzz, process

from portal.exchange.commenting.names import skeleton
from portal.exchange.models import Comment, CommentState

LOOKED_BACK = datetime.timedelta(days=7)
MOST_LOOKED_AT = 500
NEARLY = 88.0  # percent
MOST_COMPARED = 1_000  # Characters; so that 500 long ones are compared in a fraction of a second.
TOO_SHORT = 24  # Characters. „Danke, sehr hilfreich!“ may be said by many.
MOST_OF_A_KIND = 5


def alike(text: str) -> Comment | None:
    """The first comment of a week that says nearly the same."""
    own = _bare(text)
    if len(own) < TOO_SHORT:
        return None
    since = timezone.now() - LOOKED_BACK
    found = Comment.objects.filter(created_at__gte=since).exclude(text="").order_by("-pk")
    recent = list(found.only("pk", "text", "alike_id", "state")[:MOST_LOOKED_AT])
    best = process.extractOne(own, [_bare(one.text) for one in recent], scorer=fuzz.ratio, score_cutoff=NEARLY)
    if best is None:
        return None
    nearest = recent[best[2]]
    return Comment.objects.filter(pk=nearest.alike_id or nearest.pk).first() or nearest


def is_too_much(first: Comment) -> bool:
    """Enough of this wording: it was thrown away before, or waits several times."""
    family = Comment.objects.filter(alike=first)
    return (
        first.state == CommentState.SPAM
        or family.filter(state=CommentState.SPAM).exists()
        or family.count() + 1 >= MOST_OF_A_KIND
    )


def _bare(text: str) -> str:
    """What remains of the beginning when everything that deceives the eye is gone."""
    return skeleton(text[:MOST_COMPARED])
