"""How a filing is said on pages: its outcome with its sign, and its day."""

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.motions.models import Filing
from portal.motions.register.outcomes import outcome_of

register = template.Library()


@register.simple_tag
def outcome_of_filing(filing: Filing) -> SafeString:
    """Sign and exact word: „geändert angenommen“, „in einen Ausschuss verwiesen“, „eingereicht“."""
    outcome = outcome_of(filing.stage, filing.decision)
    said = filing.get_decision_display() if filing.decision != "undecided" else filing.get_stage_display()
    if filing.stage in ("withdrawn", "lapsed", "not_admitted"):
        said = filing.get_stage_display()
    return format_html('<span class="outcome outcome--{}">{}</span>', outcome.code, said)


@register.simple_tag
def filing_day(filing: Filing) -> SafeString | str:
    """The day of the decision, else of the sitting, else of the filing."""
    day = filing.decided_on or filing.sitting_on or filing.filed_on
    if day is None:
        return "ohne Datum"
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day, "j. F Y"))
