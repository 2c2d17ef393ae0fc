"""What the search does when the portal starts."""

from django.apps import AppConfig


class Search(AppConfig):
    name = "portal.search"
    verbose_name = "Suche"

    def ready(self):
        from django.conf import settings

        from german import kept
        from portal.motions import searching
        from portal.search import directory, following

        kept.keep_in(settings.DATA_DIR)
        following.begin()
        searching.announce(directory.motions)
