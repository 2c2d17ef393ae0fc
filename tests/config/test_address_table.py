"""Every address of the portal is opened by everybody, and `addresses.txt` says what must happen.

Whoever adds an address adds its row: who may open it?
"""

from http.cookies import Morsel

import pytest
from django.conf import settings
from django.test import Client

from portal.accounts.models import User
from portal.accounts.roles import ROLES
from tests import factories
from tests.accounts.hands import log_in_freshly
from tests.config.addresses import addresses, letter_of, row_for, rows

NOBODY = "niemand"
WHO = [NOBODY, *ROLES]
# Wagtail's page that breaks on purpose, to show how errors look.
SKIPPED = {"redaktion/failwhale/"}


def test_every_address_has_a_row_and_every_row_an_address():
    found = [address for address in addresses() if address.pattern not in SKIPPED]
    missing = [address.pattern for address in found if row_for(address) is None]
    assert missing == [], "who may open it? tests/config/addresses.txt wants a row"
    known = {address.pattern for address in found}
    used = known | {row for row in rows() if row.endswith("*") and any(one.startswith(row[:-1]) for one in known)}
    assert sorted(set(rows()) - used) == []
    assert {len(cells) for cells in rows().values()} == {len(WHO)}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_what_the_table_says(site, settings, who):
    settings.SITE_URL = "http://localhost:8000"  # A name, so that there are passkeys.
    got, wrong = answers_for(who), {}
    for address in addresses():
        if address.pattern not in SKIPPED:
            allowed = row_for(address)[WHO.index(who)]
            if got[address.pattern] not in allowed:
                wrong[address.pattern] = f"{got[address.pattern]} instead of {allowed}"
    assert wrong == {}


def answers_for(who: str) -> dict[str, str]:
    """What somebody of this role gets at each address."""
    client = Client(raise_request_exception=False)
    user = None if who == NOBODY else factories.make_user(group=who)
    got = {}
    for address in addresses():
        if address.pattern in SKIPPED:
            continue
        if user and not client.cookies.get(settings.SESSION_COOKIE_NAME, Morsel()).value:  # Not yet, or thrown out.
            log_in_freshly(client, User.objects.get(pk=user.pk))
        got[address.pattern] = letter_of(client.get(address.example))
    return got
