"""Choosing one of ten thousand municipalities in the editors' side: by search, not from a list."""

from django import forms
from wagtail import hooks
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.places.models import LocalFact, Municipality


class ByName(BaseFilterForm):
    """Finds municipalities by the beginning of their name, their key or their postal code."""

    q = forms.CharField(
        label="Suchbegriff", widget=forms.TextInput(attrs={"placeholder": "Name, AGS oder PLZ"}), required=False
    )

    def filter(self, objects):
        if words := (self.cleaned_data.get("q") or "").strip():
            self.is_searching, self.search_query = True, words
            field = "short_name__istartswith" if not words.isdigit() else "postal_code" if len(words) == 5 else "ags"
            objects = objects.filter(**{field: words})
        return objects.existing()


class _Listed:
    filter_form_class = ByName
    ordering = ["-population"]

    @property
    def columns(self):
        return [self.title_column, Column("district", label="Kreis"), Column("postal_code", label="PLZ")]


class ChooseView(_Listed, chooser.ChooseView):
    """The whole window."""


class ResultsView(_Listed, chooser.ChooseResultsView):
    """Its list, fetched anew while somebody types."""


class MunicipalityChooser(ChooserViewSet):
    """The largest ones first, since they are looked for most."""

    model = Municipality
    icon = "site"
    choose_one_text = "Kommune auswählen"
    choose_another_text = "Andere Kommune auswählen"
    edit_item_text = "Kommune ansehen"
    choose_view_class = ChooseView
    choose_results_view_class = ResultsView


@hooks.register("register_admin_viewset")
def municipality_chooser():
    return MunicipalityChooser("municipality_chooser")


class LocalFactViewSet(SnippetViewSet):
    """What editors know better about one municipality than the table of its Land."""

    model = LocalFact
    icon = "site"
    menu_label = "Ortsangaben"
    menu_order = 160
    add_to_admin_menu = True
    list_display = ["municipality", "name", "value", "source", "as_of", "is_verified"]
    list_filter = ["name", "is_verified", "municipality__federal_state"]
    search_backend_name = None
    search_fields = ["value", "source", "municipality__short_name"]
    panels = [
        HelpPanel(
            "Was hier steht, gilt vor der Tabelle des Landes: in angepassten Anträgen und auf der Seite der Kommune."
        ),
        FieldPanel("municipality"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("value")]),
        FieldPanel("source"),
        FieldRowPanel([FieldPanel("source_url"), FieldPanel("as_of")]),
        FieldPanel("is_verified"),
        FieldPanel("note"),
    ]


register_snippet(LocalFactViewSet)
