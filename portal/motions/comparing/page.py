"""What the page of a difference shows: a sentence, a list of what changed, and the text in one of three views."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from motionkit.diff import Difference, compare, summary
from motionkit.export.columns import COARSE
from motionkit.export.comparison import Comparison, Line, lines_of
from motionkit.text import MotionText
from portal.motions.comparing import marking
from portal.motions.comparing.footing import fitted_like
from portal.motions.comparing.texts import Side, Texts
from portal.motions.models import Motion
from portal.places.local_facts import place_of

VIEWS = {"im-text": "im Text", "nebeneinander": "nebeneinander", "synopse": "als Synopse"}
LONGEST_KEY = 160
# name in the address → (extension, label, words)
DOCUMENTS = {
    "synopse.docx": ("docx", "Word", "Synopse zum Bearbeiten"),
    "synopse.odt": ("odt", "ODT", "Synopse für LibreOffice"),
    "synopse.pdf": ("pdf", "PDF", "Synopse zum Drucken"),
    "aenderungen.docx": ("tracked", "Word mit Änderungen", "zum Annehmen und Ablehnen"),
}


class Unknown(Exception):
    """An address names a text that nobody can see here."""


@dataclass(frozen=True)
class Passage:
    """A clause or part of the text. `number`: its place on the page, from 1."""

    number: int
    line: Line
    is_side_by_side: bool = False

    @property
    def anchor(self) -> str:
        return f"stelle-{self.number}"

    @property
    def label(self) -> str:
        """„Punkt 3“; where the number is another one now, it says that it is the old one."""
        old, new = self.line.old_numbers, self.line.new_numbers
        return f"Bisher {self.line.label}" if old and new and old != new else self.line.label

    @property
    def is_renumbered(self) -> bool:
        """Whether nothing but its number is new, because others came or went."""
        return self.line.note.startswith("jetzt ") and all(one.kind == "equal" for one in self.line.segments)

    @property
    def is_changed(self) -> bool:
        return self.line.changed and not self.is_renumbered

    @cached_property
    def blocks(self) -> list[marking.Block]:
        """The text as the chosen view shows it."""
        return marking.side_by_side(self.line) if self.is_side_by_side else marking.in_text(self.line)

    @cached_property
    def changed_rows(self) -> list:
        return list(marking.changed_rows(self.line))


@dataclass(frozen=True)
class Shown:
    """A difference ready to be shown. `fitted_to`: the place whose names stand in the model now, or ""."""

    old: Side
    new: Side
    comparison: Comparison
    fitted_to: str = ""
    view: str = ""

    @property
    def difference(self) -> Difference:
        return self.comparison.difference

    @property
    def sentence(self) -> str:
        return summary(self.difference)

    @property
    def coarse(self) -> str:
        return COARSE if self.difference.coarse else ""

    @cached_property
    def passages(self) -> list[Passage]:
        beside = self.view == "nebeneinander"
        return [Passage(number, line, beside) for number, line in enumerate(lines_of(self.difference), 1)]

    @property
    def changed(self) -> list[Passage]:
        return [one for one in self.passages if one.is_changed]

    @property
    def unchanged(self) -> list[Passage]:
        return [one for one in self.passages if not one.is_changed]


@lru_cache(maxsize=64)
def compared(old: MotionText, new: MotionText) -> Difference:
    """The difference of two public texts; what was compared once is remembered."""
    return compare(old, new)


def shown(texts: Texts, old: Side, new: Side, view: str = "") -> Shown:
    """The difference of two texts: two queries, one more where a model is fitted to a place."""
    before, after = texts.read(old, new)
    fitted_to = ""
    if (old.municipality is None) != (new.municipality is None):
        before, after, fitted_to = _on_equal_footing(old, new, before, after)
    return Shown(old, new, Comparison(before, after, compared(before, after)), fitted_to, view)


def _on_equal_footing(
    old: Side, new: Side, before: MotionText, after: MotionText
) -> tuple[MotionText, MotionText, str]:
    municipality = old.municipality or new.municipality
    assert municipality is not None, "one of the two is local"
    place = place_of(municipality)
    if new.municipality is not None:
        model, local = fitted_like(before, after, place)
        return model, local, municipality.short_name if model != before else ""
    model, local = fitted_like(after, before, place)
    return local, model, municipality.short_name if model != after else ""


def pair(texts: Texts, params: Mapping[str, str]) -> tuple[Side | None, Side | None]:
    """The two texts that an address names. Raises Unknown with the name that leads nowhere."""
    try:
        return texts.pair(*(params.get(name, "")[: LONGEST_KEY + 1] for name in ("von", "bis")))
    except KeyError as missing:
        raise Unknown(missing.args[0]) from missing


def comparison_context(motion: Motion, params: Mapping[str, str]) -> dict:
    """The page. At most six queries. `unknown`: the name in the address that leads nowhere."""
    texts, view = Texts(motion), params.get("ansicht", "")
    context = {"motion": motion, "view": view if view in VIEWS else "im-text", "views": VIEWS.items()}
    try:
        old, new = pair(texts, params)
    except Unknown as problem:
        old = new = None
        context["unknown"] = str(problem)[:60] + ("…" if len(str(problem)) > 60 else "")
    context |= {"offered": texts.offered(old, new), "old": old, "new": new}
    if old and new:
        context |= {
            "shown": shown(texts, old, new, context["view"]),
            "documents": _documents(old, new),
            "switches": _switches(old, new),
        }
    return context


def _documents(old: Side, new: Side) -> Iterable[tuple[str, str, str]]:
    """(address, label, words)"""
    query = urlencode({"von": old.key, "bis": new.key})
    return [(f"{name}?{query}", label, words) for name, (_, label, words) in DOCUMENTS.items()]


def _switches(old: Side, new: Side) -> list[tuple[str, str, str]]:
    """(value, words, address) of the views."""
    return [
        (view, words, "?" + urlencode({"von": old.key, "bis": new.key, "ansicht": view}))
        for view, words in VIEWS.items()
    ]
