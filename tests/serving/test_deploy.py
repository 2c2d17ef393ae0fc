"""The files for a server name what exists: folders, commands, settings."""

import configparser
import re
import shlex
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())


def read(path: Path) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(path)
    return unit


def test_timers_start_commands_that_exist():
    commands = set(get_commands())
    found = set()
    for path in UNITS:
        text = path.read_text()
        found |= set(re.findall(r"manage\.py (\w+)", text)) | set(re.findall(r"portal-job@(\w+)\.service", text))
    assert found
    assert found - commands == set()


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".timer"], ids=lambda path: path.name)
def test_timer_has_its_service(path):
    service = read(path)["Timer"].get("Unit", f"{path.stem}.service")
    assert (DEPLOY / "systemd" / re.sub(r"@\w+", "@", service)).exists()


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix == ".service"], ids=lambda path: path.name)
def test_service_runs_without_rights_it_does_not_need(path):
    service = read(path)["Service"]
    assert service["User"] == "portal"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["EnvironmentFile"] == "/etc/kommunalsozialismus.env"
    assert shlex.split(service["ExecStart"])[1] == "manage.py"


def test_environment_names_settings_that_are_read():
    named = re.findall(r"^([A-Z_]+)=", (DEPLOY / "kommunalsozialismus.env").read_text(), re.MULTILINE)
    source = (ROOT / "config/environment.py").read_text()
    assert named
    assert [name for name in named if f'"{name}"' not in source] == []


def test_handbook_names_every_file():
    handbook = (ROOT / "docs/operations.md").read_text()
    files = [f"deploy/{path.relative_to(DEPLOY)}" for path in DEPLOY.rglob("*") if path.is_file()]
    named = [name for name in files if name in handbook or name.startswith("deploy/systemd/")]
    assert set(files) - set(named) == {"deploy/README.md"}
    assert "deploy/systemd/*" in handbook


def test_log_is_gone_after_a_week():
    text = (DEPLOY / "logrotate").read_text()
    lines = [line.strip() for line in text.splitlines()]
    assert {"daily", "rotate 7", "maxage 7"} <= set(lines)
