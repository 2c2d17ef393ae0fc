"""A motion: a model motion has no municipality; a local version has one, and a parent."""

import datetime

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, Revision, RevisionMixin, WorkflowMixin
from wagtail.search import index

from motionkit.characters import one_line, readable
from motionkit.kinds import KINDS
from motionkit.text import STRENGTHS, MotionText, as_data, from_data
from portal.design.rows import OneRowEach
from portal.motions.models.motion_queries import MotionQuerySet
from portal.motions.models.version import MotionVersion
from portal.motions.rendering import words

# Addresses below /antraege/ that are no motion's.
RESERVED = frozenset({"abgleichen", "ergebnisse", "pruefen", "verbreitung"})


class Motion(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, index.Indexed, OneRowEach):
    """A motion for a council.

    The text is kept as data (`motionkit.text.as_data`). `live` says whether the world sees it. Whenever a live
    motion is saved with a text that differs from its newest version, a new version is made in the same transaction.
    """

    title = models.CharField("Titel", max_length=250)
    slug = models.SlugField("Kurzname in der Adresse", max_length=120, unique=True)
    summary = models.TextField("In einem Satz", help_text="Was bewirkt der Antrag? Steht im Verzeichnis.")
    kind = models.CharField("Art", max_length=30, choices=list(KINDS.items()), default="motion", db_index=True)
    text = models.JSONField("Text", default=dict)
    strength = models.CharField(
        "Stärke",
        max_length=10,
        choices=[(strength, strength) for strength in STRENGTHS],
        default="mittel",
        db_index=True,
    )
    arguments = models.TextField(
        "Argumente", blank=True, help_text="Für Rede und Presse. „### “ am Zeilenanfang macht eine Überschrift."
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="entstanden aus",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adaptations",
    )
    municipality = models.ForeignKey(
        "places.Municipality",
        verbose_name="Kommune",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="motions",
    )
    topics = ParentalManyToManyField("topics.Topic", verbose_name="Themen", blank=True, related_name="motions")
    related = ParentalManyToManyField("self", verbose_name="verwandte Anträge", blank=True)
    authors = ParentalManyToManyField("people.Voice", verbose_name="Mitwirkende", blank=True, related_name="motions")
    credits = models.TextField(
        "Dank und Herkunft", blank=True, help_text="Wem verdankt der Antrag Ideen oder Formulierungen?"
    )
    license = models.ForeignKey(
        "pictures.License", verbose_name="Lizenz", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    legal_note = models.TextField("Recht allgemein", blank=True, help_text="Was überall gilt. Keine Rechtsberatung.")
    legal_as_of = models.DateField("Rechtsstand vom", null=True, blank=True)
    review_due = models.DateField("nächste rechtliche Prüfung", null=True, blank=True, db_index=True)
    change_note = models.CharField(
        "Was ist neu?",
        max_length=250,
        blank=True,
        help_text="Steht bei der nächsten Fassung. Zum Beispiel: „Berichtsfrist ergänzt“.",
    )
    change_reason = models.TextField("Warum?", blank=True)
    change_credit = models.CharField(
        "Auf Vorschlag von",
        max_length=400,
        blank=True,
        help_text="Wer die neue Fassung angeregt hat und genannt sein will. Steht bei der Fassung.",
    )
    plain_text = models.TextField(editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    _revisions = GenericRelation(Revision, related_query_name="motion")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="motion",
        for_concrete_model=False,
    )
    objects = MotionQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
        index.FilterField("kind"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = "Antrag"
        verbose_name_plural = "Anträge"
        ordering = ["title"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError(
                {
                    "slug": f"„{self.slug}“ ist schon die Adresse einer anderen Seite. Bitte wählen Sie einen anderen Kurznamen."
                }
            )

    @property
    def revisions(self):
        return self._revisions

    def get_absolute_url(self) -> str:
        return reverse("motion", args=[self.slug])

    def get_preview_template(self, request, mode_name):
        return "motions/motion.html"

    def get_preview_context(self, request, mode_name):
        """Editors see a draft exactly as readers will see it."""
        from portal.motions.page import motion_context  # The page knows motions; motions need not know their page.

        return motion_context(self)

    @property
    def motion_text(self) -> MotionText:
        """The text as motionkit knows it. Title and kind have columns of their own, which decide."""
        return from_data({**self.text, "title": self.title, "kind": self.kind})

    @motion_text.setter
    def motion_text(self, text: MotionText) -> None:
        self.title, self.kind, self.text = text.title, text.kind, as_data(text)

    @property
    def is_model(self) -> bool:
        return self.municipality_id is None

    @property
    def is_adaptation(self) -> bool:
        return self.municipality_id is not None

    @property
    def is_review_overdue(self) -> bool:
        return bool(self.review_due and self.review_due < datetime.date.today())

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Saves; a public motion gets its words for the search, and a version when its text is new.

        When an editor keeps a draft of a public motion, only the columns of the draft are saved (`update_fields`) while
        the object already holds the unpublished text: nothing of it may become a version then.
        """
        whole = update_fields is None
        if whole:
            self.title, self.summary = one_line(self.title), readable(self.summary)
            self.plain_text = words(self.motion_text)
            self.first_published_at = self.first_published_at or (timezone.now() if self.live else None)
        super().save(*args, update_fields=update_fields, **kwargs)
        if whole and self.live:
            self._keep_version()

    def _keep_version(self) -> None:
        """Makes a version of what is public now, unless the newest version says the same."""
        text = self.motion_text
        newest = self.versions.order_by("-number").first()
        if newest and newest.content_hash == text.content_hash:
            return
        MotionVersion.objects.create(
            motion=self,
            number=newest.number + 1 if newest else 1,
            text=as_data(text),
            content_hash=text.content_hash,
            change_note=one_line(self.change_note)
            or ("Erste Fassung" if newest is None else "Redaktionell überarbeitet"),
            change_reason=readable(self.change_reason),
            credit=one_line(self.change_credit),
        )
