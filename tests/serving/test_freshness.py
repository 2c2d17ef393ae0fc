"""Several workers in step: real processes, one database, somebody publishes while others read."""

import pytest

from tests.prepared import with_static
from tests.serving.running import SECONDS_FRESH, get, read_while_publishing, running

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def portal(tmp_path_factory, collected, migrated):
    folder = with_static(tmp_path_factory.mktemp("frisch") / "data", collected)
    with running(folder, migrated=migrated) as portal:
        yield portal


def test_no_worker_shows_an_old_page_for_longer_than_a_second(portal):
    found = read_while_publishing(portal, portal.port, times=12, pause=0.3)
    assert len(found.committed) == 12
    assert len(found.seen) > 50
    assert (found.drafts, found.errors) == (0, 0)
    assert found.oldest() <= SECONDS_FRESH
    assert found.seen[-1][1] == 12


def test_readers_get_no_cookie_and_the_answer_names_its_copy(portal):
    first, again = get(portal.port, "/blog/", Accept_Encoding="br"), get(portal.port, "/blog/", Accept_Encoding="br")
    assert first.getheader("Set-Cookie") is None
    assert first.getheader("Content-Encoding") == "br"
    assert first.getheader("ETag") == again.getheader("ETag")
    assert get(portal.port, "/blog/", Accept_Encoding="br", If_None_Match=first.getheader("ETag")).status == 304
    assert "nonce" not in first.getheader("Content-Security-Policy")


def test_withdrawn_page_is_gone_within_a_second(portal):
    import time

    from tests.serving.running import ROOT

    portal.run(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests import factories; factories.make_article('Bald fort', slug='bald-fort')"
    )
    time.sleep(0.5)
    assert [get(portal.port, "/blog/bald-fort/").status for _ in range(8)] == [200] * 8
    portal.run("from portal.publishing.models import Article; Article.objects.get(slug='bald-fort').unpublish()")
    time.sleep(0.5)
    assert [get(portal.port, "/blog/bald-fort/").status for _ in range(8)] == [404] * 8
