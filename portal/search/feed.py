"""The Atom feed of a search: what answers it completely, the newest first."""

import datetime
from hashlib import blake2b
from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from portal.publishing.feeds import NEWEST, Atom
from portal.search import finding
from portal.search.content import kinds
from portal.search.models import Entry
from portal.search.page import SearchFiltering


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The same address as of the page, so that every search can be followed. Nothing asked for, nothing in it."""
    filtering = SearchFiltering(request.GET.dict())
    found = finding.newest(filtering.question, filtering.narrowing, NEWEST)
    state = repr([(entry.pk, entry.written_at) for entry in found]) + filtering.query_string
    etag = f'"{blake2b(state.encode(), digest_size=12).hexdigest()}"'
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        response = HttpResponse(_write(filtering, found), content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    return response


def _write(filtering: SearchFiltering, found: list[Entry]) -> bytes:
    chosen = ", ".join(filter(None, map(_printable, [filtering.question, *filtering.narrowing.values()])))
    query = f"?{filtering.query_string}" if filtering.chosen else ""
    feed = Atom(
        title=f"Suche{f' ({chosen})' if chosen else ''} – {settings.WAGTAIL_SITE_NAME}",
        link=f"{settings.SITE_URL}/suche/{query}",
        feed_url=f"{settings.SITE_URL}/feeds/suche/{query}",
        description="",
        language="de",
        author_name=settings.WAGTAIL_SITE_NAME,
        updated=max((entry.written_at for entry in found), default=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
    )
    for entry in found:
        _add(feed, entry)
    return feed.writeString("utf-8").encode()


def _add(feed: Atom, entry: Entry) -> None:
    """An entry is as old as the thing; invented examples say so in their title."""
    address = settings.SITE_URL + entry.url
    midnight = datetime.time(tzinfo=timezone.get_current_timezone())
    feed.add_item(
        title=f"{'Erfundenes Beispiel: ' if entry.is_example else ''}{entry.title}",
        link=address,
        unique_id=address,
        description=entry.summary,
        content=f"<p>{escape(entry.summary or entry.title)}</p>",
        pubdate=datetime.datetime.combine(entry.date, midnight) if entry.date else None,
        updateddate=entry.written_at,
        authors=[settings.WAGTAIL_SITE_NAME],
        categories=[kinds().get(entry.kind, entry.kind)],
    )


def _printable(question: str) -> str:
    """Without what XML cannot say."""
    return "".join(letter for letter in question if letter.isprintable())[:80]
