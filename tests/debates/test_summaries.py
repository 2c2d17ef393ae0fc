"""„Stand der Debatte“: kept for good, each with its day and what is new."""

import datetime

import pytest
from django.utils import timezone

from portal.debates.models import DebateSummary, Unchangeable
from tests import factories

pytestmark = pytest.mark.django_db
FIRST, SECOND = "<p>Erster Stand.</p>", "<p>Zweiter Stand.</p>"


@pytest.fixture
def debate(site):
    return factories.make_debate(summary=FIRST, summary_note="Anfang")


def renew(debate, text: str, note: str) -> None:
    debate.summary, debate.summary_note = text, note
    debate.save_revision().publish()
    debate.refresh_from_db()


def test_summary_is_kept_when_it_is_published(debate):
    renew(debate, SECOND, "Mehr dazu")
    assert list(debate.summaries.values_list("number", "text", "note")) == [
        (2, SECOND, "Mehr dazu"),
        (1, FIRST, "Anfang"),
    ]


def test_publishing_the_same_again_adds_nothing(debate):
    debate.title = "Anders gefragt?"
    debate.save_revision().publish()
    renew(debate, "<p></p>", "")
    assert debate.summaries.count() == 1


def test_draft_of_a_summary_is_nowhere(client, debate):
    debate.summary, debate.summary_note = "<p>Geheimrat</p>", "Geheimrat"
    debate.save_revision()
    debate.refresh_from_db()
    for path in (debate.url, debate.url + "?ansicht=zeit", debate.url + "stand/1/"):
        assert "Geheimrat" not in client.get(path).content.decode()
    assert client.get(debate.url + "stand/2/").status_code == 404


def test_older_ones_stay_readable_and_say_so(client, debate):
    renew(debate, SECOND, "Mehr dazu")
    now = client.get(debate.url).content.decode()
    assert SECOND in now
    assert FIRST not in now
    assert debate.url + "stand/1/" in now
    old = client.get(debate.url + "stand/1/").content.decode()
    assert FIRST in old
    assert "Dies ist ein früherer Stand." in old
    assert "Dies ist ein früherer Stand." not in client.get(debate.url + "stand/2/").content.decode()


def test_summaries_of_a_withdrawn_debate_are_gone(client, debate):
    debate.unpublish()
    assert client.get(debate.url + "stand/1/").status_code == 404


def test_published_summary_does_not_change(debate):
    summary = debate.summaries.get()
    summary.text = "Anders"
    for attempt in (
        summary.save,
        summary.delete,
        lambda: DebateSummary.objects.update(text="Anders"),
        lambda: debate.summaries.all().delete(),
    ):
        with pytest.raises(Unchangeable):
            attempt()
    assert debate.summaries.get().text == FIRST


def test_links_in_a_summary_stay_what_they_were(site):
    text = factories.make_article("Ziel", slug="ziel")
    debate = factories.make_debate(summary=f'<p><a linktype="page" id="{text.pk}">dort</a></p>')
    assert debate.summaries.get().html == '<p><a href="/blog/ziel/">dort</a></p>'


def test_day_of_a_summary_is_the_day_of_publishing(debate):
    debate.summary = SECOND
    debate.keep_summary(at=timezone.make_aware(datetime.datetime(2026, 2, 3, 12)))
    assert timezone.localdate(debate.summaries.first().published_at) == datetime.date(2026, 2, 3)
