"""The demo's filings show every way a motion can go, in many municipalities, and say that they are invented."""

import pytest

from motionkit.progress import DECISIONS, IMPLEMENTATIONS, STAGES
from portal.motions.demo import filings
from portal.motions.models import Filing, FilingEvent
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(site) -> int:
    for slug in {entry["motion"] for entry in filings.read()}:
        factories.make_motion(slug, slug=slug)
    return filings.load()


def test_every_outcome_is_there_and_marked_as_invented(loaded):
    public = Filing.objects.public()
    assert loaded == public.count() >= 25
    assert public.values("municipality").distinct().count() >= 25
    assert public.values("municipality__federal_state").distinct().count() == 16
    assert not public.real().exists()
    events = FilingEvent.objects.all()
    told = {
        axis: set(events.filter(axis=axis).values_list("new", flat=True))
        for axis in ("stage", "decision", "implementation")
    }
    assert set(DECISIONS) - told["decision"] - {"undecided"} == set()
    assert set(IMPLEMENTATIONS) - told["implementation"] - {"none"} == set()
    stages = told["stage"] | set(public.values_list("stage", flat=True))
    assert set(STAGES) - stages - {"draft"} == set()


def test_loading_again_changes_nothing(loaded):
    before = FilingEvent.objects.count()
    assert filings.load() == 0
    assert FilingEvent.objects.count() == before


def test_every_page_of_an_example_says_so(loaded, client):
    for filing in Filing.objects.public():
        assert "erfundenes Beispiel" in client.get(filing.get_absolute_url()).content.decode()
