"""The editors' list of filings: what is shown, what it is narrowed by. A fixed number of queries."""

import django_filters
from django import forms
from django.utils.html import format_html
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import BooleanRadioSelect

from motionkit.progress import DECISIONS, IMPLEMENTATIONS, STAGES
from portal.motions.models import Filing, FilingQuerySet, Motion
from portal.places.models import FederalState


def ampel(filing: Filing) -> str:
    """The implementation with its shape: colours are never the only sign."""
    signs = {"square": "■", "triangle": "▲", "circle": "●", "ring": "○"}
    if filing.implementation == "none":
        return ""
    return format_html("{} {}", signs[filing.light.shape], filing.light.word)


COLUMNS = [
    TitleColumn("title", label="Einbringung", accessor=str, sort_key="title"),
    Column("get_stage_display", label="Stand", sort_key="stage"),
    Column("get_decision_display", label="Beschluss", sort_key="decision"),
    Column("ampel", label="Umsetzung", accessor=ampel, sort_key="implementation"),
    DateColumn("due_on", label="Umzusetzen bis", sort_key="due_on"),
    BooleanColumn("is_public", label="Öffentlich"),
    BooleanColumn("is_example", label="Beispiel"),
]


def _several(label: str, names: dict[str, str]) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=list(names.items()), widget=forms.CheckboxSelectMultiple
    )


class FilingFilterSet(WagtailFilterSet):
    """By the three axes, Land, motion, publication, example, and what is due."""

    stage = _several("Stand", STAGES)
    decision = _several("Beschluss", DECISIONS)
    implementation = _several("Umsetzung", IMPLEMENTATIONS)
    land = django_filters.MultipleChoiceFilter(
        label="Land",
        field_name="municipality__federal_state",
        choices=FederalState.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    motion = django_filters.ModelChoiceFilter(
        label="Musterantrag",
        queryset=Motion.objects.filter(filings__isnull=False).distinct().order_by("title"),
        widget=forms.Select,
    )
    is_public = django_filters.BooleanFilter(label="öffentlich", widget=BooleanRadioSelect)
    is_example = django_filters.BooleanFilter(label="Beispiel", widget=BooleanRadioSelect)
    due = django_filters.BooleanFilter(label="Umsetzung fällig", method="by_due", widget=BooleanRadioSelect)

    class Meta:
        model = Filing
        fields = ["stage", "decision", "implementation", "motion", "is_public", "is_example"]

    def by_due(self, filings: FilingQuerySet, name: str, value: bool) -> FilingQuerySet:
        return filings.due() if value else filings.exclude(pk__in=filings.due().values("pk"))


class FilingIndexView(generic.IndexView):
    """The list."""

    any_permission_required = ["add", "change", "view"]  # There is no right to delete.

    def get_base_queryset(self):
        return super().get_base_queryset().listed()
