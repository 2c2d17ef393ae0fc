"""What a reader of the register chose: Land, size, outcome, implementation."""

from django.db.models import F, Q

from motionkit.progress import LIGHTS
from portal.design.filters import Counts, Filter, Filtering, count, facet
from portal.motions.models import FilingQuerySet
from portal.motions.register.figures import size_slug
from portal.motions.register.outcomes import BY_SLUG, OUTCOMES, outcome_of
from portal.places.models import SIZES, FederalState

_BY_SIZE = {size.slug: size for size in SIZES}
# The traffic light in addresses: colour → codes of implementation.
LIGHT_SLUGS = {
    colour: [code for code, light in LIGHTS.items() if light.colour == colour and code != "none"]
    for colour in ("rot", "gelb", "grün", "grau")
}
LIGHT_WORDS = {
    "rot": "nicht begonnen oder verweigert",
    "gelb": "in Arbeit oder teilweise",
    "gruen": "umgesetzt und belegt",
    "grau": "nicht bekannt",
}
TITLES = {"ergebnis": "Ergebnis", "umsetzung": "Umsetzung", "land": "Land", "groesse": "Größe"}


class FilingFiltering(Filtering):
    """Filters of filings; `antrag` and `kommune` come from the address or a feed's query string."""

    names = ("antrag", "kommune", "ergebnis", "umsetzung", "land", "groesse")

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen.keys() & TITLES.keys())

    @staticmethod
    def _by_antrag(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        return filings.filter(
            Q(motion__slug=value, motion__live=True) | Q(motion__parent__slug=value, motion__parent__live=True)
        )

    @staticmethod
    def _by_kommune(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        return filings.in_municipality(value)

    @staticmethod
    def _by_ergebnis(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        return filings.filter(BY_SLUG[value].where) if value in BY_SLUG else filings.none()

    @staticmethod
    def _by_umsetzung(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        return filings.filter(implementation__in=LIGHT_SLUGS.get(value.replace("ue", "ü"), []))

    @staticmethod
    def _by_land(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        return filings.in_land(value)

    @staticmethod
    def _by_groesse(filings: FilingQuerySet, value: str) -> FilingQuerySet:
        size = _BY_SIZE.get(value)
        return filings.of_size(size.smallest, size.largest) if size else filings.none()


def _standings(filings: FilingQuerySet):
    return facet(filings, "ergebnis", F("stage"), F("decision"))


FACETS = {
    "ergebnis": _standings,
    "umsetzung": lambda filings: facet(filings.exclude(implementation="none"), "umsetzung", F("implementation")),
    "land": lambda filings: facet(filings, "land", F("municipality__federal_state")),
    "groesse": lambda filings: facet(filings, "groesse", size_slug("municipality__population")),
}


def counts_of(filtering: FilingFiltering, filings: FilingQuerySet) -> Counts:
    """How many filings each choice would leave, in one query."""
    return count(filtering, filings, FACETS)


def filters_of(filtering: FilingFiltering, counts: Counts) -> list[Filter]:
    """The filters as they are shown, in their order."""
    outcomes: dict[str, int] = {}
    for stage, decision, number in counts.rows["ergebnis"]:
        slug = outcome_of(stage, decision).slug
        outcomes[slug] = outcomes.get(slug, 0) + number
    lights: dict[str, int] = {}
    for code, _, number in counts.rows["umsetzung"]:
        slug = LIGHTS[code].colour.replace("ü", "ue")
        lights[slug] = lights.get(slug, 0) + number
    sizes = {value: number for value, _, number in counts.rows["groesse"]}
    lands = {value: number for value, _, number in counts.rows["land"]}
    rows = {
        "ergebnis": [(one.slug, one.label, outcomes.get(one.slug, 0)) for one in OUTCOMES],
        "umsetzung": [(slug, words, lights.get(slug, 0)) for slug, words in LIGHT_WORDS.items()],
        "land": [
            (land.value, land.label, lands.get(land.value, 0))
            for land in sorted(FederalState, key=lambda one: one.label)
        ],
        "groesse": [(size.slug, f"{size.label} Einw.", sizes.get(size.slug, 0)) for size in SIZES],
    }
    return [filtering.offer(TITLES[name], name, rows[name], counts.lifted[name]) for name in rows]
