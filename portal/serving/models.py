"""What the workers agree on: how often something that readers may see has been written."""

from django.db import models


class Generation(models.Model):
    """One row. Triggers of the database raise the number with every write to a table that readers may see part of.

    Without the row nobody counts, and no finished page is kept (portal.serving.finished.counting).
    """

    number = models.BigIntegerField("Stand")

    class Meta:
        verbose_name = "Stand der Seiten"
        verbose_name_plural = "Stand der Seiten"

    def __str__(self):
        return str(self.number)
