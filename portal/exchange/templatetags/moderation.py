"""Template tags of the moderators' queue."""

from django import template

from portal.exchange.models import Comment

register = template.Library()


@register.simple_tag
def family_of(comment: Comment, families: dict[int, int]) -> dict[str, int]:
    """The first comment of nearly the same wording, and how many are shown; size 0 for one of its own."""
    first = comment.alike_id or comment.pk
    return {"first": first, "size": families.get(first, 0)}
