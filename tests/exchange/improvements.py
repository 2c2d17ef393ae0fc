"""Proposals for tests: the form of a motion as a browser sends it, and one that waits for an editor."""

import re
from dataclasses import replace

from motionkit.diff import compare, summary
from motionkit.text import Clause, MotionText, as_data
from portal.exchange.improving import actions
from portal.exchange.improving.accepting import Acceptance, select
from portal.exchange.improving.text_form import data_of
from portal.exchange.models import Improvement
from portal.exchange.reporting import links
from portal.motions.models import Motion
from tests import factories
from tests.exchange.reports import OWN, stamp

FORM = "/antraege/leerstand/verbessern/"
PRIVATE = "/mitmachen/verbesserung/"
TOKEN = re.compile(r"/mitmachen/verbesserung/([\w-]{32})/")
NEW_REASONING = "Bürger*innen und Familien suchen Wohnungen.[^1]"
NEW_CLAUSE = Clause("bericht", "Die Verwaltung berichtet jährlich.")


def make_motion(**fields) -> Motion:
    return factories.make_motion("Leerstand erfassen", slug=fields.pop("slug", "leerstand"), **fields)


def told(motion: Motion, text: MotionText | None = None, **fields) -> dict:
    """What a browser sends of the form: lists where a name is repeated."""
    sent = dict(data_of(text or motion.motion_text).lists())
    return sent | {"why": "Es fehlt sonst etwas.", "stempel": stamp(), "fassung": "1"} | fields


def send(client, data: dict, *, headers=None, path: str = FORM, **extra):
    """Sends the form as the last page does."""
    return client.post(path, {"schritt": "senden"} | data, headers=headers or OWN, **extra)


def token_of(response) -> str:
    """The private link's secret part, as it stands on the thank-you page."""
    return TOKEN.search(response.content.decode())[1]


def better(motion: Motion) -> MotionText:
    """Three changes: the first clause, the reasoning, and a new clause at the end."""
    text = motion.motion_text
    first = replace(text.clauses[0], text=text.clauses[0].text.replace("ein Kataster", "ein öffentliches Kataster"))
    return replace(text, clauses=(first, *text.clauses[1:], NEW_CLAUSE), reasoning=NEW_REASONING)


def make_improvement(motion: Motion, text: MotionText | None = None, token: str = "", **fields) -> Improvement:
    """A proposal that waits for an editor; `token`: its link."""
    text, base = text or better(motion), motion.versions.order_by("number")[0]
    said = summary(compare(base.motion_text, text))
    fields = {"why": "Damit es alle sehen.", "credit": "Rosa L."} | fields
    improvement = Improvement(motion=motion, base=base, text=as_data(text), summary=said, **fields)
    return actions.hand_in(improvement=improvement, token=token or links.read_stamp(links.new_stamp()).token)


def acceptance(improvement: Improvement, keys=None) -> Acceptance:
    """An editor takes these changes, None for all, as they are."""
    chosen = select(improvement, keys)
    return Acceptance(chosen, chosen.text, chosen.current.content_hash, "Neu", "Darum", "Rosa L.")


def publish(motion: Motion) -> None:
    """An editor publishes the newest draft."""
    motion.refresh_from_db()
    motion.latest_revision.publish()
    motion.refresh_from_db()
