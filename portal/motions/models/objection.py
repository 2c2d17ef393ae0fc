"""Objections that are typically raised against motions. What answers them is in `rebuttal`."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, RevisionMixin

from motionkit.characters import one_line
from motionkit.text import CLAUSE_ID
from portal.design.rows import OneRowEach
from portal.motions.models.rebuttal import RebuttalSource


class ObjectionKind(models.TextChoices):
    """What an objection appeals to; in the order in which pages show them."""

    LAW = "law", "Recht"
    JURISDICTION = "jurisdiction", "Zuständigkeit"
    COST = "cost", "Kosten"
    STAFF = "staff", "Personal"
    DONE_ALREADY = "done_already", "„Machen wir schon“"
    OTHER = "other", "Anderes"


class ObjectionQuerySet(models.QuerySet):
    """Questions to ask of objections."""

    def public(self) -> "ObjectionQuerySet":
        """What the world may see: published, and answered by a rebuttal that names its source."""
        return self.filter(Exists(RebuttalSource.objects.filter(rebuttal__objection=OuterRef("pk"))), live=True)


class Objection(DraftStateMixin, RevisionMixin, OneRowEach):
    """A typical objection, in our words: never a quotation, and nobody's name. It may be raised against several motions."""

    kind = models.CharField("Art", max_length=20, choices=ObjectionKind.choices)
    words = models.CharField(
        "Einwand",
        max_length=300,
        help_text="Ein Satz, wie er typischerweise fällt. Kein Zitat, kein Name: Es geht um die Sache.",
    )
    created_at = models.DateTimeField("angelegt", auto_now_add=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = "Einwand"
        verbose_name_plural = "Einwände"
        ordering = ["kind", "words"]

    def __str__(self):
        return self.words

    def save(self, *args, **kwargs):
        self.words = one_line(self.words)
        super().save(*args, **kwargs)


class ObjectionMotionQuerySet(models.QuerySet):
    """Questions to ask of the places where objections are raised."""

    def public(self) -> "ObjectionMotionQuerySet":
        """What the world may see: public objections against public motions."""
        return self.filter(motion__live=True, objection__in=Objection.objects.public())

    def in_order(self) -> "ObjectionMotionQuerySet":
        return self.order_by("order", "objection_id")


class ObjectionMotion(models.Model):
    """One motion against which an objection is raised; `clause_id`: against one of its points, or "" as a whole.

    The id is stable through rewording; when the point is gone, the objection stands for the whole motion.
    """

    objection = ParentalKey(Objection, on_delete=models.CASCADE, related_name="against")
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="objections"
    )
    clause_id = models.CharField(
        "Punkt",
        max_length=32,
        blank=True,
        help_text="Kennung des Beschlusspunktes, zum Beispiel „satzung“. Leer: gegen den ganzen Antrag.",
    )
    order = models.PositiveSmallIntegerField(
        "Reihenfolge", default=10, help_text="Kleine Zahlen stehen bei diesem Antrag vorn."
    )

    objects = ObjectionMotionQuerySet.as_manager()

    class Meta:
        verbose_name = "Antrag zum Einwand"
        verbose_name_plural = "Anträge zum Einwand"
        ordering = ["order", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["objection", "motion"], name="one_objection_per_motion")]

    def __str__(self):
        return f"{self.motion}: {self.objection}"

    def get_absolute_url(self) -> str:
        return f"{reverse('motion-objections', args=[self.motion.slug])}#einwand-{self.objection_id}"

    def clean(self):
        """A point that does not exist helps nobody; which there are is said."""
        super().clean()
        self.clause_id = self.clause_id.strip().lower().removeprefix("#")
        if self.clause_id and self.motion_id:
            _refuse_unknown(self.clause_id, self.motion)


def _refuse_unknown(clause_id: str, motion) -> None:
    clauses = motion.motion_text.clauses
    if CLAUSE_ID.match(clause_id) and clause_id in {clause.id for clause in clauses}:
        return
    known = ", ".join(f"{clause.id} (Punkt {number})" for number, clause in enumerate(clauses, 1))
    said = f"Einen Punkt „{clause_id}“ hat „{motion.title}“ nicht (mehr). Es gibt: {known or 'keine Punkte'}."
    raise ValidationError({"clause_id": said})
