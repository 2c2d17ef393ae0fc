"""Makes and fills the demo's pages. Each kind has a function that says which fields come from where."""

import datetime
import json
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from portal.debates.contributions import Relation
from portal.debates.models import Debate, DebateIndex
from portal.motions.models import Motion
from portal.pictures.models import License
from portal.places.models import Municipality
from portal.publishing.demo.sources import Source
from portal.publishing.models import (
    Article,
    Authorship,
    BlogIndex,
    FocusIndex,
    FocusMotion,
    FocusPage,
    HistoricalReport,
    HistoryIndex,
    HomePage,
    Publication,
    PublicationFile,
    PublicationIndex,
    StandardPage,
    Text,
    TextMotion,
)

# The kind of a source → the kind of its page and of the page above it.
KINDS: dict[str, tuple[type[Page], type[Page]]] = {
    "blog": (Article, BlogIndex),
    "analysis": (Article, BlogIndex),
    "history": (HistoricalReport, HistoryIndex),
    "publication": (Publication, PublicationIndex),
    "focus": (FocusPage, FocusIndex),
    "debate": (Debate, DebateIndex),
    "page": (StandardPage, HomePage),
}


def make(source: Source, kind: str) -> Page | None:
    """An empty page at its place, or the one that the founding put there; None when somebody else's page is there."""
    model, above = KINDS[kind]
    parent = above.objects.get()
    there = parent.get_children().filter(slug=source.slug).specific().first()
    if there:
        return there if isinstance(there, model) and there.latest_revision_id is None else None
    page = model(title=source.meta["title"], slug=source.slug, **_first_fields(source, kind))
    return parent.add_child(instance=page)


def fill_text(page: Text, source: Source, known: Any) -> None:
    """All that a text has beside its body; `known` has what the demo loaded before, by its slugs and keys."""
    meta = source.meta
    page.title, page.standfirst, page.published_on = meta["title"], meta["standfirst"], meta["date"]
    page.hero_id, page.hero_caption = known.pictures.get(meta.get("hero")), meta.get("hero_caption", "")
    page.license = License.objects.get(code=meta["license"])
    page.answers_id = known.text(meta["answers"]) if "answers" in meta else None
    page.debate, page.relation = known.debates.get(meta.get("debate")), meta.get("relation", Relation.REPLY)
    page.topics = [known.topics[slug] for slug in meta.get("topics", []) if slug in known.topics]
    page.focuses = [known.focuses[slug] for slug in meta.get("focuses", []) if slug in known.focuses]
    TextMotion.objects.filter(text_id=page.pk).delete()
    page.motion_links = [
        TextMotion(motion=motion, sort_order=place) for place, motion in enumerate(_motions(source, known))
    ]
    page.keywords.set([str(word) for word in meta.get("keywords", [])])
    Authorship.objects.filter(text_id=page.pk).delete()
    voices = [known.voices[slug] for slug in meta["authors"] if slug in known.voices]
    page.authorships = [Authorship(voice_id=pk, sort_order=place) for place, pk in enumerate(voices)]
    if isinstance(page, HistoricalReport):
        page.municipality = _municipality(meta)
    for field, value in _first_fields(source, meta["kind"]).items():
        setattr(page, field, value)


def fill_publication(page: Publication, source: Source, documents: list[int], pages: int) -> None:
    """What a publication has beside that. The number of pages is counted, where there is a file to count."""
    page.subtitle = source.meta.get("subtitle", "")
    page.page_count = pages or source.meta.get("pages")
    page.contents = "\n".join(source.meta.get("contents", []))
    page.isbn, page.doi = source.meta.get("isbn", ""), source.meta.get("doi", "")
    PublicationFile.objects.filter(publication_id=page.pk).delete()
    page.files = [PublicationFile(document_id=number, sort_order=place) for place, number in enumerate(documents)]


def fill_page(page: FocusPage | StandardPage, source: Source, known: Any) -> None:
    """Focuses and standard pages."""
    page.title, page.standfirst = source.meta["title"], source.meta.get("standfirst", "")
    if isinstance(page, FocusPage):
        page.number, page.hero_id = source.meta["number"], known.pictures.get(source.meta.get("hero"))
        FocusMotion.objects.filter(focus_id=page.pk).delete()
        page.motion_links = [
            FocusMotion(motion=motion, sort_order=place) for place, motion in enumerate(_motions(source, known))
        ]


def fill_home(page: HomePage, source: Source, known: Any) -> None:
    """The home page: claim, intro, quotation."""
    meta, quotation = source.meta, source.meta["quotation"]
    page.claim, page.claim_accent, page.intro = meta["claim"], meta["claim_accent"], meta["intro"]
    for field in ("text", "author", "occasion", "source", "source_url"):
        setattr(page, f"quote_{field}", quotation.get(field) or "")
    page.quote_license = License.objects.filter(code=quotation.get("license", "")).first()
    page.quote_picture_id = known.pictures.get(quotation.get("picture"))


def _motions(source: Source, known: Any) -> list[Motion]:
    """The motions that name this text or focus."""
    return [known.motions[slug] for slug in source.meta["motions"] if slug in known.motions]


def publish(page: Page, blocks: list[dict]) -> None:
    """Puts the body in and publishes, without an entry in the history: the ledger writes a better one."""
    setattr(page, "about" if isinstance(page, HomePage) else "body", json.dumps(blocks))
    page.save_revision(log_action=False).publish(log_action=False)


def _first_fields(source: Source, kind: str) -> dict[str, Any]:
    """The fields without which a page of this kind cannot be saved, and the day it first appeared."""
    meta = source.meta
    if kind in {"focus", "page", "debate"}:
        return {}
    noon = datetime.datetime.combine(meta["date"], datetime.time(12), tzinfo=timezone.get_default_timezone())
    fields = {"published_on": meta["date"], "first_published_at": min(noon, timezone.now())}
    if kind == "history":
        fields |= {
            "period_from": meta["period_from"],
            "period_to": meta.get("period_to"),
            "place_name": meta.get("place", ""),
        }
    elif kind == "publication":
        fields["publication_year"] = meta["year"]
    else:
        fields["form"] = kind
    return fields


def _municipality(meta: dict[str, Any]) -> Municipality | None:
    """The municipality of a report: by its key if it is given, else by the place if only one bears that name."""
    if key := meta.get("municipality"):
        return Municipality.objects.filter(ags=key).first()
    named = list(Municipality.objects.filter(short_name=meta.get("place", ""))[:2])
    return named[0] if len(named) == 1 else None
