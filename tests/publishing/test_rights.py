"""Rights for new models reach the editors of a site that is there already, once."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate

from portal.publishing.rights import grant_what_is_new

pytestmark = pytest.mark.django_db


def plan_of(*keys: tuple[str, str], backwards: bool = False):
    loader = MigrationLoader(connection)
    return [(loader.get_migration(*key), backwards) for key in keys]


@pytest.fixture
def editors(site) -> Group:
    group = Group.objects.get(name="Redaktion")
    group.permissions.remove(*group.permissions.filter(content_type__model__in=("objection", "filingreport")))
    return group


def rights(group: Group) -> set[str]:
    found = group.permissions.filter(content_type__model__in=("objection", "filingreport"))
    return set(found.values_list("codename", flat=True))


def test_update_that_makes_a_table_grants_its_rights(editors):
    grant_what_is_new(plan=plan_of(("motions", "0005_objections")))
    assert rights(editors) == {f"{verb}_objection" for verb in ("add", "change", "delete", "view", "publish")}


def test_what_was_taken_away_does_not_come_back(editors):
    call_command("migrate", verbosity=0)
    grant_what_is_new(plan=plan_of(("motions", "0004_events_stay")))
    grant_what_is_new(plan=plan_of(("motions", "0005_objections"), backwards=True))
    assert rights(editors) == set()


def test_site_without_groups_is_left_to_its_founding(db):
    Group.objects.filter(name="Redaktion").delete()
    grant_what_is_new(plan=plan_of(("motions", "0005_objections")))
    assert not Group.objects.filter(name="Redaktion").exists()


def test_it_is_called_when_all_permissions_are_there(editors):
    """Behind our own apps in the order of migrating: otherwise the permissions would not exist yet."""
    called = [config.label for config in apps.get_app_configs() if config.models_module]
    assert called.index("sessions") > max(called.index(label) for label in ("motions", "exchange", "publishing"))
    plan = plan_of(("motions", "0005_objections"))
    sessions = apps.get_app_config("sessions")
    post_migrate.send(
        sender=sessions, app_config=sessions, plan=plan, using="default", verbosity=0, interactive=False, apps=apps
    )
    assert "publish_objection" in rights(editors)
