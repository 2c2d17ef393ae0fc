"""Who makes a draft of an offer. Texts and publications lie above, so the magazine announces their makers when the portal starts."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from motionkit.reading.entry import read_text
from portal.exchange.models import Offer, OfferKind
from portal.motions.editing.actions import draft_from
from portal.motions.models import Motion
from portal.motions.register.writing import Refused

Maker = Callable[[AbstractUser, Offer], Page | Motion]


def _make_motion(by: AbstractUser, offer: Offer) -> Motion:
    """A draft as the check page reads it, with the title that the sender gave it."""
    reading = read_text(offer.text)
    reading = replace(reading, motion=replace(reading.motion, title=reading.motion.title or offer.title))
    motion = draft_from(by=by, reading=reading, keep_rest=True)
    motion.license = offer.license
    motion.save_revision(user=by, clean=False)
    motion.save(update_fields=["license"])
    return motion


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
