"""Where a filed motion stands: three axes, never one status.

    Standing("decided", "adopted", "in_progress")
    why_not("decision", "rejected", "adopted") → German reason, or ""

Belongs here: the codes with their German names and allowed steps (`axes`), what makes sense together (`rules`), the
traffic light (`light`), due dates out of the wording of a decision (`due`).

Does not belong here: which wording of a council means which code (`motionkit.vocabulary`), and who wrote what when
(the portal's filings and their events).
"""

from motionkit.progress.axes import (
    ADOPTED,
    AXES,
    DECISIONS,
    FINAL_DECISIONS,
    FINAL_STAGES,
    IMPLEMENTATIONS,
    INTERMEDIATE,
    OUTCOMES,
    STAGES,
    Axis,
)
from motionkit.progress.due import Due, due_date
from motionkit.progress.light import LIGHTS, Light, light
from motionkit.progress.rules import Standing, allowed, standing_after, why_not, why_not_move, why_not_together

__all__ = [
    "ADOPTED",
    "AXES",
    "DECISIONS",
    "FINAL_DECISIONS",
    "FINAL_STAGES",
    "IMPLEMENTATIONS",
    "INTERMEDIATE",
    "LIGHTS",
    "OUTCOMES",
    "STAGES",
    "Axis",
    "Due",
    "Light",
    "Standing",
    "allowed",
    "due_date",
    "light",
    "standing_after",
    "why_not",
    "why_not_move",
    "why_not_together",
]
