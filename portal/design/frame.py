"""What every page's frame needs: menu, footer, the site's address. No query is made for it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

MENU = [
    ("Blog", "/blog/"),
    ("Schwerpunkte", "/schwerpunkte/"),
    ("Geschichte", "/geschichte/"),
    ("Debatten", "/debatten/"),
    ("Antragsnetzwerk", "/antraege/"),
    ("Stimmen", "/stimmen/"),
    ("Publikationen", "/publikationen/"),
    ("Mitmachen", "/mitmachen/"),
    ("Über uns", "/ueber-uns/"),
]
LEGAL = [
    ("Impressum", "/impressum/"),
    ("Datenschutz", "/datenschutz/"),
    ("Barrierefreiheit", "/barrierefreiheit/"),
    ("Bildnachweise", "/bildnachweise/"),
    ("Feeds", "/feeds/"),
]


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `current` is true on that page and all pages below it."""

    label: str
    url: str
    current: bool


def frame(request: HttpRequest) -> dict:
    """Template context of the page frame."""
    return {
        "menu": [Entry(label, url, request.path.startswith(url)) for label, url in MENU],
        "legal": [Entry(label, url, request.path == url) for label, url in LEGAL],
        "site_url": settings.SITE_URL,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "canonical": settings.SITE_URL + request.path,
    }
