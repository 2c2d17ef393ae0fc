"""/redaktion/zuruecknehmen/: for administrators, what an account did since a time, and one button that undoes it."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from portal.exchange.rolling_back import actions, finding
from portal.exchange.rolling_back.alarm import administrators
from portal.motions.register.writing import Refused


class RollBackForm(forms.Form):
    """Whose deeds, and since when."""

    konto = forms.ModelChoiceField(label="Konto", queryset=get_user_model()._default_manager.none())
    seit = forms.DateTimeField(
        label="Seit wann (Tag und Uhrzeit)",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M"],
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, auto_id="zurueck-%s", use_required_attribute=False, **options)
        self.fields["konto"].queryset = get_user_model().objects.order_by("username")

    def clean_seit(self) -> datetime.datetime:
        since = self.cleaned_data["seit"]
        if since > timezone.now():
            raise forms.ValidationError("Dieser Zeitpunkt liegt in der Zukunft.")
        return since


class RollBackMenuItem(MenuItem):
    """„Zurücknehmen“, for those who keep accounts; the page itself looks closer (`may`)."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.change_user")


def may(request: HttpRequest) -> bool:
    user = request.user
    return user.is_superuser or administrators().filter(pk=user.pk).exists()


@require_http_methods(["GET", "POST"])
def roll_back(request: HttpRequest) -> HttpResponse:
    """The form, then the lists of what will be undone and of what a person must look at, then the button."""
    if not may(request):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    form = RollBackForm(sent if "seit" in sent else None, initial=_initial(request))
    title = "Zurücknehmen, was ein Konto getan hat"
    context = {"page_title": title, "header_title": title, "header_icon": "rotate", "form": form, "done": None}
    if form.is_valid():
        told = {"account": form.cleaned_data["konto"], "since": form.cleaned_data["seit"]}
        steps = finding.plan(**told)
        by_hand = [step for step in steps if step.way == finding.Way.BY_HAND]
        if request.method == "POST":
            context["done"] = _undo(request, told)
            if context["done"] is not None and not by_hand:
                return HttpResponseRedirect(reverse("moderation-log"))
        context |= {"asked": True, "seen": finding.digest(steps), "by_hand": by_hand}
        context["steps"] = [step for step in steps if step.way != finding.Way.BY_HAND]
    return render(request, "exchange/rolling_back.html", context)


def _undo(request: HttpRequest, told: dict[str, Any]) -> int | None:
    """How much was undone; None when nothing was, and a message says why."""
    seen, lock = request.POST.get("gesehen", ""), bool(request.POST.get("sperren"))
    try:
        number = actions.roll_back(by=request.user, seen=seen, lock=lock, **told)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, f"Zurückgenommen: {number}. Alles steht im Verlauf der Moderation.")
    return number


def _initial(request: HttpRequest) -> dict[str, Any]:
    yesterday = timezone.localtime() - datetime.timedelta(days=1)
    return {"konto": request.GET.get("konto", ""), "seit": yesterday.replace(second=0, microsecond=0)}
