"""What editors do with the search: recommend pages, and see what was looked for in vain."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.search import unanswered
from portal.search.models import Recommendation, UnansweredSearch
from portal.serving.finished import counting

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("question", "is_shown"),
    [("Kitagebühr", True), ("hohe Kitagebühren", True), ("Beiträge", False), ("Wasser", False)],
)
def test_recommendation_stands_on_top_of_its_words(client, site, question, is_shown):
    Recommendation.objects.create(words="Kitagebühren, Beiträge Kita", url="/blog/", title="Alles dazu")
    page = client.get("/suche/", {"q": question}).content.decode()
    assert ("Empfehlung der Redaktion" in page) is is_shown


@pytest.mark.parametrize(
    "url", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x", "/redaktion/"]
)
def test_recommendation_leads_to_a_public_address_of_the_portal(url):
    with pytest.raises(ValidationError):
        Recommendation(words="Kita", url=url, title="Kita").clean()
    Recommendation(words="Kita", url="/blog/", title="Kita").clean()


@pytest.mark.parametrize("question", ["erika@example.org", "0561 12345", "a" * 41, "eins zwei drei vier fünf", "x", ""])
def test_what_may_belong_to_somebody_is_not_counted(question):
    assert unanswered.countable(question) == ""


def test_vain_searches_are_summed_and_rare_ones_forgotten(site):
    generation = counting.current()
    unanswered.write({"seilbahn": 3, "fahrstuhl": 1}, datetime.date(2026, 9, 1))
    unanswered.write({"seilbahn": 2}, TODAY)
    assert list(UnansweredSearch.objects.values_list("words", "number", "last_month")) == [("seilbahn", 5, "2026-11")]
    assert counting.current() == generation
