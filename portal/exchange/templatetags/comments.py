"""A line below a text: how many comments there are, the way to them, and „Melden“. One query."""

from typing import Any

from django import template

from portal.exchange.models import Subject

register = template.Library()


@register.inclusion_tag("exchange/comment/line.html")
def comments_line(kind: str, key: int | str, address: str) -> dict[str, Any]:
    """`kind`, `key`: as announced in `commenting.subjects` · `address`: the page that the line stands on."""
    number = Subject.objects.filter(kind=kind, key=str(key)).values_list("shown", flat=True).first() or 0
    return {"kind": kind, "key": key, "number": number, "address": address}
