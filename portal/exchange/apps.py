"""What the exchange does when the portal starts."""

from django.apps import AppConfig


class Exchange(AppConfig):
    name = "portal.exchange"
    verbose_name = "Austausch"

    def ready(self):
        from portal.exchange.commenting.counting import counted
        from portal.exchange.moderating import erasing  # noqa: F401 - says how its erasures are repeated
        from portal.motions import remarks

        remarks.announce(counted)
