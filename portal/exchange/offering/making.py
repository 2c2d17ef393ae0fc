"""Who makes a draft of an offer. Texts and publications lie above, so the magazine announces their makers when the portal starts."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from motionkit.reading.entry import read_text
from portal.exchange.models import Offer, OfferKind
from portal.motions.editing.actions import draft_from
from portal.motions.models import Motion
from portal.motions.register.writing import Refused

Maker = Callable[[AbstractUser, Offer], Page | Motion]


def _make_motion(by: AbstractUser, offer: Offer) -> Motion:
    reading = read_text(offer.text)
    return draft_from(by=by, reading=reading, keep_rest=True)


_makers: dict[str, Maker] = {OfferKind.MOTION: _make_motion}


def announce(kind: str, maker: Maker) -> None:
    """Makes it the maker of drafts of this kind. It is called within a transaction, and publishes nothing."""
    _makers[kind] = maker


def make(*, by: AbstractUser, offer: Offer) -> Page | Motion:
    """The draft, not public. Raises `Refused` when nobody makes such drafts."""
    maker = _makers.get(offer.kind)
    if maker is None:
        raise Refused("Für diese Art von Angebot kann hier kein Entwurf entstehen. Gespeichert wurde nichts.")
    return maker(by, offer)
