"""Wagtail's pages for accounts and groups, with our rules."""

from wagtail.users.apps import WagtailUsersAppConfig


class Accounts(WagtailUsersAppConfig):
    """Stands in the settings in place of "wagtail.users"."""

    user_viewset = "portal.accounts.administration.AccountViewSet"
    group_viewset = "portal.accounts.administration.RoleViewSet"
