"""What all tests share: plain static files, fast passwords, a founded site, people who work on it."""

import os
import shutil

import pytest
from django.test.utils import override_settings

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(autouse=True, scope="session")
def _quick_settings():
    """No test needs hashed file names or a slow password hash; those are proven where they are used."""
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": plain},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The portal is founded once for all tests: loading ten thousand municipalities for each would take minutes."""
    from tests import factories

    with django_db_blocker.unblock():
        factories.found_site()


@pytest.fixture
def site(db):
    """The founded portal: home page, lists, standard pages, licences, groups and workflow. Returns the home page."""
    from tests import factories

    return factories.found_site()


@pytest.fixture
def editor(site):
    """Somebody of the group „Redaktion“, who may publish."""
    from tests import factories

    return factories.make_user("redakteurin", group="Redaktion")


@pytest.fixture
def author(site):
    """Somebody of the group „Autor*innen“, who may write and submit."""
    from tests import factories

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
