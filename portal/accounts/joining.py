"""Accounts by invitation, addresses that change, passwords that were forgotten: every change that a letter begins."""

import datetime
import hmac

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from portal.accounts.granting import may_grant
from portal.accounts.links import address, hash_of, new_token
from portal.accounts.models import EmailChange, Invitation, User
from portal.accounts.sessions import end_others
from portal.mailing.models import Letter
from portal.mailing.writing import write

INVITED_FOR = datetime.timedelta(days=7)
CHANGE_FOR = datetime.timedelta(days=1)
ONE_LETTER = datetime.timedelta(hours=1)
IGNORE = "Haben Sie das nicht veranlasst? Dann brauchen Sie nichts zu tun; ohne den Link ändert sich nichts."


@transaction.atomic
def invite(*, by: User, email: str, group: Group) -> Invitation:
    """Writes a letter with a link that makes one account. An earlier invitation to the same address ends."""
    if not by.has_perm("accounts.add_invitation") or not may_grant(by, group):
        raise PermissionDenied
    Invitation.objects.filter(email__iexact=email).delete()
    token = new_token()
    invitation = Invitation.objects.create(
        token_hash=hash_of(token), email=email, group=group, by=by, expires_at=timezone.now() + INVITED_FOR
    )
    text = (
        f"Guten Tag,\n\nSie sind eingeladen, bei Kommunalsozialismus mitzuarbeiten, in der Rolle „{group.name}“.\n\n"
        "Unter diesem Link wählen Sie Namen und Kennwort. Er gilt sieben Tage und nur einmal:\n\n"
        f"{address('account-join', token)}\n\n{IGNORE} Dann löschen wir auch diese Adresse."
    )
    write(key=f"invitation-{invitation.pk}", to=email, subject="Einladung zur Mitarbeit", text=text)
    return invitation


def invitation_for(token: str) -> Invitation | None:
    Invitation.objects.filter(expires_at__lt=timezone.now()).delete()
    return Invitation.objects.select_related("group", "by").filter(token_hash=hash_of(token)).first()


@transaction.atomic
def join(*, token: str, username: str, password: str) -> User | None:
    """Makes the account; None when the link has been used in the meantime, or whoever invited may no longer give the role."""
    invitation = Invitation.objects.select_for_update().filter(token_hash=hash_of(token)).first()
    if invitation is None or invitation.expires_at < timezone.now():
        return None
    if not invitation.by.is_active or not may_grant(invitation.by, invitation.group):
        return None
    user = User.objects.create_user(username, email=invitation.email, password=password)
    user.groups.add(invitation.group)
    invitation.delete()
    return user


@transaction.atomic
def send_reset(*, email: str) -> None:
    """Writes a letter to each account with that address, at most one an hour. Says nothing about whether there is one."""
    for user in User.objects.select_for_update().filter(email__iexact=email, is_active=True).exclude(email="")[:5]:
        key, now = f"password-{user.pk}-", timezone.now()
        if Letter.objects.filter(key__startswith=key, written_at__gt=now - ONE_LETTER).exists():
            continue
        number = urlsafe_base64_encode(force_bytes(user.pk))
        link = address("account-new-password", number, default_token_generator.make_token(user))
        text = (
            f"Guten Tag,\n\nfür das Konto „{user.get_username()}“ wurde ein neues Kennwort gewünscht. Unter diesem Link "
            f"wählen Sie es; er gilt zwei Stunden und nur einmal:\n\n{link}\n\n{IGNORE}"
        )
        write(key=f"{key}{int(now.timestamp())}", to=user.email, subject="Ein neues Kennwort", text=text)


def account_for_reset(number: str, token: str) -> User | None:
    """Whose link this is; None when it is too old, used, or not ours."""
    try:
        pk = int(urlsafe_base64_decode(number).decode())
    except (ValueError, OverflowError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first() if pk < 2**63 else None
    return user if user and default_token_generator.check_token(user, token) else None


@transaction.atomic
def set_password(*, by: User, password: str, keep: str | None = None) -> None:
    """Sets it, logs out everywhere except the session `keep`, and tells the owner."""
    by.set_password(password)
    by.save(update_fields=["password"])
    end_others(by=by, keep=keep)
    tell(by, "Ihr Kennwort wurde geändert", "das Kennwort Ihres Kontos wurde eben geändert.")


def tell(user: User, subject: str, what: str) -> None:
    """A letter about something that its owner should know if it was somebody else."""
    text = (
        f"Guten Tag,\n\n{what}\n\nWaren Sie das nicht? Dann lassen Sie sich gleich ein neues Kennwort schicken und sagen "
        f"der Redaktion Bescheid:\n\n{address('account-forgotten')}"
    )
    write(key=f"told-{user.pk}-{new_token()}", to=user.email, subject=subject, text=text)


@transaction.atomic
def begin_email_change(*, by: User, email: str) -> None:
    """Asks both addresses. Without an old one, the new one is enough."""
    old, new = new_token(), new_token()
    EmailChange.objects.filter(user=by).delete()
    change = EmailChange.objects.create(
        user=by,
        email=email,
        old_hash=hash_of(old),
        new_hash=hash_of(new),
        old_confirmed=not by.email,
        expires_at=timezone.now() + CHANGE_FOR,
    )
    for to, token, which in ((by.email, old, "alte"), (email, new, "neue")):
        text = (
            f"Guten Tag,\n\ndas Konto „{by.get_username()}“ soll eine andere E-Mail-Adresse bekommen. Diese hier ist die "
            f"{which}. Bitte bestätigen Sie das unter diesem Link; er gilt einen Tag:\n\n"
            f"{address('account-email-confirm', token)}\n\nGeändert wird erst, wenn beide Adressen bestätigt haben. {IGNORE}"
        )
        write(key=f"email-{change.pk}-{which}-{token[:8]}", to=to, subject="Neue E-Mail-Adresse bestätigen", text=text)


def change_for(token: str) -> EmailChange | None:
    EmailChange.objects.filter(expires_at__lt=timezone.now()).delete()
    digest = hash_of(token)
    changes = EmailChange.objects.select_related("user")
    return changes.filter(old_hash=digest).first() or changes.filter(new_hash=digest).first()


@transaction.atomic
def confirm_email(*, token: str) -> bool | None:
    """True when the address is the new one now, False while the other must agree, None when the link is not good."""
    found = change_for(token)
    if found is None:
        return None
    change = EmailChange.objects.select_for_update().select_related("user").get(pk=found.pk)
    if hmac.compare_digest(change.old_hash, hash_of(token)):
        change.old_confirmed = True
    else:
        change.new_confirmed = True
    change.save()
    if not (change.old_confirmed and change.new_confirmed):
        return False
    change.user.email = change.email
    change.user.save(update_fields=["email"])
    change.delete()
    return True
