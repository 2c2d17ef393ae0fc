"""What editors may write into a debate."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from wagtail.admin.forms import WagtailAdminPageForm


class DebateForm(WagtailAdminPageForm):
    """A question ends with a question mark, and a new summary says what is new."""

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        if not title.endswith("?"):
            raise ValidationError("Eine Debatte beginnt mit einer Frage. Bitte schließen Sie mit einem Fragezeichen.")
        return title

    def clean(self):
        cleaned = super().clean()
        newest = self.instance.summaries.first() if self.instance.pk else None
        summary, note = cleaned.get("summary") or "", (cleaned.get("summary_note") or "").strip()
        changed = newest and strip_tags(summary).strip() and summary != newest.text
        if changed and note in {"", newest.note}:
            said = "Der Stand der Debatte ist ein anderer als der veröffentlichte. Bitte schreiben Sie in einem Satz, was neu ist."
            self.add_error("summary_note", said)
        return cleaned
