"""From an outline to a motion: where its parts begin, and what belongs to none of them."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from motionkit.reading.clauses import prose_of, split_proposal, value_of
from motionkit.reading.head import HEAD_ROLES, Head, gives_order, is_head_line, is_short_demand, read_head
from motionkit.reading.headings import inline_section, is_opening_formula, makes_demand, section_of
from motionkit.reading.outline import Outline, Paragraph
from motionkit.reading.results import Reading
from motionkit.reading.signatures import take_signatures
from motionkit.text import LIST_FIELDS, MotionText

NO_REASONS_HEADING: Final = "Die Begründung trägt keine Überschrift; sie beginnt vermutlich nach dem Antragstext."
NO_PROPOSAL_HEADING: Final = "Der Beschlussvorschlag trägt keine Überschrift; wo er beginnt, ist vermutet."

_LONGEST_HEAD: Final = 80
_SENTENCE = re.compile(r"[.!?][\"“”»«)\]]*(?:\s*\[\^\S+\])?$")
_DEMANDS = re.compile(
    r"\b(?:beauftragt|gebeten|prüft|mögen?|soll(?:en)?|beantrag\w*|bitten|fordern|wird|werden|ersucht|beschließ\w*|legt|"
    r"berichtet|stellt|richtet|erarbeitet|setzt|schafft)\b"
)


@dataclass
class _Parts:
    """Paragraphs by section, in the order in which they stood."""

    sections: dict[str, list[Paragraph]] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    dangling: list[str] = field(default_factory=list)

    def section(self, name: str) -> list[Paragraph]:
        return self.sections.setdefault(name, [])


def recognise(outline: Outline) -> Reading:
    """The reading of a document. Every word of the outline is in the result."""
    paragraphs, signatures = take_signatures(outline.paragraphs)
    end = _head_end(paragraphs)
    head = read_head(paragraphs[:end])
    own = any(paragraph.role in ("body", "clause") for paragraph in paragraphs)
    parts = _split(paragraphs[end:], own)
    guesses = [] if own else _guess(parts)
    motion = _motion(head, parts, outline, own)
    letterhead = replace(head.letterhead(), signature=", ".join(signatures))
    return Reading(
        motion=motion,
        letterhead=letterhead,
        signatures=tuple(signatures),
        changes=tuple(outline.changes),
        comments=tuple(outline.comments),
        noise=(*outline.noise, *head.fields),
        headings=(*parts.headings, *parts.dangling),
        guesses=tuple(guesses),
        notices=tuple(dict.fromkeys(outline.notices)),
    )


def _head_end(paragraphs: list[Paragraph]) -> int:
    """The place of the first paragraph that is no longer head."""
    has_title = False
    for place, paragraph in enumerate(paragraphs[:_LONGEST_HEAD]):
        text = paragraph.full_text
        if paragraph.role in ("title", "kind", *HEAD_ROLES):
            has_title = has_title or paragraph.role == "title"
            continue
        if paragraph.role in ("clause", "body"):
            return place
        section = section_of(text)
        if section and not (
            section == "clauses" and _names_kind(text) and not _heads_proposal(paragraphs, place, has_title)
        ):
            return place
        if inline_section(text) or (is_opening_formula(text) and len(text) > 12):
            return place
        if paragraph.heading:
            if has_title and paragraph.heading > 1:
                return place
            has_title = has_title or not _names_kind(text)
            continue
        if paragraph.row and place < 15 and max(map(len, paragraph.lines)) < 120:
            continue
        if not has_title and paragraph.label and len(text) < 45 and not text.endswith((".", ":", ";", ",", "?")):
            continue
        begins_list = paragraph.label and value_of(paragraph.label) <= 1 and len(paragraph.text) > 8
        if paragraph.row or (begins_list and not is_head_line(text)):
            return place
        if has_title and is_short_demand(text) and not is_head_line(text):
            return place
        if _is_prose(paragraph) or (has_title and len(text) > 40 and gives_order(text) and not is_head_line(text)):
            return place
        has_title = has_title or any(len(line) > 12 and not is_head_line(line) for line in paragraph.lines)
    return min(len(paragraphs), _LONGEST_HEAD)


def _heads_proposal(paragraphs: list[Paragraph], place: int, has_title: bool) -> bool:
    """Whether „Antrag“ is the heading of the demand (which then follows at once) or the kind of paper."""
    if not has_title or place + 1 >= len(paragraphs):
        return False
    following = paragraphs[place + 1]
    text = following.full_text
    return bool(following.label) or is_opening_formula(text) or _is_prose(following) or is_short_demand(text)


def _names_kind(text: str) -> bool:
    head = read_head([Paragraph(text)])
    return bool(head.fields) and not head.title


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) > 60 and len(text.split()) > 7 and bool(_SENTENCE.search(text) or ". " in text[20:-20])


def _split(paragraphs: list[Paragraph], own: bool) -> _Parts:
    """`own`: the document was made by our export, whose headings of the first level are the only ones."""
    parts = _Parts()
    current, filled = "", True
    for paragraph in paragraphs:
        text = paragraph.full_text
        may_head = paragraph.heading == 1 if own else paragraph.role in ("", "title") and not paragraph.row
        section = section_of(text) if may_head else None
        if section and not (
            section == "clauses"
            and current in ("reasoning", "facts")
            and not paragraph.heading
            and not text.endswith(":")
        ):
            if not filled:
                parts.dangling.append(parts.headings.pop())
            parts.headings.append(text)
            current, filled = section, False
        elif not own and paragraph.role == "" and not paragraph.row and (inline := inline_section(text)):
            current, filled = inline[0], True
            parts.headings.append(text[: len(text) - len(inline[1])].strip())
            parts.section(current).append(Paragraph(inline[1]))
        else:
            undecided = not parts.sections.get("clauses") and not parts.sections.get("")
            if not own and current == "facts" and undecided and is_opening_formula(text):
                current = "clauses"
            parts.section(current).append(paragraph)
            filled = True
    if not filled:
        parts.dangling.append(parts.headings.pop())
    return parts


def _guess(parts: _Parts) -> list[str]:
    """Give the paragraphs before the first heading a section; say in German what was assumed."""
    loose = parts.sections.pop("", [])
    guesses: list[str] = []
    if loose and "clauses" in parts.sections:
        formula = [paragraph for paragraph in loose if is_opening_formula(paragraph.full_text)]
        others = [paragraph for paragraph in loose if not is_opening_formula(paragraph.full_text)]
        parts.sections["clauses"][:0] = formula
        parts.section("facts")[:0] = others
    elif loose:
        guesses.append(NO_PROPOSAL_HEADING)
        parts.sections["clauses"] = loose
    else:
        guesses += _demand_among_facts(parts)
    proposal = parts.sections.get("clauses", [])
    if proposal and not parts.sections.get("reasoning") and not parts.sections.get("facts"):
        cut = _reasons_begin(proposal)
        if cut < len(proposal):
            guesses.append(NO_REASONS_HEADING)
            parts.sections["clauses"], parts.sections["reasoning"] = proposal[:cut], proposal[cut:]
    return guesses


def _demand_among_facts(parts: _Parts) -> list[str]:
    """Without a proposal, the demand stands where the facts end: move it."""
    facts = parts.sections.get("facts", [])
    if parts.sections.get("clauses") or not facts:
        return []
    for place, paragraph in enumerate(facts):
        if makes_demand(paragraph.text):
            parts.sections["facts"], parts.sections["clauses"] = facts[:place], facts[place:]
            return [NO_PROPOSAL_HEADING]
    return []


def _reasons_begin(proposal: list[Paragraph]) -> int:
    """Where the reasons begin in a text that does not say so."""
    labelled = [place for place, paragraph in enumerate(proposal) if paragraph.label]
    if labelled:
        end = labelled[0]
        while end < len(proposal) and (proposal[end].label or (end + 1 < len(proposal) and proposal[end + 1].label)):
            end += 1
        return end
    end = 0
    while end < len(proposal) and is_opening_formula(proposal[end].full_text):
        end += 1
    end += 1
    while end < len(proposal) and end < 4 and len(_DEMANDS.findall(proposal[end].text)) >= 2:
        end += 1
    return min(end, len(proposal))


def _motion(head: Head, parts: _Parts, outline: Outline, own: bool) -> MotionText:
    opening, clauses = split_proposal(parts.sections.pop("clauses", []), own=own)
    kind = head.kind or "motion"
    unplaced = [*parts.sections.pop("", []), *parts.sections.pop("unrecognised", [])]
    unrecognised = [paragraph.full_text for paragraph in unplaced]
    content: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, paragraphs in parts.sections.items():
        if name in LIST_FIELDS:
            lists[name] = tuple(_entry(paragraph) for paragraph in paragraphs)
        else:
            content[name] = prose_of(paragraphs)
    if kind == "motion" and "Fragen" in parts.headings and "Beschlussvorschlag" not in parts.headings:
        kind = "inquiry"
    return MotionText(
        title=head.title,
        kind=kind,
        opening_formula=opening,
        clauses=clauses,
        footnotes=tuple(outline.footnotes),
        unrecognised=(*head.rest, *unrecognised),
        **content,  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
    )


def _entry(paragraph: Paragraph) -> str:
    numbered = paragraph.label.rstrip(".").isdigit() or paragraph.label in "-*•–"
    return paragraph.text if numbered else paragraph.full_text
