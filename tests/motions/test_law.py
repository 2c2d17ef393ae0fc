"""The state of law: all sixteen Länder, equal judgements together, late ones marked."""

import datetime

import pytest

from portal.motions.law import law_of
from portal.motions.models import LegalState, LegalStatus, Motion

TODAY = datetime.date(2026, 11, 1)
DAY = datetime.timedelta(days=1)


def states(*codes: str, **fields) -> list[LegalState]:
    return [LegalState(federal_state=code, **{"status": "valid", "note": "Es gilt."} | fields) for code in codes]


def test_all_laender_are_there_by_name():
    law = law_of(Motion(), states("HE"), TODAY)
    assert [land.name for land in law.laender] == sorted(land.name for land in law.laender)
    assert len(law.laender) == 16
    assert [land.code for land in law.laender if land.status == LegalStatus.VALID] == ["HE"]


def test_equal_judgements_stand_together_and_every_land_once():
    law = law_of(
        Motion(), [*states("HE", "NW"), *states("BY", note="Anders."), *states("HH", status="inadmissible")], TODAY
    )
    groups = [[land.code for land in one.laender] for one in law.judgements]
    assert ["HE", "NW"] in groups
    assert groups[-1] == [land.code for land in law.laender if land.status == LegalStatus.UNCHECKED]
    assert sorted(code for group in groups for code in group) == sorted(land.code for land in law.laender)


@pytest.mark.parametrize(("due", "late"), [(TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False), (None, False)])
def test_review_is_overdue_from_the_day_after(due, late):
    assert law_of(Motion(review_due=due), [], TODAY).is_overdue is late
    assert law_of(Motion(), states("HE", review_due=due), TODAY).is_overdue is late


def test_unchecked_rows_are_no_check():
    assert not law_of(Motion(), states("HE", status="unchecked"), TODAY).is_checked
    assert law_of(Motion(), states("HE"), TODAY).is_checked
    assert law_of(Motion(legal_as_of=TODAY), [], TODAY).is_checked
