"""The directory of motions: filters that are links, counts that are true, three ways to sort.

It costs eight queries, whether there are twelve motions or five thousand.
"""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Subquery, Value

from motionkit.kinds import KINDS
from motionkit.text import STRENGTHS
from portal.design.filters import Filter, Filtering
from portal.motions import wording
from portal.motions.models import LegalReview, LegalState, Motion, MotionQuerySet
from portal.motions.models.legal import HOLDS
from portal.places.models import FederalState
from portal.topics.models import Topic

PER_PAGE = 20
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-"})
KIND_SLUGS = {german.lower().translate(_UMLAUTS): kind for kind, german in KINDS.items()}
SORTS = {
    "": ("neueste", MotionQuerySet.newest),
    "eingebracht": ("oft eingebracht", MotionQuerySet.most_filed),
    "titel": ("Titel", MotionQuerySet.by_title),
}


class MotionFiltering(Filtering):
    """What a reader of the directory chose. Words (`q`) and sorting stay when a filter changes."""

    names = ("q", "thema", "art", "land", "staerke", "rechtsstand", "sortierung")

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen that leaves out motions."""
        return bool(self.chosen.keys() - {"sortierung"})

    @property
    def without_words(self) -> str:
        """The link that lifts the words searched for."""
        return self.link("q", "")

    @property
    def feed_url(self) -> str:
        """The Atom feed of exactly these motions."""
        without_sorting = MotionFiltering({**self.chosen, "sortierung": ""})
        return "/feeds/antraege/" + without_sorting.link("sortierung", "").rstrip("?")

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(label, link, whether chosen)"""
        chosen = self.chosen.get("sortierung", "")
        return [(label, self.link("sortierung", name), name == chosen) for name, (label, _) in SORTS.items()]

    def in_order(self, motions: MotionQuerySet) -> MotionQuerySet:
        _, order = SORTS.get(self.chosen.get("sortierung", ""), SORTS[""])
        return order(motions)

    @staticmethod
    def _by_q(motions, value):
        return motions.matching(value)

    @staticmethod
    def _by_thema(motions, value):
        return motions.about(value)

    @staticmethod
    def _by_art(motions, value):
        return motions.filter(kind=KIND_SLUGS.get(value, ""))

    @staticmethod
    def _by_land(motions, value):
        return motions.valid_in(value)

    @staticmethod
    def _by_staerke(motions, value):
        return motions.filter(strength=value)

    @staticmethod
    def _by_rechtsstand(motions, value):
        return motions.with_legal_review().filter(legal_review=value)

    @staticmethod
    def _by_sortierung(motions, value):
        return motions


def public_models() -> MotionQuerySet:
    """What the directory lists."""
    return Motion.objects.public().models()


def chosen_motions(params: Mapping[str, str]) -> tuple[MotionQuerySet, MotionFiltering]:
    """The motions that a query string asks for, and what it says."""
    filtering = MotionFiltering(params)
    return filtering.apply(public_models()), filtering


def directory(params: Mapping[str, str]) -> dict:
    """Context of /antraege/."""
    motions, filtering = chosen_motions(params)
    offers = (_topics, _kinds, _laender, _strengths, _reviews)
    return {
        "motions": _page(filtering.in_order(motions), params),
        "filters": [offer(filtering, public_models()) for offer in offers],
        "filtering": filtering,
        "feed_url": filtering.feed_url,
    }


def _page(motions: MotionQuerySet, params: Mapping[str, str]) -> Page:
    """The asked-for page; a number that is none or too large leads to the nearest there is."""
    paginator = Paginator(motions.listed(), PER_PAGE)
    paginator.count = motions.order_by().count()  # Counted without what only the shown ones need.
    return paginator.get_page(params.get("seite"))


def _topics(filtering: MotionFiltering, motions: MotionQuerySet) -> Filter:
    within = filtering.apply(motions, "thema")
    counted = Count("motions", filter=Q(motions__in=within.values("pk")), distinct=True)
    rows = Topic.objects.annotate(number=counted, everything=_total(within)).filter(number__gt=0)
    found = list(rows.values_list("slug", "name", "number", "everything"))
    return filtering.offer("Thema", "thema", [row[:3] for row in found], total=found[0][3] if found else 0)


def _kinds(filtering: MotionFiltering, motions: MotionQuerySet) -> Filter:
    rows = filtering.apply(motions, "art").order_by().values_list("kind").annotate(Count("pk", distinct=True))
    counts = dict(rows)
    return filtering.offer(
        "Art", "art", [(slug, KINDS[kind], counts.get(kind, 0)) for slug, kind in KIND_SLUGS.items()]
    )


def _laender(filtering: MotionFiltering, motions: MotionQuerySet) -> Filter:
    within = filtering.apply(motions, "land")
    states = LegalState.objects.filter(motion__in=within.values("pk"), status__in=HOLDS).order_by()
    rows = states.values_list("federal_state").annotate(Count("motion", distinct=True), everything=_total(within))
    found = {land: (number, everything) for land, number, everything in rows}
    everything = next((total for _, total in found.values()), 0)
    named = sorted((state.label, state.value) for state in FederalState)
    counted = [(land, name, found.get(land, (0, 0))[0]) for name, land in named]
    return filtering.offer("Gilt in", "land", counted, total=everything)


def _strengths(filtering: MotionFiltering, motions: MotionQuerySet) -> Filter:
    rows = filtering.apply(motions, "staerke").order_by().values_list("strength").annotate(Count("pk", distinct=True))
    counts = dict(rows)
    return filtering.offer(
        "Stärke", "staerke", [(name, wording.STRENGTHS[name], counts.get(name, 0)) for name in STRENGTHS]
    )


def _reviews(filtering: MotionFiltering, motions: MotionQuerySet) -> Filter:
    within = filtering.apply(motions, "rechtsstand").with_legal_review().order_by()
    counts = dict(within.values_list("legal_review").annotate(Count("pk", distinct=True)))
    rows = [(review.value, review.label, counts.get(review.value, 0)) for review in LegalReview]
    return filtering.offer("Rechtsstand", "rechtsstand", rows)


def _total(motions: MotionQuerySet) -> Subquery:
    """How many motions there are, as a column: what „alle“ leaves, without a query of its own."""
    return Subquery(
        motions.order_by()
        .annotate(one=Value(1))
        .values("one")
        .annotate(number=Count("pk", distinct=True))
        .values("number")
    )
