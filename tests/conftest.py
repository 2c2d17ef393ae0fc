"""What all tests share: plain static files, fast passwords, a founded site, people who work on it."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import django
import pytest
import wagtail
from django.conf import settings
from django.db import connection
from django.test.utils import override_settings
from hypothesis import settings as properties

from tests import factories
from tests.environment import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent

# Speed is measured by `make bench`: a property holds on a busy machine as well.
properties.register_profile("portal", deadline=None)
properties.load_profile("portal")


@pytest.fixture(autouse=True, scope="session")
def _quick_settings():
    """No test needs hashed file names or a slow password hash; those are proven where they are used."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": plain},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield


@pytest.fixture(scope="session")
def migrated(request) -> Path:
    """Where a migrated database is kept between runs. Its name changes with every migration, trigger and library."""
    digest = hashlib.blake2b(f"{django.__version__} {wagtail.__version__}".encode(), digest_size=12)
    triggers = ROOT / "portal/serving/finished/counting.py"
    for path in [*sorted(ROOT.glob("portal/*/migrations/*.py")), triggers]:
        digest.update(path.read_bytes())
    return request.config.cache.mkdir("migrated") / f"{digest.hexdigest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, migrated):
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, migrated):
    """Begins with the kept database: a hundred migrations take longer than all the tests."""
    if connection.vendor != "sqlite":
        return
    own = Path(settings.DATA_DIR) / "tests.sqlite3"
    if migrated.exists():
        shutil.copyfile(migrated, own)
    connection.settings_dict["TEST"]["NAME"] = str(own)
    connection.settings_dict["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, migrated):
    """Founds the portal once for all tests, and keeps the database for next time when it had to be migrated."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not migrated.exists():
            _keep(migrated)
        factories.found_site(municipalities=True)


def _keep(path: Path) -> None:
    half = path.with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(half)) as copy:
        connection.connection.backup(copy)
    half.rename(path)


@pytest.fixture
def site(db):
    """The founded portal: home page, lists, standard pages, licences, groups and workflow. Returns the home page."""
    return factories.found_site()


@pytest.fixture
def editor(site):
    """Somebody of the group „Redaktion“, who may publish."""
    return factories.make_user("redakteurin", group="Redaktion")


@pytest.fixture
def author(site):
    """Somebody of the group „Autor*innen“, who may write and submit."""
    return factories.make_user("autorin", group="Autor*innen")


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def author_client(client, author):
    client.force_login(author)
    return client


def pytest_collection_modifyitems(config, items):
    """Everything below tests/browser needs Chromium: without it, it is skipped loudly, and with CI=true it fails."""
    browser = [item for item in items if "browser" in item.path.parts]
    for item in browser:
        item.add_marker(pytest.mark.browser)
    if browser and not shutil.which(CHROMIUM) and os.environ.get("CI") != "true":
        reason = f"{CHROMIUM} is missing: install the Debian package „chromium“ (apt-get install chromium)"
        for item in browser:
            item.add_marker(pytest.mark.skip(reason=reason))
    # Other processes share the machine's two processors with these: one late answer is no fault of the portal. The
    # summary names what was run twice; what fails twice fails.
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=2))
