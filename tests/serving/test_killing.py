"""A few kills while people write; `python -m tests.serving.killing sqlite|postgres 200` is the long run."""

import os

import pytest

from tests.serving.killing import kill_while_sending, service

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives a folder with SQLite of its own"),
]


def test_nothing_acknowledged_is_lost_or_doubled_by_kills(tmp_path, migrated):
    with service(tmp_path / "data", migrated=migrated) as served:
        outcome = kill_while_sending(served, 5)
    assert len(outcome.sent.reports) > 5, outcome
    assert (outcome.lost, outcome.doubled) == ([], []), outcome
    assert outcome.starts == 3, outcome  # Only what kills the server process makes systemd start it again.
