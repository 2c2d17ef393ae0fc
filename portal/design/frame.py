"""What every page's frame needs: menu, footer, the site's address. No query is made for it."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

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
    """Template context of the page frame. Header and footer are drawn once for each part of the portal, not for each page."""
    part = next((url for _, url in MENU if request.path.startswith(url)), None)
    part = part or next((url for _, url in LEGAL if request.path == url), "")
    return _names(part) | {
        "header": _drawn("design/components/header.html", part),
        "footer": _drawn("design/components/footer.html", part),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
    }


@lru_cache(len(MENU) + len(LEGAL) + 1)
def _names(part: str) -> dict:
    """What header and footer say in a part of the portal, by its address in the menu; empty outside of them."""
    return {
        "menu": [Entry(label, url, url == part) for label, url in MENU],
        "legal": [Entry(label, url, url == part) for label, url in LEGAL],
        "site_name": settings.WAGTAIL_SITE_NAME,
    }


@lru_cache(2 * (len(MENU) + len(LEGAL) + 1))
def _drawn(template: str, part: str) -> SafeString:
    return render_to_string(template, _names(part))
