"""What is stored about a person with an account: everything that points to it, whichever room it belongs to.

Asked is the database itself, so that a room which comes later cannot be forgotten. Secrets are not told, only that they exist.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from portal.accounts.models import User

OF_THE_ACCOUNT = ["username", "first_name", "last_name", "email", "date_joined", "last_login"]
# Hashes, keys and secrets: whoever finds such a file must not be able to use it.
SECRET = frozenset(
    {
        "secret",
        "code_hash",
        "session_key",
        "token_hash",
        "old_hash",
        "new_hash",
        "last_counter",
        "credential_hash",
        "data",
    }
)
MOST = 1000
TEXT = 300  # characters of a value; whole texts are where they were written


@dataclass(frozen=True)
class Part:
    """Rows of one kind: `rows` are lists of (name, value)."""

    title: str
    number: int
    rows: list[list[tuple[str, str]]]


def of(user: User) -> list[Part]:
    """The account first, then everything else by kind."""
    fields = [User._meta.get_field(name) for name in OF_THE_ACCOUNT]
    account = [(str(field.verbose_name), _said(getattr(user, field.name))) for field in fields]
    account.append(("Gruppen", ", ".join(user.groups.order_by("name").values_list("name", flat=True)) or "–"))
    return [Part("Konto", 1, [account]), *sorted(_pointing(user), key=lambda part: part.title)]


def as_json(user: User) -> list[dict[str, Any]]:
    return [
        {"was": part.title, "anzahl": part.number, "einträge": [dict(row) for row in part.rows]} for part in of(user)
    ]


def _pointing(user: User) -> list[Part]:
    parts = []
    for model in apps.get_models():
        for field in (one for one in model._meta.local_concrete_fields if one.related_model is User):
            found = model._base_manager.filter(**{field.name: user})
            if number := found.count():
                title = f"{model._meta.verbose_name_plural}: {field.verbose_name}"
                parts.append(Part(title, number, [_row(one) for one in found.order_by("pk")[:MOST]]))
    return parts


def _row(one: models.Model) -> list[tuple[str, str]]:
    told = [
        (str(field.verbose_name), _said(getattr(one, field.attname)))
        for field in one._meta.concrete_fields
        if field.name not in SECRET and not field.is_relation and not isinstance(field, models.JSONField)
    ]
    return [(name, value) for name, value in told if value]


def _said(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "astimezone"):
        return timezone.localtime(value).strftime("%d.%m.%Y %H:%M")
    if isinstance(value, bool):
        return "ja" if value else "nein"
    said = str(value)
    return said if len(said) <= TEXT else f"{said[:TEXT]} …"
