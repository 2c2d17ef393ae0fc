"""What all tests share: plain static files, fast passwords, a founded site, people who work on it."""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import override_settings
from hypothesis import settings as properties

from portal.serving.static import collect_if_changed
from tests import factories, prepared
from tests.environment import CHROMIUM

STORAGES = settings.STORAGES  # As a server uses them.

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
    """A SQLite file that is migrated and nothing else, kept between runs."""
    return prepared.migrated_sqlite(
        request.config.cache.mkdir("migrated") / f"{prepared.state_of_the_schema()}.sqlite3"
    )


@pytest.fixture(scope="session")
def migrated_postgresql(request) -> str:
    """The name of a migrated database on the server of these tests."""
    return prepared.migrated_postgresql(request.config.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def collected(request, _quick_settings) -> Path:
    """The folder of static files as a server collects them, kept between runs: compressing them takes seconds."""
    folder = request.config.cache.mkdir("collected")
    with prepared.alone(folder), override_settings(STORAGES=STORAGES, STATIC_ROOT=folder):
        collect_if_changed()
    return folder


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings):
    """Begins with the kept database: a hundred migrations take longer than all the tests."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = request.getfixturevalue("migrated_postgresql")
        return
    own = Path(settings.DATA_DIR) / "tests.sqlite3"
    shutil.copyfile(request.getfixturevalue("migrated"), own)
    connection.settings_dict["TEST"]["NAME"] = str(own)
    connection.settings_dict["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Founds the portal once for all tests."""
    with django_db_blocker.unblock():
        factories.found_site(municipalities=True)


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
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_longest_first(items))


def _longest_first(items) -> Callable[[pytest.Item], tuple]:
    """Files with journeys, then files with slow tests, then the others, the fullest first.

    Of several processes none should wait at the end for another that has only begun what takes minutes.
    """
    tests = Counter(item.path for item in items)
    patient = {item.path for item in items if item.get_closest_marker("slow")}
    return lambda item: ("browser" not in item.path.parts, item.path not in patient, -tests[item.path], item.path)
