"""Template tags that show a picture, always with its credit line."""

import logging

from django import template
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)
register = template.Library()

WIDTHS = {
    "column": (480, 800, 1200),
    "wide": (480, 800, 1200, 1600),
    "full": (640, 1200, 1600, 2200),
    "small": (240, 480),
}
SIZES = {
    "column": "(min-width: 48em) 42rem, 100vw",
    "wide": "(min-width: 75em) 60rem, 100vw",
    "full": "100vw",
    "small": "(min-width: 48em) 20rem, 50vw",
}


def specs(size: str) -> list[str]:
    """The rendition filters for a size; lists prefetch exactly these."""
    return [f"width-{width}|format-webp" for width in WIDTHS[size]]


def sources(picture, size: str) -> dict | None:
    """What an <img> needs: src, srcset, sizes, width, height. None when the file is lost: the page lives without it."""
    try:
        renditions = picture.get_renditions(*_needed(picture, size))
    except SourceImageIOError:
        logger.warning("Die Datei von Bild %s fehlt oder ist nicht lesbar.", picture.pk)
        return None
    by_width = {rendition.width: rendition for rendition in renditions.values()}
    largest = by_width[max(by_width)]
    middle = by_width[sorted(by_width)[len(by_width) // 2]]
    srcset = ", ".join(f"{by_width[width].url} {width}w" for width in sorted(by_width))
    return {"src": middle.url, "srcset": srcset, "sizes": SIZES[size], "width": largest.width, "height": largest.height}


def _needed(picture, size: str) -> list[str]:
    """Only the first of those widths that the picture cannot fill: the others would be the same file again."""
    smaller = sum(width < picture.width for width in WIDTHS[size])
    return specs(size)[: smaller + 1]


@register.inclusion_tag("pictures/figure.html")
def figure(picture, caption="", size="column", loading="lazy", show_credit=True):
    """A picture with caption and credit line; `size` is column, wide, full or small."""
    return {
        "picture": picture,
        "caption": caption,
        "size": size,
        "loading": loading,
        "image": sources(picture, size),
        "show_credit": show_credit,
    }


@register.inclusion_tag("pictures/credit.html")
def credit(picture):
    """The credit line alone."""
    return {"picture": picture}
