"""Objections in the editors' side: form, list, and the choice of a filing in which a rebuttal worked."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn, UpdatedAtColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BooleanRadioSelect
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.motions.models import Filing, Motion, Objection, ObjectionKind


class ObjectionForm(WagtailAdminModelForm):
    """A draft may lack anything; to be published, an objection has a motion and a reply, and every reply a source."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        # A row that is deleted counts as well: its new twin would be saved before the old one goes.
        every = [form.data.get(form.add_prefix("motion")) for form in _rows(self, "against") if _is_there(form)]
        if len(every) != len(set(every)):
            self.add_error(
                None,
                "Ein Antrag steht zweimal da. Einmal genügt: Ändern Sie die vorhandene Zeile, statt sie zu ersetzen.",
            )
        if self.is_deferred_validation:
            return data
        if not list(_kept(self, "against")):
            self.add_error(None, "Bitte nennen Sie den Antrag, gegen den sich der Einwand richtet.")
        replies = list(_kept(self, "rebuttals"))
        if not replies:
            self.add_error(
                None, "Ohne Erwiderung wird ein Einwand nicht veröffentlicht. Als Entwurf können Sie ihn speichern."
            )
        for number, reply in enumerate(replies, 1):
            if not any(form.data.get(form.add_prefix("title"), "").strip() for form in _kept(reply, "sources")):
                self.add_error(
                    None,
                    f"Erwiderung {number} nennt keine Quelle. Bitte ergänzen Sie eine, oder speichern Sie als Entwurf.",
                )
        return data


def _rows(form: WagtailAdminModelForm, name: str) -> list[WagtailAdminModelForm]:
    return form.formsets[name].forms if name in form.formsets else []


def _kept(form: WagtailAdminModelForm, name: str) -> Iterator[WagtailAdminModelForm]:
    """The rows of a form that are not to be deleted."""
    return (row for row in _rows(form, name) if not row.data.get(row.add_prefix("DELETE")))


def _is_there(row: WagtailAdminModelForm) -> bool:
    """Whether a row is in the database, or will be."""
    return bool(row.data.get(row.add_prefix("id")) or not row.data.get(row.add_prefix("DELETE")))


SOURCE = [FieldPanel("title", required_on_save=True), FieldRowPanel([FieldPanel("url"), FieldPanel("dated")])]
REBUTTAL = [
    FieldPanel("text", widget=forms.Textarea(attrs={"rows": 6}), required_on_save=True),
    FieldRowPanel([FieldPanel("federal_state"), FieldPanel("legal_as_of")]),
    InlinePanel("sources", SOURCE, heading="Quellen", label="Quelle"),
    InlinePanel("worked_in", [FieldPanel("filing")], heading="Wo sie getragen hat", label="Einbringung"),
]
AGAINST = [FieldPanel("motion"), FieldRowPanel([FieldPanel("clause_id"), FieldPanel("order")])]
edit_handler = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("words", required_on_save=True), FieldPanel("kind", required_on_save=True)], "Einwand"
        ),
        InlinePanel("against", AGAINST, heading="Gegen welche Anträge?", label="Antrag"),
        InlinePanel(
            "rebuttals",
            REBUTTAL,
            heading="Erwiderungen",
            label="Erwiderung",
            help_text="Öffentlich wird nur, was mindestens eine Quelle nennt.",
        ),
        PublishingPanel(),
    ],
    base_form_class=ObjectionForm,
)


class ObjectionFilterSet(WagtailFilterSet):
    """By kind, motion, publication."""

    kind = django_filters.MultipleChoiceFilter(
        label="Art", choices=ObjectionKind.choices, widget=forms.CheckboxSelectMultiple
    )
    motion = django_filters.ModelChoiceFilter(
        label="Antrag",
        field_name="against__motion",
        queryset=Motion.objects.filter(objections__isnull=False).distinct().only("title").order_by("title"),
        widget=forms.Select,
    )
    live = django_filters.BooleanFilter(label="veröffentlicht", widget=BooleanRadioSelect)

    class Meta:
        model = Objection
        fields = ["kind", "live"]


def stand(objection: Objection) -> str:
    words = ["öffentlich"] if objection.live else []
    return " + ".join(words + (["Entwurf"] if objection.has_unpublished_changes or not words else []))


def motions_of(objection: Objection) -> str:
    return ", ".join(one.motion.title for one in objection.against.all())


class ObjectionViewSet(SnippetViewSet):
    """Typical objections, their replies and sources."""

    model = Objection
    icon = "warning"
    menu_label = "Einwände und Erwiderungen"
    menu_order = 155
    add_to_admin_menu = True
    list_display = [
        "words",
        Column("get_kind_display", label="Art", sort_key="kind"),
        Column("motions", label="Anträge", accessor=motions_of),
        StatusTagColumn("stand", accessor=stand, label="Stand", sort_key="live", primary=lambda one: one.live),
        UpdatedAtColumn(label="Geändert"),
    ]
    list_per_page = 50
    filterset_class = ObjectionFilterSet
    search_backend_name = None
    search_fields = ["words", "rebuttals__text"]
    copy_view_enabled = False
    edit_handler = edit_handler

    def get_queryset(self, request: Any) -> Any:
        return Objection.objects.prefetch_related("against__motion")


class ByPlace(BaseFilterForm):
    """Finds public filings by municipality or title."""

    q = forms.CharField(
        label="Suchbegriff", widget=forms.TextInput(attrs={"placeholder": "Kommune oder Betreff"}), required=False
    )

    def filter(self, objects: Any) -> Any:
        if words := (self.cleaned_data.get("q") or "").strip():
            self.is_searching, self.search_query = True, words
            objects = objects.filter(Q(municipality__short_name__istartswith=words) | Q(title__icontains=words))
        return objects.public().select_related("municipality")


class _Listed:
    filter_form_class = ByPlace

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("get_decision_display", label="Beschluss")]


class ChooseView(_Listed, chooser.ChooseView):
    """The whole window."""


class ResultsView(_Listed, chooser.ChooseResultsView):
    """Its list, fetched anew while somebody types."""


class FilingChooser(ChooserViewSet):
    """What moved last first."""

    model = Filing
    icon = "clipboard-list"
    choose_one_text = "Einbringung auswählen"
    choose_another_text = "Andere Einbringung auswählen"
    edit_item_text = "Einbringung ansehen"
    choose_view_class = ChooseView
    choose_results_view_class = ResultsView
