"""Headers that every answer carries, and the editors' own content policy."""

import re
from hashlib import blake2b

from csp.constants import HEADER, NONE
from csp.utils import build_policy
from django.conf import settings

EDITORS = "/redaktion/"
SCRIPT = re.compile(rb"<script(?=[\s>])(?![^>]*\bnonce=)")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
UPLOADS = {"default-src": [NONE], "sandbox": True}
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class OwnHeaders:
    """Sets cross-origin and permission headers; gives /redaktion/ its own policy and its scripts a nonce.

    Wagtail's editor sends inline scripts, also in fragments fetched later and put into a page that is already open.
    So the nonce stays the same for one session: it is derived from the session's key and the site's secret, which
    no foreign script can know.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        editors = request.path.startswith(EDITORS)
        if editors:
            request._csp_nonce = _nonce(request)
        response = self.get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith(settings.MEDIA_URL):
            _disarm(request, response)
        if editors:
            _set_up_for_editors(response, request._csp_nonce)
        return response


def complete(response):
    """Gives an answer all of its headers, should it leave without having passed the middleware."""
    for name, value in (
        (HEADER, build_policy()),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS),
        ("Referrer-Policy", settings.SECURE_REFERRER_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ):
        response.setdefault(name, value)
    if settings.HTTPS:
        lasts = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
        response.setdefault("Strict-Transport-Security", lasts)
    return response


def _disarm(request, response) -> None:
    """What somebody uploaded never runs as a page of ours: only pictures are shown, all else is a file to save."""
    response._csp_config = UPLOADS
    if not request.path.lower().endswith(PICTURES):
        response["Content-Disposition"] = "attachment"


def _set_up_for_editors(response, nonce: str) -> None:
    """The editors' policy; a preview keeps the readers' one, but may stand in the editor's frame.

    Wagtail makes a preview by asking all of the middleware for the page once more, so that its answer comes with
    a policy already. A draft's address goes nowhere: neither to other sites nor into anybody's cache.
    """
    if preview := response.has_header(HEADER):
        del response[HEADER]
        response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    policy = "PREVIEW_CONTENT_SECURITY_POLICY" if preview else "EDITORS_CONTENT_SECURITY_POLICY"
    response._csp_config = getattr(settings, policy)
    response["Cache-Control"] = "no-store, private"
    if not preview:
        _mark_scripts(response, nonce)


def _nonce(request) -> str:
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return blake2b(session.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).hexdigest()


def _mark_scripts(response, nonce: str) -> None:
    kind = response.get("Content-Type", "")
    if response.streaming or not kind.startswith(("text/html", "application/json")):
        return
    response.content = SCRIPT.sub(b"<script nonce=" + nonce.encode(), response.content)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
