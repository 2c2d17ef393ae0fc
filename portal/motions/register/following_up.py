"""When a decision is due: the question to the council, as text and as file, and the date for a calendar."""

import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from motionkit import followup, reminders
from motionkit.export import export, file_name
from motionkit.progress import ADOPTED
from motionkit.text import MotionText
from portal.motions.documents import FOLDER, WRITTEN_AT_ONCE
from portal.motions.models import Filing
from portal.motions.turns import turn
from portal.places.local_facts import place_of


def can_ask(filing: Filing) -> bool:
    """Whether there is something to ask: adopted, and neither done nor given up."""
    return filing.decision in ADOPTED and filing.implementation not in ("done", "refused", "obsolete")


def question(filing: Filing, today: datetime.date | None = None) -> MotionText:
    """The follow-up question for the council of this filing. ValueError unless `can_ask`."""
    if not can_ask(filing):
        raise ValueError("nothing to ask")
    decided = followup.Decided(
        title=filing.title,
        kind=filing.kind,
        decision=filing.decision,
        organization=filing.organization,
        decided_on=filing.decided_on,
        reference=filing.reference,
        url=filing.url,
        wording=filing.final_text,
        due_on=filing.due_on,
        due_quote=filing.due_quote,
        office=filing.office,
        implementation=filing.implementation,
        checked_on=filing.checked_on,
    )
    return followup.follow_up(decided, place_of(filing.municipality), today or timezone.localdate())


def question_file(filing: Filing, extension: str, today: datetime.date | None = None) -> tuple[bytes, str]:
    """(the question as a file, its name), with a head for exactly this council. Raises `turns.Busy`.

    The text changes with the day, so that nothing is kept.
    """
    text, head = question(filing, today), followup.letterhead(place_of(filing.municipality))
    if extension in WRITTEN_AT_ONCE:
        data = export(text, extension, head).data
    else:
        folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone: this file is never written there.
        folder.mkdir(parents=True, exist_ok=True)
        with turn(folder):
            data = export(text, extension, head).data
    return data, file_name(f"Nachfrage – {filing.title} – {filing.municipality.short_name}", extension)


def calendar_entry(filing: Filing, address: str = "") -> bytes:
    """The day on which it is due, as a calendar file. `address`: a page about it. ValueError without a date."""
    if filing.due_on is None:
        raise ValueError("no date")
    words = [f"{filing.municipality.short_name}: Beschluss zu „{filing.title}“ umzusetzen."]
    words += [f"Frist im Beschluss: „{filing.due_quote}“."] if filing.due_quote else []
    words += [f"Drucksache: {filing.reference}"] if filing.reference else []
    words += [filing.url] if filing.url else []
    return reminders.calendar_file(
        uid=f"einbringung-{filing.pk}@{settings.SITE_URL.split('//')[-1].split('/')[0]}",
        day=filing.due_on,
        title=f"Umsetzung fällig: {filing.title} ({filing.municipality.short_name})",
        words="\n".join(words),
        url=address,
        changed=filing.updated_at,
        number=filing.revision,
    )
