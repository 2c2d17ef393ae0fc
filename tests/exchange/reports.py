"""Reports for tests: a form as a browser sends it, a stamp of a form that has been open for a while."""

import datetime
import re

import time_machine
from django.utils import timezone

from portal.exchange.models import FilingReport
from portal.exchange.reporting import actions, links
from tests import factories

FORM = "/mitmachen/einbringung/"
OWN = {"Sec-Fetch-Site": "same-origin"}
TOKEN = re.compile(r"/mitmachen/einbringung/([\w-]{32})/")


def stamp(age: int = 60) -> str:
    """A stamp of a form that was opened `age` seconds ago."""
    with time_machine.travel(timezone.now() - datetime.timedelta(seconds=age)):
        return links.new_stamp()


def told(**fields) -> dict:
    """What somebody typed, with the municipality and the subject."""
    return {"municipality_name": "Kassel", "title": "Leerstand erfassen", "stempel": stamp()} | fields


def send(client, path: str = FORM, *, headers=None, **fields):
    """Sends the form as the last page does."""
    return client.post(path, told(schritt="senden") | fields, headers=headers or OWN)


def token_of(response) -> str:
    """The private link's secret part, as it stands on the thank-you page."""
    return TOKEN.search(response.content.decode())[1]


def make_filing_report(token: str = "", **fields) -> FilingReport:
    """A report that waits for an editor; `token`: its link."""
    fields = {"municipality": fields.pop("municipality", None) or factories.make_municipality()} | fields
    report = FilingReport(**{"title": "Leerstand erfassen"} | fields)
    return actions.hand_in(report=report, token=token or links.read_stamp(links.new_stamp()).token)
