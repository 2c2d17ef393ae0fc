"""Motions: models to be copied, and local versions."""

from django.utils import timezone

from motionkit.kinds import KINDS
from portal.motions.models import LegalState, Motion
from portal.motions.models.legal import HOLDS
from portal.people.models import Voice
from portal.search.content.description import Content, Description
from portal.search.content.readable import motion_words
from portal.topics.models import Topic


def public():
    return Motion.objects.public().select_related("municipality").prefetch_related("topics", "authors", "legal_states")


def describe(motion: Motion) -> Description:
    place = motion.municipality
    lands = [state.federal_state for state in motion.legal_states.all() if state.status in HOLDS]
    published = motion.first_published_at
    day = timezone.localdate(published) if published else None
    beside = [KINDS[motion.kind], motion_words(motion.arguments), motion.credits, motion.legal_note]
    beside += [one.name for one in (*motion.topics.all(), *motion.authors.all())]
    return Description(
        kind="antrag",
        title=motion.title,
        url=motion.get_absolute_url(),
        date=day,
        summary=motion.summary,
        text=f"{motion.summary}\n{motion_words(motion.plain_text)}",
        beside_title=place.short_name if place else "",
        beside_text="\n".join(filter(None, beside)),
        facets={
            "thema": [topic.slug for topic in motion.topics.all()],
            "jahr": [str(day.year)] if day else [],
            "land": [place.federal_state] if place else lands,
            "stimme": [author.kind_slug for author in motion.authors.all()],
        },
    )


MOTIONS = Content(
    name="motion",
    model=Motion,
    kinds={"antrag": ("Antrag", "Anträge")},
    public=public,
    describe=describe,
    touched_by={
        LegalState: lambda row: [row.motion_id],
        Topic: lambda topic: Motion.objects.filter(topics=topic).values_list("pk", flat=True),
        Voice: lambda voice: Motion.objects.filter(authors=voice).values_list("pk", flat=True),
        Motion.topics.through: lambda row: [row.motion_id],
        Motion.authors.through: lambda row: [row.motion_id],
    },
)
