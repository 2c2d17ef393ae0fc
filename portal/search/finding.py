"""Finding: a question and what narrows it down → a page of results, with what else a reader may want to know.

`search` and `suggest` are all that the search page needs; `neighbours.related` is for others. Nothing that was typed is an error, and nothing is kept of it.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import german
from german.expressions import InTitle, Key, every, some
from portal.places.finding import Found
from portal.places.finding import find as find_places
from portal.search import facets, knowing, recommending
from portal.search.collecting import COUNTED, Collected, Question, collect, in_title
from portal.search.content import called
from portal.search.engines import engine
from portal.search.models import Entry
from portal.search.narrowing import FacetCounts, Values, counts, fits, read, values_of
from portal.search.snippets import best_piece, marked_title

PER_PAGE: Final = 10
MOST_PLACES: Final = 3
SHOWN: Final = (
    *("kind", "title", "url", "date", "summary", "is_example"),
    *(f"words__{name}" for name in ("text", "title", "body", "title_begins", "body_begins")),
)
FEW: Final = 3
"""With fewer answers that hold everything, a mistake in typing is looked for."""


@dataclass(frozen=True)
class Hit:
    """One result. `title` and `snippet` are segments with the reason why they are marked, "" for none; `facets`: name of a
    facet → values; `is_complete`: whether it holds everything that was asked for."""

    id: int
    kind: str
    kind_label: str
    url: str
    title: list[german.Segment]
    snippet: list[german.Segment]
    date: datetime.date | None
    facets: Mapping[str, tuple[str, ...]]
    is_example: bool
    is_complete: bool


@dataclass(frozen=True)
class Results:
    """A page of what was found.

    `total`: entries that can be paged through · `complete`: how many hold everything that was asked for; from `COUNTED` on
    it means „at least“ (`is_many`) · `counted`: over how many entries, the best, facets were counted; fewer than there
    are when `is_cut` · `step`: all, some or loose, the step of the plan that gave the first hit; "" for nothing ·
    `corrected`: „Meinten Sie“, "" for nothing · `chosen`: facets that narrow it down, from the address and from the
    question · `places`: municipalities that are called so ·
    `recommended`: keys of what editors recommend.
    """

    question: str
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    complete: int = 0
    is_many: bool = False
    counted: int = 0
    is_cut: bool = False
    page: int = 1
    pages: int = 1
    per_page: int = PER_PAGE
    step: str = ""
    corrected: str = ""
    facets: list[FacetCounts] = field(default_factory=list)
    chosen: Mapping[str, str] = field(default_factory=dict)
    places: list[Found] = field(default_factory=list)
    recommended: tuple[int, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """Something to go on with: `kind` is „wort“, „kommune“ or the kind of an entry; a word has no address."""

    text: str
    kind: str
    kind_label: str
    url: str = ""


def search(
    text: str, *, narrowing: Mapping[str, str] | None = None, page: int = 1, per_page: int = PER_PAGE
) -> Results:
    """What answers `text`. `narrowing`: facet → value; a page that is none leads to the nearest."""
    question, chosen = ask(text, narrowing or {})
    needed = max(1, page) * per_page
    collected, lifted, values = _narrowed(question, chosen, needed)
    found = list(collected.found)
    pages = max(1, -(-len(found) // per_page))
    page = min(max(1, page), pages)
    shown = found[(page - 1) * per_page : page * per_page]
    few = bool(question.query) and collected.complete < FEW
    return Results(
        question=text,
        hits=_hits(shown, collected, question, values),
        total=len(found),
        complete=collected.complete,
        is_many=collected.complete >= COUNTED,
        counted=len(found),
        is_cut=collected.is_cut,
        page=page,
        pages=pages,
        per_page=per_page,
        step=collected.found[found[0]] if found else "",
        corrected=knowing.correction(question.query, question.frequency) if few else "",
        facets=counts(found, lifted, values, chosen),
        chosen=chosen,
        places=find_places(question.query.text, MOST_PLACES) if question.query.units and page == 1 else [],
        recommended=question.recommended,
    )


def newest(text: str, narrowing: Mapping[str, str], count: int) -> list[Entry]:
    """What holds everything that is asked for, the newest first: for feeds and other lists without ranks."""
    question, chosen = ask(text, narrowing)
    collected, *_ = _narrowed(question, chosen, count)
    complete = [entry for entry, step in collected.found.items() if step == "all"]
    return list(Entry.objects.filter(pk__in=complete).order_by("-date", "-pk")[:count])


def ask(text: str, narrowing: Mapping[str, str]) -> tuple[Question, dict[str, str]]:
    """`text` read as a question, and all that narrows it down."""
    query = german.query(text, facets.FIELDS)
    known, wordings = knowing.editors_words()
    frequency = knowing.Frequencies()
    frequency.learn(query, known)
    titles = " ".join(value for name, value in query.filters if name == facets.IN_TITLE)
    titled = in_title(titles, known)
    marked = german.query(f"{text} {titles}", facets.FIELDS) if titled else query
    recommended = recommending.matching(query, wordings)
    return Question(query, titled, marked, known, frequency, recommended), facets.typed(query.filters) | dict(narrowing)


def _narrowed(question: Question, chosen: Mapping[str, str], needed: int) -> tuple[Collected, list[int], Values]:
    """What is found and fits all that was chosen; what would be found without; the facet values of both.

    When everything that is found could be ranked, narrowing is done here; else the engine does it.
    """
    if not question and not chosen:
        return Collected(), [], {}
    wide = collect(question, {}, needed)
    values = values_of(wide.found)
    wide.found = {entry: step for entry, step in wide.found.items() if entry in values}  # Some may be gone since.
    if not chosen:
        return wide, list(wide.found), values
    if wide.is_cut:
        narrow = collect(question, chosen, needed)
        values |= values_of([entry for entry in narrow.found if entry not in values])
        narrow.found = {entry: step for entry, step in narrow.found.items() if entry in values}
        return narrow, list(wide.found), values
    kept = {entry: step for entry, step in wide.found.items() if fits(values[entry], chosen)}
    complete = sum(step == "all" for step in kept.values())
    return Collected(kept, complete), list(wide.found), values


def _hits(shown: list[int], collected: Collected, question: Question, values: Values) -> list[Hit]:
    rows = Entry.objects.filter(pk__in=shown).select_related("words").only(*SHOWN).in_bulk()
    sought = {loose: german.sought(question.marked, question.synonyms, loose=loose) for loose in (False, True)}
    hits = []
    for key in shown:
        if (entry := rows.get(key)) is None:  # Taken out since it was found.
            continue
        is_complete = collected.found[key] == "all"
        asked = sought[not is_complete]
        title, snippet = marked_title(entry, entry.words, asked), best_piece(entry, entry.words, asked)
        label = called(entry.kind)
        hits.append(
            Hit(
                key,
                entry.kind,
                label,
                entry.url,
                title,
                snippet,
                entry.date,
                read(values[key]),
                entry.is_example,
                is_complete,
            )
        )
    return hits


def suggest(beginning: str, limit: int = 8) -> list[Suggestion]:
    """How a question may go on: words of the index, municipalities, entries with these words in their title."""
    head, _, last = " ".join(beginning[:200].split()).rpartition(" ")
    words = knowing.completions(last, limit)
    found = [Suggestion(f"{head} {word}".strip(), "wort", "Wort") for word in words[: max(1, limit // 2)]]
    if len(last) > 2:
        found += [
            Suggestion(place.label, "kommune", "Kommune", f"/kommunen/{place.ags}/")
            for place in find_places(beginning, 2)
        ]
    found += _entries_called(head, words, limit - len(found))
    return found[:limit]


def _entries_called(head: str, words: list[str], limit: int) -> list[Suggestion]:
    """Entries with all words of `head`, and any of `words`, in their title."""
    keys = [Key(unit.word.key) for word in words for unit in german.query(word).units]
    if not keys or limit < 1:
        return []
    asked = [InTitle(Key(unit.word.key)) for unit in german.query(head).units] + [InTitle(some(keys))]
    numbers = engine().matches(every(asked), limit, {}, knowing.Frequencies())
    rows = Entry.objects.in_bulk(numbers)
    entries = [rows[number] for number in numbers if number in rows]
    return [Suggestion(entry.title, entry.kind, called(entry.kind), entry.url) for entry in entries]


def entry_of(source: str, object_id: int) -> Entry | None:
    """The entry of a thing, e.g. ("motion", 7)."""
    return Entry.objects.filter(source=source, object_id=object_id).first()
