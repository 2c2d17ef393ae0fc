"""What was taken over from other sites: which item became what, and the comments that came along."""

from django.db import models


class ImportedItem(models.Model):
    """One item of a foreign export and what it became here, so that a second import recognises it.

    `page`, `picture` and `document` are empty when an editor has deleted them since; they are not made again.
    """

    source = models.CharField("alte Website", max_length=200, help_text="Rechner und Pfad, z. B. „beispiel.de/blog“")
    key = models.CharField("Kennung", max_length=64, help_text="Prüfsumme aus guid und Nummer")
    guid = models.TextField("guid")
    wp_id = models.PositiveBigIntegerField("Nummer dort")
    kind = models.CharField("Art dort", max_length=40, help_text="z. B. „post“ oder „attachment“")
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    picture = models.ForeignKey("pictures.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    document = models.ForeignKey(
        "wagtaildocs.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField("Prüfsumme des Ergebnisses", max_length=64, blank=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_public = models.BooleanField("beim Import veröffentlicht", default=False)
    imported_at = models.DateTimeField("übernommen am", auto_now_add=True)

    # What is only remembered here is not in use: it must not make a picture of a draft public.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "übernommener Eintrag"
        verbose_name_plural = "übernommene Einträge"
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_import_per_item")]

    def __str__(self):
        return f"{self.source} · {self.kind} {self.wp_id}"


class ImportedComment(models.Model):
    """A comment from another site, kept for later. Neither mail address nor IP address are taken over."""

    item = models.ForeignKey(ImportedItem, on_delete=models.CASCADE, related_name="comments")
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    wp_id = models.PositiveBigIntegerField("Nummer dort")
    parent_wp_id = models.PositiveBigIntegerField("antwortet auf", default=0)
    kind = models.CharField("Art", max_length=20, help_text="„comment“, „pingback“ oder „trackback“")
    author = models.CharField("Name", max_length=160, blank=True)
    website = models.URLField("Website", max_length=400, blank=True)
    text = models.TextField("Text", help_text="Bereinigtes HTML")
    written_at = models.DateTimeField("geschrieben am", null=True, blank=True)
    was_approved = models.BooleanField("war freigegeben")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "übernommener Kommentar"
        verbose_name_plural = "übernommene Kommentare"
        ordering = ["written_at", "wp_id"]
        constraints = [models.UniqueConstraint(fields=["item", "wp_id"], name="one_import_per_comment")]

    def __str__(self):
        return f"{self.author}, {self.written_at:%d.%m.%Y}" if self.written_at else self.author
