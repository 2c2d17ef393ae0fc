"""A line below a text: how many comments there are, the way to them, and „Melden“."""

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("exchange/comment/line.html")
def comments_line(kind: str, key: int | str, address: str, number: int) -> dict[str, Any]:
    """`kind`, `key`: as announced in `commenting.subjects` · `address`: the page that the line stands on · `number`: of public ones."""
    return {"kind": kind, "key": key, "number": number, "address": address}
