"""What an editor sees of a report and takes over: what was told, beside what we know; every field may be mended or emptied."""

import copy
from dataclasses import dataclass
from typing import Any

from django import forms

from portal.exchange.models import FilingReport
from portal.exchange.reporting.accepting import Acceptance
from portal.exchange.reporting.forms import OUTCOME_CHOICES, SHARED, WORK_CHOICES, ReportForm, initial_of, proposed
from portal.motions.models import Filing, Motion

FACTS = tuple(name for name in SHARED if name != "title")
EXPERIENCE = ("helped", "administration_said", "differently")
OWN = ("outcome", "originator_kind", "originators", "implementation", "evidence_note")
LABELS = {"title": "Betreff", "outcome": "Ergebnis", "votes_yes": "Ja-Stimmen", "votes_no": "Nein-Stimmen"}


@dataclass(frozen=True)
class Told:
    """A line of the comparison: what was told and what the register has."""

    label: str
    told: str
    known: str

    @property
    def differs(self) -> bool:
        return bool(self.told) and self.told != self.known


class AcceptForm(forms.Form):
    """What goes into the register. `seen` and `filing_seen` are the numbers of the report and of the filing it adds to."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    filing_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    motion = forms.ModelChoiceField(
        label="Musterantrag", queryset=Motion.objects.none(), required=False, empty_label="keiner oder nicht bekannt"
    )
    releases = forms.BooleanField(label="Erfahrung gleich veröffentlichen", required=False)
    publishes = forms.BooleanField(label="Einbringung veröffentlichen", required=False, initial=True)

    def __init__(self, report: FilingReport, data: Any = None):
        self.report, self.filing = report, report.about
        super().__init__(data, auto_id="uebernehmen-%s", initial=self._initial(), use_required_attribute=False)
        self.fields["motion"].queryset = Motion.objects.public().models().by_title().only("title", "slug")
        for name in ("title", *OWN, *FACTS, *EXPERIENCE):
            self.fields[name] = copy.deepcopy(ReportForm.base_fields[name])
            self.fields[name].widget.attrs.pop("class", None)
            self.fields[name].help_text = ""
            self.fields[name].label = LABELS.get(name, self.fields[name].label)
        self.fields["title"].required = self.filing is None
        self.fields["outcome"].choices = [("", "nichts davon"), *OUTCOME_CHOICES[1:]]
        self.fields["implementation"].choices = WORK_CHOICES
        self.order_fields(["motion", "title", *OWN, *FACTS, *EXPERIENCE, "releases", "publishes"])

    def _initial(self) -> dict[str, Any]:
        """What was told; of an addition only what is new."""
        report = self.report
        names = ("title", *OWN, *FACTS, *EXPERIENCE)
        told = {name: getattr(report, name) for name in names}
        if found := proposed(report):
            told["outcome"] = found.code
        told = {name: value for name, value in told.items() if value not in ("", None)}
        if self.filing:
            known = initial_of(self.filing)
            told = {name: value for name, value in told.items() if value != known.get(name)}
            told["filing_seen"] = self.filing.revision
        elif report.motion_id:
            told["motion"] = report.motion_id
        return told | {"seen": report.revision}

    def renewed(self, report: FilingReport) -> "AcceptForm":
        """The same form over the report as it is now: what the editor typed stays, and they have seen what is new."""
        if not self.is_bound:
            return AcceptForm(report)
        data = self.data.copy()
        data["seen"], data["filing_seen"] = report.revision, report.about.revision if report.about else ""
        return AcceptForm(report, data)

    @property
    def acceptance(self) -> Acceptance:
        """What is to be told to the register, once the form is valid. Empty fields change nothing."""
        cleaned = self.cleaned_data
        kind, name = cleaned["originator_kind"], cleaned["originators"]
        return Acceptance(
            title=cleaned["title"],
            motion=cleaned["motion"],
            facts={name: cleaned[name] for name in FACTS if cleaned[name] not in ("", None)},
            outcome=cleaned["outcome"],
            implementation=cleaned["implementation"],
            evidence_note=cleaned["evidence_note"],
            originators=((kind or "other", name),) if kind or name else (),
            experience={name: cleaned[name] for name in EXPERIENCE},
            releases=cleaned["releases"],
            publishes=cleaned["publishes"],
            filing_seen=cleaned["filing_seen"],
        )


def compared(report: FilingReport) -> list[Told]:
    """Everything that was told beside what the register has. What nobody told and nobody knows is left out."""
    filing = report.about
    rows = [
        Told("Kommune", str(report.municipality), str(filing.municipality) if filing else ""),
        Told("Musterantrag", _title(report.motion), _title(filing.motion) if filing else ""),
        Told("Eingebracht von", _originators(report), ", ".join(map(str, filing.originators.all())) if filing else ""),
        Told("Ergebnis", report.get_outcome_display(), _standing(filing)),
        Told("Umsetzung", report.get_implementation_display(), filing.get_implementation_display() if filing else ""),
    ]
    for name in ("title", *FACTS, "evidence_note", *EXPERIENCE, "note", "name", "email"):
        label = LABELS.get(name) or str(FilingReport._meta.get_field(name).verbose_name)
        known = getattr(filing, name, "") if filing and name not in ("note", "name", "email") else ""
        rows.append(Told(label, _said(getattr(report, name)), _said(known)))
    return [row for row in rows if row.told or row.known]


def _standing(filing: Filing | None) -> str:
    return f"{filing.get_decision_display()} ({filing.get_stage_display()})" if filing else ""


def _originators(report: FilingReport) -> str:
    return ", ".join(filter(None, (report.get_originator_kind_display(), report.originators)))


def _title(motion: Motion | None) -> str:
    return motion.title if motion else ""


def _said(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else str(value)
