"""What holds for every address, whoever adds it: no other site acts here, frames nothing, reads no key; nothing leads away."""

import logging
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from django.test import Client

from portal.accounts.models import User
from portal.exchange.reporting.logs import WithoutPrivateLinks
from tests.accounts.hands import log_in_freshly
from tests.config.addresses import addresses
from tests.config.test_address_table import SKIPPED

# 403: refused; 404: there is no such thing; 405: takes no form; 301: the address without a slash at its end.
KEYS = [one for one in addresses() if one.is_ours and "token" in one.pattern]
NOTHING_DONE = {301, 403, 404, 405}
FOREIGN = {"origin": "https://boese.example", "referer": "https://boese.example/", "sec-fetch-site": "cross-site"}
SEPARATE = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"}


@pytest.fixture
def chief(site) -> User:
    return User.objects.create_superuser("chefin", password="ein-langes-Kennwort")


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("headers", [FOREIGN, {"origin": "null"}], ids=["another site", "hidden origin"])
def test_no_other_site_acts_in_anybodys_name(chief, headers):
    client = log_in_freshly(Client(enforce_csrf_checks=True), chief)
    done = {}
    for address in addresses():
        if address.pattern not in SKIPPED:
            answer = client.post(address.example, {"code": "1", "email": "x@example.org"}, headers=headers)
            if answer.status_code not in NOTHING_DONE:
                done[address.pattern] = answer.status_code
    assert done == {}


@pytest.mark.slow
@pytest.mark.django_db
def test_nothing_is_framed_or_opened_by_another_site(client, site):
    wrong = {}
    for address in addresses():
        if address.pattern in SKIPPED:
            continue
        answer = client.get(address.example)
        policy = answer.get("Content-Security-Policy", "")
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue  # Pictures and files: seen by other sites on purpose, or as a file to save.
        # What was uploaded comes in a sandbox, where nothing can be clicked.
        framed = not any(told in policy for told in ("frame-ancestors 'none'", "frame-ancestors 'self'", "sandbox"))
        if framed or any(answer.get(name) != value for name, value in SEPARATE.items()):
            wrong[address.pattern] = policy
    assert wrong == {}


@pytest.mark.parametrize("address", KEYS, ids=lambda one: one.pattern)
def test_keys_in_addresses_are_not_logged(address):
    key = "geheimer-Schluessel-0123456789"
    path = replace(address, pattern=address.pattern.replace("<slug:token>", key)).example
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
    WithoutPrivateLinks().filter(record)
    assert key not in record.getMessage()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["//boese.example/", "//boese.example/redaktion", "/%2f%2fboese.example/x", "/\\boese.example/redaktion",
     "/redaktion//boese.example", "/redaktion/logout/?next=https://boese.example/", "/konto//boese.example/konto",
     "/redaktion/login/?next=//boese.example/", "/konto/bestaetigen/?next=//boese.example/"],
)  # fmt: skip
def test_no_address_leads_to_another_site(chief, path):
    client = log_in_freshly(Client(), chief)
    for ask in (client.get, client.post):
        answer = ask(path)
        target = urlsplit(answer.get("Location", ""))
        assert not target.netloc
        assert not answer.get("Location", "").startswith(("//", "/\\"))
