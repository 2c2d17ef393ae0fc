"""The table of everyday searches, through the portal's own index, on whichever database the tests use."""

import pytest

from portal.search.finding import search
from tests.german import pairs
from tests.search.things import index_texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pair", pairs.ALL, ids=lambda pair: pair.query or "nothing")
def test_search_finds_what_is_meant(pair):
    entries = index_texts(*pair.finds, *pair.misses)
    found = {hit.id for hit in search(pair.query, per_page=100).hits if hit.is_complete}
    assert [text for text in pair.finds if entries[text] not in found] == []
    assert [text for text in pair.misses if entries[text] in found] == []
