"""What is done to offers: kept as a draft, sent, answered, withdrawn; taken in hand, asked back, accepted, declined; published.

Every verb locks the offer and looks whether the step is still possible. Editors' verbs compare `revision`, the number they
have seen. All raise `Refused` with a German reason; then nothing was written. Letters are written in the same transaction.
"""

import datetime
from collections.abc import Collection
from contextlib import AbstractContextManager

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from portal.exchange import handed_in
from portal.exchange.handed_in import KEPT_ACCEPTED, KEPT_DECLINED, AlreadyDecided, check_reason, close, say
from portal.exchange.models import ModerationAct, Offer, OfferFile, OfferReason, OfferState
from portal.exchange.models.offer import OPEN_OFFERS
from portal.exchange.moderating import telling
from portal.exchange.offering import letters, making
from portal.exchange.offering.files import MOST_PICTURES
from portal.motions.models import Motion
from portal.motions.register.writing import Refused

KEPT_DRAFT = datetime.timedelta(days=30)
DRAFTS = (OfferState.DRAFT,)
# What a withdrawn offer loses at once.
_WORDS = (
    *(
        "title",
        "standfirst",
        "text",
        "name",
        "voice_kind",
        "organisation",
        "about_voice",
        "note",
        "email",
        "confirm_hash",
    ),
    *("consent_text", "consent_version"),
)


WORDS = handed_in.Words(
    this="dieses Angebot", to_this="diesem Angebot", it="es", anew="Bitte machen Sie ein neues.", closed="schon weiter"
)


def held(
    offer: Offer, revision: int | None = None, states: Collection[str] = OPEN_OFFERS
) -> AbstractContextManager[Offer]:
    """The offer as it is now, in one of `states`, and nobody else's until the block ends: see `handed_in.held`."""
    return handed_in.held(offer, WORDS, states, revision)


@transaction.atomic
def hand_in(*, offer: Offer, token: str, draft: bool = False, book: tuple[str, bytes] | None = None) -> Offer:
    """Takes a new offer, or keeps a draft of it. The same token again gives the one that is there already."""
    offer.state = OfferState.DRAFT if draft else OfferState.RECEIVED
    offer.expires_at = timezone.now() + KEPT_DRAFT if draft else None
    if (there := handed_in.hand_in(offer, token)) is not offer:
        return there
    _keep_book(offer, book)
    if not draft:
        letters.ask_to_confirm(offer)
    return offer


def keep(*, offer: Offer, told: dict, book: tuple[str, bytes] | None = None, send: bool = False) -> None:
    """Writes what was typed into a draft; `send`: from now on it waits for the editors."""
    with held(offer, states=DRAFTS) as current:
        if "email" in told and told["email"] != current.email:
            current.confirmed_at, current.confirm_hash = None, ""
        for name, value in told.items():
            setattr(current, name, value)
        _keep_book(current, book)
        current.expires_at = timezone.now() + KEPT_DRAFT
        if send:
            current.state, current.expires_at = OfferState.RECEIVED, None
            letters.ask_to_confirm(current)


def add_picture(*, offer: Offer, picture: OfferFile) -> None:
    """Adds a picture to a draft."""
    with held(offer, states=DRAFTS) as current:
        if current.files.pictures().count() >= MOST_PICTURES:
            raise Refused(f"Es sind schon {MOST_PICTURES} Bilder. Bitte nehmen Sie zuerst eines heraus.")
        picture.offer = current
        picture.save()


def remove_picture(*, offer: Offer, number: str) -> None:
    """Takes a picture out of a draft."""
    with held(offer, states=DRAFTS) as current:
        if number.isascii() and number.isdecimal() and len(number) < 10:
            current.files.pictures().filter(pk=int(number)).delete()


def answer(*, offer: Offer, text: str) -> None:
    """The sender answers, or adds something."""
    with held(offer) as current:
        say(current, WORDS, text)
        current.state = OfferState.RECEIVED


def withdraw(*, offer: Offer) -> None:
    """The sender takes it back: its content is deleted at once; that there was something stays for a while."""
    with held(offer, states=(*OPEN_OFFERS, OfferState.DRAFT)) as current:
        for name in _WORDS:
            setattr(current, name, "")
        current.debate = current.answers = current.focus = current.license = current.year = None
        current.files.all().delete()
        current.messages.all().delete()
        close(current, OfferState.WITHDRAWN, None, KEPT_DECLINED)


def take_in_hand(*, by: AbstractUser, offer: Offer, revision: int) -> None:
    """An editor reads it; the sender sees that somebody does."""
    with held(offer, revision) as current:
        current.state = OfferState.REVIEW


def ask(*, by: AbstractUser, offer: Offer, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(offer, revision) as current:
        current.state = OfferState.QUESTION
        said = say(current, WORDS, text, by)
        letters.tell(current, f"question-{current.revision}", letters.text_of(current, said))


def decline(*, by: AbstractUser, offer: Offer, reason: str, words: str, revision: int, silent: bool = False) -> None:
    """An editor does not take it, and says why; `silent`: without a letter."""
    check_reason(reason, words, OfferReason, "wer etwas angeboten hat")
    with held(offer, revision) as current:
        handed_in.decline(current, reason, words, OfferState.DECLINED, by)
        if not silent:
            letters.tell(current, "declined", letters.text_of(current))
        telling.note(by, current, ModerationAct.DISCARDED if silent else ModerationAct.DECLINED)


def accept(*, by: AbstractUser, offer: Offer, revision: int) -> Page | Motion:
    """Makes a draft of it, all or nothing; publishing is a step of its own."""
    with held(offer, revision) as current:
        made = making.make(by=by, offer=current)
        if isinstance(made, Motion):
            current.motion = made
        else:
            current.page_id = made.pk
        current.files.all().delete()  # They are in the draft now.
        close(current, OfferState.ACCEPTED, by, KEPT_ACCEPTED)
        letters.tell(current, "accepted", letters.text_of(current))
        telling.note(by, current, ModerationAct.TAKEN)
    return made


def notice_published() -> int:
    """Offers whose draft is public by now, by whatever way, are told so once. Returns how many.

    Writes only when there is something to do: it is asked every few seconds.
    """
    found = list(Offer.objects.came_out().values_list("pk", flat=True)[:100])
    for number in found:
        try:
            with held(Offer(pk=number), states=(OfferState.ACCEPTED,)) as current:
                current.state, current.expires_at = OfferState.PUBLISHED, timezone.now() + KEPT_ACCEPTED
                current.decided_at = timezone.now()  # From now on the address is not needed.
                letters.tell(current, "published", letters.text_of(current, settings.SITE_URL + address_of(current)))
        except AlreadyDecided:
            continue  # Somebody else was quicker.
    return len(found)


def address_of(offer: Offer) -> str:
    """Where readers find what it became; empty while they do not."""
    if offer.motion and offer.motion.live:
        return offer.motion.get_absolute_url()
    return offer.page.url_path.removeprefix("/home") if offer.page and offer.page.live else ""


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted offers, removed e-mail addresses): drafts left alone, and what was decided long ago. What is open stays."""
    decided = Offer.objects.exclude(state=OfferState.ACCEPTED)
    return handed_in.forget(Offer.objects.expired(now), decided, now, confirm_hash="")


def _keep_book(offer: Offer, book: tuple[str, bytes] | None) -> None:
    if book:
        offer.files.books().delete()
        kind, data = book
        OfferFile.objects.create(offer=offer, kind=kind, data=data, size=len(data))
