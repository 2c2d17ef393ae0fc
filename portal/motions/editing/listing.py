"""The editors' list of motions: what is shown, what it is narrowed by. A fixed number of queries."""

import django_filters
from django import forms
from django.db.models import Prefetch
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, RelatedObjectsColumn, UpdatedAtColumn
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from motionkit.kinds import KINDS
from portal.motions.models import LegalReview, Motion, MotionQuerySet
from portal.topics.models import Topic

COLUMNS = [
    "title",
    Column("get_kind_display", label="Art", sort_key="kind"),
    RelatedObjectsColumn("topics", label="Themen"),
    LiveStatusTagColumn(label="Stand"),
    DateColumn("review_due", label="Rechtlich prüfen bis", sort_key="review_due"),
    UpdatedAtColumn(label="Geändert"),
]


class MotionFilterSet(WagtailFilterSet):
    """By kind, publication, state of the legal review, topic."""

    kind = django_filters.MultipleChoiceFilter(
        label="Art", choices=list(KINDS.items()), widget=forms.CheckboxSelectMultiple
    )
    live = django_filters.BooleanFilter(label="veröffentlicht", widget=BooleanRadioSelect)
    review = django_filters.ChoiceFilter(
        label="Rechtliche Prüfung", choices=LegalReview.choices, method="by_review", empty_label="alle"
    )
    topics = django_filters.ModelMultipleChoiceFilter(
        label="Thema", queryset=Topic.objects.order_by("name"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Motion
        fields = ["kind", "live", "topics"]

    def by_review(self, motions: MotionQuerySet, name: str, value: str) -> MotionQuerySet:
        return motions.with_legal_review().filter(legal_review=value)


class MotionIndexView(IndexView):
    """The list, with a way to read documents in."""

    def get_base_queryset(self):
        topics = Prefetch("topics", queryset=Topic.objects.order_by("name"))
        motions = super().get_base_queryset().prefetch_related(topics)
        return motions.defer("text", "plain_text", "arguments", "credits", "legal_note")

    @property
    def header_buttons(self):
        buttons = super().header_buttons
        return (
            [*buttons, HeaderButton("Antrag einlesen", url=reverse("motion-read-in"), icon_name="upload")]
            if buttons
            else []
        )
