"""What the portal is made of: pinned with hashes, named in a bill that is always the same."""

import json
import re
import runpy
import subprocess
import sys

import pytest

from tests.serving.running import ROOT

SCRIPT = runpy.run_path(str(ROOT / "deploy/sbom.py"))
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_library_has_its_hash_and_its_version(name):
    lock = (ROOT / name).read_text()
    assert SCRIPT["unhashed"](lock) == []
    entries = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert [line for line in entries if not SCRIPT["PINNED"].match(line)] == []


def test_library_without_hash_is_noticed():
    lock = "gut==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\nschlecht==2.0\nauch-schlecht==3.0 \\\n    --hash=md5:0\n"
    assert SCRIPT["unhashed"](lock) == ["schlecht", "auch-schlecht"]


def test_installing_asks_for_hashes_everywhere():
    for path in (ROOT / "Makefile", ROOT / "docs/growing.md"):
        for line in path.read_text().splitlines():
            if re.search(r"pip install.*(-r|requirements)", line):
                assert "--require-hashes" in line, f"{path.name}: {line}"


def test_bill_is_the_same_each_time_and_names_everything():
    runs = {
        subprocess.run([sys.executable, "deploy/sbom.py"], cwd=ROOT, capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(runs) == 1
    bill = json.loads(runs.pop())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == (ROOT / "VERSION").read_text().strip()
    names = {component["name"] for component in bill["components"]}
    assert {"django", "wagtail", "granian", "pyrage"} <= names
    assert names == set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.M))
    refs = [component["bom-ref"] for component in bill["components"]]
    assert len(refs) == len(set(refs))
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@\S+", ref) for ref in refs)


def test_bill_changes_with_the_lock():
    one = SCRIPT["bill"]("a==1 \\\n    --hash=sha256:00\n", "1")
    other = SCRIPT["bill"]("a==2 \\\n    --hash=sha256:00\n", "1")
    assert one["serialNumber"] != other["serialNumber"]
    marked = SCRIPT["bill"]("b==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n", "1")["components"][0]
    assert marked["properties"] == [{"name": "python:marker", "value": "sys_platform == 'win32'"}]
