"""Rights that come with an update: what editors may do with a model that was not there when the portal was founded.

A new site gets its rights from `founding`. A site that is there already has its groups; when an update makes a table for
a model in `KEPT_BY_EDITORS`, „Redaktion“ gets the rights for it, once, in the very run that made it. So a right that an
administrator has taken away never comes back.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.migrations import CreateModel, Migration
from django.db.models import Q

from portal.accounts.roles import EDITORS
from portal.publishing.founding import KEPT_BY_EDITORS, make_newer_groups

ROLES_CAME_WITH = ("accounts", "invitation")


def grant_what_is_new(*, plan: Iterable[tuple[Migration, bool]] = (), **_: Any) -> None:
    """Called after migrating, for an app behind ours (`publishing.apps`): by then all our permissions are there."""
    made = {
        (migration.app_label, operation.name_lower)
        for migration, backwards in plan
        for operation in migration.operations
        if isinstance(operation, CreateModel) and not backwards
    }
    new = [pair for pair in KEPT_BY_EDITORS if pair in made]
    editors = Group.objects.filter(name=EDITORS).first() if new else None
    if editors is None:
        return
    wanted = Q(pk=None)
    for app, model in new:
        wanted |= Q(content_type__app_label=app, content_type__model=model)
    editors.permissions.add(*Permission.objects.filter(wanted))
    if ROLES_CAME_WITH in made:
        make_newer_groups()
