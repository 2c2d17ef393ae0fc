"""Nobody can give what they lack. Wagtail leaves that open: whoever may change accounts there may make anybody anything.

A right is a tuple: ("permission", id), ("page", permission id, page's path) or ("collection", permission id, collection's path).
A right on a page or collection holds for everything below it.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS

Right = tuple[str, int, str]


def rights_of_groups(groups: Iterable[Group]) -> set[Right]:
    """Everything that membership in these groups allows."""
    ids = [group.pk for group in groups]
    plain = Permission.objects.filter(group__in=ids).values_list("pk", flat=True)
    pages = GroupPagePermission.objects.filter(group__in=ids).values_list("permission_id", "page__path")
    folders = GroupCollectionPermission.objects.filter(group__in=ids).values_list("permission_id", "collection__path")
    return (
        {("permission", pk, "") for pk in plain}
        | {("page", pk, path) for pk, path in pages}
        | {("collection", pk, path) for pk, path in folders}
    )


def rights_of(user: User) -> set[Right]:
    """What this account may do: by its groups, and by rights of its own."""
    own = {("permission", pk, "") for pk in user.user_permissions.values_list("pk", flat=True)}
    return rights_of_groups(user.groups.all()) | own


def may_grant(by: User, group: Group) -> bool:
    """Whether `by` may put somebody into a group: only when it holds each right of that group itself."""
    return group in grantable(by)


def may_edit(by: User, account: User) -> bool:
    """Whether `by` may change or delete an account: only when that account can do nothing that `by` cannot."""
    if by.is_superuser or by.pk == account.pk:
        return True
    if account.is_superuser or (_is_administrator(account) and not _is_administrator(by)):
        return False
    return _covered(rights_of(account), rights_of(by))


def grantable(by: User) -> list[Group]:
    """The groups that `by` may give, by name."""
    groups = list(Group.objects.order_by("name"))
    if by.is_superuser:
        return groups
    held, administrator = rights_of(by), _is_administrator(by)
    allowed = [group for group in groups if administrator or group.name != ADMINISTRATORS]
    return [group for group in allowed if _covered(rights_of_groups([group]), held)]


def _is_administrator(user: User) -> bool:
    return user.groups.filter(name=ADMINISTRATORS).exists()


def _covered(wanted: set[Right], held: set[Right]) -> bool:
    return all(
        right in held or (right[2] and any(right[:2] == own[:2] and right[2].startswith(own[2]) for own in held))
        for right in wanted
    )
