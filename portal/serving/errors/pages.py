"""The pages themselves: Django's handlers for 400, 403, 404 and 500, and the one for 503."""

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from portal.design.origins import is_same_origin
from portal.serving.errors.faults import Fault, fault_of
from portal.serving.headers import EDITORS, complete

SECRET = ("password", "passwort", "kennwort", "otp", "code")
LONG = 40  # characters, from which on one wants to see one's text again
MOST_FIELDS = 5000


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """May come before all middleware (a foreign host name), so that it brings its headers itself."""
    if fault := fault_of(exception):
        return out_of_order(request, fault)
    return complete(HttpResponse(get_template("design/400.html").render(), status=400))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "design/403.html", {"canonical": "", "rights": True}, status=403)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's protection against forms of other sites; `reason` is for programmers."""
    return render(request, "design/403.html", {"canonical": ""}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "design/404.html", {"canonical": ""}, status=404)  # What is not there has no address.


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither the database nor the request: something is broken. Django calls it while it handles the exception."""
    if fault := fault_of(sys.exc_info()[1]):
        return out_of_order(request, fault)
    return complete(HttpResponse(get_template("design/500.html").render(), status=500))


def out_of_order(request: HttpRequest, fault: Fault) -> HttpResponse:
    """503: says what happened and what was not saved, and gives back what was typed."""
    sent = request.method not in ("GET", "HEAD")
    if sent and not request.accepts("text/html"):
        words = "Das ließ sich gerade nicht speichern. Bitte lassen Sie diese Seite offen und speichern Sie gleich noch einmal."
        response: HttpResponse = JsonResponse(
            {"success": False, "error_code": "server_error", "error_message": words}, status=503
        )
    else:
        context = {"fault": fault.name, "sent": sent, "editors": request.path.startswith(EDITORS)}
        context |= _typed(request) if sent else {}
        response = HttpResponse(get_template("design/503.html").render(context), status=503)
    response["Retry-After"] = str(fault.seconds)
    response["Cache-Control"] = "no-store"
    return complete(response)


def overrun(*, sent: bool) -> HttpResponse:
    """503 without a request: too many wait already. `sent`: whether somebody wanted to save something."""
    page = get_template("design/503.html").render({"fault": Fault.BUSY.name, "sent": sent})
    headers = {"Retry-After": str(Fault.BUSY.seconds), "Cache-Control": "no-store"}
    return complete(HttpResponse(page, status=503, headers=headers))


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was sent, to be sent again by a button: no password, and nothing that another site put into this form."""
    try:
        fields = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
        files = [file.name for file in request.FILES.values()]
        if not is_same_origin(request) or len(fields) > MOST_FIELDS:
            return {}
    except Exception:  # Half a request, or no disk to put its file on: then the browser's own „back“ has to do.
        return {}
    if any(word in name.lower() for name, _ in fields for word in SECRET if name != settings.CSRF_COOKIE_NAME):
        return {"secret": True}
    editors = request.path.startswith(EDITORS)
    shown = [not editors and _is_prose(value) for _, value in fields]
    return {
        "address": request.get_full_path(),
        "long": [field for field, long in zip(fields, shown, strict=True) if long],
        "hidden": [field for field, long in zip(fields, shown, strict=True) if not long],
        "files": files,
    }


def _is_prose(value: str) -> bool:
    """What somebody wrote, and no stamp or number of ours."""
    return "\n" in value or (len(value) >= LONG and " " in value)
