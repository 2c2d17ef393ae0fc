"""Filings: what became of motions before councils. Of those who filed, only organisations can be searched for."""

from django.db.models import Prefetch

from portal.motions.models import Experience, Filing, Motion, Originator, OriginatorKind
from portal.motions.register.outcomes import outcome_of
from portal.search.content.description import Content, Description
from portal.topics.models import Topic

ORGANISATIONS = frozenset({OriginatorKind.FACTION, OriginatorKind.GROUP, OriginatorKind.ALLIANCE})
TOLD = ("raw_result", "amendments", "defeat_reason", "administration_statement", "final_text")


def public():
    return (
        Filing.objects.public()
        .select_related("municipality", "motion")
        .prefetch_related(
            "originators",
            "motion__topics",
            Prefetch("experiences", queryset=Experience.objects.public(), to_attr="released"),
        )
    )


def describe(filing: Filing) -> Description:
    motion, place = filing.public_motion, filing.municipality
    day = filing.decided_on or filing.sitting_on or filing.filed_on
    beside = [filing.get_kind_display(), filing.organization, filing.reference, place.name, place.district]
    beside += [motion.title] if motion else []
    beside += [one.name for one in filing.originators.all() if one.kind in ORGANISATIONS]
    told = [getattr(filing, name) for name in TOLD]
    told += [filing.evidence_note if filing.has_evidence else ""]
    told += [words for one in filing.released for words in (one.helped, one.administration_said, one.differently)]
    return Description(
        kind="einbringung",
        title=filing.title,
        url=filing.get_absolute_url(),
        date=day,
        summary=f"{filing.organization} {place.short_name}".strip(),
        text="\n".join(filter(None, told)),
        beside_title=place.short_name,
        beside_text="\n".join(filter(None, beside)),
        facets={
            "thema": [topic.slug for topic in motion.topics.all()] if motion else [],
            "jahr": [str(day.year)] if day else [],
            "land": [place.federal_state],
            "ergebnis": [outcome_of(filing.stage, filing.decision).slug],
        },
        is_example=filing.is_example,
    )


FILINGS = Content(
    name="filing",
    model=Filing,
    kinds={"einbringung": ("Einbringung", "Einbringungen")},
    public=public,
    describe=describe,
    touched_by={
        Originator: lambda row: [row.filing_id],
        Experience: lambda row: [row.filing_id],
        Motion: lambda motion: Filing.objects.filter(motion=motion).values_list("pk", flat=True),
        Topic: lambda topic: Filing.objects.filter(motion__topics=topic).values_list("pk", flat=True),
        Motion.topics.through: lambda row: Filing.objects.filter(motion=row.motion_id).values_list("pk", flat=True),
    },
)
