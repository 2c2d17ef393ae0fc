"""What happens when the portal starts."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Announces to lower apps what only the magazine knows."""

    name = "portal.publishing"

    def ready(self):
        from portal.motions.background import announce
        from portal.publishing.background import focuses_of, texts_of

        announce(focuses_of)
        announce(texts_of)
