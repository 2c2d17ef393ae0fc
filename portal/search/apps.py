"""What the search does when the portal starts."""

from django.apps import AppConfig


class Search(AppConfig):
    name = "portal.search"
    verbose_name = "Suche"

    def ready(self):
        from portal.motions import searching
        from portal.search import directory, following

        following.begin()
        searching.announce(directory.motions)
