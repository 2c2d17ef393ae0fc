"""Public pages that are no editors' pages: the page router, voices, feeds' overview, citations."""

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.debates.models import Debate
from portal.design.prepared import Prepared
from portal.people.models import Voice, VoiceKind
from portal.publishing import citation, covers
from portal.publishing.listing import answers_to, voice_texts
from portal.publishing.models import Article, FocusPage, HistoricalReport, HomePage, Publication, Text
from portal.publishing.wordpress import shortlinks

ROOT = "home"  # The slug of the site's root page; addresses of pages begin below it.


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Any page by its address: one query finds it, one more fetches its kind. Which kind the home page is, is known."""
    if not path:
        return shortlinks.answer(request) or get_object_or_404(_home()).serve(request)
    found = Page.objects.filter(url_path=f"/{ROOT}/{path}", live=True).specific().first()
    if found is None:
        raise Http404
    return found.serve(request)


def _home() -> QuerySet:
    """The home page with its quotation, in one query."""
    return HomePage.objects.live().select_related("quote_license", "quote_picture__license")


@require_safe
def text(request: HttpRequest, kind: type[Text], slug: str) -> HttpResponse:
    """A text by its slug, in a single query."""
    for found in _PAGES[kind](slug):
        return found.serve(request)
    raise Http404


@require_safe
def focus(request: HttpRequest, slug: str) -> HttpResponse:
    """A focus by its slug, in a single query."""
    return get_object_or_404(FocusPage.objects.public().select_related("hero__license"), slug=slug).serve(request)


@require_safe
def cite(request: HttpRequest, kind: type[Text], slug: str, form: str) -> HttpResponse:
    """A text's citation as file: BibTeX, RIS or plain."""
    if form not in citation.FORMATS:
        raise Http404
    found = get_object_or_404(kind.objects.public().select_related("license"), slug=slug)
    body, content_type = citation.FORMATS[form](found)
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{found.slug}.{form}"'
    return response


@require_safe
def cover(request: HttpRequest, kind: type[Text], slug: str) -> HttpResponse:
    """The picture that other sites show beside a link: made from the title."""
    found = get_object_or_404(kind.objects.public().only("title", "kind", "slug"), slug=slug)
    response = HttpResponse(covers.draw(found.title, found.kind_label), content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def debate_cover(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for a debate: its question."""
    found = get_object_or_404(Debate.objects.public().only("title", "slug"), slug=slug)
    response = HttpResponse(covers.draw(found.title, "Debatte"), content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def site_cover(request: HttpRequest) -> HttpResponse:
    """The same for every page that is no text."""
    response = HttpResponse(
        covers.draw("Eine Kommune für die Vielen, nicht die Wenigen.", ""), content_type="image/png"
    )
    response["Cache-Control"] = "public, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def voices(request: HttpRequest) -> HttpResponse:
    """All voices by kind, with the number of their public texts."""
    chosen = VoiceKind.from_slug(request.GET.get("art", ""))
    counted = Voice.objects.annotate(text_count=Count("authorships", filter=Q(authorships__text__live=True)))
    shown = counted.filter(kind=chosen) if chosen else counted
    groups: dict[VoiceKind, list[Voice]] = {kind: [] for kind in VoiceKind}
    for voice in shown.select_related("organisation", "municipality"):
        groups[VoiceKind(voice.kind)].append(voice)
    context = {
        "groups": [(kind, found) for kind, found in groups.items() if found],
        "kinds": list(VoiceKind),
        "chosen": chosen,
    }
    return render(request, "publishing/voices.html", context)


@require_safe
def voice(request: HttpRequest, slug: str) -> HttpResponse:
    """A voice and what it wrote."""
    found = get_object_or_404(
        Voice.objects.select_related("organisation", "municipality", "portrait__license"), slug=slug
    )
    context = {"voice": found, "members": found.members.all() if found.is_organisation else []}
    context |= {"answers": answers_to(found)}
    return render(request, "publishing/voice.html", context | voice_texts(found, request.GET))


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """Which feeds there are."""
    context = {"focuses": FocusPage.objects.public().order_by("number"), "kinds": list(VoiceKind)}
    context |= {"debates": Debate.objects.public().open_first()}
    return render(request, "publishing/feeds.html", context)


KINDS: dict[str, type[Text]] = {"blog": Article, "geschichte": HistoricalReport, "publikationen": Publication}
_PAGES = {
    kind: Prepared[Text](lambda slug, kind=kind: kind.objects.public().with_page().filter(slug=slug).order_by())
    for kind in KINDS.values()
}
