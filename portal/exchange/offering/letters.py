"""Letters about an offer, and the confirmation of the address that they go to.

Only a confirmed address gets letters, so that nobody can have us write to strangers. The letter that asks for the confirmation
holds no word of the sender. To one address it goes once a day, to all together LETTERS_AN_HOUR; the page says the same
whether it went or not. What is counted is a keyed hash, for a day.
"""

import datetime
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from portal.exchange.models import Offer, OfferState, SendingCount
from portal.exchange.reporting.links import hash_of
from portal.mailing.writing import write

LETTERS_AN_HOUR = 60
DAY = datetime.timedelta(hours=24)
SIGNED = "Ihre Redaktion"


def ask_to_confirm(offer: Offer) -> None:
    """Writes the letter with the link that works once. Silent when this address or everybody has had enough."""
    address = offer.email.strip().lower()
    if not address or offer.confirmed_at or not _may_write(address):
        return
    token = secrets.token_urlsafe(24)
    offer.confirm_hash = hash_of(f"confirm {token}")
    Offer.objects.filter(pk=offer.pk).update(confirm_hash=offer.confirm_hash)
    write(
        key=f"offer-{offer.pk}-confirm-{offer.confirm_hash[:16]}",
        to=offer.email,
        subject="Bitte bestätigen Sie Ihre Adresse",
        text=(
            f"Guten Tag,\n\njemand hat auf {settings.SITE_URL} etwas angeboten und diese E-Mail-Adresse für Antworten genannt. "
            f"Waren Sie das? Dann bestätigen Sie bitte die Adresse:\n\n{_address('offer-confirm', token)}\n\n"
            f"Waren Sie es nicht, dann tun Sie nichts: Ohne Bestätigung schreiben wir nicht wieder.\n\n{SIGNED}"
        ),
    )


def find_confirmation(token: str) -> Offer | None:
    """The offer whose address this link confirms."""
    return Offer.objects.filter(confirm_hash=hash_of(f"confirm {token}")).exclude(email="").first()


@transaction.atomic
def confirm(token: str) -> bool:
    """Whether the address is confirmed now. The link works once."""
    found = Offer.objects.select_for_update(of=("self",)).filter(confirm_hash=hash_of(f"confirm {token}"))
    offer = found.exclude(email="").first()
    if offer is None:
        return False
    offer.confirmed_at, offer.confirm_hash = timezone.now(), ""
    offer.save(update_fields=["confirmed_at", "confirm_hash"])
    return True


def tell(offer: Offer, occasion: str, text: str) -> None:
    """A letter about a step, in the transaction of the step; the same occasion writes once."""
    if offer.email and offer.confirmed_at:
        write(
            key=f"offer-{offer.pk}-{occasion}",
            to=offer.email,
            subject=SUBJECTS[occasion.partition("-")[0]],
            text=f"Guten Tag,\n\n{text}\n\n{SIGNED}",
        )


SUBJECTS = {
    "question": "Eine Frage zu Ihrem Angebot",
    "accepted": "Ihr Angebot ist angenommen",
    "declined": "Zu Ihrem Angebot",
    "published": "Ihr Angebot ist veröffentlicht",
}


def text_of(offer: Offer, words: str = "") -> str:
    """What the letter says at the state that an offer has now."""
    about = f"Es geht um „{offer.title}“."
    follow = "Auf Ihrer privaten Seite, deren Link Sie beim Senden bekommen haben"
    if offer.state == OfferState.QUESTION:
        return f"zu Ihrem Angebot haben wir eine Frage. {about}\n\n{words}\n\n{follow}, können Sie antworten."
    if offer.state == OfferState.ACCEPTED:
        return (
            f"wir haben Ihr Angebot angenommen. {about}\n\nJetzt bearbeiten wir den Entwurf. Öffentlich ist er noch nicht; wenn "
            "es so weit ist, schreiben wir Ihnen."
        )
    if offer.state == OfferState.DECLINED:
        said = "\n\n".join(filter(None, [offer.get_reason_display(), offer.reason_words]))
        return f"wir haben Ihr Angebot gelesen und nehmen es nicht an. {about}\n\n{said}\n\nDanke, dass Sie es uns gezeigt haben."
    return f"Ihr Angebot ist veröffentlicht. {about}\n\n{words}"


def _may_write(address: str) -> bool:
    """Counts one letter for the address and for all, if both have room."""
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    own, everybody = _key(address), _key(f"alle {hour.isoformat()}")
    if SendingCount.objects.filter(key=own, started_at__gt=now - DAY).exists():
        return False
    SendingCount.objects.get_or_create(key=everybody, defaults={"started_at": hour})
    if not SendingCount.objects.filter(key=everybody, number__lt=LETTERS_AN_HOUR).update(number=F("number") + 1):
        return False
    SendingCount.objects.update_or_create(key=own, defaults={"started_at": now, "number": 1})
    return True


def _key(what: str) -> str:
    secret = f"portal.exchange.offering.letters.{settings.SECRET_KEY}".encode()
    return hmac.new(secret, what.encode(), hashlib.sha256).hexdigest()


def _address(name: str, token: str) -> str:
    return settings.SITE_URL + reverse(name, args=[token])
