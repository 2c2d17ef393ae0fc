"""Each lock holds every dependency it is for: a server is installed from one of them alone."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {"requirements.lock": "", "requirements-test.lock": "test", "requirements-grow.lock": "grow"}


def name(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_the_project_asks_for(lock):
    asked = PROJECT["dependencies"] + PROJECT["optional-dependencies"].get(LOCKS[lock], [])
    text = (ROOT / lock).read_text(encoding="utf-8")
    locked = {name(line) for line in text.splitlines() if line[:1].isalpha()}
    assert {name(one) for one in asked} <= locked


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_agrees_with_the_one_of_the_portal(lock):
    """One version of a library, wherever it is installed."""
    versions = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / one).read_text(), re.M)) for one in ("requirements.lock", lock)
    ]
    assert {key: versions[1].get(key) for key in versions[0]} == versions[0]
