"""/transparenz/: how the house moderates, in figures a year, without anybody's name (Art. 15 DSA)."""

from collections import Counter
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.exchange.models import (
    DeclineReason,
    ImprovementReason,
    ModerationAct,
    ModerationEntry,
    OfferReason,
    ProposalRefusal,
    RefusalReason,
)
from portal.exchange.moderating.log import last_seal

# The same code says the same, or nearly, in every room; the words for comments come last and win.
REASONS = {
    str(code): str(label)
    for reasons in (OfferReason, ImprovementReason, ProposalRefusal, DeclineReason, RefusalReason)
    for code, label in reasons.choices
}


def yearly() -> list[dict[str, Any]]:
    """Year → how often each decision was made, and by which rule; the newest first. One query."""
    found = ModerationEntry.objects.annotate(year=ExtractYear("at")).values("year", "act", "rule")
    acts: dict[int, Counter[str]] = {}
    rules: dict[int, Counter[str]] = {}
    for row in found.order_by("year").annotate(number=Count("pk")):
        acts.setdefault(row["year"], Counter())[row["act"]] += row["number"]
        if row["rule"] and row["act"] != ModerationAct.AGREED:
            rules.setdefault(row["year"], Counter())[row["rule"]] += row["number"]
    names, reasons = dict(ModerationAct.choices), REASONS
    return [
        {
            "year": year,
            "acts": [(names[act], acts[year][act]) for act in ModerationAct.values if acts[year][act]],
            "rules": [(reasons.get(rule, rule), number) for rule, number in rules.get(year, Counter()).most_common()],
        }
        for year in sorted(acts, reverse=True)
    ]


@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """The figures, and the newest seal of the log: whoever rewrites the log must change it here, too."""
    response = render(request, "exchange/transparency.html", {"years": yearly(), "seal": last_seal()})
    response["Cache-Control"] = "private, no-cache"  # Never kept: each decision changes it, and nothing else.
    return response
