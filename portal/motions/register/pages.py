"""What the public pages of the register show: where a motion was filed, what a municipality has, one filing."""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Value, When, prefetch_related_objects
from django.utils import timezone

from motionkit.progress import ADOPTED, LIGHTS
from portal.motions import wording
from portal.motions.comparing.in_council import changes_in
from portal.motions.comparing.winning import winning
from portal.motions.documents import FORMATS
from portal.motions.models import Filing, FilingEvent, FilingQuerySet, Motion
from portal.motions.register.amending import shown_amendments
from portal.motions.register.dots import filing_map
from portal.motions.register.figures import figures_of
from portal.motions.register.following_up import can_ask
from portal.motions.register.history import Happening, told
from portal.motions.register.narrowing import FilingFiltering, counts_of, filters_of
from portal.motions.register.outcomes import outcome_of
from portal.motions.remarks import remarks
from portal.places import finding
from portal.places.local_facts import facts_of
from portal.places.models import Municipality

PER_PAGE = 25
EVENTS = 8
ALIKE = 12


def spread_context(params: Mapping[str, str], motion: Motion | None = None) -> dict:
    """Where motions were filed; of one motion, or of all. Six queries, two more for „wie meine“."""
    narrowed = FilingFiltering(
        {name: params.get(name, "") for name in FilingFiltering.names if name not in ("antrag", "kommune")}
    )
    everything = Filing.objects.public()
    everything = everything.for_motion(motion) if motion else everything
    chosen = narrowed.apply(everything)
    counts = counts_of(narrowed, everything)
    figures = figures_of(chosen, cases=motion is not None)
    feed = narrowed.link("seite", "").rstrip("?")
    if motion:
        feed = FilingFiltering(narrowed.chosen | {"antrag": motion.slug}).link("seite", "")
    listed, neighbours = _page(chosen, params, counts.number), alike(chosen, params.get("wie", ""))
    prefetch_related_objects([*listed.object_list, *(neighbours or {}).get("filings", [])], "originators")
    return {
        "motion": motion,
        "filtering": narrowed,
        "filters": filters_of(narrowed, counts),
        "figures": figures,
        "map": filing_map(figures),
        "filings": listed,
        "feed_url": f"/feeds/einbringungen/{feed}",
        "data_query": feed,
        "alike": neighbours,
        "typed": params.get("wie", "")[: finding.MOST_CHARACTERS],
        "winning": winning(motion, figures) if motion else None,
    }


def municipality_context(municipality: Municipality, params: Mapping[str, str]) -> dict:
    """What a municipality has decided, how its council is called, what happened last. Seven queries."""
    filings = Filing.objects.public().in_municipality(municipality.ags)
    figures = figures_of(filings)
    listed = _page(filings, params, figures.filed + (0 if figures.is_example else figures.examples))
    prefetch_related_objects(listed.object_list, "originators")
    return {
        "municipality": municipality,
        "label": finding.called(municipality),
        "figures": figures,
        "filings": listed,
        "local_facts": facts_of(municipality),
        "events": newest_events(filings),
        "feed_url": f"/feeds/einbringungen/?kommune={municipality.ags}",
        "adaptations": list(Motion.objects.public().filter(municipality=municipality).by_title()[:PER_PAGE]),
    }


def filing_context(filing: Filing) -> dict:
    """One filing with everything that is known of it. Six queries."""
    return {
        "filing": filing,
        "changes": changes_in(filing),
        "outcome": outcome_of(filing.stage, filing.decision),
        "label": finding.called(filing.municipality),
        "originators": list(filing.originators.all()),
        "votes": list(filing.faction_votes.all()),
        "events": told(filing.events.public()),
        "experiences": list(filing.experiences.public()),
        "council_amendments": shown_amendments(filing),
        "remarks": remarks(filing),
        "can_ask": can_ask(filing),
        "is_overdue": bool(filing.due_on and filing.due_on < timezone.localdate() and can_ask(filing)),
        "formats": FORMATS.values(),
        "strengths": wording.STRENGTHS,
        "lights": LIGHTS,
    }


def newest_events(filings: FilingQuerySet) -> list[Happening]:
    """What happened last to these public filings. Up to three events are one entry."""
    return told(FilingEvent.objects.public().filter(filing__in=filings).with_filing().newest()[: 3 * EVENTS])[:EVENTS]


def alike(filings: FilingQuerySet, typed: str) -> dict | None:
    """Municipalities „wie meine“ that adopted it: same Land, size, rank. None when nobody asked."""
    if not typed.strip():
        return None
    one = finding.the_one(typed)
    mine = Municipality.objects.filter(ags=one.ags).first() if one else None
    if mine is None:
        return {"offers": [entry.label for entry in finding.find(typed, 8)]}
    points = [Case(When(municipality__federal_state=mine.federal_state, then=2), default=0)]
    if size := mine.size:
        largest = size.largest or 10**9
        of_size = When(municipality__population__gte=size.smallest, municipality__population__lte=largest, then=2)
        points.append(Case(of_size, default=0))
    points.append(Case(When(municipality__classification=mine.classification, then=1), default=0))
    score = sum(points, Value(0, IntegerField()))
    found = filings.filter(decision__in=ADOPTED).exclude(municipality=mine).annotate(likeness=score)
    listed = (
        found.filter(likeness__gt=0).listed().prefetch_related(None).order_by("-likeness", "-decided_on", "-pk")[:ALIKE]
    )
    return {"mine": mine, "filings": list(listed), "offers": []}


def _page(filings: FilingQuerySet, params: Mapping[str, str], number: int) -> Page:
    """One page of the list; who filed is fetched by the caller, for several lists at once."""
    paginator = Paginator(filings.listed().prefetch_related(None).newest(), PER_PAGE)
    paginator.count = number  # It is known already; Django would count again.
    page = paginator.get_page(params.get("seite"))
    page.object_list = list(page.object_list)
    return page
