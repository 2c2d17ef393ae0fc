"""Fits a model motion to one municipality: names, cases, conditions, strength, and what is left to ask.

    fitting = fit(motion, place, Choices(strength="hart"), {"Betrag": "20000"})
    fitting.motion, fitting.gaps, fitting.reasons, fitting.problems

Belongs here: what must be known of a place (`place`), the placeholders with help and examples
(`slots`), what can be derived (`derived`), filling one text (`filling`), the whole motion
(`motions`), sitting and deadline (`deadlines`) and both as a calendar file (`calendar`).

Does not belong here: grammar itself (`motionkit.grammar`), the register and editors' overrides (the
portal's places), questions to people (the portal's motions). Nothing entered is stored or logged here.
"""

from motionkit.fitting.choosing import Choices, Reason
from motionkit.fitting.motions import Fitting, Mistake, OpenGap, fit, labelled_slots
from motionkit.fitting.place import Place
from motionkit.fitting.slots import SLOTS, Slot, slot_named

__all__ = [
    "SLOTS",
    "Choices",
    "Fitting",
    "Mistake",
    "OpenGap",
    "Place",
    "Reason",
    "Slot",
    "fit",
    "labelled_slots",
    "slot_named",
]
