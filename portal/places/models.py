"""The official register of municipalities."""

from django.db import models


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


class Municipality(models.Model):
    """One of 10,796 municipalities. Source: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis."""

    ags = models.CharField("Gemeindeschlüssel (AGS)", max_length=8, primary_key=True)
    rgs = models.CharField("Regionalschlüssel", max_length=12, db_index=True)
    name = models.CharField("amtlicher Name", max_length=120)
    short_name = models.CharField("Name", max_length=100, db_index=True)
    suffix = models.CharField("Namenszusatz", max_length=60, blank=True)
    classification = models.CharField("Art", max_length=60)
    federal_state = models.CharField("Land", max_length=2, choices=FederalState.choices, db_index=True)
    district = models.CharField("Kreis", max_length=80)
    association = models.CharField("Gemeindeverband", max_length=100, blank=True)
    population = models.PositiveIntegerField("Einwohner*innen")
    postal_code = models.CharField("Postleitzahl", max_length=5, blank=True)
    longitude = models.FloatField("Länge")
    latitude = models.FloatField("Breite")

    class Meta:
        verbose_name = "Kommune"
        verbose_name_plural = "Kommunen"
        ordering = ["short_name", "ags"]

    def __str__(self):
        return f"{self.short_name} ({self.district}, {self.federal_state})"
