"""The house stands as it was drawn: rooms, arrows, sizes, names, and nothing that belongs elsewhere."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES, FUNCTION_LINES, VIEW_LINES, SETTINGS_LINES = 300, 40, 30, 200
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "base", "misc"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = [row.split(" : ") for row in PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]]


def tracked(*patterns: str) -> list[Path]:
    """Files of the repository (also those not committed yet), without what git ignores."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def own_code() -> list[Path]:
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_keep_the_contracts():
    done = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_foreign_keys_point_downwards():
    row = {name: number for number, names in enumerate(reversed(LAYERS)) for name in names}
    upwards = []
    for model in apps.get_models():
        if not model.__module__.startswith("portal."):
            continue
        here = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not getattr(field, "concrete", False) or not target or not target.__module__.startswith("portal."):
                continue
            there = target.__module__.split(".")[1]
            if there != here and row[there] >= row[here]:
                upwards.append(f"{model.__name__}.{field.name} ({here}) → {there}")
    assert upwards == []


@pytest.mark.parametrize("path", own_code(), ids=name_of)
def test_python_files_stay_small(path):
    limit = SETTINGS_LINES if path.name == "settings.py" else FILE_LINES
    assert len(path.read_text().splitlines()) <= limit


def test_functions_stay_small():
    too_long = []
    for path in own_code():
        limit = VIEW_LINES if path.name == "views.py" else FUNCTION_LINES
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > limit:
                too_long.append(f"{name_of(path)}: {node.name} has {node.end_lineno - node.lineno + 1} lines")
    assert too_long == []


def test_every_room_says_what_belongs_there():
    rooms = [
        path
        for path in tracked("*/__init__.py")
        if {"migrations", "templatetags", "management", "commands"}.isdisjoint(path.parts)
    ]
    silent = [
        name_of(path)
        for path in rooms
        if "tests" not in path.parts and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_names_say_something():
    empty = [
        name_of(path)
        for path in tracked()
        if FORBIDDEN_NAMES & {part.rsplit(".", 1)[0] for part in path.relative_to(ROOT).parts}
        and path.suffix in {".py", ""}
    ]
    assert empty == []


def test_every_app_is_in_the_drawing():
    folders = {path.name for path in (ROOT / "portal").iterdir() if (path / "__init__.py").exists()}
    assert folders == {name for names in LAYERS for name in names}
    architecture = (ROOT / "docs/architecture.md").read_text()
    assert [name for name in sorted(folders) if f"`{name}`" not in architecture] == []


def test_no_registry_and_no_path_of_a_machine_is_recorded():
    # What the lock files may hold is names, versions, markers and hashes.
    locks = "".join(path.read_text() for path in tracked("*.lock"))
    assert not re.search(r"https?://|index-url|find-links", locks)
    places = "|".join(re.escape(f"{folder}/") for folder in {str(Path.home()), str(ROOT)})
    suspicious = re.compile(r"--(?:extra-)?index-url[ =]|--find-links[ =]|" + places)
    texts = [
        path
        for path in tracked()
        if path.suffix in {".py", ".toml", ".md", ".sh", ".yml", ".yaml", ".js", ".mjs", ".css", ".html", ""}
    ]
    assert [
        name_of(path)
        for path in texts
        if path.name != "test_house.py" and suspicious.search(path.read_text(errors="ignore"))
    ] == []


def test_every_dependency_has_a_lower_bound_and_a_reason():
    project = PROJECT["project"]
    wanted = [
        *project["dependencies"],
        *(line for lines in project["optional-dependencies"].values() for line in lines),
    ]
    assert [line for line in wanted if ">=" not in line] == []
    reasons = (ROOT / "docs/decisions/0003-dependencies.md").read_text()
    names = [re.split(r"[\[><=]", line)[0] for line in wanted]
    assert [name for name in names if f"`{name}`" not in reasons] == []


def test_no_view_or_template_uses_what_readers_must_not_get():
    templates = [path for path in tracked("portal/*.html") if "wagtailadmin" not in path.parts]
    inline = re.compile(r"""<style|\sstyle=["']|<script(?![^>]*\b(?:src=|type="application/ld\+json"))|\son\w+=["']""")
    assert [name_of(path) for path in templates if inline.search(path.read_text())] == []
    foreign = re.compile(
        r"""(?:src|srcset)=["']https?://|<link[^>]+rel=["'](?:stylesheet|preload|icon)[^>]+href=["']https?://|<iframe"""
    )
    assert [name_of(path) for path in templates if foreign.search(path.read_text())] == []
