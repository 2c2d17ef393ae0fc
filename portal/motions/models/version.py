"""A version of a motion: what was public, as it was, for good."""

from django.db import models
from django.urls import reverse

from motionkit.text import MotionText, from_data
from portal.motions.models.unchangeable import Unchangeable


class MotionVersionQuerySet(models.QuerySet):
    """Versions can be added, read, and nothing else."""

    def public(self) -> "MotionVersionQuerySet":
        """What the world may see: versions go and come back with their motion."""
        return self.filter(motion__live=True)

    def overview(self) -> "MotionVersionQuerySet":
        """Numbers, dates and notes, without the wordings."""
        return self.defer("text").order_by("-number")

    def update(self, **kwargs):
        raise Unchangeable("Eine veröffentlichte Fassung wird nicht geändert. Legen Sie eine neue an.")

    def delete(self):
        raise Unchangeable("Eine veröffentlichte Fassung wird nicht gelöscht.")


class MotionVersion(models.Model):
    """One published wording: number, date, what changed, why and on whose proposal, hash over the content."""

    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField("Nummer")
    text = models.JSONField("Text")
    content_hash = models.CharField("Prüfsumme", max_length=64, db_index=True)
    change_note = models.CharField("Was ist neu?", max_length=250)
    change_reason = models.TextField("Warum?", blank=True)
    credit = models.CharField("auf Vorschlag von", max_length=400, blank=True)
    published_at = models.DateTimeField("veröffentlicht", auto_now_add=True)

    objects = MotionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["motion", "number"], name="one_version_per_number")]

    def __str__(self):
        return f"Fassung {self.number}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise Unchangeable("Eine veröffentlichte Fassung wird nicht geändert. Legen Sie eine neue an.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable("Eine veröffentlichte Fassung wird nicht gelöscht.")

    def get_absolute_url(self) -> str:
        return reverse("motion-version", args=[self.motion.slug, self.number])

    @property
    def motion_text(self) -> MotionText:
        return from_data(self.text)
