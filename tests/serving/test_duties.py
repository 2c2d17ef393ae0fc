"""Letters, what is due, what is over: done beside the server, by processes that end with what they do."""

import os
import signal
import time

import pytest

from tests.mailing.mail_server import MailServer
from tests.serving.killing import SERVING, children, threads
from tests.serving.portal_folder import make_portal
from tests.serving.running import ROOT, get, running

pytestmark = pytest.mark.slow
WRITE = "from portal.mailing.models import Letter; Letter.objects.create(key='eins', to='a@example.org', subject='Eins', text='Text')"
HOW_FAR = "from portal.mailing.models import Letter; letter = Letter.objects.get(); print(letter.state, bool(letter.handed_at))"
SCHEDULE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from datetime import timedelta
from django.utils import timezone
from tests import factories
article = factories.make_article("Bald", slug="bald")
article.unpublish()
revision = article.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
"""


def until(is_so, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def background(portal) -> int:
    """The process that neither serves nor looks after the others."""
    return next(pid for pid in children(portal.process.pid) if SERVING not in threads(pid))


def test_letter_on_its_way_is_sent_once_though_everybody_is_asked_to_end(tmp_path, migrated):
    with MailServer() as server:
        mail = f"smtp://127.0.0.1:{server.port}?von=portal@example.org"
        with running(tmp_path / "portal", migrated=migrated, PORTAL_MAIL=mail) as portal:
            server.post.pause = 2
            portal.run(WRITE)
            until(lambda: server.post.begun)
            for pid in (above := background(portal), *children(above)):
                os.kill(pid, signal.SIGINT)  # As Ctrl+C does.
            until(lambda: server.post.messages)
            until(lambda: portal.run(HOW_FAR) == "sent True")
        assert list(server.post.arrived().values()) == [1]


def test_what_is_due_is_published_and_leaves_no_process_behind(tmp_path, migrated):
    folder = make_portal(tmp_path / "portal", migrated)
    assert not folder.run("shell", "-v", "0", "-c", SCHEDULE).stderr
    with running(folder.path) as portal:
        until(lambda: get(portal.port, "/blog/bald/").status == 200)
        until(lambda: not children(background(portal)))
