"""The model as it is used, kept in a file: read in 0.1 s and 20 MB, where learning it takes 0.6 s and leaves 62 MB behind.

Who has a folder says so once with `keep_in`; the file is written by a process of its own, so that what learning takes of
memory goes with it. Without a folder, or when nothing can be written there, each process learns the model itself.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

from german.model import Model, exceptions, learned, source

_FORM: Final = 1
"""Goes up whenever what `_as_data` writes, or what `german.model` makes of the table, changes."""
_folder: Path | None = None

_Entries = dict[str, tuple[tuple[int, float, str], ...]]


def keep_in(folder: Path) -> None:
    """Where the file lies from now on; nothing is read or written before the model is needed."""
    global _folder
    _folder = folder


@cache
def model() -> Model:
    """The model of German morphemes, once per process."""
    if _folder is None:
        return learned()
    path = _folder / _name()
    return _read(path) or (_read(path) if _written_aside(path) else None) or learned()


def write(path: Path) -> None:
    """Learns the model and keeps it at `path`, whole or not at all. Raises `OSError`."""
    packed = json.dumps(_as_data(learned()), ensure_ascii=False, separators=(",", ":"))
    with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", encoding="utf-8", delete=False) as file:
        try:
            file.write(packed)
            file.flush()
            os.replace(file.name, path)
        except OSError:  # A full disk must not fill up further with every try.
            os.unlink(file.name)
            raise
    for older in set(path.parent.glob(_name_for("*"))) - {path}:
        older.unlink(missing_ok=True)


def _name_for(key: str) -> str:
    return f"morphemes-{key}.json"


def _name() -> str:
    """Another table, other exceptions or another form give another name."""
    table = source().stat()
    seen = repr((_FORM, table.st_size, table.st_mtime_ns, exceptions()))
    return _name_for(hashlib.sha256(seen.encode()).hexdigest()[:12])


def _read(path: Path) -> Model | None:
    try:
        return _as_model(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # Not there yet, or damaged: it is written anew.


def _written_aside(path: Path) -> bool:
    command = [sys.executable, "-c", "import sys, pathlib, german.kept as kept; kept.write(pathlib.Path(sys.argv[1]))"]
    home = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run([*command, str(path)], cwd=home, capture_output=True, timeout=60, check=False)  # noqa: S603 - ourselves
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _as_data(known: Model) -> dict[str, Any]:
    """Lists and numbers; a stem that is its own spelling is not written twice."""
    return {
        "morphemes": _as_lists(known.morphemes),
        "dotted": _as_lists(known.dotted),
        "follow": [[*state, list(tags.items())] for state, tags in known.follow.items()],
        "end": [[*state, probability] for state, probability in known.end.items()],
        "roles": list(known.roles.items()),
        "noun": known.noun,
        "nouns": known.nouns,
        "heads": sorted(known.heads),
    }


def _as_lists(entries: _Entries) -> dict[str, list[int | float | str | None]]:
    return {
        word: [part for tag, probability, stem in tags for part in (tag, probability, None if stem == word else stem)]
        for word, tags in entries.items()
    }


def _as_model(data: dict[str, Any]) -> Model:
    return Model(
        morphemes=_as_entries(data["morphemes"]),
        dotted=_as_entries(data["dotted"]),
        follow={(first, second): dict(tags) for first, second, tags in data["follow"]},
        end={(first, second): probability for first, second, probability in data["end"]},
        roles=dict(data["roles"]),
        noun=data["noun"],
        nouns={sys.intern(word): probability for word, probability in data["nouns"].items()},
        heads=frozenset(map(sys.intern, data["heads"])),
    )


def _as_entries(lists: dict[str, list[Any]]) -> _Entries:
    """Spellings and stems that are alike are one object each."""
    own = sys.intern
    found: _Entries = {}
    for word, parts in lists.items():
        spelling = own(word)
        triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        found[spelling] = tuple(
            (tag, probability, spelling if stem is None else own(stem)) for tag, probability, stem in triples
        )
    return found
