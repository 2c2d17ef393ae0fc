"""/redaktion/moderation/loeschen/: a passage, where it stands, and one button that takes it out everywhere."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.exchange.models import RefusalReason
from portal.exchange.suppressing import actions, naming
from portal.motions.register.writing import Refused

PERMISSIONS = ("exchange.change_comment", "exchange.view_evidence", "motions.publish_motion")


@sensitive_post_parameters("stelle")
@require_http_methods(["GET", "POST"])
def suppress(request: HttpRequest) -> HttpResponse:
    """Both steps are sent by POST: what is to vanish must not stand in an address or a log of addresses."""
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied
    words, found, kept, done = request.POST.get("stelle", ""), None, [], False
    told = {"reason": request.POST.get("grund", ""), "said": request.POST.get("worte", "")}
    if request.method == "POST":
        try:
            found, kept = actions.find(words), naming.names(words)
            if request.POST.get("schritt") == "loeschen":
                number = actions.suppress(by=request.user, words=words, **told)
                messages.success(request, f"Überall gelöscht: {number} Stellen. Der Grund steht im Verlauf.")
                if not kept:
                    return HttpResponseRedirect(reverse("moderation-log"))
                found, done = {}, True
        except Refused as refusal:
            messages.error(request, str(refusal))
    title = "Eine Stelle überall löschen"
    context = {"page_title": title, "header_title": title, "header_icon": "bin", "words": words, "found": found}
    context |= {"kept": kept, "done": done}
    context |= {"reasons": RefusalReason.choices, "number": sum((found or {}).values())}
    return render(request, "exchange/suppressing.html", context)
