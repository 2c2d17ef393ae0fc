"""Voices: who speaks here. Every voice has a page of its own."""

from portal.people.models import Voice, VoiceKind
from portal.search.content.description import Content, Description


def describe(voice: Voice) -> Description:
    beside = [VoiceKind(voice.kind).label, voice.role]
    beside += [voice.organisation.name] if voice.organisation else []
    beside += [voice.municipality.short_name] if voice.municipality else []
    return Description(
        kind="stimme",
        title=voice.name,
        url=voice.get_absolute_url(),
        summary=voice.role,
        text=voice.bio,
        beside_text="\n".join(filter(None, beside)),
        facets={
            "stimme": [voice.kind_slug],
            "land": [voice.municipality.federal_state] if voice.municipality else [],
        },
        is_example=voice.is_example,
    )


VOICES = Content(
    name="voice",
    model=Voice,
    kinds={"stimme": ("Stimme", "Stimmen")},
    public=lambda: Voice.objects.select_related("organisation", "municipality"),
    describe=describe,
    touched_by={Voice: lambda voice: Voice.objects.filter(organisation=voice).values_list("pk", flat=True)},
)
