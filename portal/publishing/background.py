"""The background of a motion: which focuses and texts point to it. Announced to the motions in `apps`."""

from collections.abc import Iterator

from portal.motions.background import Reading
from portal.motions.models import Motion
from portal.publishing.models import FocusPage, Text


def focuses_of(motion: Motion) -> Iterator[Reading]:
    """The focuses that the motion belongs to."""
    pages = FocusPage.objects.public().filter(motion_links__motion=motion).order_by("number")
    for page in pages.only("title", "standfirst", "url_path", "slug"):
        yield Reading("Schwerpunkt", page.title, page.url, page.standfirst)


def texts_of(motion: Motion) -> Iterator[Reading]:
    """The texts that name the motion, newest first."""
    texts = Text.objects.public().filter(motion_links__motion=motion).newest()
    for text in texts.only("title", "standfirst", "url_path", "slug", "kind"):
        yield Reading(text.kind_label, text.title, text.url, text.standfirst)
