"""The official register of municipalities, and what editors know better."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from motionkit.characters import one_line
from motionkit.fitting.place import can_decline, can_hold

# The register's names for towns that belong to no district.
INDEPENDENT = frozenset({"Kreisfreie Stadt", "Stadtkreis"})


class FederalState(models.TextChoices):
    """The sixteen Länder by their official two-letter abbreviation."""

    SH = "SH", "Schleswig-Holstein"
    HH = "HH", "Hamburg"
    NI = "NI", "Niedersachsen"
    HB = "HB", "Bremen"
    NW = "NW", "Nordrhein-Westfalen"
    HE = "HE", "Hessen"
    RP = "RP", "Rheinland-Pfalz"
    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    SL = "SL", "Saarland"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    MV = "MV", "Mecklenburg-Vorpommern"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    TH = "TH", "Thüringen"


def is_key(text: str) -> bool:
    """Whether it has the form of a key: 8 digits, or 5 for districts and boroughs."""
    return text.isascii() and text.isdecimal() and len(text) in (5, 8)


class Level(models.TextChoices):
    """What kind of body it is. Only municipalities are counted as such."""

    MUNICIPALITY = "municipality", "Gemeinde oder Stadt"
    DISTRICT = "district", "Landkreis"
    BOROUGH = "borough", "Bezirk"


class MunicipalityQuerySet(models.QuerySet):
    """Questions to ask of the register."""

    def existing(self) -> "MunicipalityQuerySet":
        """Without those that were dissolved: what is offered and counted."""
        return self.filter(is_dissolved=False)

    def municipalities(self) -> "MunicipalityQuerySet":
        """Towns and municipalities, without districts and boroughs."""
        return self.filter(level=Level.MUNICIPALITY)


class Municipality(models.Model):
    """Whatever has a council of its own: 10,796 municipalities, the districts, the boroughs of Berlin and Hamburg.

    Source: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis; data/README.md says what is our own. `ags`: 8 digits,
    of districts and boroughs 5. `population`: None where we have no source. `as_of`: the day the row was true.
    """

    ags = models.CharField("Gemeindeschlüssel (AGS)", max_length=8, primary_key=True)
    level = models.CharField("Ebene", max_length=12, choices=Level.choices, default=Level.MUNICIPALITY, db_index=True)
    rgs = models.CharField("Regionalschlüssel", max_length=12, db_index=True)
    name = models.CharField("amtlicher Name", max_length=120)
    short_name = models.CharField("Name", max_length=100, db_index=True)
    suffix = models.CharField("Namenszusatz", max_length=60, blank=True)
    classification = models.CharField("Art", max_length=60)
    federal_state = models.CharField("Land", max_length=2, choices=FederalState.choices, db_index=True)
    district = models.CharField("Kreis", max_length=80)
    association = models.CharField("Gemeindeverband", max_length=100, blank=True)
    population = models.PositiveIntegerField("Einwohner*innen", null=True)
    postal_code = models.CharField("Postleitzahl", max_length=5, blank=True)
    longitude = models.FloatField("Länge")
    latitude = models.FloatField("Breite")
    as_of = models.DateField("Stand", default=datetime.date(2020, 12, 31))
    is_dissolved = models.BooleanField("aufgelöst", default=False)
    successor = models.ForeignKey(
        "self",
        verbose_name="Nachfolgerin",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"
        ordering = ["short_name", "ags"]

    def __str__(self):
        if self.level != Level.MUNICIPALITY:
            return f"{self.short_name} ({self.federal_state})"
        return f"{self.short_name} ({self.district}, {self.federal_state})"

    @property
    def label(self) -> str:
        """How it is offered and called on pages: no two labels are the same."""
        from portal.places.finding import label_of  # The index is made of these rows.

        return label_of(self)

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.ags])

    @property
    def is_independent(self) -> bool:
        """Whether it belongs to no district."""
        return self.classification in INDEPENDENT

    @property
    def size(self) -> "SizeClass | None":
        """The class of size by which municipalities are compared; None when nobody knows."""
        return None if self.population is None else size_of(self.population)


@dataclass(frozen=True)
class SizeClass:
    """From `smallest` inhabitants to `largest`, both included; `slug` is its name in addresses."""

    slug: str
    label: str
    smallest: int
    largest: int | None


SIZES = (
    SizeClass("bis-5000", "unter 5.000", 0, 4_999),
    SizeClass("bis-20000", "5.000 bis 19.999", 5_000, 19_999),
    SizeClass("bis-50000", "20.000 bis 49.999", 20_000, 49_999),
    SizeClass("bis-100000", "50.000 bis 99.999", 50_000, 99_999),
    SizeClass("bis-500000", "100.000 bis 499.999", 100_000, 499_999),
    SizeClass("ab-500000", "500.000 und mehr", 500_000, None),
)


def size_of(population: int) -> SizeClass:
    """The class for a number of inhabitants."""
    return next(size for size in SIZES if size.largest is None or population <= size.largest)


class RegisterEdition(models.Model):
    """Notes every change of the register, so that each process knows when its index is stale."""

    as_of = models.DateField("Stand des Verzeichnisses")
    loaded_at = models.DateTimeField("eingelesen", auto_now_add=True)

    class Meta:
        verbose_name = "Ausgabe des Verzeichnisses"
        verbose_name_plural = "Ausgaben des Verzeichnisses"
        default_permissions = ()

    def __str__(self):
        return f"{self.as_of:%d.%m.%Y}"


class LocalFactName(models.TextChoices):
    """What editors may know better than the Land's table."""

    COUNCIL = "council", "Vertretung"
    MEMBER = "member", "Mitglied der Vertretung"
    CHAIR = "chair", "Vorsitz, an den Anträge gehen"
    ADMINISTRATION = "administration", "Verwaltung"
    HEAD = "head", "Leitung der Verwaltung"
    LAW_NAME = "law_name", "Kommunalrecht"
    TABLING = "tabling", "Vorschrift für das Antragsrecht"
    WHO = "who", "Wer Anträge stellen darf"
    RESIDENTS = "residents", "Einwohnerantrag"
    PETITION = "petition", "Bürgerbegehren"
    FILING_DEADLINE = "filing_deadline", "Antragsfrist in Tagen vor der Sitzung"


class LocalFact(models.Model):
    """What holds in one municipality and differs from its Land's table, or was checked there. Never legal advice."""

    municipality = models.ForeignKey(
        Municipality, verbose_name="Kommune", on_delete=models.PROTECT, related_name="local_facts"
    )
    name = models.CharField("Angabe", max_length=20, choices=LocalFactName.choices)
    value = models.CharField(
        "lautet hier",
        max_length=160,
        help_text="Im Nominativ ohne Artikel, zum Beispiel „Bürgerschaft“; bei der Frist eine Zahl.",
    )
    source = models.CharField(
        "Quelle", max_length=250, help_text="Zum Beispiel „§ 12 Abs. 1 der Geschäftsordnung vom 3. Mai 2025“."
    )
    source_url = models.URLField("Adresse der Quelle", max_length=400, blank=True)
    as_of = models.DateField("Stand vom", default=datetime.date.today)
    is_verified = models.BooleanField("an der Quelle geprüft", default=False)
    note = models.TextField("Hinweis", blank=True)

    class Meta:
        verbose_name = "Ortsangabe"
        verbose_name_plural = "Ortsangaben"
        ordering = ["municipality__short_name", "name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="one_local_fact_per_name")]

    def __str__(self):
        return f"{self.municipality.short_name}: {self.get_name_display()}"

    def clean(self):
        """Refuses what a fitted motion could not say correctly."""
        self.value, self.source = one_line(self.value), one_line(self.source)
        if problem := _problem(self.name, self.value):
            raise ValidationError({"value": problem})

    @property
    def said(self) -> str:
        """The value as people read it."""
        if self.name != LocalFactName.FILING_DEADLINE:
            return self.value
        return (
            "am Tag der Sitzung"
            if self.value == "0"
            else f"{self.value} {'Tag' if self.value == '1' else 'Tage'} vor der Sitzung"
        )


def _problem(name: str, value: str) -> str:
    """Why this value cannot be used; "" when it can."""
    if name == LocalFactName.FILING_DEADLINE:
        good = value.isdecimal() and value.isascii() and int(value) <= LONGEST_DEADLINE
        return "" if good else f"Bitte nur die Zahl der Tage, höchstens {LONGEST_DEADLINE}, zum Beispiel 10."
    if name in (LocalFactName.COUNCIL, LocalFactName.ADMINISTRATION):
        return "" if can_decline(value) else _UNKNOWN.format(value=value, kind="Hauptwort")
    if name in (LocalFactName.CHAIR, LocalFactName.HEAD, LocalFactName.MEMBER):
        return "" if can_hold(value) else _UNKNOWN.format(value=value, kind="Amt")
    return ""


LONGEST_DEADLINE = 90
_UNKNOWN = (
    "Wie „{value}“ gebeugt wird, steht nicht in unserer Tabelle; Anträge würden falsch. Gespeichert ist nichts. Schreiben Sie das "
    "{kind} im Nominativ Singular ohne Artikel, ein Amt mit Genderstern („Bürgermeister*in“), oder bitten Sie die Technik, das "
    "Wort in motionkit/grammar/data aufzunehmen."
)
