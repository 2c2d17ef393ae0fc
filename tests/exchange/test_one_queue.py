"""One list for everything that waits: turned down by keys or at once, told by letter, logged; quiet mode; counts for readers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.exchange.improving import actions as improving
from portal.exchange.improving.accepting import accept
from portal.exchange.models import (
    CommentState,
    Complaint,
    FilingReport,
    Improvement,
    ModerationEntry,
    ObjectionProposal,
    Offer,
    Subject,
)
from portal.exchange.moderating import deciding, log
from portal.exchange.objecting import actions as objecting
from portal.exchange.reporting import actions as reporting
from portal.mailing.models import Letter
from portal.serving.finished import counting
from tests import factories
from tests.exchange.comments import complain, make_comment
from tests.exchange.improvements import acceptance, make_improvement
from tests.exchange.improvements import make_motion as make_improvable
from tests.exchange.offers import make_offer
from tests.exchange.proposals import make_proposal
from tests.exchange.reports import make_filing_report
from tests.exchange.test_comment_moderation import press
from tests.serving.counted import number_now

pytestmark = pytest.mark.django_db
QUEUE = "/redaktion/moderation/"
MAIL = "kim@post.example"
OPEN = (FilingReport, ObjectionProposal, Improvement, Offer)


@pytest.fixture
def motion(site):
    return make_improvable()


@pytest.fixture
def four(motion):
    """One of each sort that has a page of its own."""
    return [
        make_filing_report(email=MAIL),
        make_proposal(motion=motion, email=MAIL),
        make_improvement(motion, email=MAIL),
        make_offer(email=MAIL),
    ]


def marks(client) -> list[str]:
    return [row.mark for row in client.get(QUEUE).context["elsewhere"]]


def waiting() -> int:
    return sum(model.objects.waiting().count() for model in OPEN)


def test_queue_holds_every_sort(editor_client, four, motion):
    make_comment(motion)
    complain(editor_client, "/blog/", text="Das stimmt nicht.")
    response = editor_client.get(QUEUE)
    shown = response.content.decode()
    assert all(one.editors_url in shown for one in four)
    assert (len(response.context["comments"]), len(response.context["complaints"])) == (1, 1)


def test_ticked_rows_of_every_sort_are_turned_down_together(editor_client, four, motion):
    comment = make_comment(motion, email=MAIL)
    Letter.objects.all().delete()
    press(editor_client, "ablehnen", k=[comment.pk, *marks(editor_client)], grund="off_topic", worte="Leider nicht.")
    assert waiting() == 0
    texts = list(Letter.objects.values_list("text", flat=True))
    assert len(texts) == 4  # The offer's address is not confirmed.
    assert all("Leider nicht." in text for text in texts)
    assert ModerationEntry.objects.count() == 5
    assert log.broken_at() is None


def test_spam_of_every_sort_goes_without_a_letter(editor_client, four, motion):
    complain(editor_client, "/blog/", email=MAIL)
    notice = f"hinweis-{Complaint.objects.get().pk}-0"
    Letter.objects.all().delete()
    press(editor_client, "spam", k=[notice, *marks(editor_client)])
    assert (waiting(), Complaint.objects.to_decide().count(), Letter.objects.count()) == (0, 0, 0)
    assert set(ModerationEntry.objects.values_list("act", flat=True)) == {"discarded"}


def test_many_of_a_sort_go_with_one_button(editor_client, site):
    for number in range(6):
        make_filing_report(title=f"Spam {number}")
    response = editor_client.get(QUEUE)
    assert "Alle 6 der Art „Meldung“ als Spam" in response.content.decode()
    press(editor_client, "spam:meldung", gezeigt=[row.mark for row in response.context["elsewhere"]])
    assert waiting() == 0


def test_what_changed_after_it_was_shown_is_left(editor_client, four):
    seen = marks(editor_client)
    reporting.answer(report=four[0], text="Noch etwas Wichtiges.")
    press(editor_client, "spam", k=seen)
    assert list(FilingReport.objects.waiting()) == [four[0]]


def test_taking_over_needs_the_page_of_its_own(editor_client, four):
    press(editor_client, "veroeffentlichen", k=marks(editor_client))
    assert waiting() == 4


def test_reason_is_needed_and_nothing_happens_by_halves(editor_client, four, motion):
    comment = make_comment(motion)
    for told in ({}, {"grund": "else"}, {"grund": "quatsch"}):
        press(editor_client, "ablehnen", k=[comment.pk, *marks(editor_client)], **told)
    assert waiting() == 4
    assert not ModerationEntry.objects.exists()


@pytest.mark.parametrize(
    "mark", ["meldung-1-1", "meldung-x-1", "quatsch-1-1", "meldung--1", "-", "meldung-99999999999999-1"]
)
def test_forged_marks_do_nothing(client, site, mark):
    report = make_filing_report()
    client.force_login(factories.make_user("aut", group="Autor*innen"))
    press(client, "spam", k=[mark, f"meldung-{report.pk}-{report.revision}"])
    assert waiting() == 1


def test_queue_costs_the_same_for_one_and_sixty_of_a_sort(editor_client, motion):
    make_filing_report()
    editor_client.get(QUEUE)
    with CaptureQueriesContext(connection) as one:
        editor_client.get(QUEUE)
    for number in range(60):
        make_proposal(motion=motion, words=f"Einwand {number}")
    with CaptureQueriesContext(connection) as many:
        editor_client.get(QUEUE)
    assert len(many) == len(one)


@pytest.mark.parametrize("sort", ["report", "proposal", "improvement"])
def test_questions_reach_who_sent_it(editor, four, sort):
    row = {"report": four[0], "proposal": four[1], "improvement": four[2]}[sort]
    verbs = {"report": reporting.ask, "proposal": objecting.ask, "improvement": improving.ask}
    verbs[sort](by=editor, text="In welchem Jahr war das?", revision=row.revision, **{sort: row})
    letter = Letter.objects.exclude(text__contains="bestätigen").get()
    assert (letter.to, "In welchem Jahr war das?" in letter.text) == (MAIL, True)


def test_taken_improvement_is_thanked_for_and_logged(editor, motion):
    improvement = make_improvement(motion, email=MAIL)
    accept(by=editor, improvement=improvement, revision=improvement.revision, taken=acceptance(improvement))
    assert "übernommen. Danke!" in Letter.objects.get().text
    assert ModerationEntry.objects.get().act == "taken"


def test_letters_repeat_nothing_that_was_typed(editor, site):
    report = make_filing_report(email="fremd@post.example", title="Kauft Uhren", note="Kauft Uhren")
    reporting.decline(by=editor, report=report, reason="unverifiable", words="", revision=report.revision)
    letter = Letter.objects.get()
    assert "Uhren" not in letter.text + letter.subject
    assert "Wir konnten die Angaben nicht nachprüfen." in letter.text


def test_menu_counts_everything_with_one_query(editor_client, four, motion):
    make_comment(motion)
    with CaptureQueriesContext(connection) as found:
        shown = editor_client.get("/redaktion/account/").content.decode()
    asked = [one["sql"] for one in found if "exchange_comment" in one["sql"]]
    assert len(asked) == 1
    assert "Moderation (1)" in shown


def test_quiet_mode_of_one_page_by_its_address(editor_client, motion):
    page = f"/kommentare/antrag/{motion.pk}/"
    for address in ("https://boese.example/", "/blog/", "/kommentare/antrag/999/", "x"):
        editor_client.post(f"{QUEUE}ruhemodus/", {"adresse": address})
        assert not Subject.objects.filter(is_quiet=True).exists()
    editor_client.post(f"{QUEUE}ruhemodus/", {"adresse": page})
    subject = Subject.objects.get(is_quiet=True)
    assert f'Ruhe auf <a href="{page}"' in editor_client.get(QUEUE).content.decode()
    editor_client.post(f"{QUEUE}ruhemodus/", {"zu": subject.pk})
    assert not Subject.objects.filter(is_quiet=True).exists()
    assert [one.act for one in ModerationEntry.objects.all()] == ["quieted", "unquieted"]


def test_put_back_stands_in_the_log(editor, motion):
    comment = make_comment(motion)
    for state, told in (
        (CommentState.PUBLIC, {}),
        (CommentState.HIDDEN, {"reason": "insult"}),
        (CommentState.PUBLIC, {}),
    ):
        deciding.decide(by=editor, comments=[comment.pk], state=state, **told)
    assert [one.act for one in ModerationEntry.objects.all()] == ["shown", "removed", "put_back"]


def test_counts_stand_where_readers_look(client, editor, motion):
    article, filing = factories.make_article(), factories.make_filing(motion=motion)
    paths = [
        f"/kommentare/text/{article.pk}/",
        f"/kommentare/antrag/{motion.pk}/",
        f"/kommentare/einbringung/{filing.pk}/",
    ]
    pages = [article.url, motion.get_absolute_url(), filing.get_absolute_url()]
    clause = motion.motion_text.clauses[1].id
    for page, path in zip(pages, paths, strict=True):
        shown = client.get(page).content.decode()
        assert f'href="{path}">Kommentieren' in shown, page
    shown = client.get(motion.get_absolute_url()).content.decode()
    assert shown.count(">Kommentieren<span") == len(motion.motion_text.clauses)
    for kind, key, number in (
        ("text", str(article.pk), 2),
        ("antrag", str(motion.pk), 3),
        ("punkt", f"{motion.pk}/{clause}", 4),
        ("einbringung", str(filing.pk), 1),
        ("punkt", f"{motion.pk}1/{clause}", 50),
    ):
        Subject.objects.create(kind=kind, key=key, shown=number)
    assert "2 Kommentare und Erfahrungen" in client.get(article.url).content.decode()
    shown = client.get(motion.get_absolute_url()).content.decode()
    assert "3 Kommentare und Erfahrungen" in shown
    assert f'/kommentare/punkt/{motion.pk}/{clause}/">4 Kommentare<' in shown
    assert "50 Kommentare" not in shown
    assert ">1 Kommentar<" in client.get(filing.get_absolute_url()).content.decode()


def test_published_comment_flushes_pages_and_a_waiting_one_does_not(editor, motion):
    make_comment(motion)
    before = number_now()
    comment = make_comment(motion, text="Noch ein ganz anderer Gedanke dazu.")
    assert number_now() == before
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.REFUSED, reason="insult")
    assert number_now() == before
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.PUBLIC)
    assert number_now() != before


def test_figures_are_never_kept(client, site):
    assert "private" in client.get("/transparenz/")["Cache-Control"]
    assert "exchange_moderationentry" in counting.QUIET_TABLES


def test_each_turns_down_what_they_may_decide(client, four):
    """A moderator decides about what readers sent, and not about offers, which become texts of the portal."""
    client.force_login(factories.make_user("mo", group="Moderation"))
    wanted = [
        f"{name}-{row.pk}-{row.revision}" for name, row in zip(["meldung", "angebot"], [four[0], four[3]], strict=True)
    ]
    press(client, "ablehnen", k=wanted, grund="off_topic")
    for row in (four[0], four[3]):
        row.refresh_from_db()
    assert (four[0].state, four[3].state) == ("declined", "received")
