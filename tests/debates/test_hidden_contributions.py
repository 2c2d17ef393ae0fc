"""What is no longer or not yet public is in no debate: not as a text, not as a parent, not in a number."""

import datetime

import pytest
from django.utils import timezone

from portal.publishing.models import DebateFocus, DebateMotion
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Mispelmarmelade"


@pytest.fixture
def hidden(site):
    """A draft between two public texts, in a debate; and a debate that is a draft, tied to everything."""
    debate = factories.make_debate("Offene Frage?", slug="offen")
    shown, voice = factories.make_voice("Offen", slug="offen"), factories.make_voice(CANARY, slug="verborgen")
    first = factories.make_article("Eröffnung", slug="eroeffnung", voices=[shown], debate=debate)
    draft = factories.make_article(
        CANARY, slug="entwurf", live=False, voices=[voice, shown], debate=debate, answers=first, standfirst=CANARY
    )
    factories.make_article("Danach", slug="danach", voices=[shown], debate=debate, answers=draft)
    secret = factories.make_debate(f"Wozu {CANARY}?", slug="geheim", live=False, standfirst=CANARY)
    motion, focus = factories.make_motion("Antrag", slug="antrag"), factories.make_focus("Schwerpunkt", slug="fokus")
    DebateMotion.objects.create(debate=secret, motion=motion)
    DebateFocus.objects.create(debate=secret, focus=focus)
    factories.make_article("Im Geheimen", slug="geheim", debate=secret, voices=[shown])
    hidden_motion = factories.make_motion(f"Antrag {CANARY}", slug="verborgen", live=False)
    hidden_focus = factories.make_focus(f"Schwerpunkt {CANARY}", slug="verborgen", live=False)
    DebateMotion.objects.create(debate=debate, motion=hidden_motion)
    DebateFocus.objects.create(debate=debate, focus=hidden_focus)
    return draft


PATHS = [
    *(
        "/",
        "/debatten/",
        "/debatten/?stand=offen",
        "/feeds/",
        "/feeds/debatten/",
        "/feeds/debatten/offen/",
        "/sitemap.xml",
    ),
    *(f"/debatten/offen/{query}" for query in ("", "?ansicht=zeit", "?ansicht=positionen", "?stimme=wissenschaft")),
    *(
        "/blog/eroeffnung/",
        "/blog/danach/",
        "/blog/geheim/",
        "/stimmen/offen/",
        "/antraege/antrag/",
        "/schwerpunkte/fokus/",
    ),
]


def words(client, path: str) -> str:
    return client.get(path).content.decode(errors="ignore")


@pytest.mark.parametrize("path", PATHS)
def test_hidden_text_is_nowhere(client, hidden, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert CANARY not in answer.content.decode(errors="ignore")


@pytest.mark.parametrize(
    "path",
    ["/debatten/geheim/", "/debatten/geheim/stand/1/", "/debatten/geheim/vorschau.png", "/feeds/debatten/geheim/"],
)
def test_draft_of_a_debate_has_no_address(client, hidden, path):
    assert client.get(path).status_code == 404


def test_hidden_text_is_in_no_number(client, hidden):
    assert "2 Beiträge von 1 Stimme" in words(client, "/debatten/offen/")
    assert "2 Beiträge von 1 Stimme" in words(client, "/debatten/")
    page = client.get("/debatten/offen/")
    assert [option.count for option in page.context["filters"][0].options] == [2, 2]
    assert len(page.context["threads"]) == 2  # What answered the draft begins a thread of its own.
    assert page.context["filters"][0].options[0].count == 2
    assert [option.count for option in client.get("/debatten/").context["filters"][0].options] == [1, 1]


def test_contribution_appears_with_publishing_and_goes_with_withdrawing(client, hidden):
    hidden.save_revision().publish()
    assert CANARY in words(client, "/debatten/offen/")
    assert len(client.get("/debatten/offen/").context["threads"]) == 1
    hidden.refresh_from_db()
    hidden.unpublish()
    assert CANARY not in words(client, "/debatten/offen/")


def test_planned_contribution_waits_for_its_day(client, hidden):
    hidden.go_live_at = timezone.now() + datetime.timedelta(days=1)
    hidden.save_revision().publish()
    assert CANARY not in words(client, "/debatten/offen/")


def test_change_of_a_public_text_shows_only_when_published(client, hidden):
    text = factories.make_article("Bekannt", slug="bekannt")
    text.debate, text.title = hidden.debate, f"Neu {CANARY}"
    text.save_revision()
    page = words(client, "/debatten/offen/")
    assert "Bekannt" not in page
    assert CANARY not in page
