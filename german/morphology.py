"""Morphemes of a word by a hidden Markov model: „wohnungsbaugesellschaften“ → wohnung · bau · gesellschaft.

HanTa's own search for the best path needs numpy and knows one spelling only; this one works on folded spelling and takes
a twentieth of the time (docs/decisions/0017).

Shapes: a state is a pair of tags (the last two morphemes), a table row maps states to (log probability, way back).
"""

from typing import Final, NamedTuple

from german.kept import model
from german.model import Model

LONGEST: Final = 60
"""Letters. Longer words exist in jokes and attacks only; they are not taken apart."""
_START: Final = (0, 1)
_UNKNOWN: Final = -19.0
_BEAM, _WIDTH = 3, 1.0
_LINKS: Final = ("", "s", "n", "en", "es", "er")
# Two known nouns in one stem are a compound, unless they are much rarer than the stem or mean nothing alone.
_RAREST, _FARTHEST = -20.5, 9.0
_NO_FIRST: Final = {"ab", "an", "auf", "aus", "bei", "ein", "fur", "her", "hin", "miss", "mit", "nach", "ober", "uber", "um",
                    "un", "unter", "ver", "vor", "wieder", "zer"}  # fmt: skip
_NO_LAST: Final = {"ach", "ander", "ator", "eger", "ende", "ess", "ich", "iker", "ion", "ismus", "lich", "licht", "ling",
                   "schaft", "tat", "teller", "tisch"}  # fmt: skip


class Morpheme(NamedTuple):
    """`stem` is the folded base form („hauser“ → „haus“); `role` is part, prefix, suffix or ending."""

    stem: str
    role: str


def morphemes(folded: str, dotted: str = "") -> tuple[Morpheme, ...]:
    """The most probable morphemes of a folded word; empty when it holds what the model does not know.

    `dotted` is the same word with its umlauts, of the same length, if it was typed with them.

    First with known morphemes only, then with one unknown beginning of four letters or more („turmberg|bahn“):
    names of places are in no model, but what follows them usually is.
    """
    if not 2 < len(folded) <= LONGEST or not folded.isalpha():
        return ()
    if dotted and (found := _best_path(dotted, unknown=False)):
        return found
    return _best_path(folded, unknown=False) or (_best_path(folded, unknown=True) if len(folded) > 7 else ())


def inner_parts(stem: str) -> tuple[str, ...]:
    """The nouns inside a stem that the model knows as one piece only: „burgerbegehren“ → burger, begehren."""
    if len(stem) < 7:
        return (stem,)
    known = model()
    whole = known.nouns.get(stem, _RAREST)
    found: tuple[str, ...] = (stem,)
    best = max(_RAREST, whole - _FARTHEST)
    for cut in range(3, len(stem) - 2):
        last = stem[cut:]
        if last not in known.heads or last in _NO_LAST:
            continue
        for link in _LINKS:
            first = stem[: cut - len(link)]
            if stem[:cut].endswith(link) and len(first) > 2 and first in known.nouns and first not in _NO_FIRST:
                probability = known.nouns[first] + known.nouns[last] - 2 * bool(link)
                if probability > best:
                    best, found = probability, (first, last)
    return found


_ADJECTIVES: Final = (("atisch", "a"), ("lich", ""), ("isch", ""), ("haft", ""), ("ell", ""), ("ig", ""))
_SHORTEST_VERB: Final = 5


def origin(stem: str) -> str:
    """What a stem is derived from, if the model knows it: ehrenamtlich → ehrenamt, sanierung → sanier(en); else "".

    Short verbs are left alone: „Meinung“ is not what „mein“ says, nor „Bildung“ what a „Bild“ shows.
    """
    if stem.endswith("ung"):
        verb = stem[:-3]
        return verb if len(verb) >= _SHORTEST_VERB and len(morphemes(verb)) == 1 else ""
    for ending, instead in _ADJECTIVES:
        noun = stem[: -len(ending)] + instead
        if stem.endswith(ending) and len(noun) > 3:
            return noun if noun in model().nouns or (len(noun) > 6 and _best_path(noun, unknown=False)) else ""
    return ""


_Row = dict[tuple[int, int], tuple[float, int, tuple[int, int], str]]


def _best_path(word: str, *, unknown: bool) -> tuple[Morpheme, ...]:
    known = model()
    rows: list[_Row] = [{} for _ in range(len(word) + 1)]
    rows[0][_START] = (0.0, -1, _START, "")
    if unknown:
        for end in range(4, len(word) - 3):
            rows[end][(_START[1], known.noun)] = (_UNKNOWN, 0, _START, word[:end])
    for begin, row in enumerate(rows[:-1]):
        if row:
            _step(known, word, begin, _beam(row), rows)
    finals = [(entry[0] + known.end[state], state) for state, entry in rows[-1].items() if state in known.end]
    if not finals:
        return ()
    _, state = max(finals)
    at, path = len(word), []
    while at > 0:
        _, before, previous, stem = rows[at][state]
        path.append(Morpheme(stem, known.roles[state[1]]))
        at, state = before, previous
    return tuple(reversed(path))


def _beam(row: _Row) -> list[tuple[tuple[int, int], float]]:
    """Only the best states go on, as in HanTa: everything within a factor e of the fourth best."""
    states = [(state, entry[0]) for state, entry in row.items()]
    if len(states) <= _BEAM:
        return states
    bound = sorted((lp for _, lp in states), reverse=True)[_BEAM] - _WIDTH
    return [(state, lp) for state, lp in states if lp >= bound]


def _step(known: Model, word: str, begin: int, states: list[tuple[tuple[int, int], float]], rows: list[_Row]) -> None:
    """Every known morpheme that begins at `begin`, after every state that got this far."""
    for end in range(begin + 1, len(word) + 1):
        segment = word[begin:end]
        candidates = known.morphemes.get(segment) or known.dotted.get(segment)
        if candidates is None:
            continue
        row = rows[end]
        for state, so_far in states:
            follow = known.follow.get(state)
            if follow is None:
                continue
            for tag, lp, stem in candidates:
                if tag in follow:
                    total = so_far + follow[tag] + lp
                    after = (state[1], tag)
                    if after not in row or row[after][0] < total:
                        row[after] = (total, begin, state, stem)
