"""What is known of German morphemes: spelling, kind, base form, probability, and what may follow what.

The probabilities come from HanTa (Christian Wartena, LGPL), which learned them from newspapers and ships them as a file.
Only that file is used; what it reads wrongly is put right by `data/exceptions.txt`.
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
from typing import Any, Final

from german.folding import fold

_PREFIXES: Final = {"PTKVZ_SEP", "PREF_NEG", "PTKVZ_DUBIUM"}
_SUFFIXES: Final = {"SUF_DERIV_VV_ADJ", "SUF_DIM"}
_NOMINAL: Final = {"NN", "NN_VAR", "NN_VAR_EL", "ADJ"}
_LEFT_OUT: Final = {"FUGE", "PREF_PP", "PRESPART", "ADJ_COMP", "ADJ_SUP", "PTKZU"}
# Function words are on the list of stop words; what is left of them here would only be read into other words.
_CLOSED: Final = ("$", "ACR", "AP", "ART", "FM", "ITJ", "KO", "ORD", "PD", "PI", "PP", "PR", "PTKA", "PTKN", "PTKZ", "PW",
                  "SYMB", "TRUNC", "URL", "VA", "VM", "XY")  # fmt: skip
_OPEN: Final = ("PREF", "PTKVZ", "PRESPART")
_EXCEPTION: Final = -6.0
# A word typed without dots may mean one with dots, but only when nothing else fits: „Hort“ is no form of „hören“.
_UNDOTTED: Final = -6.0
_UMLAUT: Final = re.compile("[äöü]")


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


def source() -> Path:
    """HanTa's file with the German table. Raises `ModuleNotFoundError` where it is not installed."""
    package = find_spec("HanTa")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("HanTa is not installed: the analysis of words needs its German table.")
    return Path(package.submodule_search_locations[0]) / "morphmodel_ger.pgz"


def learned() -> Model:
    """HanTa's German table, folded, with the exceptions: half a second, and 50 MB that the process never gives back."""
    table = _Data(io.BytesIO(gzip.decompress(source().read_bytes()))).load()
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


@cache
def exceptions() -> tuple[tuple[str, str], ...]:
    """(spelling, folded stem) from `data/exceptions.txt`; a stem may hold „+“ where it is to be cut."""
    lines = (Path(__file__).parent / "data" / "exceptions.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.lower().partition("=")[::2] for line in lines if line and not line.startswith("#")]
    return tuple(
        (word.strip(), "+".join(fold(part.strip()) for part in (stem or word).split("+"))) for word, stem in pairs
    )
