"""Names that nobody may borrow: those of the voices, of those who work here, and of the house, however they are spelled.

Two names are taken for the same when their skeletons are: compatibility forms dissolved (NFKC), case folded, letters of
other alphabets that look like Latin ones replaced, accents, digits that stand for letters and everything else removed.
"""

import unicodedata

from django.contrib.auth import get_user_model

from portal.people.models import Voice

HOUSE = ("Redaktion", "Kommunalsozialismus", "Moderation", "Administrator", "Verwaltung des Portals")
ANONYMOUS = "anonym"
# Shorter names stand inside too many others.
LONG_ENOUGH = 8
# Letters of other alphabets after case folding, each before the Latin one that it looks like; i, l and 1 are one.
_PAIRS = (
    "аa вb еe һh кk мm нh оo рp сc тt уy хx ѵv ԁd ԛq ԝw ѕs ґr гr јj іl ӏl иu пn зe "
    "αa βb εe ηn ιl κk νv οo ρp τt υu χx γy ωw ϲc ϳj ᴀa ɑa ɡg ıl łl øo đd ħh 0o 1l 3e 4a 5s il"
)
_ALIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()} | {"ß": "ss", "æ": "ae", "œ": "oe"})


def skeleton(name: str) -> str:
    """What remains of a name when everything that deceives the eye is gone; a–z only."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    alike = bare.translate(_ALIKE)
    return "".join(sign for sign in alike if sign.isalnum()).replace("rn", "m").replace("vv", "w")


def is_taken(name: str) -> bool:
    """Whether a name is, or looks like, that of a voice, of somebody with an account, or of the house."""
    own = skeleton(name)
    if not own or own == skeleton(ANONYMOUS):
        return False
    if any(skeleton(reserved) in own for reserved in HOUSE):
        return True
    people = get_user_model().objects.exclude(last_name="").values_list("first_name", "last_name")
    taken = [*Voice.objects.values_list("name", flat=True), *(" ".join(person) for person in people)]
    others = (skeleton(name) for name in taken)
    return any(own == other or (len(other) >= LONG_ENOUGH and other in own) for other in others)
