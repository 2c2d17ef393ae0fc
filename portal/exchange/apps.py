"""What the exchange does when the portal starts."""

from django.apps import AppConfig


class Exchange(AppConfig):
    name = "portal.exchange"
    verbose_name = "Austausch"

    def ready(self):
        from portal.exchange.commenting.counting import counted
        from portal.motions import remarks

        remarks.announce(counted)
