"""Template tags of the page frame."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page

register = template.Library()


@register.inclusion_tag("design/components/pagination.html")
def pagination(page: Page, chosen: Mapping[str, str] | None = None, q: str = "") -> dict:
    """Links to the pages of a list; `chosen` filters and the words `q` stay in the query string."""

    def link(number: int) -> str:
        kept = {"q": q} | dict(chosen or {}) | ({"seite": str(number)} if number > 1 else {})
        return "?" + urlencode({name: value for name, value in kept.items() if value})

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {
        "entries": [(number, link(number) if isinstance(number, int) else "") for number in numbers],
        "number": page.number,
        "several": page.has_other_pages(),
        "previous": link(page.number - 1) if page.has_previous() else "",
        "next": link(page.number + 1) if page.has_next() else "",
    }
