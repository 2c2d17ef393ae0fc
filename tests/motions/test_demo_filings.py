"""The demo's filings show every way a motion can go, in many municipalities, and say that they are invented."""

import pytest

from motionkit.progress import DECISIONS, IMPLEMENTATIONS, STAGES
from portal.motions.comparing.winning import winning
from portal.motions.demo import filings, loading, local_versions
from portal.motions.models import Filing, FilingEvent, Motion
from portal.motions.register.figures import figures_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(site) -> int:
    factories.make_license("CC-BY-SA-4.0")
    sources = {source.slug: source for source in loading.read()}
    for slug in {entry["motion"] for entry in filings.read()}:
        loading.fill(sources[slug], None, {})
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


def test_a_demo_motion_has_a_history_a_local_version_and_texts_that_won(loaded, client):
    assert local_versions.load() == 1
    assert local_versions.load() == 0
    motion = Motion.objects.get(slug="leerstandskataster")
    versions = list(motion.versions.all())
    assert [version.number for version in versions] == [3, 2, 1]
    assert all(version.change_reason for version in versions[:2])
    assert "erfundenes Beispiel" in motion.adaptations.get().title
    assert Filing.objects.public().with_text().count() == 4
    counted = winning(motion, figures_of(Filing.objects.public().for_motion(motion), cases=True))
    assert (counted.texts, counted.is_example) == (4, True)
    assert [clause.number for clause in counted.hardest] == [6, 3, 7]
    page = client.get(f"/antraege/{motion.slug}/verbreitung/").content.decode()
    assert "in 2 gestrichen (von 4)" in page
