"""A portal with something in nearly every room, for whoever must carry all of it elsewhere."""

import datetime

from django.contrib.sessions.backends.db import SessionStore
from django.db.models import JSONField, Value
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page

from motionkit import markdown
from portal.accounts.models import Passkey, User
from portal.exchange.models import OfferFile
from portal.exchange.moderating import log
from portal.mailing.models import Letter
from tests import factories
from tests.exchange.comments import make_comment
from tests.exchange.offers import make_offer

BYTES = bytes(range(256))
ODD = "Zeile 1\r\nZeile\t2 „Anführung“ 🏘 'a' \\ %s"


def furnish() -> None:
    """Writes through the rooms' own functions wherever there is one."""
    factories.found_site()
    editor = factories.make_user("redakteurin", group="Redaktion", is_superuser=True)
    factories.make_user("gegangen").delete()  # Its number must not be given again.
    Passkey.objects.create(user=editor, name="Stick", credential_hash="a" * 64, data=BYTES, last_day=None)
    _texts(editor)
    motion = _motions(editor)
    _words(motion)
    session = SessionStore()
    session["wo"] = "Redaktion"
    session.save()


def _texts(editor: User) -> None:
    voices = [factories.make_voice(name) for name in ("Erika Beispiel", "Kim Weg")]
    article = factories.make_article(ODD[:60], voices=voices, body=f"<p>{ODD}</p>", topics=[factories.make_topic()])
    article.title = "Ein Entwurf, den noch niemand sieht"
    article.save_revision(user=editor)
    factories.make_report(period_from=-40, voices=voices[:1])
    factories.make_publication()
    factories.make_focus()
    factories.make_debate()
    factories.make_page(live=False)
    picture = factories.make_picture()
    picture.get_rendition("width-20")
    factories.make_document()
    Redirect.objects.create(old_path="/alt", redirect_page=Page.objects.get(pk=article.pk))
    Redirect.objects.create(old_path="/fort", redirect_link="https://kommunen.example/")
    ModelLogEntry.objects.log_action(
        instance=picture, action="wagtail.edit", user=editor, data={"b": 1, "a": [None, 1.5]}
    )
    ModelLogEntry.objects.log_action(instance=picture, action="wagtail.edit", user=editor)
    ModelLogEntry.objects.filter(pk=ModelLogEntry.objects.latest("pk").pk).update(data=Value(None, JSONField()))


def _motions(editor: User):
    motion = factories.make_motion(topics=[factories.make_topic()], law={"HE": "valid"})
    motion.motion_text = markdown.read(f"# Leerstand melden\n\nArt: Antrag\n\n{factories.MOTION}")
    motion.change_note = "Schärfer"
    motion.save()
    motion.save_revision(user=editor)
    filing = factories.make_filing(decision="adopted", implementation="done", motion=motion)
    factories.make_filing("Noch offen", live=False, filed_on=datetime.date(1999, 12, 31))
    factories.make_objection(motion=motion, worked_in=[filing])
    return motion


def _words(motion) -> None:
    first = make_comment(motion, text=ODD)
    make_comment(motion, parent=first, text="Eine Antwort.", email="kim@beispiel.de")
    decided = [log.Said("remark", first.pk, "shown"), log.Said("remark", 9, "turned_down", "hate", "Wörter: " + ODD)]
    log.write("redakteurin", log.new_batch(), decided)
    log.write("redakteurin", log.new_batch(), decided[:1])
    offer = make_offer()
    OfferFile.objects.create(offer=offer, kind="png", data=BYTES, size=256, license=factories.make_license())
    Letter.objects.create(key="gruß", to="kim@beispiel.de", subject="Guten Tag", text=ODD)
