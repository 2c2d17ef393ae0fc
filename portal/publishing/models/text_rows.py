"""The rows of a text: its keywords, its authors, the motions that belong to it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from portal.people.models import Voice


class TextKeyword(ItemBase):
    """A keyword on a text."""

    tag = models.ForeignKey("topics.Keyword", on_delete=models.CASCADE, related_name="texts")
    content_object = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="keyword_items")


class Authorship(Orderable):
    """A voice as author of a text. A text may have several, in a chosen order."""

    text = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="authorships")
    voice = models.ForeignKey(Voice, verbose_name="Stimme", on_delete=models.PROTECT, related_name="authorships")

    panels = [FieldPanel("voice")]

    class Meta(Orderable.Meta):
        verbose_name = "Autor*in"
        verbose_name_plural = "Autor*innen"
        constraints = [models.UniqueConstraint(fields=["text", "voice"], name="one_authorship_per_voice")]


class TextMotion(Orderable):
    """A motion that belongs to a text: to be copied by whoever has read it."""

    text = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="motion_links")
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="text_links"
    )

    panels = [FieldPanel("motion")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["text", "motion"], name="one_link_per_text_and_motion")]


def credit_authors(texts: Iterable[Any]) -> None:
    """Fetches the authors of some texts in one query."""
    rows = (
        Authorship.objects.filter(text__in=[text.pk for text in texts]).select_related("voice").order_by("sort_order")
    )
    bylines: dict[int, list[Authorship]] = {text.pk: [] for text in texts}
    for row in rows:
        bylines[row.text_id].append(row)
    for text in texts:
        text.byline = bylines[text.pk]
