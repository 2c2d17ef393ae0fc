"""Pages of the admin beside the snippet's own: the table of placeholders while writing, and reading documents in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.permissions import policy_registry

from portal.motions.editing import actions, gaps
from portal.motions.editing.forms import typed_places
from portal.motions.editing.reading_in import DocumentForm, ReadingForm, shown_reading
from portal.motions.models import Motion


@require_POST
def placeholders(request: HttpRequest) -> HttpResponse:
    """The table of placeholders for a form that is being filled in. Nothing is saved."""
    uses = gaps.uses_in(typed_places(request.POST))
    return render(request, "motions/editing/placeholders.html", {"uses": uses})


@require_http_methods(["GET", "POST"])
def read_in(request: HttpRequest) -> HttpResponse:
    """Takes a document or a pasted text and shows what was recognised. Neither is stored."""
    _may_add(request)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        context = {
            "page_title": "Das wurde erkannt",
            "header_icon": "form",
            "shown": shown_reading(form.reading),
            "form": ReadingForm.holding(form.reading),
        }
        return render(request, "motions/editing/reading.html", context)
    context = {"page_title": "Antrag einlesen", "header_icon": "upload", "form": form}
    return render(request, "motions/editing/read_in.html", context)


@require_POST
def make_draft(request: HttpRequest) -> HttpResponse:
    """Makes a draft of what was read, and opens it."""
    _may_add(request)
    form = ReadingForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Die Seite war zu alt. Das Dokument ist unverändert bei Ihnen: Bitte noch einmal einlesen."
        )
        return redirect("motion-read-in")
    motion = actions.draft_from(by=request.user, reading=form.reading, keep_rest=form.cleaned_data["keep_rest"])
    messages.success(request, "Der Entwurf ist angelegt. Nur die Redaktion sieht ihn.")
    return redirect(reverse(Motion.snippet_viewset.get_url_name("edit"), args=[motion.pk]))


def _may_add(request: HttpRequest) -> None:
    if not policy_registry.get_by_type(Motion).user_has_permission(request.user, "add"):
        raise PermissionDenied
