"""How much is taken from one place and in all, without keeping anybody's address.

Counted are reports that were taken, per network (the first 24 bits of an IPv4 address, 48 of an IPv6 one) and hour. What is
stored is a keyed hash of network and hour, for a day at most. What one network sends beyond its share does not count for all,
so that a flood from one place leaves room for the others.
"""

import datetime
import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from portal.exchange.models import SendingCount

PER_NETWORK = 20
IN_ALL = 400
HOUR = datetime.timedelta(hours=1)
KEPT = datetime.timedelta(hours=24)
QUICKEST = 3  # seconds from opening the form to sending it; nobody types that fast
EVERYBODY = "alle"


class TooMany(Exception):
    """The message is German and says what to do. Nothing was taken."""


@transaction.atomic
def count(request: HttpRequest) -> None:
    """Counts one report; TooMany when the network or the portal has had enough for this hour."""
    now = timezone.now()
    SendingCount.objects.filter(started_at__lt=now - KEPT).delete()
    hour = now.replace(minute=0, second=0, microsecond=0)
    keys = {_key(network_of(request), hour): PER_NETWORK, _key(EVERYBODY, hour): IN_ALL}
    for key in keys:
        SendingCount.objects.get_or_create(key=key, defaults={"started_at": hour})
    rows = {row.key: row.number for row in SendingCount.objects.select_for_update().filter(key__in=keys)}
    own, everybody = keys
    if rows[own] >= PER_NETWORK:
        raise TooMany(
            "Aus Ihrem Netz kamen in dieser Stunde schon sehr viele Meldungen. Ihre Angaben sind nicht verloren, sie stehen "
            "noch hier. Bitte senden Sie sie in einer Stunde noch einmal ab, oder aus einem anderen Netz."
        )
    if rows[everybody] >= IN_ALL:
        raise TooMany(
            "Gerade kommen ungewöhnlich viele Meldungen. Ihre Angaben sind nicht verloren, sie stehen noch hier. "
            "Bitte senden Sie sie in einer Stunde noch einmal ab."
        )
    SendingCount.objects.filter(key__in=keys).update(number=F("number") + 1)


def network_of(request: HttpRequest) -> str:
    """The network of the sender. Only the front servers that the operator names may say for whom they ask."""
    address = request.META.get("REMOTE_ADDR", "")
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if told and address in settings.FRONTS:
        address = told
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unbekannt"
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(ipaddress.ip_network(f"{parsed}/{24 if parsed.version == 4 else 48}", strict=False))


def _key(network: str, hour: datetime.datetime) -> str:
    secret = f"portal.exchange.limits.{settings.SECRET_KEY}".encode()
    return hmac.new(secret, f"{hour.isoformat()} {network}".encode(), hashlib.sha256).hexdigest()
