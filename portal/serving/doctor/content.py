"""What editors and operators have to fill in or renew."""

import datetime
import json
from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Revision

from portal.exchange.moderating import log
from portal.motions.models import Motion
from portal.places.models import RegisterEdition
from portal.publishing.founding import OPEN, STANDARD_PAGES
from portal.publishing.models import StandardPage
from portal.search import rebuilding
from portal.serving.doctor.findings import Check, Finding, Level

LEGAL_PAGES = ("impressum", "datenschutz", "barrierefreiheit")
LATE = datetime.timedelta(minutes=15)
REGISTER_IS_OLD = datetime.timedelta(days=500)


def legal_pages() -> Iterator[Finding]:
    """Missing, not public, empty, or still with the founding's reminder."""
    titles = {slug: title for slug, title, _ in STANDARD_PAGES}
    pages = {page.slug: page for page in StandardPage.objects.live().public().filter(slug__in=LEGAL_PAGES)}
    reminder = OPEN.split("{")[0]
    for slug in LEGAL_PAGES:
        page = pages.get(slug)
        blocks = page.body.get_prep_value() if page else []
        if not blocks or reminder in json.dumps(blocks, ensure_ascii=False, default=str):
            yield Finding(
                Level.WARNING, f"Die Seite „{titles[slug]}“ fehlt oder ist noch nicht ausgefüllt.",
                f"In der Redaktion unter Seiten → {titles[slug]} ausfüllen und veröffentlichen.", forbids_public=True,
            )  # fmt: skip


def legal_reviews() -> Iterator[Finding]:
    if late := Motion.objects.public().review_overdue().count():
        yield Finding(
            Level.HINT, f"Bei {late} veröffentlichten Musteranträgen ist die rechtliche Prüfung überfällig.",
            "In der Redaktion unter Anträge nach „Prüfung fällig“ filtern.",
        )  # fmt: skip


def register() -> Iterator[Finding]:
    edition = RegisterEdition.objects.order_by("-as_of").first()
    if edition and datetime.date.today() - edition.as_of > REGISTER_IS_OLD:
        yield Finding(
            Level.HINT, f"Das Gemeindeverzeichnis ist vom {edition.as_of:%d.%m.%Y}.",
            "Die neue Ausgabe von Destatis mit „manage.py update_register DATEI“ einlesen.",
        )  # fmt: skip


def moderation_log() -> Iterator[Finding]:
    if number := log.broken_at():
        yield Finding(
            Level.BROKEN, f"Der Verlauf der Moderation ist bei Eintrag {number} verändert worden.",
            "Vergleichen Sie ihn mit einer Sicherung, und fragen Sie, wer Zugang zur Datenbank hatte.",
        )  # fmt: skip


def index() -> Iterator[Finding]:
    if astray := rebuilding.astray():
        yield Finding(
            Level.WARNING, f"Der Suchindex stimmt bei {astray} Inhalten nicht.",
            "„make serve“ gleicht ihn alle 20 Sekunden ab; sonst hilft „manage.py rebuild_search“.",
        )  # fmt: skip


def scheduled() -> Iterator[Finding]:
    """Pages and motions whose time has come and that nobody has published."""
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now() - LATE).count()
    if due:
        yield Finding(
            Level.WARNING, f"Geplante Veröffentlichungen, deren Zeit vorbei ist: {due}.",
            "Läuft „make serve“ oder der Zeitgeber portal-publish.timer? Sofort geht es mit „manage.py publish_scheduled“.",
        )  # fmt: skip


QUICK: tuple[Check, ...] = (scheduled,)
CHECKS: tuple[Check, ...] = (legal_pages, legal_reviews, register, moderation_log, index, *QUICK)
