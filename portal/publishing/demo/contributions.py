"""Fills the demo's debates: the question, what it hangs on, and the summaries of the editors, each on its day."""

import datetime
from typing import Any

from django.utils import timezone

from portal.debates.models import Debate
from portal.publishing.demo import markup
from portal.publishing.demo.sources import Source
from portal.publishing.models import DebateFocus, DebateMotion


def fill_debate(debate: Debate, source: Source, known: Any) -> None:
    """Fills and publishes a debate. Summaries that are there already stay as they are."""
    meta = source.meta
    debate.title, debate.standfirst = meta["title"], meta["standfirst"]
    debate.introduction = markup.rich_text(source.body, known.page)
    debate.closed_on = meta.get("closed")
    debate.first_published_at = debate.first_published_at or _noon(meta["date"])
    debate.topics = [known.topics[slug] for slug in meta.get("topics", []) if slug in known.topics]
    DebateFocus.objects.filter(debate_id=debate.pk).delete()
    DebateMotion.objects.filter(debate_id=debate.pk).delete()
    focuses = [known.focuses[slug] for slug in meta.get("focuses", []) if slug in known.focuses]
    motions = [known.motions[slug] for slug in meta.get("motions", []) if slug in known.motions]
    debate.focus_links = [DebateFocus(focus=focus, sort_order=place) for place, focus in enumerate(focuses)]
    debate.motion_links = [DebateMotion(motion=motion, sort_order=place) for place, motion in enumerate(motions)]
    for summary in meta.get("summaries", [])[debate.summaries.count() :]:
        debate.summary = markup.rich_text(summary["text"], known.page)
        debate.summary_note = summary["note"]
        debate.keep_summary(at=_noon(summary["date"]))
    debate.save_revision(log_action=False).publish(log_action=False)


def _noon(day: datetime.date) -> datetime.datetime:
    """Noon of a day, or now where the day is still to come."""
    noon = datetime.datetime.combine(day, datetime.time(12), tzinfo=timezone.get_default_timezone())
    return min(noon, timezone.now())
