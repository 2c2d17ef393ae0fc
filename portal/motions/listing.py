"""The directory of motions: filters that are links, counts that are true, three ways to sort.

It costs three queries, whether there are twelve motions or five thousand.
"""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import F

from motionkit.kinds import KINDS
from motionkit.text import STRENGTHS
from portal.design.filters import Filtering, count, facet
from portal.motions import wording
from portal.motions.models import LegalReview, Motion, MotionQuerySet
from portal.motions.models.legal import HOLDS
from portal.motions.searching import Matching
from portal.places.models import FederalState

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

    def __init__(self, params: Mapping[str, str]):
        super().__init__(params)
        self._matching = Matching(self.chosen.get("q", ""))

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

    def _by_q(self, motions, value):
        return self._matching.among(motions)

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


FACETS = {
    "thema": lambda motions: facet(motions.exclude(topics=None), "thema", F("topics__slug"), F("topics__name")),
    "art": lambda motions: facet(motions, "art", F("kind")),
    "land": lambda motions: facet(
        motions.filter(legal_states__status__in=HOLDS), "land", F("legal_states__federal_state")
    ),
    "staerke": lambda motions: facet(motions, "staerke", F("strength")),
    "rechtsstand": lambda motions: facet(motions.with_legal_review(), "rechtsstand", F("legal_review")),
}
TITLES = {"thema": "Thema", "art": "Art", "land": "Verwendbar in", "staerke": "Stärke", "rechtsstand": "Rechtsstand"}
# Values in addresses, as they are stored, and in words, in the order in which readers expect them.
CLOSED = {
    "art": [(slug, kind, KINDS[kind]) for slug, kind in KIND_SLUGS.items()],
    "land": sorted(((land.value, land.value, land.label) for land in FederalState), key=lambda land: land[2]),
    "staerke": [(name, name, wording.STRENGTHS[name]) for name in STRENGTHS],
    "rechtsstand": [(review.value, review.value, review.label) for review in LegalReview],
}


def directory(params: Mapping[str, str]) -> dict:
    """Context of /antraege/."""
    motions, filtering = chosen_motions(params)
    counts = count(filtering, public_models(), FACETS)
    return {
        "motions": _page(filtering.in_order(motions), params, counts.number),
        "filters": [
            filtering.offer(title, name, _in_order(name, counts.rows[name]), counts.lifted[name])
            for name, title in TITLES.items()
        ],
        "filtering": filtering,
        "feed_url": filtering.feed_url,
    }


def _in_order(name: str, rows: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Options as readers expect them: topics by name, closed lists as they are defined, with their words."""
    if name not in CLOSED:
        return sorted(rows, key=lambda row: row[1].casefold())
    numbers = {value: number for value, _, number in rows}
    return [(slug, label, numbers.get(value, 0)) for slug, value, label in CLOSED[name]]


def _page(motions: MotionQuerySet, params: Mapping[str, str], number: int) -> Page:
    """The asked-for page; a number that is none or too large leads to the nearest there is."""
    paginator = Paginator(motions.listed(), PER_PAGE)
    paginator.count = number  # It is known already; Django would count again.
    return paginator.get_page(params.get("seite"))
