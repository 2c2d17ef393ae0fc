"""The Atom feed of motions: one address, and the same choices as the directory."""

import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from portal.motions import rendering
from portal.motions.listing import MotionFiltering, chosen_motions
from portal.motions.models import Motion, MotionQuerySet
from portal.publishing.feeds import NEWEST, Atom


@require_safe
def motions(request: HttpRequest) -> HttpResponse:
    """The newest of the chosen motions; a motion comes up again with each of its versions."""
    found, filtering = chosen_motions(request.GET)
    state = found.order_by().aggregate(number=Max("pk"), changed=Max("versions__published_at"))
    count, changed = found.count(), state["changed"]
    etag = f'"{count}-{state["number"] or 0}-{changed.timestamp() if changed else 0:.0f}"'
    modified = int(changed.timestamp()) if changed else None
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if not isinstance(response, HttpResponseNotModified):
        response = HttpResponse(_write(found, filtering, changed), content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    if modified:
        response["Last-Modified"] = http_date(modified)
    return response


def _write(motions: MotionQuerySet, filtering: MotionFiltering, changed: datetime.datetime | None) -> bytes:
    chosen = {name: value for name, value in filtering.chosen.items() if name != "sortierung"}
    feed = Atom(
        title=f"Anträge{' (' + ', '.join(chosen.values()) + ')' if chosen else ''} – {settings.WAGTAIL_SITE_NAME}",
        link=settings.SITE_URL + "/antraege/" + (f"?{urlencode(chosen)}" if chosen else ""),
        feed_url=settings.SITE_URL + filtering.feed_url,
        description="",
        language="de",
        author_name=settings.WAGTAIL_SITE_NAME,
        updated=changed or datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    dated = motions.annotate(changed=Max("versions__published_at")).order_by("-changed", "-pk")
    for motion in dated.prefetch_related("authors")[:NEWEST]:
        _add(feed, motion)
    return feed.writeString("utf-8").encode()


def _add(feed: Atom, motion: Motion) -> None:
    shown = rendering.shown(motion.motion_text)
    clauses = "".join(f"<li>{clause.html}</li>" for clause in shown.clauses)
    address = settings.SITE_URL + motion.get_absolute_url()
    feed.add_item(
        title=motion.title,
        link=address,
        unique_id=address,
        description=motion.summary,
        content=f"{shown.opening}<ol>{clauses}</ol>",
        pubdate=motion.first_published_at,
        updateddate=motion.changed,
        authors=[voice.name for voice in motion.authors.all()] or [settings.WAGTAIL_SITE_NAME],
        categories=[motion.get_kind_display()],
    )
