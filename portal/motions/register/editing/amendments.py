"""Pages of the admin for the amendments of a filing: those that are there, a new one, one to change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets import AdminDateInput
from wagtail.permissions import policy_registry

from portal.motions.models import Amendment, Filing
from portal.motions.register.amending import FACTS, record_amendment
from portal.motions.register.writing import Refused


class AmendmentForm(forms.ModelForm):
    """`seen`: the number of the amendment that the editor has read."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)

    url = forms.URLField(label="Adresse der Drucksache", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Amendment
        fields = FACTS
        widgets = {
            "moved_on": AdminDateInput,
            "text": forms.Textarea(attrs={"rows": 12}),
            "raw_result": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.initial["seen"] = self.instance.revision


@require_http_methods(["GET", "POST"])
def amendments(request: HttpRequest, number: int, amendment: int | None = None) -> HttpResponse:
    """What was moved against or for a filing. Nothing is deleted; what is wrong is corrected."""
    if not policy_registry.get_by_type(Filing).user_has_permission(request.user, "change"):
        raise PermissionDenied
    filing = get_object_or_404(Filing.objects.select_related("municipality"), pk=number)
    chosen = get_object_or_404(filing.council_amendments, pk=amendment) if amendment else None
    form = AmendmentForm(request.POST or None, instance=chosen and Amendment.objects.get(pk=chosen.pk))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in FACTS}
        try:
            record_amendment(
                by=request.user, filing=filing, facts=facts, amendment=chosen, seen=form.cleaned_data["seen"]
            )
            messages.success(request, "Der Änderungsantrag ist eingetragen. Der Verlauf ist ergänzt.")
            return redirect("filing-amendments", filing.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"page_title": f"Änderungsanträge: {filing}", "header_title": "Änderungsanträge", "header_icon": "edit"}
    context |= {"filing": filing, "form": form, "chosen": chosen, "amendments": filing.council_amendments.all()}
    return render(request, "motions/register/amendments_admin.html", context)
