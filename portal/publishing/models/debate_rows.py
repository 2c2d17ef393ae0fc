"""What a debate hangs on: focuses and motions. Debates lie below and know neither, so the rows are kept here."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class DebateFocus(Orderable):
    """A focus that a debate belongs to."""

    debate = ParentalKey("debates.Debate", on_delete=models.CASCADE, related_name="focus_links")
    focus = models.ForeignKey(
        "publishing.FocusPage", verbose_name="Schwerpunkt", on_delete=models.CASCADE, related_name="debate_links"
    )

    panels = [FieldPanel("focus")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["debate", "focus"], name="one_link_per_debate_and_focus")]


class DebateMotion(Orderable):
    """A motion that a debate is about."""

    debate = ParentalKey("debates.Debate", on_delete=models.CASCADE, related_name="motion_links")
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="debate_links"
    )

    panels = [FieldPanel("motion")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["debate", "motion"], name="one_link_per_debate_and_motion")]
