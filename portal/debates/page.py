"""A debate as a page: the conversation, its course, the positions side by side."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import resolve
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from portal.debates.contributions import Contribution, Figures, source
from portal.debates.conversation import threads
from portal.design.filters import Filtering
from portal.people.models import VoiceKind

VIEWS = {"gespraech": "Gespräch", "zeit": "Zeitfolge", "positionen": "Positionen"}
ANSWERING = "/mitmachen/beitrag/"
PAGE_VIEW = "wagtail_serve"  # Whoever answers for an address that no form has: the page router.


class DebateFiltering(Filtering):
    """How the debate is shown, and which kind of voice."""

    names = ("ansicht", "stimme")

    @staticmethod
    def _by_ansicht(contributions: list[Contribution], value: str) -> list[Contribution]:
        return contributions

    @staticmethod
    def _by_stimme(contributions: list[Contribution], value: str) -> list[Contribution]:
        kind = VoiceKind.from_slug(value)
        return [one for one in contributions if kind in one.kinds]

    @property
    def view(self) -> str:
        """The view that is shown; an unknown name is the conversation."""
        chosen = self.chosen.get("ansicht", "")
        return chosen if chosen in VIEWS else "gespraech"

    def views(self) -> list[tuple[str, str, bool]]:
        """(label, address, current) of each view; the first one needs no name in the address."""
        first = next(iter(VIEWS))
        rows = ((name, label, "" if name == first else name) for name, label in VIEWS.items())
        return [(label, self.link("ansicht", value), name == self.view) for name, label, value in rows]


@dataclass(frozen=True)
class Column:
    """What one kind of voice says."""

    kind: VoiceKind
    contributions: list[Contribution]


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day: a contribution, or a summary of the editors."""

    day: Any
    contribution: Contribution | None = None
    to: Contribution | None = None
    summary: Any = None


def debate_context(debate, params: Mapping[str, str]) -> dict[str, Any]:
    """What a debate's page shows, in five queries however many contributions there are."""
    everything = source().contributions(debate.pk) if debate.pk else []
    summaries = list(debate.summaries.defer("text")) if debate.pk else []
    filtering = DebateFiltering(params)
    shown = filtering.apply(everything)
    shapes = {
        "gespraech": lambda: {"threads": threads(shown, everything)},
        "zeit": lambda: {"moments": _moments(shown, everything, summaries)},
        "positionen": lambda: {"columns": _columns(shown, filtering)},
    }
    return {
        "introduction": expand_db_html(debate.introduction),
        "contributions": shown,
        "figures": figures(everything),
        "filtering": filtering,
        "views": filtering.views(),
        "filters": [filtering.offer("Stimme", "stimme", _kinds(everything), len(everything))],
        "feed_url": f"/feeds/debatten/{debate.slug}/",
        "summaries": summaries,
        "belongings": source().belongings(debate.pk) if debate.pk else [],
        "answer_url": answer_url(debate),
        "json_ld": _json_ld(debate, everything),
    } | shapes[filtering.view]()


def figures(contributions: Iterable[Contribution]) -> Figures:
    """The numbers of some contributions."""
    days = [one.published_on for one in contributions]
    voices = {voice.pk for one in contributions for voice in one.authors}
    return Figures(len(days), len(voices), max(days, default=None))


def answer_url(debate, answers=None) -> str:
    """Where an answer is offered: the form, once there is one, else the page that says how to take part.

    The form is told the debate and, where somebody answers a text (any page), which.
    """
    if not debate.is_open:
        return ""
    if resolve(ANSWERING).url_name == PAGE_VIEW:
        return "/mitmachen/"
    return f"{ANSWERING}?" + urlencode({"debatte": debate.slug} | ({"antwort": answers.slug} if answers else {}))


def _kinds(contributions: list[Contribution]) -> list[tuple[str, str, int]]:
    return [(kind.slug, kind.label, sum(kind in one.kinds for one in contributions)) for kind in VoiceKind]


def _columns(shown: list[Contribution], filtering: DebateFiltering) -> list[Column]:
    """One column for each kind of voice that is chosen, the contributions of each by date."""
    chosen = VoiceKind.from_slug(filtering.chosen.get("stimme", ""))
    kinds = [chosen] if chosen else list(VoiceKind)
    columns = [Column(kind, sorted((one for one in shown if kind in one.kinds), key=_by_day)) for kind in kinds]
    return [column for column in columns if column.contributions]


def _moments(shown: list[Contribution], everything: list[Contribution], summaries: list) -> list[Moment]:
    known = {one.key: one for one in everything}
    moments = [Moment(one.published_on, one, known.get(one.answers)) for one in sorted(shown, key=_by_day)]
    moments += [Moment(timezone.localdate(one.published_at), summary=one) for one in reversed(summaries)]
    return sorted(moments, key=lambda moment: moment.day)


def _by_day(one: Contribution) -> tuple:
    return (one.published_on, one.key)


def _json_ld(debate, contributions: list[Contribution]) -> SafeString:
    """schema.org's description, safe inside a <script type="application/ld+json">."""
    address = settings.SITE_URL + f"/debatten/{debate.slug}/"
    urls = {one.key: settings.SITE_URL + one.url for one in contributions}
    data = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": debate.title,
        "text": debate.standfirst or debate.title,
        "url": address,
        "author": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": settings.SITE_URL + "/"},
        "inLanguage": "de",
        "isAccessibleForFree": True,
        "commentCount": len(contributions),
        "comment": [_schema_comment(one, urls) for one in sorted(contributions, key=_by_day)],
    }
    if debate.first_published_at:
        data["datePublished"] = debate.first_published_at.date().isoformat()
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308 - < > & are escaped


_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def _schema_comment(one: Contribution, urls: Mapping[int, str]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "Comment",
        "name": one.title,
        "url": urls[one.key],
        "datePublished": one.published_on.isoformat(),
        "author": [
            {"@type": "Organization" if voice.is_organisation else "Person", "name": voice.name}
            for voice in one.authors
        ],
    }
    if one.answers in urls:
        said["parentItem"] = {"@type": "Comment", "url": urls[one.answers]}
    return said
