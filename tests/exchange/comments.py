"""Comments and notices for tests: a form as a browser sends it, a proof as a browser finds it."""

import base64
import json
import re

import altcha

from portal.exchange.commenting import actions, proof, subjects
from portal.exchange.models import Comment
from portal.exchange.reporting import links
from tests.exchange.reports import OWN, stamp

TOKEN = re.compile(r"/mitmachen/(?:kommentar|hinweis)/([\w-]{32})/")
WORDS = "Bei uns hat die Verwaltung das in drei Monaten geschafft."


def solved(own_stamp: str) -> str:
    """The proof for a form with this stamp."""
    asked = proof.challenge(links.read_stamp(own_stamp))
    found = next(
        number
        for number in range(proof.HIGHEST + 1)
        if altcha.hash_hex("SHA-256", f"{asked['salt']}{number}".encode()) == asked["challenge"]
    )
    told = {name: asked[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": found}
    return base64.b64encode(json.dumps(told).encode()).decode()


def send(client, motion, *, query: str = "", headers=None, **fields):
    """Sends the form of a comment on a motion."""
    told = {"text": WORDS, "name": "Kim", "stempel": stamp()} | fields
    return client.post(f"/kommentare/schreiben/antrag/{motion.pk}/{query}", told, headers=headers or OWN)


def complain(client, address: str, *, headers=None, **fields):
    """Sends „Melden“."""
    told = {"address": address, "ground": "hate", "text": "Das beleidigt mich.", "stempel": stamp()} | fields
    return client.post("/melden/", told, headers=headers or OWN)


def token_of(response) -> str:
    return TOKEN.search(response.content.decode())[1]


def make_comment(motion, token: str = "", **fields) -> Comment:
    """A comment that waits for an editor; `token`: its link."""
    found = subjects.find("antrag", str(motion.pk))
    subject = subjects.subject_for("antrag", str(motion.pk), found)
    comment = Comment(**{"subject": subject, "name": "Kim", "text": WORDS} | fields)
    return actions.hand_in(comment=comment, token=token or links.read_stamp(links.new_stamp()).token)


def make_many(motion, number: int, **fields) -> list[Comment]:
    """Many comments at once, past the limits."""
    found = subjects.find("antrag", str(motion.pk))
    subject = subjects.subject_for("antrag", str(motion.pk), found)
    rows = [
        Comment(
            **{"subject": subject, "name": f"Kim {one}", "text": f"{one}: {WORDS}", "token_hash": f"t{one}"} | fields
        )
        for one in range(number)
    ]
    made = Comment.objects.bulk_create(rows)
    subjects.seen_anew(subject.pk)
    return made
