"""What texts and motions are about."""

from django.db import models
from taggit.models import TagBase
from wagtail.search import index


class Topic(index.Indexed, models.Model):
    """A topic from the portal's own short list; every text and every motion has some."""

    name = models.CharField("Name", max_length=80, unique=True)
    slug = models.SlugField("Kurzname in der Adresse", max_length=80, unique=True)
    description = models.TextField("Beschreibung", blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["name"]

    def __str__(self):
        return self.name


class Keyword(TagBase):
    """A freely chosen keyword."""

    free_tagging = True

    class Meta:
        verbose_name = "Schlagwort"
        verbose_name_plural = "Schlagwörter"
        ordering = ["name"]
