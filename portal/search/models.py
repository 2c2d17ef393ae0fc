"""The index: one entry for everything public that can be found, and small tables about all of it.

Rows are written by `portal.search.writing` alone. The migration adds what Django has no word for: on SQLite an FTS5 table
over `IndexedText` that triggers keep in step (a migration that makes that table anew must make the triggers anew, too),
on PostgreSQL a tsvector column with its index.
"""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

import german
from german import synonyms
from motionkit.characters import one_line

_INSIDE: Final = re.compile(r"/(?![/\\])[^\s\\]*")
"""An address inside the portal."""


class Entry(models.Model):
    """What a list of results needs to know. `source`: the name of a content; `kind`: how readers call it, a slug.

    `facet_lines`: its facets once more, „name=value“ a line, because counting reads those of two thousand entries at once ·
    `digest`: of everything that was indexed, so that what did not change is not analysed again.
    """

    source = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    kind = models.CharField("Art", max_length=20)
    title = models.CharField("Titel", max_length=400)
    url = models.CharField("Adresse", max_length=500)
    date = models.DateField("Datum", null=True)
    summary = models.TextField("Vorspann")
    is_example = models.BooleanField("erfundenes Beispiel", default=False)
    facet_lines = models.TextField(default="")
    digest = models.CharField(max_length=32)
    written_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        verbose_name = "Eintrag der Suche"
        verbose_name_plural = "Einträge der Suche"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="one_entry_per_thing")]
        indexes = [models.Index(fields=["-date", "-id"], name="entries_by_date")]

    def __str__(self):
        return self.title


class Facet(models.Model):
    """One value by which an entry can be narrowed down: `name` is a facet of `portal.search.facets`."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="facets", db_index=False)
    name = models.CharField(max_length=12)
    value = models.CharField(max_length=80)

    class Meta:
        verbose_name = "Merkmal"
        verbose_name_plural = "Merkmale"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["entry", "name", "value"], name="one_facet_value_per_entry")]
        indexes = [models.Index(fields=["name", "value", "entry"], name="entries_of_a_facet")]

    def __str__(self):
        return f"{self.name}:{self.value}"


class IndexedText(models.Model):
    """The words of an entry: `text` as it is shown in snippets, keys as `german.index_terms` makes them.

    `spelled`, `spelled_in_title`: words as they are written, for suggestions · `terms`: the tsvector as text, on PostgreSQL
    · `length`: words of the text · `title_begins`, `body_begins`: where the words of both begin (`german.begins`), None
    for what was written before that was kept.
    """

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True, related_name="words")
    text = models.TextField()
    title = models.TextField()
    body = models.TextField()
    title_parts = models.TextField()
    body_parts = models.TextField()
    spelled = models.TextField()
    spelled_in_title = models.TextField()
    terms = models.TextField(default="")
    length = models.PositiveIntegerField(default=0)
    title_begins = models.BinaryField(null=True)
    body_begins = models.BinaryField(null=True)

    class Meta:
        verbose_name = "Text der Suche"
        verbose_name_plural = "Texte der Suche"
        default_permissions = ()
        indexes = [models.Index("entry", condition=Q(body_begins=None), name="texts_without_begins")]

    def __str__(self):
        return self.text[:60]


class IndexKey(models.Model):
    """In how many entries a key stands."""

    key = models.CharField(max_length=200, primary_key=True)
    documents = models.IntegerField()

    class Meta:
        verbose_name = "Schlüssel"
        verbose_name_plural = "Schlüssel"
        default_permissions = ()

    def __str__(self):
        return self.key


class WrittenWord(models.Model):
    """A word as it is written, in how many entries and in how many titles."""

    word = models.CharField(max_length=60, primary_key=True)
    documents = models.IntegerField()
    titles = models.IntegerField(default=0)

    class Meta:
        verbose_name = "Wort"
        verbose_name_plural = "Wörter"
        default_permissions = ()

    def __str__(self):
        return self.word


class FileText(models.Model):
    """The words of an uploaded PDF, read once when it was stored. Found only through what offers the file."""

    document = models.OneToOneField("wagtaildocs.Document", on_delete=models.CASCADE, related_name="file_text")
    text = models.TextField()
    read_from = models.CharField(max_length=64)

    class Meta:
        verbose_name = "Text einer Datei"
        verbose_name_plural = "Texte von Dateien"
        default_permissions = ()

    def __str__(self):
        return self.text[:60]


class Synonym(models.Model):
    """A line of synonyms that editors added; it acts from the next search on."""

    line = models.CharField(
        "Wörter",
        max_length=250,
        unique=True,
        help_text="„Kita = Kindergarten“: Wer nach einem sucht, findet beide. „Nahverkehr > ÖPNV“: nur von links nach rechts.",
    )

    class Meta:
        verbose_name = "Synonym"
        verbose_name_plural = "Synonyme der Suche"
        ordering = ["line"]

    def __str__(self):
        return self.line

    def clean(self):
        self.line = one_line(self.line)
        if not synonyms.read([self.line]):
            raise ValidationError(
                {
                    "line": "Bitte nennen Sie mindestens zwei Wörter, dazwischen „=“ oder „>“, zum Beispiel „Kita = Kindergarten“."
                }
            )


class Recommendation(models.Model):
    """What editors put above all results for certain words."""

    words = models.CharField(
        "Suchwörter",
        max_length=250,
        help_text="Mit Komma getrennt: „Kitagebühren, Beiträge Kita“. Gilt, wenn alle Wörter einer Angabe gesucht werden, in jeder Form.",
    )
    url = models.CharField(
        "Adresse", max_length=300, help_text="Eine Seite dieses Portals, zum Beispiel „/schwerpunkte/kita/“."
    )
    title = models.CharField("Titel", max_length=150)
    note = models.CharField("Hinweis", max_length=250, blank=True, help_text="Ein Satz, warum sich das lohnt.")

    class Meta:
        verbose_name = "Empfohlener Treffer"
        verbose_name_plural = "Empfohlene Treffer"
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        self.words, self.title, self.note = one_line(self.words), one_line(self.title), one_line(self.note)
        self.url = self.url.strip()
        if not any(german.query(part) for part in self.words.split(",")):
            raise ValidationError({"words": "Bitte nennen Sie mindestens ein Wort, nach dem gesucht wird."})
        if not _INSIDE.fullmatch(self.url) or self.url.startswith("/redaktion/"):
            raise ValidationError(
                {
                    "url": "Bitte geben Sie eine öffentliche Adresse dieses Portals an; sie beginnt mit einem Schrägstrich."
                }
            )


class UnansweredSearch(models.Model):
    """How often certain words were looked for in vain. Nothing says by whom or when, but for the month (2026-11)."""

    words = models.CharField("Gesucht wurde", max_length=40, unique=True)
    number = models.PositiveIntegerField("wie oft")
    last_month = models.CharField("zuletzt im Monat", max_length=7)

    class Meta:
        verbose_name = "Suche ohne Treffer"
        verbose_name_plural = "Suchen ohne Treffer"
        default_permissions = ()

    def __str__(self):
        return self.words
