"""What the page shows of a meeting: whose copy it is, what is new, what is the copy's own, what is to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from motionkit.diff import Difference, summary
from motionkit.diff.summary import PART_NAMES
from motionkit.export.comparison import Line, lines_of
from motionkit.kinds import QUESTION_KINDS
from motionkit.lineage import Choice, Conflict
from motionkit.reading import Reading
from motionkit.text import MotionText
from portal.motions import rendering, wording
from portal.motions.editing.reading_in import shown_reading
from portal.motions.models import Motion
from portal.motions.updating.files import OFFERED, TRACKED
from portal.motions.updating.meeting import WORDS, Meeting, as_merged, offered

MOST_LISTED = 300  # model motions, to be chosen by hand
LABELS = {"meine": "meine Fassung", "neu": "neue Vorlage", "beide": "beide, nacheinander"}
GONE = {"meine": "gestrichen lassen, wie bei mir", "neu": "streichen, wie in der neuen Vorlage"}
ABOUT = {
    "wording": "Beide haben den Wortlaut geändert.",
    "deleted": "Eine Seite hat gestrichen, was die andere geändert hat.",
    "order": "Beide haben die Punkte umgestellt. Die Zahlen sind die Punkte der alten Vorlage.",
    "rules": "Beide haben geändert, unter welchen Bedingungen der Punkt gilt.",
}


@dataclass(frozen=True)
class ShownConflict:
    """`name`: of its radio buttons · `ours`, `theirs`, `base`: texts, empty where something was deleted · `ways`: (value,
    words, whether taken).
    """

    name: str
    title: str
    about: str
    ours: str
    theirs: str
    base: str
    ways: list[tuple[str, str, bool]]


@dataclass(frozen=True)
class ShownDifference:
    """One sentence, and the parts that differ."""

    sentence: str
    lines: list[Line]


def choices_of(meeting: Meeting, sent: Mapping[str, str]) -> dict[int, Choice]:
    """Place of a conflict → what was chosen; nothing, when the conflicts have been counted otherwise since."""
    if sent.get("stand") != meeting.key:
        return {}
    found = ((place, sent.get(_name(place), "")) for place in range(len(meeting.merged.conflicts)))
    return {place: WORDS[said] for place, said in found if said in WORDS}


def is_stale(meeting: Meeting, sent: Mapping[str, str]) -> bool:
    """Whether something was chosen for conflicts that are others now."""
    return bool(sent.get("stand")) and sent["stand"] != meeting.key


def meeting_context(meeting: Meeting, reading: Reading, choices: Mapping[int, Choice]) -> dict:
    """Everything about the two texts, without the form's own fields."""
    result = meeting.result(choices)
    return {
        "meeting": meeting,
        "news": shown_difference(meeting.news),
        "own": shown_difference(meeting.own),
        "conflicts": [_shown(meeting, place, choices) for place in range(len(meeting.merged.conflicts))],
        "open_gaps": [words for _, words in rendering.shown_once(result).gaps],
        "left_out": _left_out(reading),
        "formats": OFFERED.values(),
        "tracked": TRACKED,
        "stand": meeting.key,
    }


def shown_difference(difference: Difference) -> ShownDifference:
    """Only what differs."""
    return ShownDifference(summary(difference), [line for line in lines_of(difference) if line.changed])


def models_to_choose() -> list[tuple[str, str]]:
    """(slug, title) of all public model motions, as far as a list of them can be read."""
    found = Motion.objects.public().models().by_title().values_list("slug", "title")
    return list(found[:MOST_LISTED])


def _shown(meeting: Meeting, place: int, choices: Mapping[int, Choice]) -> ShownConflict:
    conflict = meeting.merged.conflicts[place]
    chosen = choices.get(place)
    taken = next((word for word, choice in WORDS.items() if choice == chosen), as_merged(conflict))
    ways = [(word, _label(conflict, word), word == taken) for word in offered(conflict)]
    texts = (wording.with_gaps(text).strip() for text in (conflict.ours, conflict.theirs, conflict.base))
    return ShownConflict(_name(place), _title(meeting.merged.text, conflict), ABOUT[conflict.about], *texts, ways=ways)


def _label(conflict: Conflict, word: str) -> str:
    is_gone = not (conflict.ours if word == "meine" else conflict.theirs).strip()
    return GONE[word] if is_gone and word in GONE else LABELS[word]


def _title(text: MotionText, conflict: Conflict) -> str:
    """„Punkt 2“, „Begründung“."""
    if conflict.part == "kind":
        return "Art des Antrags"
    if conflict.part != "clauses":
        return PART_NAMES[conflict.part]
    numbers = {clause.id: number for number, clause in enumerate(text.clauses, 1)}
    word = "Frage" if text.kind in QUESTION_KINDS else "Punkt"
    return f"{word} {numbers[conflict.place]}" if conflict.place in numbers else "Reihenfolge der Punkte"


def _left_out(reading: Reading) -> list[tuple[str, list[str]]]:
    """What stood in the copy and will stand in no document made here, as (heading, lines)."""
    rest = [(heading, lines) for heading, lines in shown_reading(reading).rest if heading != "Kopf"]
    comments = [comment.text for comment in reading.comments]
    parts = [("Nicht zugeordnet", list(reading.motion.unrecognised)), ("Kommentare", comments), *rest]
    return [(heading, lines) for heading, lines in parts if lines and not heading.startswith("Überschrift")]


def _name(place: int) -> str:
    return f"konflikt-{place + 1}"
