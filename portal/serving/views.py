"""Answers for machines."""

import datetime

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from portal.serving.doctor import Level, health_now

HALF_A_YEAR = datetime.timedelta(days=180)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 „ok“, 200 with the number of warnings, or 503: what `manage.py doctor` finds, summed up without details."""
    worst = health_now()
    words = {Level.BROKEN: "gestört; „manage.py doctor“ sagt, was zu tun ist", Level.WARNING: "ok, mit Warnungen"}
    return HttpResponse(
        words.get(worst, "ok"),
        status=503 if worst is Level.BROKEN else 200,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /redaktion/",
        "Disallow: /suche/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness. It ends in half a year, counted from the month, so that it is the same for a while."""
    month = datetime.date.today().replace(day=1)
    expires = datetime.datetime.combine(month + HALF_A_YEAR, datetime.time(), tzinfo=datetime.UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: de, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(staticfiles_storage.url("design/icons/favicon.ico"))
