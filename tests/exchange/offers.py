"""Offers for tests: a form as a browser sends it, an offer that waits."""

import re

from portal.exchange.models import Offer
from portal.exchange.offering import actions
from portal.exchange.reporting import links
from tests import factories
from tests.exchange.reports import OWN, stamp

FORM = "/mitmachen/beitrag/"
TOKEN = re.compile(r"/mitmachen/angebot/([\w-]{32})/")
TEXT = "Die Stadt hat ihr Netz gekauft.\n\n## Wie es ging\n\n- erst rechnen\n- dann **fragen**"


def told(**fields) -> dict:
    """What somebody typed: everything that is needed to send."""
    known = {"title": "Das Netz gehört uns", "standfirst": "Ein Bericht.", "text": TEXT, "name": "Erika Beispiel"}
    known |= {"voice_kind": "mandate", "license": factories.make_license().pk, "consent": "on", "stempel": stamp()}
    return known | fields


def send(client, path: str = FORM, *, headers=None, **fields):
    """Sends as the preview does."""
    return client.post(path, told(schritt="senden") | fields, headers=headers or OWN)


def token_of(response) -> str:
    """The private link's secret part, as it stands on the thank-you page."""
    return TOKEN.search(response.content.decode())[1]


def make_offer(token: str = "", *, draft: bool = False, **fields) -> Offer:
    """An offer that waits for an editor; `token`: its link."""
    known = {"kind": "text", "title": "Das Netz gehört uns", "text": TEXT, "name": "Erika Beispiel"}
    known |= {"voice_kind": "mandate", "license": factories.make_license()}
    return actions.hand_in(
        offer=Offer(**known | fields), token=token or links.read_stamp(links.new_stamp()).token, draft=draft
    )
