"""Pages of the admin for filings: list, new, edit. Nothing else has an address."""

from django.contrib import messages
from django.forms import Textarea
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.motions.models import Filing
from portal.motions.register import actions
from portal.motions.register.editing import listing
from portal.motions.register.editing.form import FilingForm, event_as_text
from portal.motions.register.revising import revise
from portal.motions.register.writing import FACTS, Outdated, Refused

PAGES = {"index", "index_results", "add", "edit"}


class HistoryPanel(Panel):
    """The events of a filing, to read."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "motions/register/history_panel.html"

        def get_context_data(self, parent_context=None):
            events = []
            if self.instance.pk:
                rows = self.instance.events.select_related("by", "corrects").order_by("-at", "-pk")
                events = [(event, event_as_text(event)) for event in rows]
            return super().get_context_data(parent_context) | {"events": events}


class OptionalPanel(FieldPanel):
    """A field that the form has only for a new filing, or only for one that is there."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return self.field_name in self.form.fields and super().is_shown()


class MunicipalityPanel(FieldPanel):
    """Where a filing is that is there already; it stays there."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return self.instance.pk is not None and super().is_shown()


def _text(name: str, rows: int = 4) -> FieldPanel:
    return FieldPanel(name, widget=Textarea(attrs={"rows": rows}))


PANELS = [
    MultiFieldPanel(
        [
            OptionalPanel("municipality"),
            MunicipalityPanel("municipality", read_only=True),
            FieldPanel("motion"),
            FieldPanel("version"),
            FieldPanel("title"),
            FieldPanel("kind"),
            FieldPanel("organization"),
            FieldPanel("originators"),
            FieldRowPanel([FieldPanel("reference"), FieldPanel("url")]),
            FieldRowPanel([FieldPanel("filed_on"), FieldPanel("sitting_on"), FieldPanel("decided_on")]),
        ],
        "Was wurde wo eingereicht?",
    ),
    MultiFieldPanel(
        [
            FieldPanel("stage"),
            OptionalPanel("decision"),
            OptionalPanel("implementation"),
            FieldPanel("happened_on"),
            FieldPanel("source"),
            _text("note", 2),
            OptionalPanel("corrects"),
        ],
        "Was ist geschehen?",
        help_text="Jede Änderung steht danach im Verlauf und bleibt dort.",
    ),
    MultiFieldPanel(
        [
            _text("raw_result", 2),
            FieldRowPanel([FieldPanel(name) for name in ("votes_yes", "votes_no", "votes_abstain", "votes_absent")]),
            FieldRowPanel([FieldPanel(name) for name in ("unanimous", "roll_call", "secret")]),
            FieldPanel("votes"),
            _text("final_text", 8),
            _text("amendments"),
            FieldPanel("text"),
            FieldPanel("text_file"),
            _text("administration_statement"),
            _text("defeat_reason"),
        ],
        "Ergebnis",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("due_on"), FieldPanel("due_quote")]),
            FieldPanel("office"),
            FieldPanel("evidence_url"),
            _text("evidence_note", 2),
            FieldRowPanel([FieldPanel("checked_on"), FieldPanel("checked_by")]),
        ],
        "Umsetzung",
        help_text="„umgesetzt“ gilt nur mit Beleg und dem Tag, an dem ihn jemand geprüft hat.",
    ),
    MultiFieldPanel([OptionalPanel("released"), FieldPanel("is_public")], "Öffentlich"),
    HelpPanel("Gelöscht wird nichts. Wer eine Einbringung verbirgt, nennt den Grund in der Anmerkung."),
    HistoryPanel(heading="Verlauf"),
]


class _ThroughActions:
    """Saving is telling the register; what it refuses stands above the form, and everything typed is still there."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Outdated as problem:
            form = form.renewed(Filing.objects.get(pk=form.instance.pk))
            form.add_error(None, str(problem))
            for event in problem.events:
                form.add_error(None, f"{event.by_label}: {event_as_text(event)}")
        except Refused as problem:
            form.add_error(None, str(problem))
        self.produced_error_code, self.produced_error_message = "validation_error", self.get_error_message()
        return self.form_invalid(form)


class FilingCreateView(_ThroughActions, generic.CreateView):
    """A filing that an editor found or was told about."""

    success_message = "Die Einbringung ist eingetragen."
    error_message = "Noch nicht eingetragen. Ihre Eingaben sind noch da."

    def save_instance(self):
        cleaned = self.form.cleaned_data
        told = self.form.revision
        filing = actions.file_motion(
            by=self.request.user,
            municipality=cleaned["municipality"],
            stage=cleaned["stage"],
            originators=told.originators or (),
            note=told.note,
            source=told.source,
            **{name: cleaned[name] for name in FACTS if name in cleaned},
        )
        if cleaned["is_public"]:
            actions.publish_filing(by=self.request.user, filing=filing)
        return filing

    def get_success_url(self):
        return self.get_edit_url()  # The decision is told next.


class FilingEditView(_ThroughActions, generic.EditView):
    """What became of it."""

    success_message = "Gespeichert. Der Verlauf ist ergänzt."
    error_message = "Noch nicht gespeichert. Ihre Eingaben sind noch da."

    def save_instance(self):
        seen = (self.form.cleaned_data["seen"] or {}).get("revision")
        filing = Filing.objects.get(pk=self.object.pk)
        revise(by=self.request.user, filing=filing, seen=seen, revision=self.form.revision)
        if filing.revision == seen:
            messages.info(self.request, "Es war nichts zu ändern.")
        return filing

    def get_success_url(self):
        return self.get_edit_url()


class FilingViewSet(ModelViewSet):
    """Filings, without pages that delete, copy or compare."""

    model = Filing
    icon = "clipboard-list"
    menu_label = "Einbringungen"
    menu_order = 151
    add_to_admin_menu = True
    name = "einbringungen"
    index_view_class = listing.FilingIndexView
    add_view_class = FilingCreateView
    edit_view_class = FilingEditView
    list_display = listing.COLUMNS
    list_per_page = 50
    filterset_class = listing.FilingFilterSet
    search_backend_name = None
    search_fields = ["title", "organization", "reference", "municipality__short_name"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(PANELS, base_form_class=FilingForm)

    def get_common_view_kwargs(self, **kwargs):
        gone = dict.fromkeys(("delete_url_name", "history_url_name", "usage_url_name"))
        return super().get_common_view_kwargs(**gone | kwargs)

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in PAGES]
