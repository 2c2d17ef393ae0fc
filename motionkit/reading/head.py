"""The head of a motion: who writes to whom, when, under which number – and what it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from motionkit.kinds import kind_named
from motionkit.letterhead import Letterhead
from motionkit.reading.outline import Paragraph

_PAPER: Final = (
    r"(?:(?:interfraktionelle[rn]?|gemeinsame[rn]?|schriftliche|mündliche|kleine|große|eiliger?|dringliche[rn]?)\s+)?"
    r"(?:(?:sach|prüf|eil|dringlichkeits|haushalts|haushaltsbegleit|änderungs|ergänzungs|berichts|satzungs|gruppen|fraktions|"
    r"einwohner|bürger|resolutions|zusatz)?-?(?:antrag|anfrage|auftrag)|anfrage|resolution|änderungs-\s?(?:und|/)\s?ergänzungsantrag|"
    r"beschlussvorlage|vorlage|berichtsersuchen)"
)
_KIND = re.compile(
    rf"^\W*({_PAPER})(?:\s+(?:nr\.?|nummer)\W*\d[\d/.-]*)?(?:\s+(?:der|des|von|an den|an die))?\W*$", re.IGNORECASE
)
_KIND_AND_TITLE = re.compile(
    rf"^\W*({_PAPER})(?:\s*[:–-]\s*|\s+(?:zum thema|betreffend|betr\.|gem\.|gemäß[^:]{{0,60}})\W*:?\s*)(\S.{{4,}})$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*(?:betreff|betr\.?|titel|thema|gegenstand|bezeichnung|kurzbezeichnung|betrifft|überschrift|antragstitel|"
    r"beratungsgegenstand|verhandlungsgegenstand|tagesordnungspunkt)\s*:\W*(.*)$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s?\d{2,4}\b"
)
_REFERENCE = re.compile(
    r"^\W*(?:vorlage(?:n)?(?:\s*-?\s*nr\.?|nummer)?|drucksache(?:n)?(?:\s*-?\s*nr\.?|nummer)?|ds\.?(?:-nr\.?)?|antrags?-?(?:nr\.?|nummer)|"
    r"aktenzeichen|az\.?|nr\.)\s*:?\s*(\S*\d\S*(?:\s\S*\d\S*)?)\s*$",
    re.IGNORECASE,
)
_BARE_REFERENCE = re.compile(r"^(?:[A-Z]{1,5}[-/ ]?)?\d{1,6}[/-]\d{2,6}(?:[/-][\w.]{1,8})*$")
_FIELD = re.compile(
    r"^\W*(?:gremium|gremien|termin|top|vorlage|verantwortlich|dienststelle|sitzung|sitzungs?(?:termin|datum)|datum|status|beratungsfolge|"
    r"beratung|eingang|eingegangen|eingangsstempel|öffentlich|nichtöffentlich|nicht öffentlich|ö|nö|ja|nein|zuständig|federführ\w*|"
    r"bearbeit\w*|telefon|tel|fax|telefax|e-?mail|internet|seite|anlage\w*|drucksache\w*|ds|az|aktenzeichen|"
    r"zur sitzung|für die sitzung|zur behandlung|ihr zeichen|unser zeichen|ansprechpartner\w*|wahlperiode)"
    r"\b[^!?]{0,60}$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^(?:die\s+)?(?:(?:landeshaupt|hanse|universitäts|kreis|groß|wissenschafts|freie und hanse)?stadt|gemeinde|landkreis|kreis|markt|"
    r"samtgemeinde|verbandsgemeinde|bezirksamt|bezirk|amt|stadtamt|ortschaft|flecken|region|hansestadt|ortsteil)\s+[\wÄÖÜäöüß.()/ -]{2,40}$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"^(?:Orts|Bezirks|Gemeinde|Kreis|Amts)verwaltung [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?$")
_ADDRESSEE = re.compile(
    r"^(?:an\s|z\.\s?hd|herrn?\b|frau\b|der\s+ober|der\s+bürger|der\s+landrat|die\s+(?:ober)?bürgermeisterin|die\s+landrätin|"
    r"(?:ober)?bürgermeister(?:\*?in)?\b|landr[aä]t\w*\b|stadtverordnetenvorsteher|bezirksverordnetenvorsteher|vorsitzende[rn]? de[sr]\b|"
    r"sehr geehrte|liebe[r]?\s|guten tag|rathaus$|im hause$|nachrichtlich|über\s+(?:den|die|das)\b)",
    re.IGNORECASE,
)
_ORIGINATOR = re.compile(
    r"fraktion\b|fraktionen\b|ratsgruppe|^gruppe\b|^(?:stadt|gemeinde|kreis|orts|ortschafts|bezirks)?r[aä]t(?:in|innen|e)?\s|"
    r"^(?:stadt|kreis|gemeinde|bezirks)verordnete|ratsmitglied|ratsherr|ratsfrau|ortsvorsteher|ortsbeirat|ortschaftsrat|"
    r"^(?:antragsteller|einreicher|eingebracht|initiator|verfasser|absender|von\s*:|der antragsteller)|"
    r"^(?:SPD|CDU|CSU|FDP|AfD|B\s?90|Bündnis\s?90|GRÜNE|DIE GRÜNEN|DIE LINKE|Die Linke|Linke|FW|Freie Wähler|Volt|ÖDP|PIRATEN|"
    r"Die PARTEI|KULT|KAL)\b.{0,60}$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"^(?:(?:der|die|in der|im|an die|an den)\s+)?(?:\w*verordnetenversammlung|\w*vertretung|gemeinderat|stadtrat|kreistag|bürgerschaft|rat|"
    r"ortsbeirat|ortschaftsrat|bezirksversammlung)(?:\s+(?:de[rs]|von|in)\s+[\wÄÖÜäöüß -]{3,40})?$",
    re.IGNORECASE,
)
_FACTION = re.compile(
    r"^(?:die\s+)?(?:[\wÄÖÜäöüß/-]*-)?(?:stadt|gemeinde|kreistags|rats)?(?:verordneten)?fraktion(?:en)?\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:Dr\.\s+|Prof\.\s+)*[A-ZÄÖÜ][\w.-]+(?:\s+[A-ZÄÖÜ(][\w.()/-]+){1,4}\s*\([^()]{2,40}\)$")
_MEETING = re.compile(
    r"\b\d{1,3}\.\s+(?:\w+)?sitzung\b|^(?:gemeinderat|stadtrat|rat|kreistag|ortschaftsrat|bezirksbeirat|\w*ausschuss|\w*versammlung|"
    r"\w*vertretung|hauptausschuss|plenum)\b.{0,60}\d",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@|\bwww\.|https?://|\b\d{5}\s+[A-ZÄÖÜ]|\bTel(?:efon|\.)?\b|\bFax\b|^\+?\d[\d /()-]{6,}$|\b(?:str\.|straße|platz)\s*\d"
)
# Who is told to do something begins a demand, seldom a title.
_ORDER = re.compile(
    r"^(?:\W*(?:die|der|das)\s+(?:\w*verwaltung|magistrat|\w*rat|\w*ausschuss|stadt\b|gemeinde\b|kreis\b|\w*bürgermeister|landr|"
    r"\w*vertretung|\w*versammlung|bezirksamt|vorstand|fraktion)|wir\b|hiermit|es wird|ich\b)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:wird|werden|möge|mögen|soll|sollen|hat|haben|ist|sind|bitten|beantragen|beantragt)\b")
_WORDS = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_BOUND = re.compile(r"\s(?:zu|zum|zur|auf|betreffend|betr\.?|über|für|hier:)\s", re.IGNORECASE)


HEAD_ROLES: Final = ("head", "originator", "addressee", "dated")
_OWN_FIELD = re.compile(r"^(Gremium|Sitzung|Drucksache) (.+)$")


@dataclass
class Head:
    """What a head said. `rest` holds lines that were not understood, `fields` form fields and contacts."""

    title: str = ""
    kind: str | None = None
    lines: dict[str, list[str]] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)

    def note(self, name: str, line: str) -> None:
        self.lines.setdefault(name, []).append(line)

    def letterhead(self) -> Letterhead:
        return Letterhead(**{name: ", ".join(dict.fromkeys(lines)) for name, lines in self.lines.items()})


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Sort the lines before the proposal into a Head and choose the title."""
    head = Head()
    candidates: list[tuple[int, list[str]]] = []
    for place, paragraph in enumerate(paragraphs):
        if paragraph.role == "title" or (
            paragraph.heading and not head.title and not _classify(paragraph.text, head, dry=True)
        ):
            if head.title:
                candidates.append((place, [head.title]))
            head.title = paragraph.full_text
            continue
        if paragraph.role == "kind":
            head.kind = kind_named(paragraph.full_text)
            head.fields.append(paragraph.full_text)
            continue
        if paragraph.role in HEAD_ROLES:
            _note_own(paragraph, head)
            continue
        block: list[str] = []
        for line in _subject_lines(paragraph, head):
            if _classify(line, head):
                if block:
                    candidates.append((place, block))
                block = []
            else:
                block.append(line)
        if block:
            candidates.append((place, block))
    _choose_title(head, candidates, own=any(paragraph.role == "kind" for paragraph in paragraphs))
    return head


def _note_own(paragraph: Paragraph, head: Head) -> None:
    """A line of a letterhead that our own export wrote."""
    text = paragraph.full_text
    if paragraph.role in ("originator", "addressee"):
        head.note(paragraph.role, text)
    elif paragraph.role == "dated":
        place, _, date = text.rpartition(", ")
        head.note("date", date)
        head.note("place", place)
    elif match := _OWN_FIELD.match(text):
        head.note({"Gremium": "council", "Sitzung": "meeting"}.get(match[1], "reference"), match[2])
    else:
        head.note("address", text)


def _subject_lines(paragraph: Paragraph, head: Head) -> Iterator[str]:
    """The lines of a paragraph; after „Betreff:“ they are the title and none is left."""
    lines = [part for line in paragraph.lines for part in re.split(r"\s{3,}|\t", line) if part]
    for place, line in enumerate(lines):
        match = _SUBJECT.match(line)
        if match and not head.title and (match[1] or place + 1 < len(lines)):
            head.title = _title_of([match[1], *lines[place + 1 :]])
            head.fields.append(line[: match.start(1)].strip())
            return
        yield line


def _title_of(lines: Sequence[str]) -> str:
    from motionkit.reading.wrapping import join

    return join([line for line in lines if line.strip()]).strip(" *_")


def _choose_title(head: Head, candidates: list[tuple[int, list[str]]], own: bool) -> None:
    texts = [_title_of(block) for _, block in candidates]
    if not head.title and texts:
        best = max(range(len(texts)), key=lambda place: _title_score(texts[place], place))
        if _WORDS.search(texts[best]):
            head.title = texts.pop(best)
    if not own and (match := _KIND_AND_TITLE.match(head.title)):
        head.kind = head.kind or kind_named(match[1])
        head.fields.append(head.title[: match.start(2)].strip())
        head.title = match[2].strip(" *_")
    head.rest += texts


def _title_score(text: str, place: int) -> float:
    words = _WORDS.findall(text)
    score = min(len(text), 80) / 10 + min(len(words), 8) + place * 1.5
    if text.endswith((".", "!", "?", ":", ",")):
        score -= 6
    if len(text) > 250:
        score -= 12
    if _DATE.search(text):
        score -= 2
    if _ORDER.match(text):
        score -= 10
    if _VERB.search(text):
        score -= 5
    if text[:1].islower() or text.startswith("("):
        score -= 12
    return score


def _classify(line: str, head: Head, *, dry: bool = False) -> bool:
    """Whether a line is a known part of heads; notes it there unless `dry`."""
    bare = line.strip(" *_#")
    if match := _KIND.match(bare):
        if not dry:
            head.kind = head.kind or kind_named(" ".join(match[1].split()))
            head.fields.append(bare)
        return True
    name = _field_of(bare)
    if not dry and name:
        if name == "fields":
            head.fields.append(bare)
        else:
            head.note(name, bare)
    return bool(name)


def _field_of(line: str) -> str:
    """The field of Letterhead that a line belongs to, "fields" for form fields, or ""."""
    if match := _REFERENCE.match(line):
        return "reference" if match[1] else "fields"
    if _BARE_REFERENCE.match(line):
        return "reference"
    if not _WORDS.search(line):
        return "date" if _DATE.search(line) else "fields"
    if _MEETING.search(line) and len(line) < 90:
        return "meeting"
    if _ADDRESSEE.match(line) and len(line) < 110:
        return "addressee"
    if _CONTACT.search(line):
        return "address"
    if _PERSON.match(line):
        return "originator"
    if _COUNCIL.match(line):
        return "council"
    if _FACTION.match(line) and len(line) < 100:
        return "originator"
    if _ORIGINATOR.search(line) and len(line) < 100 and not _BOUND.search(line):
        return "originator"
    if _BODY.match(line) or _OFFICE.match(line):
        return "council"
    if _DATE.search(line) and len(_WORDS.findall(line)) <= 4:
        return "date"
    if line.endswith(":") and len(line) < 40:
        return "fields"
    return "fields" if _FIELD.match(line) else ""


def is_head_line(text: str) -> bool:
    """Whether `text` is a known line of heads, such as „53. Plenarsitzung Gemeinderat“."""
    return len(text) < 110 and bool(_KIND.match(text) or _field_of(text))


def gives_order(text: str) -> bool:
    """Whether `text` begins as demands do: „Die Verwaltung …“, „Wir …“."""
    return bool(_ORDER.match(text))


def is_short_demand(text: str) -> bool:
    """Whether `text` is a whole short sentence, as short motions are („… wird wieder eingeführt.“)."""
    return text.endswith(".") and len(_WORDS.findall(text)) >= 4 and bool(_VERB.search(text) or _ORDER.match(text))
