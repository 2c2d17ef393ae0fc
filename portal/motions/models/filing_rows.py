"""What a filing has several of: originators, votes by faction, experiences."""

from django.db import models


class OriginatorKind(models.TextChoices):
    """Who hands a motion in."""

    FACTION = "faction", "Fraktion"
    GROUP = "group", "Gruppe"
    COUNCILLOR = "councillor", "Mitglied des Gremiums"
    ALLIANCE = "alliance", "Bündnis oder Initiative"
    RESIDENTS = "residents", "Einwohner*innen"
    ADMINISTRATION = "administration", "Verwaltung"
    OTHER = "other", "andere"


class Originator(models.Model):
    """One who handed the motion in; without a name when they want to stay unnamed."""

    filing = models.ForeignKey("motions.Filing", on_delete=models.CASCADE, related_name="originators")
    kind = models.CharField("wer", max_length=20, choices=OriginatorKind.choices, default=OriginatorKind.FACTION)
    name = models.CharField("Name", max_length=200, blank=True, help_text="Darf leer bleiben.")

    class Meta:
        verbose_name = "Antragsteller*in"
        verbose_name_plural = "Antragsteller*innen"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return self.name or f"{self.get_kind_display()} (ungenannt)"


class FilingVote(models.Model):
    """How one faction voted, in votes; what is not known is empty, not 0."""

    filing = models.ForeignKey("motions.Filing", on_delete=models.CASCADE, related_name="faction_votes")
    faction = models.CharField("Fraktion", max_length=200)
    yes = models.PositiveIntegerField("Ja", null=True, blank=True)
    no = models.PositiveIntegerField("Nein", null=True, blank=True)
    abstain = models.PositiveIntegerField("Enthaltungen", null=True, blank=True)
    absent = models.PositiveIntegerField("nicht beteiligt", null=True, blank=True)

    class Meta:
        verbose_name = "Stimmen einer Fraktion"
        verbose_name_plural = "Stimmen der Fraktionen"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["filing", "faction"], name="one_vote_per_faction")]

    def __str__(self):
        return self.faction


class ExperienceQuerySet(models.QuerySet):
    """Questions to ask of experiences."""

    def public(self) -> "ExperienceQuerySet":
        """What the world may see: released, of a public filing."""
        return self.filter(is_public=True, filing__is_public=True)


class Experience(models.Model):
    """What somebody learned from a filing; public when an editor has released it. May stay unnamed."""

    filing = models.ForeignKey("motions.Filing", on_delete=models.PROTECT, related_name="experiences")
    helped = models.TextField("Was hat geholfen?", blank=True)
    administration_said = models.TextField("Was hat die Verwaltung gesagt?", blank=True)
    differently = models.TextField("Was würden Sie anders machen?", blank=True)
    by_name = models.CharField("von", max_length=120, blank=True, help_text="Darf leer bleiben.")
    is_public = models.BooleanField("freigegeben", default=False)
    created_at = models.DateTimeField("eingetragen", auto_now_add=True)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        verbose_name = "Erfahrung"
        verbose_name_plural = "Erfahrungen"
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"Erfahrung vom {self.created_at:%d.%m.%Y}"
