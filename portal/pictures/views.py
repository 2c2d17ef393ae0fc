"""The list of all pictures that are shown, with their credits."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.pictures.models import Picture
from portal.pictures.templatetags.pictures import specs

PER_PAGE = 60


@require_safe
def credits(request: HttpRequest) -> HttpResponse:
    """Every picture that public pages show, newest first."""
    shown = (
        Picture.objects.public()
        .select_related("license")
        .prefetch_renditions(*specs("small"))
        .order_by("-created_at", "-pk")
    )
    return render(
        request, "pictures/credits.html", {"pictures": Paginator(shown, PER_PAGE).get_page(request.GET.get("seite"))}
    )
