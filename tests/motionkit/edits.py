"""Random motions and what people do to them, out of one seed: many cases in little time."""

import random
import re
from collections import Counter
from dataclasses import replace

from motionkit import Clause, Footnote, MotionText
from motionkit.conditions import Condition
from motionkit.kinds import KINDS
from motionkit.text import LIST_FIELDS, PROSE_FIELDS

WORDS = [
    "die",
    "der",
    "Verwaltung",
    "Stadt",
    "wird",
    "beauftragt",
    "Bänke",
    "Bürger",
    "Bürger*innen",
    "10",
    "20",
    "30%",
    "§",
    "12",
    "Abs.",
    "3",
    "1.",
    "Mai",
    "2027",
    "bis",
    "zum",
    "[[Kommune|Dativ]]",
    "Mieter",
    "(neu)",
    "–",
    "„Zitat“",
    "z.",
    "B.",
    "3.000,50",
    "Euro",
    "und",
    "und",
    "oder",
    "a)",
    "soll",
    "kann",
    "muss",
    "Häuser",
]
JOINTS = (
    " ",
    " ",
    " ",
    " ",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "\n\n- ",
    "\n- ",
    "\n\na) ",
    "\n\n### ",
    "\u00a0",
    "[^1] ",
    "[^2]",
)


def text(dice: random.Random, most: int = 25) -> str:
    return "".join(dice.choice(WORDS) + dice.choice(JOINTS) for _ in range(dice.randint(0, most)))


def a_random_motion(dice: random.Random) -> MotionText:
    ids = dice.sample(["punkt-1", "punkt-2", "punkt-3", "kataster", "bericht", "a", "b", "c"], dice.randint(0, 6))
    return MotionText(
        title=text(dice, 4),
        kind=dice.choice(sorted(KINDS)),
        clauses=tuple(Clause(name, text(dice)) for name in ids),
        footnotes=tuple(Footnote(str(n), text(dice, 5)) for n in range(1, dice.randint(1, 3))),
        **{name: text(dice) for name in PROSE_FIELDS if dice.random() < 0.4},
        **{
            name: tuple(text(dice, 5) for _ in range(dice.randint(0, 3))) for name in LIST_FIELDS if dice.random() < 0.3
        },
    )


def edited(motion: MotionText, dice: random.Random) -> MotionText:
    """What one side made of it: a few of the things that people do."""
    for _ in range(dice.randint(0, 4)):
        motion = dice.choice((_clauses, _clauses, _prose, _lists, _notes, _head))(motion, dice)
    return motion


def _words(content: str, dice: random.Random) -> str:
    words = content.split(" ")
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(words))
        words[start : start + dice.randint(0, 3)] = text(dice, 3).split(" ") if dice.random() < 0.7 else []
        words = words or [""]
    return " ".join(words)


def _clauses(motion: MotionText, dice: random.Random) -> MotionText:
    clauses = list(motion.clauses)
    deed = dice.random()
    place = dice.randrange(len(clauses)) if clauses else 0
    if not clauses or deed < 0.2:
        free = [name for name in ("neu", "punkt-4", "punkt-5", "d", "e") if all(name != one.id for one in clauses)]
        if free:
            clauses.insert(place, Clause(dice.choice(free), text(dice)))
    elif deed < 0.35:
        clauses.pop(place)
    elif deed < 0.45:
        clauses.insert(dice.randrange(len(clauses)), clauses.pop(place))
    elif deed < 0.5:
        clauses = _cut_or_joined(clauses, place, dice)
    elif deed < 0.6:
        clauses[place] = replace(
            clauses[place], condition=Condition(dice.choice([(), ("HE",)])), optional=dice.random() < 0.5
        )
    elif deed < 0.7:
        clauses = [replace(clause, id=f"punkt-{n}") for n, clause in enumerate(clauses, 1)]
    else:
        clauses[place] = replace(clauses[place], text=_words(clauses[place].text, dice))
    return motion.with_clauses(tuple(clauses))


def _cut_or_joined(clauses: list[Clause], place: int, dice: random.Random) -> list[Clause]:
    """One clause in two, or two in one."""
    content, before, after = clauses[place].text, clauses[:place], clauses[place + 1 :]
    if after and dice.random() < 0.5:
        return [*before, replace(clauses[place], text=content + dice.choice(JOINTS) + after[0].text), *after[1:]]
    if any(one.id == "geteilt" for one in clauses):
        return clauses
    cut = dice.randrange(len(content) + 1)
    return [*before, replace(clauses[place], text=content[:cut]), Clause("geteilt", content[cut:]), *after]


def _prose(motion: MotionText, dice: random.Random) -> MotionText:
    name = dice.choice(PROSE_FIELDS)
    content = getattr(motion, name)
    if dice.random() < 0.25:  # a paragraph goes elsewhere
        parts = content.split("\n\n")
        parts.insert(dice.randrange(len(parts)), parts.pop(dice.randrange(len(parts))))
        return replace(motion, **{name: "\n\n".join(parts)})
    return replace(motion, **{name: _words(content, dice)})


def _lists(motion: MotionText, dice: random.Random) -> MotionText:
    name = dice.choice(LIST_FIELDS)
    entries = [*getattr(motion, name), text(dice, 4)]
    return replace(motion, **{name: tuple(dice.sample(entries, dice.randint(0, len(entries))))})


def _notes(motion: MotionText, dice: random.Random) -> MotionText:
    notes = {note.mark: note.text for note in motion.footnotes}
    notes[dice.choice("123")] = text(dice, 4)
    if dice.random() < 0.3:
        notes.pop(dice.choice(sorted(notes)))
    return replace(motion, footnotes=tuple(Footnote(mark, note) for mark, note in notes.items()))


def _head(motion: MotionText, dice: random.Random) -> MotionText:
    return replace(motion, title=_words(motion.title, dice), kind=dice.choice([motion.kind, "motion"]))


def words_of(*texts: str) -> Counter[str]:
    """Words without footnote marks (a merge may give new ones) and list labels."""
    found: Counter[str] = Counter()
    for content in texts:
        found.update(re.findall(r"\w+", re.sub(r"\[\^[^\]]*\]", " ", content)))
    return found


def all_words(motion: MotionText) -> Counter[str]:
    return words_of(
        motion.title,
        *(clause.text for clause in motion.clauses),
        *(getattr(motion, name) for name in PROSE_FIELDS),
        *(entry for name in LIST_FIELDS for entry in getattr(motion, name)),
        *(note.text for note in motion.footnotes),
    )
