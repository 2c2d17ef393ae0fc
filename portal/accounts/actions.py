"""What is done to accounts."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from portal.accounts import erasures
from portal.accounts.models import User
from portal.accounts.sessions import end_others
from portal.mailing.writing import forget_address

FIRST_EDITOR = "redaktion"
KIND = "Konto"


@transaction.atomic
def create_first_editor(*, note: Path) -> User | None:
    """Makes the first account with a random password, kept in the file `note` (mode 600) until it is changed.

    Does nothing when there is an account already.
    """
    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(12)
    user = User.objects.create_superuser(FIRST_EDITOR, password=password)
    user.groups.set(Group.objects.filter(name="Redaktion"))
    handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(password + "\n")
    return user


def first_password(*, note: Path) -> str | None:
    """The first editor's password, as long as it has not been changed; then nothing is left of the note."""
    if not note.exists():
        return None
    password = note.read_text().strip()
    user = User.objects.filter(username=FIRST_EDITOR).first()
    if user and user.check_password(password):
        return password
    with suppress(OSError):
        note.unlink()
    return None


def rename(*, by: User, first_name: str, last_name: str) -> None:
    by.first_name, by.last_name = first_name, last_name
    by.save(update_fields=["first_name", "last_name"])


def is_last_administrator(user: User) -> bool:
    """Whether nobody else could look after the portal: such an account cannot go."""
    return user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists()


@transaction.atomic
def erase(*, by: User, remembered: bool = True) -> bool:
    """Deletes one's own account, devices and letters; False for the last administrator.

    `remembered`: written down, so that a backup from before does not bring it back.
    Texts, drafts and decisions stay, without a name: whoever speaks in a text is a voice, not an account.
    """
    if is_last_administrator(by):
        return False
    end_others(by=by, keep=None)
    if by.email:
        forget_address(by.email)
    kind = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(by.pk)).delete()
    if remembered:
        erasures.remember(KIND, {"username": by.get_username()})
    by.delete()
    return True


@erasures.again(KIND)
def erase_again(what: dict[str, Any]) -> int:
    """After a restore: an account that was erased since the backup."""
    account = User.objects.filter(username=what["username"]).first()
    return int(account is not None and erase(by=account, remembered=False))
