"""Passkeys (WebAuthn): a key that stays in somebody's device, and signs only for this portal's own address.

What is asked of the browser goes to the page as JSON, what it answers comes back in a form field; `fido2` parses and checks it.
The address is the operator's (PORTAL_URL), never what a request says. On an address that is a number browsers know no passkeys.

`fido2` and its cryptography are loaded with the first passkey that is asked for: ten megabytes that readers have no use for.
"""

import hashlib
import hmac
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts import factors
from portal.accounts.models import Passkey, User

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData

VALID = 10 * 60  # seconds for an answer
MOST, LONGEST = 20, 20_000  # passkeys of one account, characters of an answer


class Refused(Exception):
    """What the browser answered is not good. Why, is nobody's business but the attacker's."""


def are_possible() -> bool:
    """Whether browsers make passkeys for the portal's address: a name, over https or on one's own machine."""
    parts = urlsplit(settings.SITE_URL)
    host = parts.hostname or ""
    named = not host.replace(".", "").isdecimal() and ":" not in host
    return named and (parts.scheme == "https" or host == "localhost")


def ask_for_new(*, by: User) -> tuple[str, dict[str, Any]]:
    """What the browser needs to make a passkey (JSON), and what must be remembered until it answers."""
    from fido2.webauthn import PublicKeyCredentialUserEntity, ResidentKeyRequirement, UserVerificationRequirement

    handle = hmac.new(
        settings.SECRET_KEY.encode(), f"portal.accounts.passkey {by.pk}".encode(), hashlib.sha256
    ).digest()
    owner = PublicKeyCredentialUserEntity(id=handle, name=by.get_username(), display_name=by.get_username())
    options, state = _server().register_begin(
        owner,
        [_data(one) for one in by.passkeys.all()],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.dumps(dict(options)), _remembered(state)


@transaction.atomic
def add(*, by: User, name: str, state: Any, answer: str) -> list[str]:
    """Keeps a new passkey; returns codes for paper when it is the first factor of the account, else nothing."""
    from fido2.cose import UnsupportedKey

    try:
        made = _server().register_complete(_still_good(state), _parsed(answer))
        data = made.credential_data
        usable = data is not None and not isinstance(data.public_key, UnsupportedKey)
    except Exception as error:
        raise Refused from error
    if not usable or by.passkeys.count() >= MOST or Passkey.objects.filter(credential_hash=_hash(data.credential_id)):
        raise Refused
    is_first = not factors.has_factor(by)
    Passkey.objects.create(
        user=by, name=name, credential_hash=_hash(data.credential_id), data=bytes(data), sign_count=made.counter
    )
    return factors.new_recovery_codes(by=by) if is_first else []


def ask_for(user: User | None) -> tuple[str, dict[str, Any]]:
    """What the browser needs to show one: of this account after its password, or of anybody who then shows to be its owner."""
    from fido2.webauthn import UserVerificationRequirement

    if user is None:
        options, state = _server().authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    else:
        known = [_data(one) for one in user.passkeys.all()]
        options, state = _server().authenticate_begin(known, UserVerificationRequirement.PREFERRED)
    return json.dumps(dict(options)), _remembered(state)


@transaction.atomic
def check(*, state: Any, answer: str, user: User | None) -> User:
    """Whose passkey signed the challenge; Refused when it is not one of `user`, or of nobody who may log in."""
    from fido2.webauthn import AuthenticationResponse

    try:
        response = AuthenticationResponse.from_dict(_parsed(answer))
        found = Passkey.objects.select_related("user").get(credential_hash=_hash(response.raw_id), user__is_active=True)
        _server().authenticate_complete(_still_good(state), [_data(found)], response)
        counter = response.response.authenticator_data.counter
    except Exception as error:
        raise Refused from error
    if user is not None and found.user_id != user.pk:
        raise Refused
    # A counter that does not go on means that the key has been copied. Many devices never count: theirs stays at 0.
    goes_on = Q(sign_count=0) if counter == 0 else Q(sign_count__lt=counter)
    today = timezone.localdate()
    if not Passkey.objects.filter(goes_on, pk=found.pk).update(sign_count=counter, last_day=today):
        raise Refused
    return found.user


@transaction.atomic
def rename(*, by: User, passkey: Passkey, name: str) -> None:
    by.passkeys.filter(pk=passkey.pk).update(name=name)


@transaction.atomic
def remove(*, by: User, passkey: Passkey) -> None:
    by.passkeys.filter(pk=passkey.pk).delete()
    factors.forget_codes_without_factor(by)


def of(user: User) -> list[Passkey]:
    """The last used first, those never used at the end."""
    return list(user.passkeys.order_by(F("last_day").desc(nulls_last=True), "pk"))


def _server() -> "Fido2Server":
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    parts = urlsplit(settings.SITE_URL)
    host, port = parts.hostname or "", "" if parts.port in {None, 80, 443} else f":{parts.port}"
    own = f"{parts.scheme}://{host}{port}"  # As browsers write it: small letters, no port where it goes without saying.
    entity = PublicKeyCredentialRpEntity(id=host, name=settings.WAGTAIL_SITE_NAME)
    return Fido2Server(entity, verify_origin=lambda origin: origin == own)


def _remembered(state: Any) -> dict[str, Any]:
    return dict(state) | {"since": int(time.time())}


def _still_good(state: Any) -> dict[str, Any]:
    if not state or time.time() - state["since"] > VALID:
        raise Refused
    return state


def _parsed(answer: str) -> dict[str, Any]:
    if len(answer) > LONGEST:
        raise Refused
    return json.loads(answer)


def _data(passkey: Passkey) -> "AttestedCredentialData":
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(bytes(passkey.data))


def _hash(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()
