"""What the documents say is true."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import models

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "docs/glossary.md").read_text()
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("portal.")]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model):
    assert f"`{model.__name__}`" in GLOSSARY


def test_every_choice_stands_in_the_glossary():
    missing = {
        value
        for model in own_models()
        for field in model._meta.get_fields()
        for value, _ in getattr(field, "choices", None) or []
        if isinstance(value, str) and value and f"`{value}`" not in GLOSSARY and field.name != "federal_state"
    }
    assert missing == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_named_in_documents_exist(document):
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert [name for name in re.findall(r"`make ([a-z-]+)", text) if name not in targets] == []
    commands = get_commands()
    assert [name for name in re.findall(r"manage\.py ([a-z_]+)", text) if name not in commands] == []


def test_folders_of_the_readme_exist():
    folders = re.findall(r"^([a-z]+)/ ", (ROOT / "README.md").read_text(), re.M)
    assert folders
    assert [name for name in folders if not (ROOT / name).is_dir()] == []


def test_settings_of_the_environment_are_documented():
    code = "".join(path.read_text() for path in (ROOT / "config").glob("*.py"))
    names = set(re.findall(r"""environ(?:\.get)?[\[(]["'](\w+)""", code)) | set(
        re.findall(r"""flag\(["'](\w+)""", code)
    )
    operations = (ROOT / "docs/operations.md").read_text()
    assert [name for name in sorted(names) if f"`{name}`" not in operations] == []
