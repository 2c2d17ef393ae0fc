"""Two strings word by word: the longest common sequence, made readable."""

from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from motionkit.diff.segments import Segment, Writer, whole
from motionkit.diff.tokens import is_word, tokens
from motionkit.diff.vocabulary import FILLERS

# Cells of one comparison (words × words): 6,000 × 6,000 take some 20 ms and 5 MB.
MOST_CELLS: Final = 36_000_000
_LEAST_COMMON: Final = 0.25  # of the letters: little words stay by chance
_LONGEST_SLIDE: Final = 60
_WHOLE_SENTENCE: Final = 3


class Gap(NamedTuple):
    """Words `old[i:j]` became `new[k:m]`."""

    i: int
    j: int
    k: int
    m: int


def by_words(old: str, new: str) -> tuple[Segment, ...] | None:
    """The readable difference of two strings; None when they are too long to be compared by words."""
    if old == new or not old or not new:
        return whole(old, new)
    before, after = tokens(old), tokens(new)
    if len(before) * len(after) > MOST_CELLS:
        return None
    writer = Writer()
    write_words(writer, before, after, [word.lstrip() for word in before], [word.lstrip() for word in after])
    return writer.finish()


def write_words(writer: Writer, before: list[str], after: list[str], old: list[str], new: list[str]) -> None:
    """The same for words that were split already: with the blanks before them, and without."""
    gaps = _gaps(old, new)
    if len(gaps) > 1:
        gaps = _joined(gaps, old, new)
    if _is_other_text(gaps, old, new):
        writer.change("".join(before), "".join(after))
        return
    i = k = 0
    for place, gap in enumerate(gaps):
        if gap.i == gap.j or gap.k == gap.m:
            ceiling = gaps[place + 1].i if place + 1 < len(gaps) else len(old)
            gap = _slid(gap, i, ceiling, old, new)
        _equal(writer, before[i : gap.i], after[k : gap.k])
        writer.change("".join(before[gap.i : gap.j]), "".join(after[gap.k : gap.m]))
        i, k = gap.j, gap.m
    _equal(writer, before[i:], after[k:])


def _gaps(old: list[str], new: list[str]) -> list[Gap]:
    gaps: list[Gap] = []
    i = k = 0
    for a, b, size in LCSseq.opcodes(old, new).as_matching_blocks():
        if a > i or b > k:
            gaps.append(Gap(i, a, k, b))
        i, k = a + size, b + size
    return gaps


def _joined(gaps: list[Gap], old: list[str], new: list[str]) -> list[Gap]:
    """Join changes that only fillers or a lonely word hold apart: „des alten“ is easier read than three bits."""
    result = [gaps[0]]
    for gap in gaps[1:]:
        last = result[-1]
        between = gap.i - last.j
        if between <= 3 and _holds_apart_nothing(old[last.j : gap.i], last, gap):
            result[-1] = Gap(last.i, gap.j, last.k, gap.m)
        else:
            result.append(gap)
    return result


def _holds_apart_nothing(between: list[str], last: Gap, gap: Gap) -> bool:
    replaced = last.j > last.i and last.m > last.k and gap.j > gap.i and gap.m > gap.k
    if "." in between or ":" in between:
        return False
    telling = sum(len(word) > 1 and word.casefold() not in FILLERS and is_word(word) for word in between)
    if not telling:
        return (replaced and max(_size(last), _size(gap)) > 1) or (
            len(between) <= 2 and min(_size(last), _size(gap)) > 2
        )
    return telling == 1 and replaced and min(_size(last), _size(gap)) > 4


def _size(gap: Gap) -> int:
    return max(gap.j - gap.i, gap.m - gap.k)


def _is_other_text(gaps: list[Gap], old: list[str], new: list[str]) -> bool:
    """Whether hardly a word stayed: then two blocks are easier to read than a mixture."""
    if len(gaps) < 3:
        return False
    gone = came = 0
    for i, j, k, m in gaps:
        gone += len("".join(old[i:j]))
        came += len("".join(new[k:m]))
    common = len("".join(old)) - gone
    return common < _LEAST_COMMON * (common + max(gone, came))


def _slid(gap: Gap, floor: int, ceiling: int, old: list[str], new: list[str]) -> Gap:
    """Move a pure insertion or deletion along equal words, to where it reads as a sentence or a clause of one.

    `floor`, `ceiling`: between which words of the old text it may move.
    """
    words, start, end = (new, gap.k, gap.m) if gap.i == gap.j else (old, gap.i, gap.j)
    best, rank = 0, _rank(words, start, end)
    for step, room in ((-1, gap.i - floor), (1, ceiling - gap.j)):
        for shift in range(1, min(room, _LONGEST_SLIDE) + 1):
            if rank == _WHOLE_SENTENCE:
                break
            first, last = start + step * shift, end + step * shift
            leaves, enters = (first, last) if step < 0 else (first - 1, last - 1)
            if words[leaves] != words[enters]:
                break
            if (now := _rank(words, first, last)) > rank:
                best, rank = step * shift, now
    return Gap(gap.i + best, gap.j + best, gap.k + best, gap.m + best)


def _rank(words: list[str], start: int, end: int) -> int:
    """How well a change beginning at `start` reads: a whole sentence 3, up to a comma 2, after one 1."""
    ends = words[end - 1]
    if ends in (".", "!", "?") and (start == 0 or words[start - 1] in (".", "!", "?")):
        return _WHOLE_SENTENCE
    if words[start] in (",", "und", "oder", "sowie"):
        return 2
    return 1 if start and words[start - 1] in (".", ",", ";", ":") else 0


def _equal(writer: Writer, before: list[str], after: list[str]) -> None:
    """Equal words; where only the blanks before them differ, these are the change."""
    if before == after:
        writer.equal("".join(before))
        return
    for old, new in zip(before, after, strict=True):
        if old == new:
            writer.equal(old)
        else:
            word = old.lstrip()
            writer.change(old[: len(old) - len(word)], new[: len(new) - len(new.lstrip())])
            writer.equal(word)
