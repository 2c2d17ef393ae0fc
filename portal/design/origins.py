"""Where something was sent from: forms without a cookie, whether from a page of this portal; and from which network.

Django's own protection needs a cookie, and readers get none. Browsers say themselves where a form was sent from.
"""

import ipaddress
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


def network_of(request: HttpRequest) -> str:
    """The network of the sender. Only the front servers that the operator names may say for whom they ask."""
    address = request.META.get("REMOTE_ADDR", "")
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if told and address in settings.FRONTS:
        address = told
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unbekannt"
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(ipaddress.ip_network(f"{parsed}/{24 if parsed.version == 4 else 48}", strict=False))
