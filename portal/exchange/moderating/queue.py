"""Comments and notices that wait for a moderator; each list costs the same queries for one row and for 500."""

from django.db.models import Q

from portal.exchange.models import Comment, Complaint, Subject

PER_PAGE = 200


def waiting_comments(*, newest_first: bool, alike: int | None = None, subject: int | None = None) -> list[Comment]:
    """At most a page of comments to decide; `alike`: only one family of nearly the same wording."""
    found = Comment.objects.to_decide().select_related("subject", "municipality", "parent", "evidence")
    if alike:
        found = found.filter(Q(pk=alike) | Q(alike=alike))
    if subject:
        found = found.filter(subject=subject)
    return list(found.order_by("-created_at", "-pk")[:PER_PAGE] if newest_first else found[:PER_PAGE])


def families(comments: list[Comment]) -> dict[int, int]:
    """First comment → how many of the shown ones say nearly the same, for those with company."""
    sizes: dict[int, int] = {}
    for comment in comments:
        first = comment.alike_id or comment.pk
        sizes[first] = sizes.get(first, 0) + 1
    return {first: size for first, size in sizes.items() if size > 1}


def waiting_complaints() -> list[Complaint]:
    """Notices to decide, the longest waiting first."""
    found = Complaint.objects.to_decide().select_related("comment__subject", "filing__municipality")
    return list(found[:PER_PAGE])


def quiet() -> list[Subject]:
    """Where nothing new is taken. The row without a kind stands for everywhere."""
    return list(Subject.objects.filter(is_quiet=True).order_by("kind", "title"))
