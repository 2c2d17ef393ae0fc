"""Whether the portal still runs here: what replaces or moves its database must not do so under it."""

import socket

from django.conf import settings


def something_answers() -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", settings.PORT)) == 0
