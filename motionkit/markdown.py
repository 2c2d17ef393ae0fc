"""Markdown out and in without loss: `read(write(motion)) == motion` for every text.

The format is described for authors in docs/motionkit-markdown.md. Only whole lines have a meaning
(headings, clause numbers, list dashes, footnotes); inside a line every character is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from motionkit.characters import one_line, readable
from motionkit.conditions import ALWAYS, parse_condition
from motionkit.kinds import KINDS, kind_named
from motionkit.prose import blocks, render
from motionkit.text import (
    CLAUSE_ID,
    FOOTNOTE_MARK,
    LIST_FIELDS,
    STRENGTHS,
    Clause,
    Footnote,
    MotionText,
    Strength,
)

# In the order in which a motion is written. "clauses" also holds the opening formula.
HEADINGS: Final[dict[str, str]] = {
    "clauses": "Beschlussvorschlag",
    "facts": "Sachverhalt",
    "reasoning": "Begründung",
    "financial_impact": "Finanzielle Auswirkungen",
    "funding_proposal": "Deckungsvorschlag",
    "climate_impact": "Klimarelevanz",
    "impact_checks": "Weitere Auswirkungen",
    "legal_bases": "Rechtsgrundlagen",
    "attachments": "Anlagen",
    "hints": "Hinweise",
    "sources": "Quellen",
    "unrecognised": "Nicht zugeordnet",
}
QUESTIONS_HEADING: Final = "Fragen"

_SECTION_NAMED = {german.lower(): name for name, german in HEADINGS.items()} | {QUESTIONS_HEADING.lower(): "clauses"}
_TITLE = re.compile(r"^#(?: +(.*))?$")
_SECTION = re.compile(r"^##(?: +(.*))?$")
_KIND = re.compile(r"^Art: *(.*)$")
_FOOTNOTE = re.compile(r"^\[\^([^\s\[\]^:]{1,20})\]:(?: +(.*))?$")
_CLAUSE = re.compile(r"^(\d{1,4}[.)])(?: +|$)(?:\{#([^}]*)\}(?: +|$))?(.*)$")
_ATTRIBUTE = re.compile(r"""\s*(?:(wenn)=["„]([^"“]*)["“]|(stärke)=(\w+)|(wahlweise))""")
_ENTRY = re.compile(r"^(?:[-*•]|\d{1,3}[.)]) +(.*)$")
_STRUCTURE = re.compile(r"^\\*(?:#{1,2}(?: |$)|\[\^[^\s\[\]^:]{1,20}\]:)")
_STRUCTURE_OR_CLAUSE = re.compile(r"^\\*(?:#{1,2}(?: |$)|\[\^[^\s\[\]^:]{1,20}\]:|\d{1,4}[.)](?: |$))")


class MarkdownError(ValueError):
    """An attribute that cannot be read. The message is German and names the line."""


def write(motion: MotionText) -> str:
    """The whole motion as Markdown, ending in a line break."""
    parts = [f"# {motion.title}".rstrip(), f"Art: {KINDS[motion.kind]}"]
    for name, german in HEADINGS.items():
        if name == "clauses":
            body = _write_proposal(motion)
            german = QUESTIONS_HEADING if motion.asks_questions else german
        elif name in LIST_FIELDS:
            body = "\n".join(f"- {entry}" for entry in getattr(motion, name))
        else:
            body = _escape(getattr(motion, name), _STRUCTURE)
        if body:
            parts += [f"## {german}", body]
    notes = [f"[^{note.mark}]: {note.text}".rstrip() for note in motion.footnotes]
    if notes:
        parts.append("\n".join(notes))
    return "\n\n".join(parts) + "\n"


def _write_proposal(motion: MotionText) -> str:
    opening = [_escape(motion.opening_formula, _STRUCTURE_OR_CLAUSE)] if motion.opening_formula else []
    clauses = [_write_clause(number, clause) for number, clause in enumerate(motion.clauses, 1)]
    return "\n\n".join(opening + clauses)


def _write_clause(number: int, clause: Clause) -> str:
    label = f"{number}. "
    head = label + _attributes(clause)
    parts = blocks(clause.text)
    if parts and parts[0].kind == "paragraph":
        head += f" {parts[0].text}"
        parts = parts[1:]
    rest = render(parts)
    if not rest:
        return head
    indent = " " * len(label)
    return f"{head}\n\n" + "\n".join(indent + line if line else "" for line in rest.split("\n"))


def _attributes(clause: Clause) -> str:
    words = [f"#{clause.id}"]
    if clause.condition:
        words.append(f'wenn="{clause.condition}"')
    if clause.strength:
        words.append(f"stärke={clause.strength}")
    if clause.optional:
        words.append("wahlweise")
    return "{" + " ".join(words) + "}"


def _escape(text: str, structure: re.Pattern[str]) -> str:
    return "\n".join("\\" + line if structure.match(line) else line for line in text.split("\n"))


def _unescape(line: str) -> str:
    return line[1:] if line.startswith("\\") and _STRUCTURE_OR_CLAUSE.match(line) else line


def read(markdown: str) -> MotionText:
    """The motion that `write` wrote or a person typed. Unknown sections are kept as `unrecognised`.

    Raises MarkdownError when the attributes of a clause are misspelt.
    """
    draft = _Draft()
    section: str | None = None
    for number, line in enumerate(readable(markdown).split("\n"), 1):
        line = line.replace("\t", "    ").rstrip()
        if (match := _TITLE.match(line)) and not draft.has_title:
            draft.title, draft.has_title = match[1] or "", True
        elif match := _SECTION.match(line):
            section = _SECTION_NAMED.get(one_line(match[1] or "").lower(), "unrecognised")
            if section == "unrecognised" and one_line(match[1] or "") != HEADINGS["unrecognised"]:
                draft.lines("unrecognised").extend(["", match[1] or "", ""])
        elif section is None and (match := _KIND.match(line)) and kind_named(match[1]):
            draft.kind = kind_named(match[1]) or draft.kind
        elif match := _FOOTNOTE.match(line):
            draft.add_footnote(match[1], match[2] or "")
        else:
            draft.lines(section or "unrecognised").append((number, line))
    return draft.finish()


@dataclass
class _Draft:
    """What has been read so far: numbered lines by section."""

    title: str = ""
    has_title: bool = False
    kind: str = "motion"
    footnotes: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[Any]] = field(default_factory=dict)

    def lines(self, section: str) -> list[Any]:
        return self.sections.setdefault(section, [])

    def add_footnote(self, mark: str, text: str) -> None:
        if mark in self.footnotes or not FOOTNOTE_MARK.match(mark):
            self.lines("unrecognised").extend(["", f"- [^{mark}]: {text}", ""])
        else:
            self.footnotes[mark] = text

    def finish(self) -> MotionText:
        parts: dict[str, Any] = {}
        for section, lines in self.sections.items():
            numbered = [line if isinstance(line, tuple) else (0, line) for line in lines]
            if section == "clauses":
                parts["opening_formula"], parts["clauses"] = _read_proposal(numbered)
            elif section in LIST_FIELDS:
                parts[section] = tuple(_entries(line for _, line in numbered))
            else:
                parts[section] = "\n".join(_unescape(line) for _, line in numbered)
        notes = tuple(Footnote(mark, text) for mark, text in self.footnotes.items())
        return MotionText(title=self.title, kind=self.kind, footnotes=notes, **parts)


def _entries(lines: Iterator[str]) -> Iterator[str]:
    """One entry per dash or paragraph; wrapped lines are joined."""
    entry = ""
    for line in lines:
        match = _ENTRY.match(line)
        if match or not line:
            if entry:
                yield entry
            entry = match[1] if match else ""
        else:
            entry = f"{entry} {line.strip()}".strip()
    if entry:
        yield entry


def _read_proposal(lines: list[tuple[int, str]]) -> tuple[str, tuple[Clause, ...]]:
    opening: list[str] = []
    found: list[tuple[int, str | None, int, list[str]]] = []
    for number, line in lines:
        if match := _CLAUSE.match(line):
            found.append((number, match[2], len(match[1]) + 1, [match[3]]))
        elif found:
            _, _, indent, text = found[-1]
            text.append(line[min(indent, len(line) - len(line.lstrip(" "))) :])
        else:
            opening.append(_unescape(line))
    taken = {attributes.split()[0] for _, attributes, _, _ in found if attributes and attributes.split()}
    clauses: list[Clause] = []
    for number, attributes, _, text in found:
        clauses.append(_read_clause(number, attributes, "\n".join(text), taken, len(clauses) + 1))
        if any(clauses[-1].id == earlier.id for earlier in clauses[:-1]):
            raise MarkdownError(f"Zeile {number}: Die Kennung „{clauses[-1].id}“ steht schon an einem anderen Punkt.")
    return "\n".join(opening), tuple(clauses)


def _read_clause(number: int, attributes: str | None, text: str, taken: set[str], place: int) -> Clause:
    if attributes is None:
        return Clause(free_id(taken, place), text)
    name, _, rest = attributes.partition(" ")
    if not CLAUSE_ID.match(name):
        raise MarkdownError(
            f"Zeile {number}: „{name}“ kann keine Kennung sein. "
            "Erlaubt sind Kleinbuchstaben a–z, Ziffern und Bindestriche, höchstens 32 Zeichen."
        )
    condition, strength, optional = ALWAYS, None, False
    while rest.strip():
        match = _ATTRIBUTE.match(rest)
        if match is None:
            raise MarkdownError(
                f"Zeile {number}: „{rest.strip()}“ ist keine Angabe zu einem Punkt. "
                'Möglich sind wenn="…", stärke=weich|mittel|hart und wahlweise.'
            )
        rest = rest[match.end() :]
        try:
            condition = parse_condition(match[2]) if match[1] else condition
            strength = _strength(match[4]) if match[3] else strength
        except ValueError as problem:
            raise MarkdownError(f"Zeile {number}: {problem}") from None
        optional = optional or bool(match[5])
    return Clause(name, text, condition, strength, optional)


def _strength(word: str) -> Strength:
    for strength in STRENGTHS:
        if word == strength:
            return strength
    raise ValueError(f"„{word}“ ist keine Stärke. Möglich sind weich, mittel und hart.")


def free_id(taken: set[str], place: int) -> str:
    """A clause id that is not in `taken` (and then is): `punkt-3` for the third place."""
    while (name := f"punkt-{place}") in taken:
        place += 1
    taken.add(name)
    return name
