"""The child process: results come back, limits hold, nothing gets out."""

import pytest

import uploads

PROBE = "tests.uploads.probes"


def test_run_limited_gives_back_the_result():
    assert uploads.run_limited(f"{PROBE}:length", "Grüße".encode(), factor=2) == 14


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("endless", "too_slow"),
        ("greedy", "too_much_memory"),
        ("crash", "unreadable"),
        ("refuse", "too_long"),
        ("connect", "unreadable"),
        ("write", "unreadable"),
        ("spawn", "unreadable"),
        ("deep", "unreadable"),
        ("vanish", "unreadable"),
    ],
)
def test_run_limited_contains(function, reason):
    with pytest.raises(uploads.Refused) as refusal:
        uploads.run_limited(f"{PROBE}:{function}", b"x", seconds=1)
    assert refusal.value.reason == reason


def test_run_limited_child_knows_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    assert uploads.run_limited(f"{PROBE}:environment", b"") == []


def test_run_limited_finds_no_cipher_that_would_load_a_library():
    """A grown portal has some installed; a PDF must be read as before."""
    assert uploads.run_limited(f"{PROBE}:ciphers", b"") == ["json"]
