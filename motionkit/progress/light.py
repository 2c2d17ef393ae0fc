"""The traffic light of implementation: a colour, and always a word and a shape beside it."""

from dataclasses import dataclass
from typing import Final, Literal

from motionkit.progress.axes import IMPLEMENTATIONS

Colour = Literal["rot", "gelb", "grün", "grau"]
Shape = Literal["square", "triangle", "circle", "ring"]


@dataclass(frozen=True, slots=True)
class Light:
    """`shape` differs for every colour, so that nobody has to see colours; `word` says it for those who listen."""

    colour: Colour
    shape: Shape
    word: str


_SHAPES: Final[dict[Colour, Shape]] = {"rot": "square", "gelb": "triangle", "grün": "circle", "grau": "ring"}
_COLOURS: Final[dict[str, Colour]] = {
    "none": "grau",
    "unknown": "grau",
    "not_started": "rot",
    "in_progress": "gelb",
    "partly_done": "gelb",
    "done": "grün",
    "refused": "rot",
    "obsolete": "grau",
}
LIGHTS: Final[dict[str, Light]] = {
    code: Light(colour, _SHAPES[colour], IMPLEMENTATIONS[code]) for code, colour in _COLOURS.items()
}


def light(implementation: str, *, evidence: bool) -> Light:
    """The light for a state. Without evidence nothing is green: „umgesetzt“ is then shown as not known."""
    return LIGHTS["unknown" if implementation == "done" and not evidence else implementation]
