"""What the magazine does when the portal starts."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class Publishing(AppConfig):
    name = "portal.publishing"
    verbose_name = "Magazin"

    def ready(self):
        from portal.debates import contributions
        from portal.debates.models import Debate
        from portal.exchange.commenting import subjects
        from portal.exchange.offering import making
        from portal.motions.background import announce
        from portal.pictures.models import Picture
        from portal.publishing import debating, offers
        from portal.publishing.background import readings_of
        from portal.publishing.commenting import text_of
        from portal.publishing.refresh import when_a_picture_is_saved
        from portal.publishing.rights import grant_what_is_new

        announce(readings_of)
        subjects.announce("text", text_of)
        contributions.announce(debating)
        making.announce("text", offers.make_article)
        making.announce("publication", offers.make_publication)
        Debate.content_panels = [*Debate.content_panels, *debating.panels()]
        post_migrate.connect(grant_what_is_new, sender=self.apps.get_app_config("sessions"))
        post_save.connect(when_a_picture_is_saved, sender=Picture)
