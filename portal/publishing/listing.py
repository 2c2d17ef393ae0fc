"""Lists of texts: filters that are links, counts that are true, pages of a fixed size.

Every list costs the same number of queries, whether it holds ten texts or five thousand.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast, ExtractYear

from portal.design.filters import Filter, Filtering
from portal.people.models import VoiceKind
from portal.publishing import timeline
from portal.publishing.models.kinds import HistoricalReport
from portal.publishing.models.text_queries import TextQuerySet
from portal.publishing.models.text_rows import credit_authors
from portal.publishing.models.texts import Text, TextKind

PER_PAGE = 20


class TextFiltering(Filtering):
    """The filters of lists of texts."""

    names = ("art", "thema", "stimme", "jahr")

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


def _facet(texts: TextQuerySet, name: str, value, label=None) -> TextQuerySet:
    """Rows (facet, value, label, number of texts), to be joined with those of other facets."""
    named = texts.order_by().annotate(facet=Value(name), value=value, label=label or Value("", CharField()))
    return named.values_list("facet", "value", "label").annotate(number=Count("pk", distinct=True))


FACETS = {
    "art": lambda texts: _facet(texts, "art", F("kind")),
    "thema": lambda texts: _facet(texts.exclude(topics=None), "thema", F("topics__slug"), F("topics__name")),
    "stimme": lambda texts: _facet(texts.exclude(authorships=None), "stimme", F("authorships__voice__kind")),
    "jahr": lambda texts: _facet(texts, "jahr", Cast(ExtractYear("published_on"), CharField())),
}
TITLES = {"art": "Art", "thema": "Thema", "stimme": "Stimme", "jahr": "Jahr"}


def _count(filtering: Filtering, texts: TextQuerySet, names: list[str]) -> tuple[int, list[Filter]]:
    """How many texts are left, and the filters with their counts, all in one query.

    A text has several topics and voices, so „alle“ is counted by itself and no sum of its options.
    """
    lifted = [name for name in names if name in filtering.chosen]
    parts = [FACETS[name](filtering.apply(texts, name)) for name in names]
    parts += [_facet(filtering.apply(texts, name), f"alle {name}", Value("", CharField())) for name in lifted]
    rows: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for name, value, label, number in _facet(filtering.apply(texts), "", Value("", CharField())).union(
        *parts, all=True
    ):
        rows[name].append((value, label, number))
    totals = {
        name: sum(number for *_, number in rows[f"alle {name}" if name in lifted else ""]) for name in ["", *names]
    }
    filters = [filtering.offer(TITLES[name], name, _in_order(name, rows[name]), totals[name]) for name in names]
    return totals[""], filters


def _in_order(name: str, rows: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Options as readers expect them: kinds as defined, topics by name, years backwards; with their labels."""
    if name == "art":
        kinds = {value: number for value, _, number in rows}
        return [(kind.value, kind.label, kinds[kind]) for kind in TextKind if kind in kinds]
    if name == "stimme":
        kinds = {value: number for value, _, number in rows}
        return [(kind.slug, kind.label, kinds[kind]) for kind in VoiceKind if kind in kinds]
    if name == "jahr":
        return [(value, value, number) for value, _, number in sorted(rows, reverse=True)]
    return sorted(rows, key=lambda row: row[1].casefold())


def _page(texts: TextQuerySet, params: Mapping[str, str], total: int) -> Page:
    """The asked-for page; a number that is none or too large leads to the nearest there is."""
    paginator = Paginator(texts.listed(), PER_PAGE)
    paginator.count = total  # It is known already; Django would count again.
    return paginator.get_page(params.get("seite"))


def _list(texts: TextQuerySet, params: Mapping[str, str], names: list[str]) -> dict:
    filtering = TextFiltering(params)
    total, filters = _count(filtering, texts, names)
    return {"texts": _page(filtering.apply(texts).newest(), params, total), "filters": filters, "filtering": filtering}


def article_list(params: Mapping[str, str]) -> dict:
    """Context of /blog/."""
    texts = Text.objects.public().filter(kind__in=[TextKind.BLOG, TextKind.ANALYSIS])
    return _list(texts, params, ["art", "thema", "stimme", "jahr"]) | {"feed_url": "/feeds/blog/"}


def publication_list(params: Mapping[str, str]) -> dict:
    """Context of /publikationen/."""
    texts = Text.objects.public().filter(kind=TextKind.PUBLICATION)
    return _list(texts, params, ["thema", "jahr"]) | {"feed_url": "/feeds/publikationen/"}


def history_list(params: Mapping[str, str]) -> dict:
    """Context of /geschichte/: the reports in the order of what they tell, and the time line of those shown."""
    filtering = TextFiltering(params)
    total, filters = _count(filtering, Text.objects.public().filter(kind=TextKind.HISTORY), ["thema", "stimme"])
    reports = filtering.apply(HistoricalReport.objects.public()).order_by("period_from", "pk")
    page = _page(reports, params, total)
    return {
        "texts": page,
        "timeline": timeline.draw(list(page)),
        "filters": filters,
        "filtering": filtering,
        "feed_url": "/feeds/geschichte/",
    }


def focus_texts(focus, params: Mapping[str, str]) -> dict:
    """Context of a focus."""
    texts = Text.objects.public().in_focus(focus)
    return _list(texts, params, ["art"]) | {"feed_url": f"/feeds/schwerpunkte/{focus.slug}/"}


def voice_texts(voice, params: Mapping[str, str]) -> dict:
    """What a voice wrote."""
    texts = Text.objects.public().by_voice(voice)
    return _list(texts, params, ["art"]) | {"feed_url": f"{voice.get_absolute_url()}feed/"}


def answers_to(voice, most: int = 20) -> list[Text]:
    """What others answered to what a voice wrote, the newest first, in two queries."""
    own = Text.objects.public().by_voice(voice)
    found = Text.objects.public().answering(own).exclude(pk__in=own.order_by().values("pk"))
    answers = list(found.defer("body", "body_html", "plain_text").newest()[:most])
    credit_authors(answers)
    return answers


def home_texts() -> dict:
    """Texts of the home page: the newest, and a strip of history."""
    newest = list(Text.objects.public().listed("wide").newest()[:4])
    return {
        "lead": newest[0] if newest else None,
        "texts": newest[1:],
        "history": HistoricalReport.objects.public().order_by("period_from", "pk")[:4],
    }
