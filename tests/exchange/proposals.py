"""Proposed objections for tests: a form as a browser sends it, a proposal that waits."""

import re

from portal.exchange.models import ObjectionProposal
from portal.exchange.objecting import actions
from portal.exchange.reporting import links
from tests import factories
from tests.exchange.reports import OWN, stamp

FORM = "/antraege/leerstand/einwaende/vorschlagen/"
TOKEN = re.compile(r"/mitmachen/einwand/([\w-]{32})/")


def send(client, *, headers=None, **fields):
    """Sends the form with the objection."""
    return client.post(FORM, {"words": "Das geht nicht.", "stempel": stamp()} | fields, headers=headers or OWN)


def token_of(response) -> str:
    """The private link's secret part, as it stands on the thank-you page."""
    return TOKEN.search(response.content.decode())[1]


def make_proposal(token: str = "", **fields) -> ObjectionProposal:
    """A proposal that waits for an editor; `token`: its link."""
    fields["motion"] = fields.get("motion") or factories.make_motion(slug="leerstand")
    proposal = ObjectionProposal(**{"words": "Das geht nicht.", "reply": "Doch."} | fields)
    return actions.hand_in(proposal=proposal, token=token or links.read_stamp(links.new_stamp()).token)
