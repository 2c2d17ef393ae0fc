"""The files for a server name what exists: folders, commands, settings."""

import configparser
import re
import shlex
import subprocess
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
    assert "ignoreduplicates" in lines  # Else logrotate skips Debian's own file for nginx, which names the same logs.


def test_no_server_of_nginx_writes_whole_addresses():
    text = (DEPLOY / "nginx/kommunalsozialismus.conf").read_text()
    for server in re.split(r"^server \{", text, flags=re.MULTILINE)[1:]:
        assert re.search(r"^    access_log (?:off|\S+ portal .*);", server, re.MULTILINE)
        assert re.search(r"^    error_log +\S+kommunalsozialismus-error\.log emerg;", server, re.MULTILINE)


SHOWN = ("DATA_DIR", "PORT", "PORTAL_URL", "PORTAL_MAIL")


@pytest.fixture
def command(tmp_path):
    """deploy/portal in a folder of its own, as whoever runs the tests; the program behind it says what it was given."""
    program = tmp_path / "portal/.venv/bin/python"
    program.parent.mkdir(parents=True)
    told = "\n".join(f'echo "{name}=${{{name}-}}"' for name in SHOWN)
    program.write_text(f'#!/bin/sh\n{told}\npwd\numask\nprintf "<%s>" "$@"\n')
    program.chmod(0o755)
    text = (DEPLOY / "portal").read_text()
    for old, new in (
        ("/etc/kommunalsozialismus.env", str(tmp_path / "env")),
        ("/srv/kommunalsozialismus", str(tmp_path)),
        ("runuser -u portal -- ", ""),
    ):
        assert old in text
        text = text.replace(old, new)

    def call(settings: str, *arguments: str, **environment: str) -> list[str]:
        (tmp_path / "env").write_text(settings)
        run = ["sh", "-c", text, "portal", *arguments]
        done = subprocess.run(
            run, env={"PATH": "/usr/bin:/bin"} | environment, capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()

    return call


def test_command_for_root_has_the_settings_of_the_file(command, tmp_path):
    settings = "# PORT=1\n#PORT=2\nDATA_DIR=/a b\n\nPORTAL_MAIL=smtp://n:$(touch x)%40`id`&;'\"?von=a@b.c\nPORT=8000"
    assert command(settings, "restore", "a b", "--ueberschreiben") == [
        "DATA_DIR=/a b",
        "PORT=8000",
        "PORTAL_URL=",
        "PORTAL_MAIL=smtp://n:$(touch x)%40`id`&;'\"?von=a@b.c",
        str(tmp_path / "portal"),
        "0027",
        "<manage.py><restore><a b><--ueberschreiben>",
    ]


def test_command_for_root_takes_what_the_call_sets_before_the_file(command):
    settings = "DATA_DIR=/daten\nPORTAL_URL=https://kommunalsozialismus.example\nPORTAL_MAIL=smtp://a\n"
    shown = command(settings, "serve", DATA_DIR="/probe", PORTAL_URL="")
    assert shown[:4] == ["DATA_DIR=/probe", "PORT=", "PORTAL_URL=", "PORTAL_MAIL=smtp://a"]


def test_backup_is_encrypted_to_the_key_that_the_settings_name():
    service = read(DEPLOY / "systemd/portal-backup.service")["Service"]
    assert "--an=${PORTAL_BACKUP_KEY}" in shlex.split(service["ExecStart"])
    assert "PORTAL_BACKUP_KEY=" in (DEPLOY / "kommunalsozialismus.env").read_text()
    assert "`PORTAL_BACKUP_KEY`" in (ROOT / "docs/operations.md").read_text()
