"""The second factor as an app: six digits that an app makes of a shared secret and the time (RFC 6238), and codes on paper.

A time step is used up in the database, once for all workers: digits that somebody watched being typed work no second time.

What draws and encrypts is loaded when somebody needs it: editors seldom log in, and readers would wait at each start.
"""

import base64
import hashlib
import hmac
import secrets
import struct
import time
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.links import hash_of
from portal.accounts.models import RecoveryCode, SecondFactor, User

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

STEP, DIGITS, TOLERANCE = 30, 6, 1
CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def digits_at(secret: str, counter: int, digits: int = DIGITS) -> str:
    """The code of one time step; `secret` in base32."""
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = mac[-1] & 15
    value = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(value % 10**digits).zfill(digits)


def begin(*, by: User) -> str:
    """A new secret (base32), kept until a first code shows that the app has it. The same again until then."""
    factor = SecondFactor.objects.filter(user=by).first()
    if factor and not factor.confirmed_at and (secret := _decrypted(factor.secret)):
        return secret
    if factor and factor.confirmed_at:
        raise ValueError("this account has a second factor already")
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    SecondFactor.objects.update_or_create(user=by, defaults={"secret": _fernet().encrypt(secret.encode()).decode()})
    return secret


@transaction.atomic
def confirm(*, by: User, code: str) -> list[str] | None:
    """Makes the factor count, and returns new codes for paper; None when the digits are wrong."""
    if not SecondFactor.objects.filter(user=by, confirmed_at=None).exists() or not _use_digits(by, code):
        return None
    SecondFactor.objects.filter(user=by).update(confirmed_at=timezone.now())
    return new_recovery_codes(by=by)


@transaction.atomic
def new_recovery_codes(*, by: User) -> list[str]:
    """Ten codes in place of all earlier ones. They are shown once: what is stored are hashes."""
    by.recovery_codes.all().delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=by, code_hash=_hash(by, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


@transaction.atomic
def remove_app(*, by: User) -> None:
    SecondFactor.objects.filter(user=by).delete()
    forget_codes_without_factor(by)


@transaction.atomic
def remove_all(*, by: User) -> None:
    """App, passkeys and codes on paper."""
    by.passkeys.all().delete()
    remove_app(by=by)


def forget_codes_without_factor(user: User) -> None:
    """Codes on paper stand in for a factor; where there is none any more, they are a password too many."""
    if not has_factor(user):
        user.recovery_codes.all().delete()


def has_app(user: User) -> bool:
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def has_factor(user: User) -> bool:
    """An app, or a passkey."""
    return has_app(user) or user.passkeys.exists()


def check(user: User, code: str) -> bool:
    """Whether digits or a code on paper are right; either is used up by it."""
    said = "".join(char for char in code.lower() if char.isalnum())
    if len(said) == DIGITS and said.isdecimal():
        return has_app(user) and _use_digits(user, said)
    unused = RecoveryCode.objects.filter(user=user, code_hash=_hash(user, said), used_at=None)
    return bool(unused.update(used_at=timezone.now()))


def _use_digits(user: User, code: str) -> bool:
    factor = SecondFactor.objects.get(user=user)
    secret, now = _decrypted(factor.secret), int(time.time()) // STEP
    said = "".join(char for char in code if char.isdecimal())
    for counter in range(now - TOLERANCE, now + TOLERANCE + 1):
        if secret and hmac.compare_digest(digits_at(secret, counter).encode(), said.encode()):
            newer = SecondFactor.objects.filter(pk=factor.pk, last_counter__lt=counter)
            return bool(newer.update(last_counter=counter))
    return False


def picture(user: User, secret: str) -> str:
    """The QR code that an app reads, as SVG markup without styles."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    label = f"{settings.WAGTAIL_SITE_NAME}:{user.get_username()}"
    told = urlencode({"secret": secret, "issuer": settings.WAGTAIL_SITE_NAME}, quote_via=quote)
    out = BytesIO()
    qrcode.make(f"otpauth://totp/{quote(label)}?{told}", image_factory=SvgPathImage, border=2).save(out)
    return out.getvalue().decode().partition("?>")[2].strip()


def _hash(user: User, code: str) -> str:
    return hash_of(f"recovery {user.pk} {code}")


def _fernet() -> "Fernet":
    from cryptography.fernet import Fernet

    key = hashlib.blake2b(b"portal.accounts.factor", key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _decrypted(secret: str) -> str:
    """Empty when the site's secret key is another one than it was."""
    from cryptography.fernet import InvalidToken

    try:
        return _fernet().decrypt(secret.encode()).decode()
    except InvalidToken:
        return ""
