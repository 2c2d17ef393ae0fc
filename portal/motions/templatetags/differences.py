"""What changed in a passage, as every page that shows a difference shows it."""

from django import template

from motionkit.export.comparison import Line
from portal.motions.comparing.marking import Block, in_text

register = template.Library()


@register.filter
def blocks(line: Line) -> list[Block]:
    """The text with what came underlined and what went struck, long unchanged text to be folded."""
    return in_text(line)
