"""Morphemes of a word by a hidden Markov model: „wohnungsbaugesellschaften“ → wohnung · bau · gesellschaft.

The probabilities come from HanTa (Christian Wartena, LGPL), which learned them from newspapers and ships them as a file.
Only that file is used. HanTa's own search for the best path needs numpy, knows one spelling only and takes a
millisecond; this one works on folded spelling and takes a tenth of it (figures in docs/decisions/0017).

Shapes: a state is a pair of tags (the last two morphemes), a table row maps states to (log probability, way back).
"""

import gzip
import io
import pickle
import re
import struct
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from german.folding import fold

LONGEST: Final = 60
"""Letters. Longer words exist in jokes and attacks only; they are not taken apart."""
_START: Final = (0, 1)
_UNKNOWN: Final = -19.0
_BEAM, _WIDTH = 3, 1.0
_PREFIXES: Final = {"PTKVZ_SEP", "PREF_NEG", "PTKVZ_DUBIUM"}
_SUFFIXES: Final = {"SUF_DERIV_VV_ADJ", "SUF_DIM"}
_NOMINAL: Final = {"NN", "NN_VAR", "NN_VAR_EL", "ADJ"}
_LINKS: Final = ("", "s", "n", "en", "es", "er")
# Two known nouns in one stem are a compound, unless they are much rarer than the stem or mean nothing alone.
_RAREST, _FARTHEST = -20.5, 9.0
_NO_FIRST: Final = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "ein",
        "fur",
        "her",
        "hin",
        "miss",
        "mit",
        "nach",
        "ober",
        "uber",
        "um",
        "un",
        "unter",
        "ver",
        "vor",
        "wieder",
        "zer",
    ]
)
_NO_LAST: Final = frozenset(
    [
        "schaft",
        "teller",
        "lich",
        "licht",
        "eger",
        "ling",
        "ion",
        "tat",
        "ach",
        "ess",
        "ander",
        "iker",
        "ator",
        "ismus",
        "tisch",
        "ich",
        "ende",
    ]
)
# Function words are on the list of stop words; what is left of them here would only be read into other words.
_CLOSED: Final = ("$", "ACR", "AP", "ART", "FM", "ITJ", "KO", "ORD", "PD", "PI", "PP", "PR", "PTKA", "PTKN", "PTKZ", "PW",
                  "SYMB", "TRUNC", "URL", "VA", "VM", "XY")  # fmt: skip
_OPEN: Final = ("PREF", "PTKVZ", "PRESPART")
_EXCEPTION: Final = -6.0
# A word typed without dots may mean one with dots, but only when nothing else fits: „Hort“ is no form of „hören“.
_UNDOTTED: Final = -6.0
_LEFT_OUT: Final = {"FUGE", "PREF_PP", "PRESPART", "ADJ_COMP", "ADJ_SUP", "PTKZU"}


class Morpheme(NamedTuple):
    """`stem` is the folded base form („hauser“ → „haus“); `role` is part, prefix, suffix or ending."""

    stem: str
    role: str


@dataclass(frozen=True)
class Model:
    """`morphemes`: folded spelling → (tag, log probability, folded stem); `follow`: state → tag → log probability."""

    morphemes: dict[str, tuple[tuple[int, float, str], ...]]
    dotted: dict[str, tuple[tuple[int, float, str], ...]]
    """The same for those with umlauts, spelled with umlauts: „Räte“ is no „Rate“."""
    follow: dict[tuple[int, int], dict[int, float]]
    end: dict[tuple[int, int], float]
    roles: dict[int, str]
    noun: int
    nouns: dict[str, float]
    """Folded nouns and adjectives → log probability."""
    heads: frozenset[str]
    """Those of them that can end a compound."""


class _Data(pickle.Unpickler):
    """Reads plain containers and numbers and nothing that could run; a numpy number becomes a float."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "Counter"):
            return Counter
        if module.startswith("numpy") and name == "dtype":
            return _Numpy
        if module.startswith("numpy") and name == "scalar":
            return lambda kind, data: struct.unpack("<d", data)[0]
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a table of probabilities")


class _Numpy:
    """Stands for numpy's type of a number, which here is always a double."""

    def __init__(self, *_: object) -> None: ...

    def __setstate__(self, _: object) -> None: ...


def _role(tag: str) -> str:
    if tag in _PREFIXES:
        return "prefix"
    if tag in _SUFFIXES:
        return "suffix"
    return "ending" if tag in _LEFT_OUT or tag.startswith("SUF_") else "part"


@cache
def model() -> Model:
    """HanTa's German table, folded, with the exceptions. Read once per process (a quarter of a second)."""
    package = find_spec("HanTa")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("HanTa is not installed: the analysis of words needs its German table.")
    packed = (Path(package.submodule_search_locations[0]) / "morphmodel_ger.pgz").read_bytes()
    table = _Data(io.BytesIO(gzip.decompress(packed))).load()
    names, follow, spellings, stems = table[1], table[6], table[7], table[8]
    kept = {tag for tag, name in names.items() if tag > 0 and _is_open(name)}
    noun = next(tag for tag, name in names.items() if name == "NN")
    plain, dotted = _Spellings(), _Spellings()
    for tag in sorted(kept & set(spellings)):
        for spelling, probability in spellings[tag].items():
            plain.add(spelling, tag, float(probability), fold(stems.get(tag, {}).get(spelling, spelling)), dotted)
    for spelling, stem in exceptions():
        plain.add(spelling, noun, _EXCEPTION, stem, dotted)
    kinds = {tag for tag in kept if names[tag] in _NOMINAL}
    last = {tag for tag in kept if names[tag] in ("NN", "NN_VAR")}
    return Model(
        morphemes=plain.frozen(),
        dotted=dotted.frozen(),
        follow={state: {tag: float(p) for tag, p in tags.items() if tag in kept} for state, tags in follow.items()},
        end={state: max(p for tag, p in tags.items() if tag < 0) for state, tags in follow.items() if min(tags) < 0},
        roles={tag: _role(names[tag]) for tag in kept},
        noun=noun,
        nouns={
            word: max(tags[tag][0] for tag in kinds & set(tags)) for word, tags in plain.items() if kinds & set(tags)
        }
        | dict.fromkeys((stem for _, stem in exceptions()), 0.0),
        heads=frozenset(word for word, tags in plain.items() if last & set(tags)),
    )


def _is_open(tag: str) -> bool:
    return tag.startswith(_OPEN) or not tag.startswith(_CLOSED)


class _Spellings(dict[str, dict[int, tuple[float, str]]]):
    """Folded spelling → tag → (log probability, folded stem), the more probable of two that fold alike."""

    def add(self, spelling: str, tag: int, probability: float, stem: str, dotted: "_Spellings | None") -> None:
        folded = fold(spelling)
        if not folded.isalpha():
            return
        known = self.setdefault(folded, {})
        if dotted is not None and _UMLAUT.search(spelling):
            dict.setdefault(dotted, spelling.lower().replace("ß", "ss"), {})[tag] = (probability, stem)
            probability += _UNDOTTED
        if tag not in known or known[tag][0] < probability:
            known[tag] = (probability, stem)

    def frozen(self) -> dict[str, tuple[tuple[int, float, str], ...]]:
        return {
            word: tuple((tag, probability, stem) for tag, (probability, stem) in sorted(tags.items()))
            for word, tags in self.items()
        }


_UMLAUT: Final = re.compile("[äöü]")


@cache
def exceptions() -> tuple[tuple[str, str], ...]:
    """(spelling, folded stem) from `data/exceptions.txt`; a stem may hold „+“ where it is to be cut."""
    lines = (Path(__file__).parent / "data" / "exceptions.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.lower().partition("=")[::2] for line in lines if line and not line.startswith("#")]
    return tuple(
        (word.strip(), "+".join(fold(part.strip()) for part in (stem or word).split("+"))) for word, stem in pairs
    )


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
