"""Threads from contributions: who answers whom, whatever the data says."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from portal.debates.contributions import Contribution
from portal.debates.conversation import LEVELS, Entry, closes_circle, threads

DAY = datetime.date(2026, 1, 1)


def said(key: int, answers: int | None = None, day: int = 0) -> Contribution:
    return Contribution(key, f"Text {key}", f"/blog/{key}/", DAY + datetime.timedelta(days=day or key), answers=answers)


def shape(entries: list[Entry]) -> list:
    """(key, answers) pairs, nested."""
    return [(entry.contribution.key, shape(entry.answers)) for entry in entries]


def flat(entries: list[Entry], level: int = 1) -> list[tuple[int, int]]:
    """(key, level) in the order in which they are read."""
    found = []
    for entry in entries:
        found += [(entry.contribution.key, level), *flat(entry.answers, level + 1)]
    return found


def test_answers_stand_below_what_they_answer_the_oldest_first():
    everything = [said(1), said(2, 1), said(3, 2), said(4, 1, day=1), said(5)]
    assert shape(threads(everything, everything)) == [(1, [(4, []), (2, [(3, [])])]), (5, [])]


def test_answer_to_something_unknown_begins_a_thread_and_names_nothing():
    everything = [said(2, answers=1), said(3, answers=2)]
    (entry,) = threads(everything, everything)
    assert entry.to is None
    assert shape([entry]) == [(2, [(3, [])])]


def test_answer_to_something_filtered_out_begins_a_thread_and_names_it():
    everything = [said(1), said(2, 1)]
    (entry,) = threads(everything[1:], everything)
    assert (entry.to.key, entry.here) == (1, False)


def test_deep_threads_are_capped_for_the_eye_and_lose_nothing():
    everything = [said(1), *(said(key, key - 1) for key in range(2, 601))]
    read = flat(threads(everything, everything))
    assert [key for key, _ in read] == list(range(1, 601))
    assert max(level for _, level in read) == LEVELS


def test_circle_in_the_data_is_cut_and_shows_each_once():
    everything = [said(1, 3), said(2, 1), said(3, 2), said(4, 4), said(5, 3)]
    read = [key for key, _ in flat(threads(everything, everything))]
    assert sorted(read) == [1, 2, 3, 4, 5]


@given(st.lists(st.integers(0, 20) | st.none(), max_size=20), st.sets(st.integers(0, 19)))
def test_each_shown_contribution_is_there_exactly_once(answers, hidden):
    everything = [said(key + 1, answer, day=1 + key % 3) for key, answer in enumerate(answers)]
    shown = [one for one in everything if one.key not in hidden]
    read = flat(threads(shown, everything))
    assert sorted(key for key, _ in read) == sorted(one.key for one in shown)
    assert all(level <= LEVELS for _, level in read)


def test_circles_are_found_however_long():
    chain = {key: key - 1 for key in range(2, 500)}
    assert closes_circle(1, 499, chain)
    assert closes_circle(7, 7, {})
    assert not closes_circle(500, 499, chain)
    assert not closes_circle(9, 1, {1: 2, 2: 1})  # An old circle elsewhere stops nobody.
