"""Atom feeds of the register: what happened, for every choice, and what is due."""

import datetime
from html import escape

from django.conf import settings
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from portal.motions.models import Filing, FilingEvent
from portal.motions.register.narrowing import FilingFiltering
from portal.publishing.feeds import NEWEST, Atom


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What happened to filings: per motion, municipality, Land, outcome, or all of these together."""
    filtering = FilingFiltering(request.GET)
    filings = filtering.apply(Filing.objects.public())
    found = FilingEvent.objects.public().filter(filing__in=filings)
    chosen = ", ".join(filtering.chosen.values())
    title = f"Einbringungen{f' ({chosen})' if chosen else ''}"
    return _answer(request, title, found, "/antraege/verbreitung/", _of_events)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Decisions that should have been carried out by now, the longest overdue last."""
    filings = FilingFiltering(request.GET).apply(Filing.objects.public()).due(timezone.localdate())
    found = FilingEvent.objects.public().filter(filing__in=filings)
    return _answer(request, "Fällige Umsetzungen", found, "/antraege/verbreitung/?umsetzung=rot", _of_due, filings)


def _answer(
    request: HttpRequest, title: str, found: QuerySet, link: str, write, filings: QuerySet | None = None
) -> HttpResponse:
    """The feed, or „not modified“. What is due changes with the day, too."""
    state = found.order_by().aggregate(newest=Max("at"), number=Max("pk"))
    changed = state["newest"]
    day = f"-{timezone.localdate():%Y%m%d}-{filings.count()}" if filings is not None else f"-{found.count()}"
    etag = f'"{state["number"] or 0}{day}"'
    modified = int(changed.timestamp()) if changed and filings is None else None
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if not isinstance(response, HttpResponseNotModified):
        feed = Atom(
            title=f"{title} – {settings.WAGTAIL_SITE_NAME}",
            link=settings.SITE_URL + link,
            feed_url=settings.SITE_URL + request.get_full_path(),
            description="",
            language="de",
            author_name=settings.WAGTAIL_SITE_NAME,
            updated=changed or datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        )
        write(feed, found if filings is None else filings)
        content = feed.writeString("utf-8").encode()
        response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    if modified:
        response["Last-Modified"] = http_date(modified)
    return response


def _of_events(feed: Atom, found: QuerySet) -> None:
    for event in found.with_filing().newest()[:NEWEST]:
        said = event.new_name or event.get_kind_display()
        words = [event.note] if event.note else []
        words += [f"Im Wortlaut: „{event.raw_result}“"] if event.raw_result else []
        _add(feed, event.filing, said, " ".join(words), event.at, f"#ereignis-{event.pk}")


def _of_due(feed: Atom, filings: QuerySet) -> None:
    for filing in filings.listed().order_by("-due_on", "-pk")[:NEWEST]:
        at = datetime.datetime.combine(filing.due_on, datetime.time(), tzinfo=timezone.get_current_timezone())
        words = f"Umzusetzen bis {filing.due_on:%d.%m.%Y}. Stand: {filing.light.word}."
        _add(feed, filing, "Frist ist vorbei", words, at, f"#frist-{filing.due_on.isoformat()}")


def _add(feed: Atom, filing: Filing, said: str, words: str, at: datetime.datetime, anchor: str) -> None:
    """An entry; invented examples say so in their title."""
    example = "Erfundenes Beispiel: " if filing.is_example else ""
    address = settings.SITE_URL + filing.get_absolute_url()
    feed.add_item(
        title=f"{example}{filing.municipality.short_name}: {filing.title} – {said}",
        link=address + (anchor if anchor.startswith("#ereignis") else ""),
        unique_id=address + anchor,
        description=words,
        content=f"<p>{escape(words or said)}</p>",
        pubdate=at,
        updateddate=at,
        authors=[settings.WAGTAIL_SITE_NAME],
        categories=[said],
    )
