"""Atom feeds and the sitemap. Both answer „not modified“ without building anything."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.debates.models import Debate
from portal.motions.models import Filing, Motion, MotionVersion
from portal.people.models import Voice, VoiceKind
from portal.publishing.models import FocusPage, Text, TextKind, TextQuerySet

NEWEST = 30


def _feed(request: HttpRequest, title: str, texts: TextQuerySet, link: str) -> HttpResponse:
    """An Atom feed of the newest texts with their whole content, ETag and Last-Modified."""
    stamp = texts.aggregate(newest=Max("last_published_at"))["newest"]
    etag = f'"{texts.count()}-{stamp.timestamp() if stamp else 0:.6f}"'
    modified = int(stamp.timestamp()) if stamp else None
    early = get_conditional_response(request, etag=etag, last_modified=modified)
    if isinstance(early, HttpResponseNotModified):
        return early
    response = HttpResponse(
        _write(request, title, texts, link, stamp), content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = etag
    if modified:
        response["Last-Modified"] = http_date(modified)
    return response


def _write(request: HttpRequest, title: str, texts: TextQuerySet, link: str, stamp) -> bytes:
    feed = Atom(
        title=f"{title} – {settings.WAGTAIL_SITE_NAME}",
        link=settings.SITE_URL + link,
        feed_url=settings.SITE_URL + request.path,
        description="",
        language="de",
        author_name=settings.WAGTAIL_SITE_NAME,
        updated=stamp or datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    )
    for text in texts.newest().listed().defer(None).defer("body", "plain_text")[:NEWEST]:
        address = settings.SITE_URL + text.url
        feed.add_item(
            title=text.title,
            link=address,
            description=text.standfirst,
            content=_absolute(text.body_html),
            unique_id=address,
            pubdate=text.first_published_at,
            updateddate=text.last_change,
            authors=[voice.name for voice in text.authors] or [settings.WAGTAIL_SITE_NAME],
            categories=[text.kind_label],
        )
    return feed.writeString("utf-8").encode()


def _absolute(markup: str) -> str:
    """Addresses inside a feed must not depend on where it is read."""
    return markup.replace('="/', f'="{settings.SITE_URL}/').replace(", /medien/", f", {settings.SITE_URL}/medien/")


class Atom(Atom1Feed):
    """Atom with several authors and whole content, which Django's generator leaves out."""

    def latest_post_date(self):
        return self.feed["updated"]

    def add_item_elements(self, handler, item):
        """As RFC 4287, 4.1.2 orders it."""
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate", "type": "text/html"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"] or item["updateddate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for category in item["categories"]:
            handler.addQuickElement("category", "", {"term": category})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement("content", item["content"], {"type": "html"})


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    return _feed(request, "Alles", Text.objects.public(), "/")


@require_safe
def by_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind of text; the blog's feed holds analyses, too, as the blog does."""
    titles = {"blog": "Blog", "analysis": "Analysen", "history": "Geschichte", "publication": "Publikationen"}
    links = {
        "blog": "/blog/",
        "analysis": "/blog/?art=analysis",
        "history": "/geschichte/",
        "publication": "/publikationen/",
    }
    kinds = [TextKind.BLOG, TextKind.ANALYSIS] if kind == "blog" else [kind]
    return _feed(request, titles[kind], Text.objects.public().filter(kind__in=kinds), links[kind])


@require_safe
def by_focus(request: HttpRequest, slug: str) -> HttpResponse:
    focus = get_object_or_404(FocusPage.objects.public(), slug=slug)
    return _feed(request, f"Schwerpunkt {focus.title}", Text.objects.public().in_focus(focus), focus.url)


@require_safe
def debates(request: HttpRequest) -> HttpResponse:
    """The contributions of all debates."""
    return _feed(request, "Debatten", Text.objects.public().filter(debate__live=True), "/debatten/")


@require_safe
def by_debate(request: HttpRequest, slug: str) -> HttpResponse:
    debate = get_object_or_404(Debate.objects.public(), slug=slug)
    return _feed(request, f"Debatte: {debate.title}", Text.objects.public().filter(debate=debate), debate.url)


@require_safe
def by_kind_of_voice(request: HttpRequest, kind: str) -> HttpResponse:
    found = VoiceKind.from_slug(kind)
    if found is None:
        raise Http404
    texts = Text.objects.public().by_kind_of_voice(found)
    return _feed(request, f"Stimmen: {found.label}", texts, f"/stimmen/?art={kind}")


@require_safe
def by_voice(request: HttpRequest, slug: str) -> HttpResponse:
    voice = get_object_or_404(Voice, slug=slug)
    return _feed(request, voice.name, Text.objects.public().by_voice(voice), voice.get_absolute_url())


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address, with the day of its last change."""
    pages = (
        Page.objects.live().filter(depth__gt=1).order_by("path").only("url_path", "last_published_at", "slug", "depth")
    )
    rows = [(settings.SITE_URL + page.url, page.last_published_at) for page in pages]
    rows += [
        (settings.SITE_URL + path, None)
        for path in (
            "/stimmen/",
            "/bildnachweise/",
            "/feeds/",
            "/antraege/",
            "/antraege/verbreitung/",
            "/antraege/ergebnisse/",
            "/kommunen/",
        )
    ]
    rows += [(settings.SITE_URL + voice.get_absolute_url(), None) for voice in Voice.objects.only("slug")]
    rows += [(settings.SITE_URL + path, changed) for path, changed in _motion_addresses()]
    rows += [(settings.SITE_URL + path, changed) for path, changed in _filing_addresses()]
    return HttpResponse(
        render_to_string("publishing/sitemap.xml", {"rows": rows}), content_type="application/xml; charset=utf-8"
    )


def _filing_addresses() -> Iterator[tuple[str, datetime.datetime]]:
    """Every public filing, and each municipality that has one."""
    filings = Filing.objects.public().only("municipality_id", "updated_at").order_by("municipality_id", "pk")
    towns: dict[str, datetime.datetime] = {}
    for filing in filings:
        towns[filing.municipality_id] = max(filing.updated_at, towns.get(filing.municipality_id, filing.updated_at))
        yield filing.get_absolute_url(), filing.updated_at
    for ags, changed in towns.items():
        yield f"/kommunen/{ags}/", changed


def _motion_addresses() -> Iterator[tuple[str, datetime.datetime]]:
    """Every public motion, dated by its newest version, and each of its versions."""
    public = Motion.objects.public().annotate(changed=Max("versions__published_at"))
    for motion in public.only("slug").order_by("slug"):
        yield motion.get_absolute_url(), motion.changed
    versions = MotionVersion.objects.overview().filter(motion__in=Motion.objects.public())
    for version in versions.select_related("motion").only("number", "published_at", "motion__slug"):
        yield version.get_absolute_url(), version.published_at
