"""Menu items of what waits for editors, each with its number; one query for all of them together."""

from typing import Any

from django.db.models import Count, QuerySet, Value
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from portal.exchange.models import (
    Comment,
    Complaint,
    FilingReport,
    Improvement,
    ImprovementState,
    ObjectionProposal,
    Offer,
    OfferState,
    ReportState,
)

MODERATION, REPORTS, OBJECTIONS, IMPROVEMENTS, OFFERS = "moderation", "reports", "objections", "improvements", "offers"


def waiting(request: HttpRequest) -> dict[str, int]:
    """Name of a menu item → how many wait. Asked once for a page."""
    if not hasattr(request, "_waiting"):
        first, *others = [
            _counted(MODERATION, Comment.objects.to_decide()),
            _counted(MODERATION, Complaint.objects.to_decide()),
            _counted(REPORTS, FilingReport.objects.filter(state=ReportState.RECEIVED)),
            _counted(OBJECTIONS, ObjectionProposal.objects.filter(state=ReportState.RECEIVED)),
            _counted(IMPROVEMENTS, Improvement.objects.filter(state=ImprovementState.RECEIVED)),
            _counted(OFFERS, Offer.objects.filter(state=OfferState.RECEIVED)),
        ]
        numbers: dict[str, int] = {}
        for name, number in first.union(*others, all=True):
            numbers[name] = numbers.get(name, 0) + number
        request._waiting = numbers
    return request._waiting


def _counted(name: str, rows: QuerySet) -> QuerySet:
    return (
        rows.order_by()
        .annotate(menu=Value(name))
        .values("menu")
        .annotate(number=Count("pk"))
        .values_list("menu", "number")
    )


class WaitingMenuItem(MenuItem):
    """For those with the permission. `counted`: name of the number behind the label."""

    def __init__(self, *args: Any, permission: str, counted: str, **options: Any):
        super().__init__(*args, **options)
        self.permission, self.counted = permission, counted

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)

    def render_component(self, request: HttpRequest):
        component = super().render_component(request)
        if number := waiting(request).get(self.counted):
            component.label = f"{self.label} ({number})"
        return component
