"""The rows of a text: its keywords, its authors, the motions that belong to it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from portal.design.prepared import Prepared
from portal.people.models import Voice


class TextKeyword(ItemBase):
    """A keyword on a text."""

    tag = models.ForeignKey("topics.Keyword", on_delete=models.CASCADE, related_name="texts")
    content_object = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="keyword_items")


class AuthorshipQuerySet(models.QuerySet):
    """Questions to ask of authorships."""

    def with_bylines(self) -> "AuthorshipQuerySet":
        """In their order, with what is said of a voice beside a text."""
        shown = ("name", "slug", "kind", "is_organisation", "role", "is_example")
        found = self.select_related("voice").only("text_id", "sort_order", *(f"voice__{name}" for name in shown))
        return found.order_by("sort_order")


class Authorship(Orderable):
    """A voice as author of a text. A text may have several, in a chosen order."""

    text = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="authorships")
    voice = models.ForeignKey(Voice, verbose_name="Stimme", on_delete=models.PROTECT, related_name="authorships")

    objects = AuthorshipQuerySet.as_manager()
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
    rows = _AUTHORSHIPS(tuple({text.pk for text in texts}))
    bylines: dict[int, list[Authorship]] = {text.pk: [] for text in texts}
    for row in rows:
        bylines[row.text_id].append(row)
    for text in texts:
        text.byline = bylines[text.pk]


_AUTHORSHIPS = Prepared[Authorship](lambda keys: Authorship.objects.filter(text__in=keys).with_bylines())
