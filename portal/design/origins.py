"""Forms without a cookie: whether what was sent comes from a page of this portal.

Django's own protection needs a cookie, and readers get none. Browsers say themselves where a form was sent from.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

SAFE = ("GET", "HEAD", "OPTIONS")


def same_origin_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answers 403 to whatever another site sent, and keeps every answer out of all caches.

    Only for views that change nothing for a person who is logged in: they need Django's protection.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method in SAFE or is_same_origin(request):
            response = view(request, *args, **kwargs)
        else:
            response = render(request, "design/403.html", {"canonical": ""}, status=403)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return csrf_exempt(checked)


def is_same_origin(request: HttpRequest) -> bool:
    """Sec-Fetch-Site decides; browsers before 2023 say Origin alone. Whoever says neither is refused."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    own = {f"{request.scheme}://{request.get_host()}", settings.SITE_URL.rstrip("/")}
    return request.headers.get("Origin") in own
