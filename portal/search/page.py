"""What the search page shows: results, what narrows them down, ways on when there is little or nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict

import german
from motionkit.characters import readable
from portal.design.filters import Filter, Filtering, Option
from portal.search import facets, finding, knowing
from portal.search.content import kinds
from portal.search.finding import PER_PAGE, Hit, Results
from portal.search.models import Entry, Recommendation
from portal.search.narrowing import FacetCounts
from portal.search.neighbours import related

MOST_LETTERS = 2_000
MOST_NEAR = 10
MOST_SINGLE_WORDS = 5
_THING = re.compile(r"([a-z]{2,20})-(\d{1,12})")


@dataclass(frozen=True)
class Chip:
    """Something that was chosen, and where lifting it leads."""

    label: str
    url: str


class SearchFiltering(Filtering):
    """What was asked for in an address: the question `q`, and values of facets."""

    names = ("q", *facets.NAMES)

    def __init__(self, params: Mapping[str, str]):
        super().__init__({**params, "q": ""})
        self.question = one_line(params.get("q", ""))
        self.narrowing = dict(self.chosen)
        if self.question:
            self.chosen = {"q": self.question} | self.chosen

    def link(self, name: str, value: str) -> str:
        """As of any list; what the question itself says about a facet („land:hessen“) is lifted as well."""
        chosen = {key: old for key, old in self.chosen.items() if key != name}
        chosen |= {name: value} if value else {}
        if name != "q" and "q" in chosen:
            chosen["q"] = " ".join(re.sub(rf"(?<!\S){name}:\S+", " ", chosen["q"], flags=re.IGNORECASE).split())
        return "?" + urlencode({key: chosen[key] for key in self.names if chosen.get(key)})

    @property
    def query_string(self) -> str:
        return urlencode(self.chosen)


def one_line(text: str) -> str:
    """What was typed, without line ends; nobody types more than `MOST_LETTERS`. What is no letter anywhere goes."""
    text = text[:MOST_LETTERS].encode("utf-8", "replace").decode()
    return " ".join(readable(text.replace("\x00", " ")).split())


def page_context(params: QueryDict) -> dict:
    """Context of /suche/."""
    filtering = SearchFiltering(params.dict())
    number = params.get("seite", "1")
    results = finding.search(
        filtering.question,
        narrowing=filtering.narrowing,
        page=int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1,
    )
    filters = [_filter(filtering, facet) for facet in results.facets if _is_of_use(facet)]
    wanted = results.recommended if results.page == 1 and not filtering.narrowing else ()
    return {
        "q": filtering.question,
        "results": results,
        "filtering": filtering,
        "filters": filters,
        "corrected_url": filtering.link("q", results.corrected),
        "chips": _chips(filtering, results),
        "recommended": list(Recommendation.objects.filter(pk__in=wanted)) if wanted else [],
        "single_words": _single_words(filtering.question) if not results.hits else [],
        "usual_words": [] if filtering.chosen else knowing.usual_words(),
        "missing": max(0, results.total - results.complete),
        "page": Paginator(range(results.total), PER_PAGE).get_page(results.page),
        "feed_url": f"/feeds/suche/?{filtering.query_string}" if filtering.chosen else "",
    }


def near_context(thing: str) -> dict:
    """Context of /suche/?wie=text-7: what shares its rarest words. Empty for what is not there or not public."""
    named = _THING.fullmatch(thing)
    entry = finding.entry_of(named[1], int(named[2])) if named else None
    near = related(entry, MOST_NEAR) if entry else []
    labels = kinds()
    return {"like": entry, "hits": [_plain(one, labels) for one in near], "usual_words": knowing.usual_words()}


def _plain(entry: Entry, labels: Mapping[str, str]) -> Hit:
    """An entry as a result in which nothing is marked."""
    title, words = [german.Segment(entry.title)], [german.Segment(entry.summary)]
    label = labels.get(entry.kind, entry.kind)
    return Hit(entry.pk, entry.kind, label, entry.url, title, words, entry.date, {}, entry.is_example, True)


def _filter(filtering: SearchFiltering, facet: FacetCounts) -> Filter:
    chosen = any(option.is_chosen for option in facet.options)
    options = [Option("alle", filtering.link(facet.name, ""), facet.everything, not chosen)]
    for one in facet.options:
        options.append(Option(one.label, filtering.link(facet.name, one.value), one.count, one.is_chosen))
    return Filter(facet.label, facet.name, options)


def _is_of_use(facet: FacetCounts) -> bool:
    """A facet that holds for all results, and is not chosen, narrows nothing down."""
    option = facet.options[0]
    return len(facet.options) > 1 or option.is_chosen or option.count < facet.everything


def _chips(filtering: SearchFiltering, results: Results) -> list[Chip]:
    """Everything that was chosen, also by the question itself, and also what is no value of a facet."""
    labels = {(facet.name, option.value): option.label for facet in results.facets for option in facet.options}
    titles = {facet.name: facet.label for facet in facets.FACETS}
    return [
        Chip(f"{titles[name]}: {labels.get((name, value), value)}", filtering.link(name, ""))
        for name, value in results.chosen.items()
    ]


def _single_words(question: str) -> list[str]:
    """The words of a question one by one, when there are several: fewer words find more."""
    query = german.query(question, facets.FIELDS)
    words = [unit.surface for unit in (*query.units, *(unit for phrase in query.phrases for unit in phrase))]
    words = list(dict.fromkeys(words))[:MOST_SINGLE_WORDS]
    return words if len(words) > 1 else []
