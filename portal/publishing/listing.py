"""Lists of texts: filters that are links, counts that are true, pages of a fixed size.

Every list costs the same number of queries, whether it holds ten texts or five thousand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from portal.people.models import VoiceKind
from portal.publishing import timeline
from portal.publishing.models.kinds import Article, HistoricalReport, Publication
from portal.publishing.models.texts import Text, TextKind, TextQuerySet
from portal.topics.models import Topic

PER_PAGE = 20


@dataclass(frozen=True)
class Option:
    """One value of a filter: where it leads, how many texts it would leave, whether it is chosen."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Filter:
    """A filter: its options, with „alle“ first."""

    label: str
    name: str
    options: list[Option]

    @property
    def current(self) -> Option | None:
        return next((option for option in self.options[1:] if option.current), None)


class Filtering:
    """What a reader chose, read from the query string; unknown names and values are ignored."""

    names = ("art", "thema", "stimme", "jahr")

    def __init__(self, params: Mapping[str, str]):
        self.chosen = {name: value for name in self.names if (value := params.get(name, "").strip()[:80])}

    def apply(self, texts: TextQuerySet, without: str = "") -> TextQuerySet:
        """The texts that fit all that was chosen, except the filter `without` (whose own options are counted)."""
        for name, value in self.chosen.items():
            if name != without:
                texts = getattr(self, f"_by_{name}")(texts, value)
        return texts

    def link(self, name: str, value: str) -> str:
        """The query string with one filter set (or lifted by an empty value); page numbers start anew."""
        chosen = {key: old for key, old in self.chosen.items() if key != name} | ({name: value} if value else {})
        return "?" + urlencode({key: chosen[key] for key in self.names if key in chosen})

    def offer(self, label: str, name: str, rows: list[tuple[str, str, int]]) -> Filter:
        """A filter from (value, label, count) rows."""
        chosen = self.chosen.get(name, "")
        options = [Option("alle", self.link(name, ""), sum(count for *_, count in rows), not chosen)]
        options += [Option(text, self.link(name, value), count, value == chosen) for value, text, count in rows if count]
        return Filter(label, name, options)

    @staticmethod
    def _by_art(texts, value):
        return texts.filter(kind=value)

    @staticmethod
    def _by_thema(texts, value):
        return texts.filter(topics__slug=value)

    @staticmethod
    def _by_stimme(texts, value):
        kind = VoiceKind.from_slug(value)
        return texts.by_kind_of_voice(kind) if kind else texts.none()

    @staticmethod
    def _by_jahr(texts, value):
        return texts.filter(published_on__year=int(value)) if value.isdigit() and len(value) == 4 else texts.none()


def _kinds(filtering: Filtering, texts: TextQuerySet) -> Filter:
    rows = filtering.apply(texts, "art").order_by().values_list("kind").annotate(Count("pk", distinct=True))
    return filtering.offer("Art", "art", [(kind, TextKind(kind).label, count) for kind, count in sorted(rows)])


def _topics(filtering: Filtering, texts: TextQuerySet) -> Filter:
    within = Q(texts__in=filtering.apply(texts, "thema").values("pk"))
    topics = Topic.objects.annotate(number=Count("texts", filter=within, distinct=True)).filter(number__gt=0)
    return filtering.offer("Thema", "thema", [(topic.slug, topic.name, topic.number) for topic in topics])


def _voices(filtering: Filtering, texts: TextQuerySet) -> Filter:
    rows = filtering.apply(texts, "stimme").order_by().values_list("authorships__voice__kind").annotate(Count("pk", distinct=True))
    counts = dict(rows)
    return filtering.offer("Stimme", "stimme", [(kind.slug, kind.label, counts.get(kind.value, 0)) for kind in VoiceKind])


def _years(filtering: Filtering, texts: TextQuerySet) -> Filter:
    years = filtering.apply(texts, "jahr").years()
    return filtering.offer("Jahr", "jahr", [(str(year), str(year), count) for year, count in years])


def _page(texts: TextQuerySet, params: Mapping[str, str]) -> Page:
    """The asked-for page; a number that is none or too large leads to the nearest there is."""
    return Paginator(texts.listed(), PER_PAGE).get_page(params.get("seite"))


def _list(texts: TextQuerySet, params: Mapping[str, str], offers) -> dict:
    filtering = Filtering(params)
    return {
        "texts": _page(filtering.apply(texts).newest(), params),
        "filters": [offer(filtering, texts) for offer in offers],
        "filtering": filtering,
    }


def article_list(params: Mapping[str, str]) -> dict:
    """Context of /blog/."""
    texts = Text.objects.public().filter(pk__in=Article.objects.public().values("pk"))
    return _list(texts, params, [_kinds, _topics, _voices, _years]) | {"feed_url": "/feeds/blog/"}


def publication_list(params: Mapping[str, str]) -> dict:
    """Context of /publikationen/."""
    texts = Text.objects.public().filter(pk__in=Publication.objects.public().values("pk"))
    return _list(texts, params, [_topics, _years]) | {"feed_url": "/feeds/publikationen/"}


def history_list(params: Mapping[str, str]) -> dict:
    """Context of /geschichte/: the reports in the order of what they tell, and the time line."""
    filtering = Filtering(params)
    everything = HistoricalReport.objects.public()
    reports = filtering.apply(everything).order_by("period_from", "pk")
    return {
        "texts": _page(reports, params),
        "timeline": timeline.draw(reports),
        "filters": [offer(filtering, everything) for offer in (_topics, _voices)],
        "filtering": filtering,
        "feed_url": "/feeds/geschichte/",
    }


def focus_texts(focus, params: Mapping[str, str]) -> dict:
    """Context of a focus."""
    texts = Text.objects.public().in_focus(focus)
    return _list(texts, params, [_kinds]) | {"feed_url": f"/feeds/schwerpunkte/{focus.slug}/"}


def voice_texts(voice, params: Mapping[str, str]) -> dict:
    """What a voice wrote."""
    texts = Text.objects.public().by_voice(voice)
    return _list(texts, params, [_kinds]) | {"feed_url": f"{voice.get_absolute_url()}feed/"}


def home_texts() -> dict:
    """Texts of the home page: the newest, and a strip of history."""
    newest = list(Text.objects.public().listed().newest()[:4])
    return {
        "lead": newest[0] if newest else None,
        "texts": newest[1:],
        "history": HistoricalReport.objects.public().order_by("period_from", "pk")[:4],
    }
