"""The form in which a motion is edited: the model's columns, and the parts of its text as fields of their own."""

from collections import Counter
from collections.abc import Iterable
from itertools import count, takewhile
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.widgets import AdminSnippetChooser

from motionkit.conditions import LAENDER
from motionkit.markdown import HEADINGS
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, MotionText, as_data
from portal.motions.editing import gaps
from portal.motions.editing.clauses import ClausesField
from portal.motions.editing.parts import EntriesField, FootnotesField, ProseField
from portal.motions.models import Motion

TEXT_FIELDS = (*PROSE_FIELDS, "clauses", *LIST_FIELDS, "footnotes")
FEWEST_CHOOSERS, SPARE_CHOOSERS = 3, 2
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "*": "", ":": ""})


class Choosers(forms.Widget):
    """Several things, each chosen with Wagtail's chooser: a list of thousands is no list to choose from."""

    def __init__(self, model: type):
        super().__init__()
        self.chooser = AdminSnippetChooser(model=model)

    @property
    def media(self) -> forms.Media:
        return self.chooser.media

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = list(value or [])
        number = max(FEWEST_CHOOSERS, len(chosen) + SPARE_CHOOSERS)
        values = [*chosen, *[None] * number][:number]
        own_id = (attrs or {}).get("id", f"id_{name}")
        choosers = (
            (self.chooser.render(f"{name}-{place}", one, {"id": f"{own_id}-{place}"}),)
            for place, one in enumerate(values)
        )
        return format_html_join("\n", '<div class="choosers__one">{}</div>', choosers)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list:
        names = takewhile(lambda key: key in data, (f"{name}-{place}" for place in count()))
        return list(dict.fromkeys(data[key] for key in names if data[key]))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-0" not in data

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""


class MotionForm(WagtailAdminModelForm):
    """Takes the text apart into fields and puts it together again; ids of clauses stay."""

    opening_formula = ProseField(
        label="Einleitungssatz", help_text="Zum Beispiel: „[[Gremium|Nominativ]] möge beschließen:“"
    )
    clauses = ClausesField(label="Punkte")
    facts = ProseField(label=HEADINGS["facts"])
    reasoning = ProseField(label=HEADINGS["reasoning"])
    financial_impact = ProseField(label=HEADINGS["financial_impact"])
    funding_proposal = ProseField(label=HEADINGS["funding_proposal"], help_text="Woher soll das Geld kommen?")
    climate_impact = ProseField(label=HEADINGS["climate_impact"])
    impact_checks = ProseField(label=HEADINGS["impact_checks"], help_text="Zum Beispiel Inklusion oder Gleichstellung")
    legal_bases = EntriesField(label=HEADINGS["legal_bases"], help_text="Je Zeile eine, mit Paragraf")
    hints = ProseField(label="Hinweise für alle, die den Antrag übernehmen", help_text="Steht nicht im Antrag selbst.")
    sources = EntriesField(label=HEADINGS["sources"], help_text="Je Zeile eine")
    attachments = EntriesField(label=HEADINGS["attachments"], help_text="Je Zeile eine")
    footnotes = FootnotesField(
        label="Fußnoten", help_text="Je Zeile eine, als „[^1]: Text“. Im Antrag steht an der Stelle [^1]."
    )
    unrecognised = EntriesField(
        label=HEADINGS["unrecognised"],
        help_text="Was beim Einlesen keinen Platz fand. Vor dem Veröffentlichen einsortieren oder löschen.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        text = self.instance.motion_text
        for name in TEXT_FIELDS:
            self.initial.setdefault(name, getattr(text, name))
        if self.instance.live and not self.instance.has_unpublished_changes:
            self.initial |= dict.fromkeys(
                ("change_note", "change_reason", "change_credit"), ""
            )  # They belong to the version that is out.
        if "slug" in self.fields:
            self._settle_address(self.fields["slug"])
        for name in ("related", "authors"):
            if name in self.fields:
                self._choose_one_by_one(name)

    def _settle_address(self, field: forms.Field) -> None:
        field.required = False
        field.disabled = bool(self.instance.first_published_at)
        field.help_text = (
            "Unter dieser Adresse ist der Antrag veröffentlicht. Sie bleibt."
            if field.disabled
            else "Entsteht aus dem Titel, wenn Sie nichts eintragen. Nach dem Veröffentlichen bleibt er."
        )

    def _choose_one_by_one(self, name: str) -> None:
        field = self.fields[name]
        field.widget = Choosers(field.queryset.model)
        field.help_text = "Mehr Felder kommen hinzu, wenn Sie gespeichert haben."

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "slug" in self.fields and not data.get("slug") and "slug" not in self.errors:
            data["slug"] = free_slug(data.get("title") or "", besides=self.instance.pk)
        if data.get("unrecognised") and not self.is_deferred_validation:
            said = "Hier steht noch Text ohne Platz. Bitte fügen Sie ihn oben ein oder löschen Sie ihn."
            self.add_error("unrecognised", said)
        twice = _twice(self.formsets.get("legal_states", ()))
        if twice:
            self.add_error(None, f"Beim Rechtsstand steht ein Land zweimal: {', '.join(twice)}. Eines genügt.")
        return data

    def _post_clean(self) -> None:
        super()._post_clean()
        if not set(TEXT_FIELDS) & set(self.errors):
            self.instance.text = as_data(self._text())

    def _text(self) -> MotionText:
        kept = self.instance.motion_text
        parts = {name: self.cleaned_data.get(name, getattr(kept, name)) for name in TEXT_FIELDS}
        return MotionText(title=self.instance.title, kind=self.instance.kind, **parts)


def typed_places(data: Any) -> dict[gaps.Place, str]:
    """What is typed in a form at this moment, valid or not, field by field."""
    values = {}
    rows = ClausesField.widget().value_from_datadict(data, {}, "clauses")
    for number, row in enumerate((row for row in rows if not row.deleted), 1):
        values[gaps.clause_place(number, row.id)] = row.text
    for name in (*PROSE_FIELDS, *LIST_FIELDS, "footnotes"):
        values[gaps.Place(str(MotionForm.base_fields[name].label), f"id_{name}")] = str(data.get(name, ""))
    return values


def free_slug(title: str, *, besides: int | None = None) -> str:
    """An address for a title that no other motion has."""
    longest = Motion._meta.get_field("slug").max_length - 5
    wanted = slugify(title.lower().translate(_UMLAUTS))[:longest].strip("-") or "antrag"
    taken = set(Motion.objects.exclude(pk=besides).filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for number in range(1, len(taken) + 2) if (slug := _numbered(wanted, number)) not in taken)


def _numbered(slug: str, number: int) -> str:
    return slug if number == 1 else f"{slug}-{number}"


def _twice(states: Iterable[forms.ModelForm]) -> list[str]:
    """The Länder that have more than one row."""
    kept = [form.data.get(form.add_prefix("federal_state")) for form in states if not _is_deleted(form)]
    return [LAENDER[land] for land, number in Counter(kept).items() if number > 1 and land in LAENDER]


def _is_deleted(form: forms.ModelForm) -> bool:
    return bool(form.data.get(form.add_prefix("DELETE")))
