"""What is asked of the index: similar motions, what is there already, the parent of a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process, utils

from motionkit.similarity import Match, text_of
from motionkit.similarity.shingles import shingled
from motionkit.text import MotionText
from portal.motions.models import Motion, MotionVersion
from portal.motions.similarity.index import FILING, MOST_CHARACTERS, MOTION, query

SIMILAR_TITLE = 80  # of 100
SHOWN = 3
CANDIDATES = 8
MOST_VERSIONS = 60
LONGEST_PASSAGE = 160  # characters
# From which share of the copy's wording on its parent is beyond doubt; below the second, it is only likely.
SURE, LIKELY = 0.6, 0.3
_CUT_GAP = re.compile(r"^[^\[\]]{0,60}\]\]|\[\[[^\]]{0,60}\]?$")
_GAP = re.compile(r"\[\[([^\[\]|]+)[^\[\]]*\]\]")


@dataclass(frozen=True)
class Alike:
    """`pk`: of a motion or a filing · `share`: 0–1, of the shorter text · `passages`: what stands in both, the longest first."""

    pk: int
    share: float
    passages: tuple[str, ...]

    @property
    def why(self) -> str:
        """One sentence for readers."""
        words = f"Etwa {round(100 * self.share)} % des kürzeren Textes stehen in beiden"
        return f"{words}: „{self.passage}“" if self.passage else f"{words}."

    @property
    def passage(self) -> str:
        """The longest passage, shortened at a word, gaps as readers see them."""
        text = next((clean for one in self.passages if (clean := _readable(one))), "")
        if len(text) <= LONGEST_PASSAGE:
            return text
        return text[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True)
class Parent:
    """The model motion a text was most probably fitted from. `share`: 0–1, how much of the text's wording is the version's."""

    motion: Motion
    version: MotionVersion
    share: float

    @property
    def is_sure(self) -> bool:
        return self.share >= SURE


@dataclass(frozen=True)
class AlreadyThere:
    """What of something new is there already: its parent, other public motions with the same wording, one of nearly its title."""

    parent: Parent | None
    alike: list[tuple[Motion, Alike]]
    titled: Motion | None

    def __bool__(self) -> bool:
        return bool(self.parent or self.alike or self.titled)

    @cached_property
    def models(self) -> list[Motion]:
        """Model motions, the likeliest first, each once."""
        found = [self.parent.motion] if self.parent else []
        found += [motion for motion, _ in self.alike if motion.is_model] + ([self.titled] if self.titled else [])
        return list({motion.pk: motion for motion in found}.values())


def like_motion(motion: Motion, *, seen: object = None, most: int = SHOWN) -> dict[int, Alike]:
    """Motions that share wording with this one, by their keys. `seen`: the stamp, if the motion was fetched with it."""
    found = query(text_of(motion.motion_text), most + CANDIDATES, without=f"{MOTION}-{motion.pk}", seen=seen)
    return _of_kind(found, MOTION, most)


def like_text(text: str | MotionText, *, most: int = SHOWN) -> list[tuple[Motion, Alike]]:
    """Public motions that share wording with a text."""
    return _with_motions(_of_kind(query(_wording(text), most + CANDIDATES), MOTION, CANDIDATES))[:most]


def filings_like(text: str) -> dict[int, Alike]:
    """Public filings whose decided text shares wording with a text, by their keys."""
    return _of_kind(query(text, CANDIDATES), FILING, SHOWN) if text.strip() else {}


def parent_of(text: str | MotionText) -> Parent | None:
    """The public model motion and its version that a text was fitted from, or None when nothing is like it."""
    return _parent(_wording(text), like_text(text, most=CANDIDATES))


def _parent(wording: str, alike: list[tuple[Motion, Alike]]) -> Parent | None:
    for motion, _ in alike:
        model = motion if motion.is_model else motion.parent
        if model and model.live and model.is_model:
            version, share = closest(wording, model.versions.order_by("-number")[:MOST_VERSIONS])
            if version and share >= LIKELY:
                return Parent(model, version, share)
    return None


def closest(wording: str, versions: Iterable[MotionVersion]) -> tuple[MotionVersion | None, float]:
    """The version whose wording is nearest, of equal ones the newest, and the share of the wording that stands in it."""
    asked = frozenset(shingled(wording[:MOST_CHARACTERS]).hashes)
    best: tuple[float, int, MotionVersion | None] = (0.0, 0, None)
    share = 0.0
    for version in versions:
        said = frozenset(shingled(text_of(version.motion_text)).hashes)
        both = len(asked & said)
        rank = (both / (len(asked | said) or 1), version.number, version)
        if rank[:2] > best[:2]:
            best, share = rank, both / (min(len(asked), len(said)) or 1)
    return best[2], share


def overlap(text: str, other: str) -> float:
    """0–1: how much of the shorter text's wording stands in the other."""
    one, two = (frozenset(shingled(wording[:MOST_CHARACTERS]).hashes) for wording in (text, other))
    return len(one & two) / (min(len(one), len(two)) or 1)


def titled_like(title: str) -> Motion | None:
    """The public model motion of nearly this title. One query, a second for the motion."""
    titles = dict(Motion.objects.public().models().values_list("pk", "title"))
    found = process.extractOne(
        title, titles, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=SIMILAR_TITLE
    )
    return Motion.objects.public().filter(pk=found[2]).first() if found else None


def already_there(*, title: str = "", text: str | MotionText = "") -> AlreadyThere:
    """What of this is public already. Whatever takes something new asks here first."""
    wording = _wording(text)
    alike = like_text(wording, most=CANDIDATES) if wording.strip() else []
    parent = _parent(wording, alike)
    by_title = title.strip() and parent is None  # Wording says more than a title.
    return AlreadyThere(parent, alike[:SHOWN], titled_like(title) if by_title else None)


def _wording(text: str | MotionText) -> str:
    return text if isinstance(text, str) else text_of(text)


def _of_kind(matches: list[Match], wanted: str, most: int) -> dict[int, Alike]:
    found = ((match.key.split("-"), match) for match in matches)
    of_kind = [Alike(int(pk), match.score, match.shared) for (kind, pk), match in found if kind == wanted]
    return {one.pk: one for one in of_kind[:most]}


def _with_motions(alike: dict[int, Alike]) -> list[tuple[Motion, Alike]]:
    """Only what is public at this moment, whatever the index holds."""
    rows = Motion.objects.public().select_related("parent").in_bulk(list(alike))
    return [(rows[pk], one) for pk, one in alike.items() if pk in rows]


def _readable(passage: str) -> str:
    """Gaps as readers see them, halves of gaps cut off."""
    whole = _CUT_GAP.sub("", _CUT_GAP.sub("", passage))
    return " ".join(_GAP.sub(r"[\1]", whole).split()).strip(" ,;")
