"""Texts of the magazine as something to comment on. Announced to the exchange in `apps`."""

from portal.exchange.commenting.subjects import Found, number_of
from portal.publishing.models import Text


def text_of(key: str) -> Found | None:
    """The public text with this number."""
    text = Text.objects.public().filter(pk=number_of(key)).specific().first() if number_of(key) else None
    return Found(text.title, text.url) if text else None
