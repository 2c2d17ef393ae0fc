"""The editors' list of motions: what is shown, what it is narrowed by. A fixed number of queries."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, RelatedObjectsColumn, StatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import IndexView

from motionkit.kinds import KINDS
from portal.motions.models import LegalReview, Motion, MotionQuerySet
from portal.topics.models import Topic


def stand(motion: Motion) -> str:
    """Where a listed motion stands, in words. Wagtail's own answer asks the database twice for each."""
    words = ["öffentlich"] if motion.live else []
    words += ["zur Prüfung"] if motion.is_in_review else []
    words += ["geplant"] if motion.is_scheduled else []
    return " + ".join(words + (["Entwurf"] if motion.has_unpublished_changes or not words else []))


COLUMNS = [
    "title",
    Column("get_kind_display", label="Art", sort_key="kind"),
    RelatedObjectsColumn("topics", label="Themen"),
    StatusTagColumn("stand", accessor=stand, label="Stand", sort_key="live", primary=lambda motion: motion.live),
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
        motions = motions.annotate(
            is_in_review=Exists(_own(WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS))),
            is_scheduled=Exists(_own(Revision.objects.filter(approved_go_live_at__isnull=False))),
        )
        return motions.defer("text", "plain_text", "arguments", "credits", "legal_note")

    @property
    def header_buttons(self):
        buttons = super().header_buttons
        return (
            [*buttons, HeaderButton("Antrag einlesen", url=reverse("motion-read-in"), icon_name="upload")]
            if buttons
            else []
        )


def _own(entries: QuerySet) -> QuerySet:
    """Those of `entries` that belong to the motion of the row; Wagtail keeps its key as text."""
    kind = ContentType.objects.get_for_model(Motion)
    return entries.filter(base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()))
