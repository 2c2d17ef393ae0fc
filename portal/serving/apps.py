"""What serving does when the database's tables change."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Serving(AppConfig):
    name = "portal.serving"
    verbose_name = "Auslieferung"

    def ready(self):
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)


def _before(using: str, plan: list, **kwargs) -> None:
    """A table that is changed must not have triggers that name its columns."""
    from django.db import connections

    from portal.serving.finished import counting

    if plan:
        counting.stop(connections[using])


def _after(using: str, **kwargs) -> None:
    from django.db import connections

    from portal.serving.finished import counting

    counting.start(connections[using])
