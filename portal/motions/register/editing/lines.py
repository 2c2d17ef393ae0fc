"""Originators and votes as lines of text: quicker to type than rows of fields, and paste from minutes works."""

import re
from collections.abc import Iterable

from portal.motions.models import FilingVote, Originator, OriginatorKind

_KINDS = {kind.label.lower(): kind.value for kind in OriginatorKind}
_VOTES = {"yes": r"Ja", "no": r"Nein", "abstain": r"Enth\w*", "absent": r"nicht beteiligt|abwesend"}
_NAMES = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltungen", "absent": "nicht beteiligt"}
MOST_LINES = 60


class Unreadable(ValueError):
    """The message is German and names the line."""


def originators_from(text: str) -> list[tuple[str, str]]:
    """„Fraktion: Die Linke“ per line; „Fraktion“ alone stays unnamed, a name alone is a faction's."""
    return [_originator(line) for line in _lines(text)]


def _originator(line: str) -> tuple[str, str]:
    kind, _, name = (part.strip() for part in line.partition(":"))
    if kind.lower() in _KINDS:
        return _KINDS[kind.lower()], name
    return OriginatorKind.FACTION.value, line


def originators_as_text(originators: Iterable[Originator]) -> str:
    return "\n".join(f"{one.get_kind_display()}: {one.name}".removesuffix(": ") for one in originators)


def votes_from(text: str) -> list[dict]:
    """„SPD: 12 Ja, 3 Nein, 1 Enthaltung“ per line. Unreadable when a line has no numbers or a faction stands twice."""
    votes = [_vote(line) for line in _lines(text)]
    names = [vote["faction"] for vote in votes]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise Unreadable(f"„{twice}“ steht zweimal da.")
    return votes


def _vote(line: str) -> dict:
    faction, _, said = (part.strip() for part in line.partition(":"))
    numbers = {
        name: int(match[1] or match[2])
        for name, word in _VOTES.items()
        if (match := re.search(rf"\b(\d{{1,4}})\s*(?:{word})\b|\b(?:{word}):?\s*(\d{{1,4}})\b", said, re.IGNORECASE))
    }
    if not faction or not numbers:
        raise Unreadable(f"In „{line[:80]}“ fehlen Stimmen. Schreiben Sie zum Beispiel „SPD: 12 Ja, 3 Nein“.")
    return {"faction": faction[:200]} | numbers


def votes_as_text(votes: Iterable[FilingVote]) -> str:
    return "\n".join(f"{vote.faction}: {', '.join(_counts(vote))}" for vote in votes)


def _counts(vote: FilingVote) -> list[str]:
    return [f"{number} {word}" for name, word in _NAMES.items() if (number := getattr(vote, name)) is not None]


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise Unreadable(f"Das sind {len(lines)} Zeilen, möglich sind {MOST_LINES}.")
    return lines
