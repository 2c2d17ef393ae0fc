"""Proof of work: the browser searches for a number for a second or two, which costs a person nothing and a flood a lot.

ALTCHA's protocol, version 1: the server hides a number in SHA-256(salt + number) and signs that; nothing is kept. The salt
names the form's stamp, so a proof counts for one comment only. Without a script there is no proof: then the comment is
taken all the same, says so to the editors, and less of them are taken (`LIMITS`).
"""

import base64
import binascii
import datetime
import json
from collections.abc import Mapping
from typing import Any

import altcha
from django.conf import settings
from django.utils import timezone

from portal.exchange.reporting.links import LONGEST_OPEN, Stamp, hash_of

HIGHEST = 40_000
LONGEST = 2_000
# Comments an hour from one network and in all, by whether there is a proof.
LIMITS = {True: {"per_network": 12, "in_all": 240}, False: {"per_network": 4, "in_all": 40}}


def challenge(stamp: Stamp) -> dict[str, Any]:
    """What the browser has to solve for the form with this stamp."""
    until = timezone.now() + datetime.timedelta(seconds=LONGEST_OPEN)
    options = altcha.ChallengeOptionsV1(
        max_number=HIGHEST, hmac_key=_key(), expires=until, params={"stempel": _mark(stamp)}
    )
    return altcha.create_challenge_v1(options).to_dict()


def is_solved(stamp: Stamp, answer: str) -> bool:
    """Whether the work was done, for this very form. Never raises, whatever was sent."""
    try:
        told = json.loads(base64.b64decode(answer[:LONGEST], validate=True))
    except (ValueError, binascii.Error, RecursionError):
        return False
    if not isinstance(told, Mapping) or not _has_right_types(told):
        return False
    marks = altcha.extract_params_v1(told).get("stempel")
    return marks == [_mark(stamp)] and altcha.verify_solution_v1(told, _key())[0]


def _has_right_types(told: Mapping[str, Any]) -> bool:
    words = ("algorithm", "challenge", "salt", "signature")
    return all(isinstance(told.get(name), str) for name in words) and type(told.get("number")) is int


def _mark(stamp: Stamp) -> str:
    return hash_of(stamp.token)[:32]


def _key() -> str:
    return f"portal.exchange.proof.{settings.SECRET_KEY}"
