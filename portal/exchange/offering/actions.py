"""What is done to offers: kept as a draft, sent, answered, withdrawn; taken in hand, asked back, accepted, declined; published.

Every verb locks the offer and looks whether the step is still possible. Editors' verbs compare `revision`, the number they
have seen. All raise `Refused` with a German reason; then nothing was written. Letters are written in the same transaction.
"""

import datetime
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from motionkit.characters import readable
from portal.exchange.models import ModerationAct, Offer, OfferFile, OfferMessage, OfferReason, OfferState
from portal.exchange.models.offer import OPEN_OFFERS
from portal.exchange.moderating import telling
from portal.exchange.offering import letters, making
from portal.exchange.offering.files import MOST_PICTURES
from portal.exchange.reporting.actions import (
    KEPT_ACCEPTED,
    KEPT_DECLINED,
    LONGEST_MESSAGE,
    MAIL_KEPT,
    MOST_MESSAGES,
    AlreadyDecided,
)
from portal.exchange.reporting.links import hash_of
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


@contextmanager
def held(offer: Offer, revision: int | None = None, states: Collection[str] = OPEN_OFFERS) -> Iterator[Offer]:
    """The offer as it is now, in one of `states`, and nobody else's until the block ends; saved with the next number."""
    with transaction.atomic():
        current = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
        if current.state not in states:
            raise AlreadyDecided(_decided(current))
        if revision is not None and revision != current.revision:
            raise AlreadyDecided(
                "In der Zwischenzeit hat sich dieses Angebot geändert: Jemand hat geantwortet oder gefragt. "
                "Gespeichert wurde nichts. Bitte lesen Sie es noch einmal, dann entscheiden Sie."
            )
        yield current
        current.revision += 1
        current.save()
    for name in (one.attname for one in Offer._meta.concrete_fields):
        setattr(offer, name, getattr(current, name))


@transaction.atomic
def hand_in(*, offer: Offer, token: str, draft: bool = False, book: tuple[str, bytes] | None = None) -> Offer:
    """Takes a new offer, or keeps a draft of it. The same token again gives the one that is there already."""
    offer.token_hash = hash_of(token)
    offer.state = OfferState.DRAFT if draft else OfferState.RECEIVED
    offer.expires_at = timezone.now() + KEPT_DRAFT if draft else None
    try:
        with transaction.atomic():
            offer.save()
    except IntegrityError:
        return Offer.objects.get(token_hash=offer.token_hash)
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
        _say(current, text)
        current.state = OfferState.RECEIVED


def withdraw(*, offer: Offer) -> None:
    """The sender takes it back: its content is deleted at once; that there was something stays for a while."""
    with held(offer, states=(*OPEN_OFFERS, OfferState.DRAFT)) as current:
        for name in _WORDS:
            setattr(current, name, "")
        current.debate = current.answers = current.focus = current.license = current.year = None
        current.files.all().delete()
        current.messages.all().delete()
        _close(current, OfferState.WITHDRAWN, None, KEPT_DECLINED)


def take_in_hand(*, by: AbstractUser, offer: Offer, revision: int) -> None:
    """An editor reads it; the sender sees that somebody does."""
    with held(offer, revision) as current:
        current.state = OfferState.REVIEW


def ask(*, by: AbstractUser, offer: Offer, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(offer, revision) as current:
        _say(current, text, by)
        current.state = OfferState.QUESTION
        letters.tell(current, f"question-{current.revision}", letters.text_of(current, readable(text).strip()))


def decline(*, by: AbstractUser, offer: Offer, reason: str, words: str, revision: int, silent: bool = False) -> None:
    """An editor does not take it, and says why; `silent`: without a letter."""
    if reason not in OfferReason.values:
        raise Refused("Bitte wählen Sie einen Grund; wer etwas angeboten hat, soll ihn erfahren.")
    if reason == OfferReason.OTHER and not words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")
    with held(offer, revision) as current:
        current.reason, current.reason_words = reason, readable(words).strip()[:LONGEST_MESSAGE]
        _close(current, OfferState.DECLINED, by, KEPT_DECLINED)
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
        _close(current, OfferState.ACCEPTED, by, KEPT_ACCEPTED)
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
    """(deleted offers, removed e-mail addresses): drafts left alone, and what was decided long ago. What is open stays.

    Writes only when there is something to do: it is asked every few seconds.
    """
    expired = list(Offer.objects.expired(now).values_list("pk", flat=True))
    if expired:
        Offer.objects.filter(pk__in=expired).delete()
    old = Offer.objects.filter(decided_at__lte=now - MAIL_KEPT).exclude(email="").exclude(state=OfferState.ACCEPTED)
    mails = list(old.values_list("pk", flat=True))
    if mails:
        Offer.objects.filter(pk__in=mails).update(email="", confirm_hash="")
    return len(expired), len(mails)


def _keep_book(offer: Offer, book: tuple[str, bytes] | None) -> None:
    if book:
        offer.files.books().delete()
        kind, data = book
        OfferFile.objects.create(offer=offer, kind=kind, data=data, size=len(data))


def _close(offer: Offer, state: str, by: AbstractUser | None, kept: datetime.timedelta) -> None:
    now = timezone.now()
    offer.state, offer.decided_by = state, by
    offer.decided_at, offer.expires_at = now, now + kept


def _say(offer: Offer, text: str, by: AbstractUser | None = None) -> None:
    text = readable(text).strip()
    if not text:
        raise Refused("Ihre Nachricht ist leer.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(f"Ihre Nachricht ist zu lang: höchstens {LONGEST_MESSAGE} Zeichen. Sie steht noch im Feld.")
    if offer.messages.count() >= MOST_MESSAGES:
        raise Refused("Zu diesem Angebot gibt es schon sehr viele Nachrichten. Bitte machen Sie ein neues.")
    OfferMessage.objects.create(offer=offer, from_editors=by is not None, by=by, text=text)


def _decided(offer: Offer) -> str:
    by = offer.decided_by
    who = f" von {by.get_full_name() or by.get_username()}" if by else ""
    when = f", {timezone.localtime(offer.decided_at):%d.%m.%Y um %H:%M} Uhr" if offer.decided_at else ""
    return f"Dieses Angebot ist schon weiter: {offer.get_state_display()}{when}{who}. Gespeichert wurde nichts."
