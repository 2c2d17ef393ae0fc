"""Links in letters, and where a log-in may lead."""

import hashlib
import hmac
import secrets
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def new_token() -> str:
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    """What is stored in place of a token. Whoever reads the database cannot make links of it."""
    secret = f"portal.accounts.link.{settings.SECRET_KEY}".encode()
    return hmac.new(secret, token.encode(), hashlib.sha256).hexdigest()


def address(name: str, *args: str) -> str:
    """A link for a letter. The site's address is the operator's: what a request says as its host never gets into it."""
    return settings.SITE_URL + reverse(name, args=args)


def own_path(wanted: str | None) -> str:
    """A path of this portal, or nothing: never another site, whatever a browser would make of the characters."""
    if not wanted or not wanted.startswith("/") or "\\" in wanted or not wanted.isprintable():
        return ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def private(view: Any) -> Any:
    """A page that is for one person: kept by nobody, found by nobody."""

    @wraps(view)
    def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex"
        return response

    return closed


def secret_address(view: Any) -> Any:
    """A private page whose address is a key: it is told to nobody.

    Without a referrer a browser sends `Origin: null` with a form, so this is for forms that carry no CSRF token.
    """

    @wraps(view)
    def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = private(view)(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return closed
