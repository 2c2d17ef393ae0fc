"""Choosing one of ten thousand municipalities in the editors' side: by search, not from a list."""

from django import forms
from wagtail import hooks
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from portal.places.models import Municipality


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
        return objects


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
