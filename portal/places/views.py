"""Suggestions while somebody types the name of a municipality."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from portal.places import finding

MOST = 10


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """At most ten labels; each of them, sent as it is, finds exactly its municipality."""
    found = finding.find(request.GET.get("q", ""), MOST)
    response = JsonResponse([entry.label for entry in found], safe=False, json_dumps_params={"ensure_ascii": False})
    response["X-Robots-Tag"] = "noindex"
    return response
