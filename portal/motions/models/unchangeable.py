"""What is kept for good says so when somebody tries to change it."""

from django.db import models


class Unchangeable(Exception):
    """Somebody tried to change or delete what is kept for good."""


class AppendOnlyQuerySet(models.QuerySet):
    """Entries can be added and read, and nothing else."""

    def update(self, **kwargs):
        raise Unchangeable("Was im Verlauf steht, wird nicht geändert. Berichtigen Sie es mit einem neuen Eintrag.")

    def delete(self):
        raise Unchangeable("Was im Verlauf steht, wird nicht gelöscht.")

    def bulk_update(self, objs, fields, batch_size=None):
        return self.update()

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts or any(one.pk is not None for one in objs):
            return self.update()
        return super().bulk_create(objs, *args, **kwargs)
