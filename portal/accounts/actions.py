"""What is done to accounts."""

import os
import secrets
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction

from portal.accounts.models import User

FIRST_EDITOR = "redaktion"


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
    """The first editor's password, as long as it has not been changed."""
    if not note.exists():
        return None
    password = note.read_text().strip()
    user = User.objects.filter(username=FIRST_EDITOR).first()
    return password if user and user.check_password(password) else None
