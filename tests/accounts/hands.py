"""Somebody who is logged in, as after entering the password a moment ago."""

import time

from django.test import Client

from portal.accounts import sessions
from portal.accounts.models import User


def log_in_freshly(client: Client, user: User, *, with_factor: bool = False) -> Client:
    client.force_login(user)
    session = client.session
    session[sessions.CONFIRMED], session[sessions.FACTOR] = int(time.time()), with_factor
    session.save()
    return client
