"""The form of a filing. It knows what the editor saw, and changes only what the editor changed."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from motionkit.progress import AXES
from portal.motions.models import Experience, Filing, FilingEvent, MotionVersion
from portal.motions.register.editing import lines
from portal.motions.register.editing.text import TextField, read_in, typed
from portal.motions.register.revising import Revision
from portal.motions.register.writing import FACTS

# Fields of the form that are no columns of the filing, or that only begin with it.
OWN = ("originators", "votes", "released", "happened_on", "note", "source", "corrects")
TOLD = ("happened_on", "note", "source", "corrects")
# What only brings something in: nothing of it is kept under its own name.
CARRIERS = ("text_file",)


class FilingForm(WagtailAdminModelForm):
    """`seen` holds the values and the number that the editor was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = TextField(
        label="Fassung vor Ort",
        required=False,
        help_text="Der ganze Antrag, wie darüber entschieden wurde; vor der Entscheidung: wie er eingereicht wurde. Sind "
        "Musterantrag und Fassung gewählt, zeigt das Portal, was geändert wurde. Bitte ohne Namen von Privatleuten.",
    )
    text_file = forms.FileField(
        label="Fassung aus einer Datei einlesen",
        required=False,
        help_text="Word, ODT, PDF oder Text. Nach dem Speichern steht sie im Feld darüber; bitte prüfen Sie sie dort.",
    )
    originators = forms.CharField(
        label="Wer hat eingereicht?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Je Zeile ein Name, zum Beispiel „Fraktion: Die Linke“, „Bündnis oder Initiative: Mietentscheid“. "
        "Wer ungenannt bleiben will: nur „Fraktion“.",
    )
    votes = forms.CharField(
        label="Stimmen der Fraktionen",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Je Zeile eine Fraktion, zum Beispiel „SPD: 12 Ja, 3 Nein, 1 Enthaltung“.",
    )
    released = forms.ModelMultipleChoiceField(
        label="Öffentliche Erfahrungen",
        queryset=Experience.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    happened_on = forms.DateField(
        label="Wann war das?",
        widget=AdminDateInput,
        required=False,
        help_text="Der Tag der Sitzung oder des Berichts. Leer, wenn er nicht bekannt ist.",
    )
    note = forms.CharField(
        label="Anmerkung für den Verlauf",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=4000,
        help_text="Ist bei öffentlichen Einbringungen für alle zu lesen. Bitte keine Namen von Privatleuten.",
    )
    source = forms.CharField(
        label="Quelle", required=False, max_length=500, help_text="Adresse oder Fundstelle: Niederschrift, Zeitung."
    )
    corrects = forms.ModelChoiceField(
        label="Das berichtigt",
        queryset=FilingEvent.objects.none(),
        required=False,
        empty_label="nichts: es ist etwas Neues geschehen oder bekannt geworden",
        help_text="Nur wenn ein Eintrag falsch war. Er bleibt stehen; die Anmerkung sagt, was falsch war.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        filing = self.instance
        self.fields["version"].queryset = _versions()
        self.fields["version"].label_from_instance = lambda version: f"{version.motion.title}: {version}"
        if filing.pk is None:
            for name in ("released", "corrects", "implementation", "decision"):
                self.fields.pop(name, None)
            return
        self.fields.pop("municipality")  # What was filed elsewhere is another filing.
        experiences = filing.experiences.all()
        self.fields["released"].queryset = experiences
        self.fields["released"].label_from_instance = _experience
        self.fields["corrects"].queryset = filing.events.order_by("-at", "-pk")
        self.fields["corrects"].label_from_instance = event_as_text
        self.initial |= {
            "text": typed(filing.text),
            "originators": lines.originators_as_text(filing.originators.all()),
            "votes": lines.votes_as_text(filing.faction_votes.all()),
            "released": [one.pk for one in experiences if one.is_public],
        }
        self.initial["seen"] = json.dumps({"revision": filing.revision, "values": self.shown()})

    def shown(self) -> dict[str, Any]:
        """Every field's value as text, or a list of texts, as the filing has it now."""
        found = {name: self.get_initial_for_field(one, name) for name, one in self.fields.items()}
        return {
            name: list(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
            for name, value in found.items()
            if name not in ("seen", *TOLD, *CARRIERS)
        }

    def clean_seen(self) -> dict[str, Any]:
        """Without knowing what the editor saw, nobody could tell what they changed."""
        try:
            seen = json.loads(self.cleaned_data["seen"] or "{}")
            if seen or self.instance.pk:
                return {"revision": int(seen["revision"]), "values": dict(seen["values"])}
        except (ValueError, TypeError, KeyError):
            self.add_error(
                None, "Die Seite ist beschädigt angekommen. Gespeichert wurde nichts; bitte laden Sie sie neu."
            )
        return {}

    def clean_originators(self) -> str:
        return self._read(lines.originators_from, "originators")

    def clean_votes(self) -> str:
        return self._read(lines.votes_from, "votes")

    def _read(self, reader, name: str) -> str:
        try:
            reader(self.cleaned_data[name])
        except lines.Unreadable as problem:
            raise ValidationError(str(problem)) from problem
        return self.cleaned_data[name].replace("\r\n", "\n")

    def clean(self):
        cleaned = super().clean()
        motion, version = cleaned.get("motion"), cleaned.get("version")
        if version and version.motion_id != getattr(motion, "pk", None):
            self.add_error("version", "Diese Fassung gehört zu einem anderen Antrag.")
        if cleaned.get("text_file"):
            self._read_in(cleaned)
        return cleaned

    def _read_in(self, cleaned: dict[str, Any]) -> None:
        """What the file says goes where it would have been typed: there it survives whatever else is wrong."""
        if "text" in self.errors or "text" in self.edited():
            self.add_error(
                "text_file", "Es kamen eine Datei und ein geänderter Text. Bitte wählen Sie eines von beiden."
            )
            return
        try:
            cleaned["text"] = read_in(cleaned["text_file"].file)
        except ValidationError as problem:
            self.add_error("text_file", problem)
            return
        self.data = self.data.copy()
        self.data["text"] = typed(cleaned["text"])

    def edited(self) -> list[str]:
        """The names of the fields that the editor changed, compared with what they saw."""
        seen = (self.cleaned_data.get("seen") or {}).get("values") or self.shown()
        return [name for name, one in self.fields.items() if name in seen and self._differs(name, one, seen[name])]

    def _differs(self, name: str, one: forms.Field, seen: Any) -> bool:
        if name not in self.cleaned_data:
            return False
        value = self.cleaned_data[name]
        if name == "released":
            return {str(experience.pk) for experience in value} != set(seen)
        try:
            return one.to_python(seen) != value and not (value in (None, "") and seen == "")
        except ValidationError:  # What was seen is not there any more.
            return True

    @property
    def revision(self) -> Revision:
        """What is to be told to the register."""
        edited, cleaned = self.edited(), self.cleaned_data
        return Revision(
            axes={axis: cleaned[axis] for axis in AXES if axis in edited},
            facts={name: cleaned[name] for name in FACTS if name in edited},
            originators=lines.originators_from(cleaned["originators"]) if "originators" in edited else None,
            votes=lines.votes_from(cleaned["votes"]) if "votes" in edited else None,
            on=cleaned["happened_on"],
            note=cleaned["note"],
            source=cleaned["source"],
            corrects=cleaned.get("corrects"),
            released=cleaned["released"] if "released" in edited else None,
            is_public=cleaned["is_public"] if "is_public" in edited else None,
        )

    def renewed(self, filing: Filing) -> "FilingForm":
        """The same form over the filing as it is now: what the editor changed stays, the rest is new."""
        fresh = type(self)(instance=filing, for_user=self.for_user)
        data = QueryDict(mutable=True)
        mine = {*self.edited(), *TOLD}
        for name, one in fresh.fields.items():
            value = self.data.getlist(name) if name in mine else fresh.shown().get(name, "")
            data.setlist(name, value if isinstance(value, list) else [_typed(one, value)])
        data["seen"] = fresh.initial["seen"]
        bound = type(self)(data, instance=filing, for_user=self.for_user)
        bound.is_valid()
        return bound


def _typed(one: forms.Field, value: str) -> str:
    return "" if isinstance(one, forms.BooleanField) and value == "False" else value


def _versions():
    found = MotionVersion.objects.select_related("motion").order_by("motion__title", "-number")
    return found.only("number", "motion__title")


def event_as_text(event: FilingEvent) -> str:
    """An event in one line."""
    words = [f"{event.day:%d.%m.%Y}", event.get_kind_display()]
    if event.axis:
        words.append(f"{event.get_axis_display()}: {event.old_name} → {event.new_name}")
    elif event.changes:
        names = {one.name: str(one.verbose_name) for one in Filing._meta.get_fields() if one.concrete}
        words.append(", ".join(names.get(name, name) for name in event.changes))
    return " · ".join(words)


def _experience(experience: Experience) -> str:
    answers = [experience.helped, experience.administration_said, experience.differently]
    return f"{experience.by_name or 'ungenannt'}: {' / '.join(filter(None, answers))}"[:400]
