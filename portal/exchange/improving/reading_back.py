"""A file that comes back from Word or LibreOffice: which text it proposes instead of the version it was made from.

What a file cannot carry (conditions of clauses, hints) must not be lost. So the file is compared with what our own file of
the version reads like, and only the changes are put into the version.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import BinaryIO, Final

import uploads
from motionkit.diff import compare
from motionkit.diff.summary import PART_NAMES
from motionkit.export import export
from motionkit.lineage import merge
from motionkit.reading import Reading
from motionkit.reading.entry import read_document, read_file
from motionkit.reading.tracked import read_tracked
from motionkit.text import CLAUSE_ID, MotionText
from portal.exchange.models import ImprovementSource
from portal.motions.editing.clauses import new_id
from portal.motions.models import MotionVersion

KINDS: Final = frozenset({"docx", "odt"})
_CHANGES = {"insertion": ("Einfügung", "Einfügungen"), "deletion": ("Streichung", "Streichungen")}
_MOVES = ("Verschiebung", "Verschiebungen")
UNREADABLE = (
    "In dieser Datei haben wir keine Beschlusspunkte gefunden. Nehmen Sie am besten die Word-Datei dieser Fassung, ändern "
    "Sie darin und laden Sie sie hoch. Was Sie getippt haben, steht noch hier."
)


class NoMotion(Exception):
    """The file was read, but it is no motion. The message is German."""


@dataclass(frozen=True)
class ReadBack:
    """`base`: the version the file was made from · `remarks`: what stood in it beside the text · `said`: German sentences."""

    base: MotionVersion
    text: MotionText
    source: str
    remarks: str = ""
    said: tuple[str, ...] = ()


def read_back(file: BinaryIO, versions: Iterable[MotionVersion]) -> ReadBack:
    """Reads a DOCX or ODT file. `versions`: the likeliest first; at least one.

    uploads.Refused or NoMotion with a German message else. Parsed in a child process.
    """
    upload = uploads.inspect(file, allowed=KINDS)
    before: MotionText | None = None
    if upload.kind == "docx":
        tracked = read_tracked(upload.data)
        reading, before = tracked.new, tracked.old.motion if tracked.changes else None
    else:
        reading = read_file(upload.data)
    if not reading.motion.clauses:
        raise NoMotion(UNREADABLE)
    base = _origin(before, list(versions))
    own = _as_read(base.motion_text)
    new = _with_known_ids(own, reading.motion)
    merged = merge(_with_rules(own, base.motion_text), base.motion_text, _with_rules(new, base.motion_text))
    unplaced = tuple(line for line in merged.text.unrecognised if line not in base.motion_text.unrecognised)
    text = replace(merged.text, unrecognised=base.motion_text.unrecognised)
    said = [_changes(reading) if reading.changes else f"Wir haben sie mit Fassung {base.number} verglichen."]
    said += [*upload.notices, *reading.notices]
    if merged.conflicts:
        where = dict.fromkeys(PART_NAMES.get(one.part, "Art") for one in merged.conflicts)
        said.append(f"Hier konnten wir die Datei nicht sicher zuordnen, bitte sehen Sie nach: {', '.join(where)}.")
    source = ImprovementSource.TRACKED if before else ImprovementSource.DOCUMENT
    return ReadBack(base, text, source, _remarks(reading, unplaced), tuple(dict.fromkeys(said)))


def _origin(before: MotionText | None, versions: list[MotionVersion]) -> MotionVersion:
    """The version whose file reads like this one before its changes; the first when none does."""
    same = (version for version in versions if before and _as_read(version.motion_text) == before)
    return next(same, versions[0])


@lru_cache(maxsize=64)
def _as_read(text: MotionText) -> MotionText:
    """What our own file of the text reads like. Trusted, so in this very process: 10 ms."""
    return read_document(export(text, "docx").data, kind="docx").motion


def _with_known_ids(old: MotionText, new: MotionText) -> MotionText:
    """`new` with the ids of the clauses that its own clauses come from; files from elsewhere have counted ones."""
    same = {
        change.new[0].id: change.old[0].id
        for change in compare(old, new).clauses
        if len(change.new) == 1 and change.old
    }
    taken = {*same.values(), *(clause.id for clause in old.clauses)}
    clauses = []
    for clause in new.clauses:
        own = same.get(clause.id) or (clause.id if clause.id not in taken and CLAUSE_ID.match(clause.id) else "")
        clauses.append(replace(clause, id=own or new_id(taken)))
        taken.add(clauses[-1].id)
    return new.with_clauses(tuple(clauses))


def _with_rules(text: MotionText, base: MotionText) -> MotionText:
    """`text` with what no file says of a clause: where it holds, from which strength on, whether it may be left out."""
    known = {clause.id: clause for clause in base.clauses}
    clauses = (replace(known[clause.id], text=clause.text) if clause.id in known else clause for clause in text.clauses)
    return text.with_clauses(tuple(clauses))


def _changes(reading: Reading) -> str:
    counts = Counter(change.kind for change in reading.changes)
    parts = [f"{number} {_CHANGES.get(kind, _MOVES)[number > 1]}" for kind, number in counts.items()]
    parts += [f"{number} Kommentar{'e' if number > 1 else ''}"] if (number := len(reading.comments)) else []
    return f"In der Datei stehen: {', '.join(parts)}."


def _remarks(reading: Reading, unplaced: tuple[str, ...]) -> str:
    """Comments without their authors, and what found no place: nothing gets lost."""
    lines = [
        f"Kommentar{f' zu „{one.passage}“' if one.passage else ''}: {one.text}" for one in reading.comments if one.text
    ]
    return "\n".join([*lines, *(f"Nicht zugeordnet: {line}" for line in unplaced)])
