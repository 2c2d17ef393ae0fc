"""Template tags that cite a text."""

from django import template
from django.utils.safestring import SafeString

from portal.publishing import citation
from portal.publishing.models import Text

register = template.Library()


@register.simple_tag
def cite_plain(text: Text) -> str:
    """The citation in one line."""
    return citation.plain(text)


@register.simple_tag
def json_ld(text: Text) -> SafeString:
    """schema.org's description, for a <script type="application/ld+json">."""
    return citation.json_ld(text)
