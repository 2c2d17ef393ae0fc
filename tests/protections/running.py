"""Taking one protection out of a copy of the repository and running its tests there."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import cache_from_source
from pathlib import Path

from tests.protections.protection import ROOT, Protection

HELD, NOT_PROTECTED, MOVED, UNSOUND = "held", "NOT PROTECTED", "text moved", "DOES NOT RUN"
KEPT = ROOT / ".pytest_cache/d/migrated"  # conftest keeps migrated databases here.
LONGEST = 900  # seconds for the tests of one protection
WIDE = os.environ | {"COLUMNS": "1000"}  # Otherwise pytest leaves out how a test failed.
# Ways to fail that show a slip in the table: the tests met no portal without a protection, but none at all.
SLIPS = re.compile(r"^(?:FAILED|ERROR) .* - (?:\w+\.)*(?:NameError|SyntaxError|IndentationError|ImportError|ModuleNotFoundError|UnboundLocalError)\b", re.MULTILINE)  # fmt: skip
REASON = re.compile(r"^(?:FAILED|ERROR) .*? - (.+)$", re.MULTILINE)


@contextmanager
def copy() -> Iterator[Path]:
    """A copy of what git knows of, and of what it does not ignore, with the same environment beside it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    with tempfile.TemporaryDirectory(prefix="protections-") as folder:
        root = Path(folder)
        for name in listed.stdout.splitlines():
            if (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)
        (root / ".venv").symlink_to(ROOT / ".venv")
        if KEPT.is_dir():  # So that the copy need not migrate, nor found the portal each time.
            shutil.copytree(KEPT, root / KEPT.relative_to(ROOT))
            settings = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
            for database in (root / KEPT.relative_to(ROOT)).iterdir():
                found = [sys.executable, "-m", "tests.protections.founding", database]
                subprocess.run(found, cwd=root, env=settings, check=False)
        yield root


def red_already(root: Path, protections: list[Protection]) -> set[str]:
    """Tests that fail with every protection in its place: they prove nothing."""
    wanted = sorted({node for one in protections for node in one.node_ids})
    done = _run(root, *wanted) if wanted else None
    if done is None or done.returncode == 0:
        return set()
    failed = re.findall(r"^(?:FAILED|ERROR) ([^\s\[]+)", done.stdout, re.MULTILINE)
    return set(failed) or set(wanted)


def try_without(root: Path, one: Protection) -> tuple[str, str]:
    """Takes it out, runs its tests, puts it back: the verdict, and how the first test failed."""
    if not one.is_there(root):
        return MOVED, ""
    path = root / one.file
    whole = path.read_text()
    _write(path, whole.replace(one.text, one.without))
    try:
        done = _run(root, "-x", *one.node_ids)
    finally:
        _write(path, whole)
    if done.returncode == 0:
        return NOT_PROTECTED, ""
    reason = REASON.search(done.stdout)
    why = reason[1] if reason else done.stdout[-200:] + done.stderr[-200:]
    sound = done.returncode == 1 and not SLIPS.search(done.stdout)
    return (HELD if sound else UNSOUND), " ".join(why.split())


def _write(path: Path, text: str) -> None:
    """Python knows a file by its second and its size: what it kept of the other one must go."""
    path.write_text(text)
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "--color=no", *arguments]
    try:
        return subprocess.run(command, cwd=root, env=WIDE, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 2, "", f"not finished after {LONGEST} s")
