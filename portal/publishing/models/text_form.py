"""What an editor may say about whom a text answers.

The form says no, not the model: a text that was planned must go online at its time, whatever has happened to the other
one since, and the debate's page bears everything (`portal.debates.conversation`).
"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from portal.debates.conversation import closes_circle

CIRCLE = "So ginge die Debatte im Kreis: „{}“ antwortet selbst, unmittelbar oder über andere Texte, auf diesen Text."
ITSELF = "Ein Text kann nicht auf sich selbst antworten. Bitte wählen Sie einen anderen oder leeren Sie das Feld."
STRANGER = "„{}“ gehört nicht zu derselben Debatte. Ordnen Sie zuerst jenen Text der Debatte zu, oder wählen Sie einen anderen."
LEFT_BEHIND = "In der bisherigen Debatte {} auf diesen Text. Ordnen Sie zuerst die Antworten der anderen Debatte zu."


class TextForm(WagtailAdminPageForm):
    """No text answers itself, no answers go round in a circle, an answer belongs to the debate of what it answers."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        answers, debate = cleaned.get("answers"), cleaned.get("debate")
        for field, check in (
            ("answers", lambda: answers and self._check_answered(answers, debate)),
            ("debate", lambda: self._check_answers_stay(debate)),
        ):
            try:
                check()
            except ValidationError as error:
                self.add_error(field, error)
        return cleaned

    def _check_answered(self, answers, debate) -> None:
        key = self.instance.pk
        if key is not None and answers.pk == key:
            raise ValidationError(ITSELF)
        if key is not None and closes_circle(key, answers.pk, self._answered_by()):
            raise ValidationError(CIRCLE.format(answers.title))
        planned = answers if answers.live else answers.get_latest_revision_as_object()
        if debate is not None and debate.pk not in {answers.debate_id, planned.debate_id}:
            raise ValidationError(STRANGER.format(answers.title))

    def _answered_by(self) -> dict[int, int]:
        texts = type(self.instance)._meta.get_field("answers").related_model.objects
        return dict(texts.filter(answers__isnull=False).values_list("pk", "answers"))

    def _check_answers_stay(self, debate) -> None:
        """Whoever takes a text out of its debate must not leave behind what answers it there."""
        before = (
            self.instance.pk and type(self.instance).objects.filter(pk=self.instance.pk).values_list("debate").first()
        )
        old = before[0] if before else None
        if old is None or (debate and debate.pk == old):
            return
        if number := self.instance.answered_by.filter(debate=old).count():
            said = "antwortet ein Text" if number == 1 else f"antworten {number} Texte"
            raise ValidationError(LEFT_BEHIND.format(said))
