"""A letter to those who administrate when one account changes very much in a short time: somebody may have stolen it."""

import datetime
from collections import Counter

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from portal.accounts.roles import ADMINISTRATORS
from portal.mailing.writing import write

WINDOW = datetime.timedelta(hours=1)
MANY = 25  # A long day of an editor's work touches fewer texts in an hour.
GRAVE = ("wagtail.publish", "wagtail.unpublish", "wagtail.delete", "wagtail.move")


def sound(now: datetime.datetime) -> int:
    """Writes one letter a day and account to every administrator; returns how many accounts are meant. Asked every few seconds."""
    counts: Counter[int] = Counter()
    for entries in (PageLogEntry, ModelLogEntry):
        recent = entries.objects.filter(timestamp__gte=now - WINDOW, action__in=GRAVE, user__isnull=False)
        counts.update(dict(recent.order_by().values_list("user").annotate(number=Count("pk"))))
    busy = {account: number for account, number in counts.items() if number >= MANY}
    for account in get_user_model().objects.filter(pk__in=busy):
        for administrator in administrators().exclude(email="").exclude(pk=account.pk):
            _write(account, administrator, busy[account.pk], now)
    return len(busy)


def administrators() -> QuerySet:
    """Who may undo what an account did."""
    allowed = Q(is_superuser=True) | Q(groups__name=ADMINISTRATORS)
    return get_user_model().objects.filter(allowed, is_active=True).distinct()


def _write(account: AbstractUser, administrator: AbstractUser, number: int, now: datetime.datetime) -> None:
    address = settings.SITE_URL.rstrip("/") + reverse("roll-back")
    text = (
        f"Guten Tag,\n\ndas Konto „{account.get_username()}“ hat in einer Stunde {number}-mal etwas veröffentlicht, vom Netz "
        "genommen, verschoben oder gelöscht. Ist das so gewollt, dann tun Sie nichts.\n\n"
        f"Wenn nicht: Hier nehmen Sie alles auf einmal zurück und sperren das Konto:\n\n{address}?konto={account.pk}\n\n"
        "Ihr Portal"
    )
    key = f"alarm-{account.pk}-{administrator.pk}-{timezone.localdate(now):%Y%m%d}"
    write(key=key, to=administrator.email, subject="Sehr viele Änderungen von einem Konto", text=text)
