"""The number in the database: raised by what readers see, and by nothing else."""

import importlib

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from portal.accounts.models import User
from portal.exchange.models import FilingReport
from portal.motions.models import Motion
from portal.publishing.models import Article, Text
from portal.serving.finished import counting
from portal.serving.models import Generation
from tests import factories
from tests.exchange.reports import make_filing_report
from tests.serving.counted import number_now


@pytest.fixture
def raised(site):
    """Whether something has raised the number since it was asked last."""
    last = number_now()

    def ask() -> bool:
        nonlocal last
        before, last = last, number_now()
        return before != last

    return ask


def test_publishing_changing_withdrawing_and_deleting_count(raised):
    article = factories.make_article(live=False)
    raised()
    article.title = "Neu gesagt"
    article.save_revision().publish()
    assert raised()
    Text.objects.filter(pk=article.pk).update(standfirst="Anders")
    assert raised()
    article = Article.objects.get(pk=article.pk)
    article.unpublish()
    assert raised()
    article.delete()
    assert raised()


def test_draft_of_a_public_page_does_not_count(raised):
    article = Article.objects.get(pk=factories.make_article().pk)
    raised()
    article.title = "Noch geheim"
    article.save_revision(user=factories.make_user("autor"))
    assert Page.objects.get(pk=article.pk).draft_title == "Noch geheim"
    assert not raised()


def test_draft_of_a_public_motion_does_not_count_and_publishing_it_does(raised):
    motion = Motion.objects.get(pk=factories.make_motion().pk)
    raised()
    motion.summary = "Noch geheim"
    revision = motion.save_revision()
    assert not raised()
    revision.publish()
    assert raised()


def test_opening_the_editor_does_not_count(editor_client, raised):
    article = factories.make_article()
    raised()
    assert editor_client.get(f"/redaktion/pages/{article.pk}/edit/").status_code == 200
    assert not raised()


def test_report_counts_when_it_is_accepted_and_not_before(raised):
    report = make_filing_report()
    FilingReport.objects.filter(pk=report.pk).update(revision=7)
    factories.make_user("jemand")
    User.objects.update(last_login=timezone.now())
    assert not raised()
    factories.make_filing()
    assert raised()


def test_what_is_rolled_back_does_not_count(raised):
    with transaction.atomic():
        factories.make_voice("Wird nichts")
        transaction.set_rollback(True)
    assert not raised()


def test_writing_past_the_models_counts(raised):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_site SET site_name = 'Anders'")
    assert raised()


def test_every_table_counts_or_is_named_as_quiet(db):
    tables = set(connection.introspection.django_table_names(only_existing=True))
    assert set(counting._present(connection).values()) == tables - counting.QUIET_TABLES
    only_in_sqlite = {"wagtailsearch_indexentry_fts"}
    assert counting.QUIET_TABLES - tables <= {"django_migrations", *only_in_sqlite}


def test_starting_twice_changes_nothing(db):
    before, number = counting._present(connection), counting.current()
    counting.start()
    assert (counting._present(connection), counting.current()) == (before, number)


def test_while_tables_change_nobody_counts_and_the_number_never_returns(db):
    number = counting.current()
    counting.stop()
    assert counting.current() is None
    assert counting._present(connection) == {}
    counting.start()
    assert counting.current() > number


def test_database_that_is_set_back_and_written_to_comes_to_another_number(site):
    before, histories = number_now(), set()
    for _ in range(5):
        Generation.objects.update(number=before)
        factories.make_article()
        histories.add(number_now())
    assert len(histories) > 1
    assert min(histories) > before


def test_migrating_takes_the_triggers_away_only_when_there_is_something_to_do(db):
    module = importlib.import_module("portal.serving.apps")
    module._before(using="default", plan=[])
    assert counting._present(connection)
    module._before(using="default", plan=[("migration", False)])
    assert not counting._present(connection)
    module._after(using="default")
    assert counting._present(connection)
