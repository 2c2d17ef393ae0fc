"""Whether a change makes a demand stricter or softer – said only where the words leave no doubt.

Signals are modal verbs, orders against requests and examinations, dates, frequencies, numbers behind
„mindestens“ or „höchstens“, and reservations. Signals that contradict each other, a negation, or much
changed wording beside them give „changed“: that is for a person to judge.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from motionkit.diff.difference import Effect
from motionkit.diff.meaning import plain
from motionkit.diff.numbers import direction, is_number
from motionkit.diff.segments import Segment, new_side, old_side
from motionkit.diff.tokens import folded, is_word, tokens
from motionkit.diff.vocabulary import (
    FILLERS,
    FORMULAS,
    LIMITS,
    NEGATIONS,
    NUMERALS,
    RANKED,
    RANKS,
    SOFTENS,
    STRENGTHENS,
)

_EXAMINES: Final = re.compile(r"^(?:ge)?prüf(?:en|t|ung|auftrag|e)?$|^untersuch(?:t|en)$|^prüfergebnis")
_SMALL_REST: Final = 2  # changed telling words that a signal may leave unexplained
_LARGE_REST: Final = 5
_AROUND: Final = 80  # characters in which the words before and after a change are looked for
_HARDLY: Final = 0.1  # what stayed of reasons that are other ones now
_WHOLE_TEXT: Final = 12  # words; less is a phrase that was exchanged
_TOO_MUCH: Final = 60  # changed words of which nobody could say in a word what they do


class _Hunk(NamedTuple):
    """One change: words away, words here, and the words before and after both."""

    old: list[str]
    new: list[str]
    before: list[str]
    after: list[str]


def effect_on_clause(segments: Sequence[Segment]) -> Effect:
    """What a change does to a demand."""
    changed = [segment for segment in segments if segment.kind != "equal"]
    if not changed:
        return ""
    if _same_meaning(segments):
        return "spelling"
    if not any(is_word(segment.text) for segment in segments if segment.kind == "equal") and len(changed) > 1:
        return "rewritten"
    if sum(_words(segment.text) for segment in changed) > _TOO_MUCH:
        return _by_amount(changed)
    hunks = list(_hunks(segments))
    if any(_count(hunk.old, words) != _count(hunk.new, words) for hunk in hunks for words in (NEGATIONS, LIMITS)):
        return "changed"
    has_number = any(map(str.isdigit, "".join(segment.text for segment in changed))) or any(
        word in NUMERALS for hunk in hunks for word in hunk.new
    )
    context = _folded(new_side(segments)) if has_number else []
    verdicts = [_verdict(hunk, context) for hunk in hunks]
    signs = {sign for sign, _ in verdicts if sign}
    rest = sum(unexplained for _, unexplained in verdicts)
    limit = _LARGE_REST if any(_examines(hunk.old) != _examines(hunk.new) for hunk in hunks) else _SMALL_REST
    if len(signs) == 1 and rest <= limit:
        return "stricter" if signs == {1} else "softer"
    return _by_amount(changed) if not signs else "changed"


def effect_on_reasons(segments: Sequence[Segment]) -> Effect:
    """What a change does to a part that is not decided."""
    if all(segment.kind == "equal" for segment in segments):
        return ""
    if _same_meaning(segments):
        return "spelling"
    gone = sum(_words(segment.text) for segment in segments if segment.kind == "delete")
    come = sum(_words(segment.text) for segment in segments if segment.kind == "insert")
    stayed = sum(_words(segment.text) for segment in segments if segment.kind not in ("insert", "delete"))
    if gone and come and max(gone, come) >= _WHOLE_TEXT and stayed < _HARDLY * (stayed + max(gone, come)):
        return "rewritten"
    if gone >= 3 * come and gone - come > 1:
        return "shortened"
    if come >= 3 * gone and come - gone > 1:
        return "extended"
    return "changed"


def _words(text: str) -> int:
    return len(text.split())


def _same_meaning(segments: Sequence[Segment]) -> bool:
    """Whether every single change, or the short text as a whole, means the same before and after."""
    gone, come = "", ""
    for segment in [*segments, Segment("equal", "")]:
        if segment.kind == "equal":
            if (gone or come) and plain(gone) != plain(come):
                return _pairs(segments) and plain(old_side(segments)) == plain(new_side(segments))
            gone, come = "", ""
        elif segment.kind in ("delete", "moved_away"):
            gone += segment.text
        else:
            come += segment.text
    return True


def _pairs(segments: Sequence[Segment]) -> bool:
    """Whether a form such as „Bürgerinnen und Bürger“ may have been cut by the comparison."""
    if not any("innen" in segment.text for segment in segments):
        return False
    words = [segment.text.split() for segment in segments if segment.kind != "equal" and segment.text.strip()]
    return any("und" in (some[0], some[-1]) or any("innen" in word for word in some) for some in words)


def _folded(text: str) -> list[str]:
    return [folded(word) for token in tokens(text) if is_word(word := token.strip())]


def _hunks(segments: Sequence[Segment]) -> Iterator[_Hunk]:
    before: list[str] = []
    for place, segment in enumerate(segments):
        if segment.kind == "equal":
            before = (before + _folded(segment.text[-_AROUND:]))[-6:]
            continue
        words = _folded(segment.text)
        follows = place > 0 and segments[place - 1].kind == "delete" and segment.kind == "insert"
        if follows:
            continue
        partner = segments[place + 1] if place + 1 < len(segments) else None
        old = words if segment.kind in ("delete", "moved_away") else []
        new = words if segment.kind in ("insert", "moved_here") else []
        rest = segments[place + 1 :]
        if segment.kind == "delete" and partner and partner.kind == "insert":
            new = _folded(partner.text)
            rest = rest[1:]
        after = _folded(rest[0].text[:_AROUND])[:6] if rest else []
        yield _Hunk(old, new, before, after)


def _verdict(hunk: _Hunk, context: Sequence[str]) -> tuple[int, int]:
    """(+1 stricter, −1 softer, 0 none or contradictory; number of telling words that no signal explains)."""
    signs: list[int] = []
    for ranks in RANKS:
        old = [ranks[word] for word in hunk.old if word in ranks]
        new = [ranks[word] for word in hunk.new if word in ranks]
        if old and new and max(old) != max(new):
            signs.append(1 if max(new) > max(old) else -1)
    if _examines(hunk.old) != _examines(hunk.new):
        signs = [-1 if _examines(hunk.new) else 1]  # „wird beauftragt zu prüfen“: the examination decides
    for words, sign in ((SOFTENS, -1), (STRENGTHENS, 1)):
        more = _count(hunk.new, words) - _count(hunk.old, words)
        if more:
            signs.append(sign if more > 0 else -sign)
    signs += direction(hunk.old, hunk.new, hunk.before, hunk.after, context)
    rest = max(_unexplained(hunk.old), _unexplained(hunk.new))
    if not signs:
        return 0, rest
    return (signs[0] if len(set(signs)) == 1 else 0), (99 if len(set(signs)) > 1 else rest)


def _unexplained(words: Sequence[str]) -> int:
    known = FILLERS | FORMULAS | RANKED | SOFTENS | STRENGTHENS
    return sum(word not in known and not is_number(word) and not _EXAMINES.match(word) for word in words)


def _examines(words: Sequence[str]) -> bool:
    return any(_EXAMINES.match(word) for word in words)


def _count(words: Sequence[str], wanted: frozenset[str]) -> int:
    return sum(word in wanted for word in words)


def _by_amount(changed: Sequence[Segment]) -> Effect:
    kinds = {segment.kind for segment in changed}
    return "extended" if kinds == {"insert"} else "shortened" if kinds == {"delete"} else "changed"
