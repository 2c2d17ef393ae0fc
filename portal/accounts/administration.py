"""Wagtail's pages for accounts and groups, where nobody gives what they lack (see `granting`).

The rules are kept in the forms and before each view, so that a request made by hand meets them as well.
"""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import groups, users

from portal.accounts.granting import may_edit, may_grant
from portal.accounts.models import User

LACKING = "Sie können nur Gruppen geben oder nehmen, deren Rechte Sie selbst haben. Nicht möglich: {}. Gespeichert wurde nichts."
ONLY_ADMINISTRATORS = "Nur Administrator*innen können jemanden dazu machen. Gespeichert wurde nichts."


class Granting:
    """What both forms check: groups that come or go, and the mark „Administrator*in“."""

    by: User  # Whose hands these are; set by the view.

    def clean_groups(self):
        wanted = set(self.cleaned_data["groups"])
        before = set(self.instance.groups.all()) if self.instance.pk else set()
        if lacking := sorted(group.name for group in wanted ^ before if not may_grant(self.by, group)):
            raise forms.ValidationError(LACKING.format(", ".join(lacking)))
        return self.cleaned_data["groups"]

    def clean_is_superuser(self):
        wanted = self.cleaned_data["is_superuser"]
        if wanted != self.instance.is_superuser and not self.by.is_superuser:
            raise forms.ValidationError(ONLY_ADMINISTRATORS)
        return wanted


class NewAccountForm(Granting, UserCreationForm):
    pass


class AccountForm(Granting, UserEditForm):
    pass


class KnowsWho:
    """A view that tells its form who asks."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> forms.Form:
        form = super().get_form(*args, **kwargs)
        form.by = self.request.user
        return form


class CreateView(KnowsWho, users.CreateView):
    pass


class EditView(KnowsWho, users.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any):
        if not may_edit(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DeleteView(users.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any):
        if not may_edit(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountViewSet(users.UserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.Form]:
        return AccountForm if for_update else NewAccountForm


class ForAdministrators:
    """What a group may do decides what all its members may: that is for those who may do everything."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class CreateGroupView(ForAdministrators, groups.CreateView):
    pass


class EditGroupView(ForAdministrators, groups.EditView):
    pass


class DeleteGroupView(ForAdministrators, groups.DeleteView):
    pass


class RoleViewSet(groups.GroupViewSet):
    add_view_class = CreateGroupView
    edit_view_class = EditGroupView
    delete_view_class = DeleteGroupView


def refuse_in_bulk(request: HttpRequest, action_type: str, accounts: list[Any], action: Any) -> None:
    """Several accounts at once: a hook that Wagtail calls before anything is done."""
    if action.model not in (User, Group):
        return
    if action.model is Group and not request.user.is_superuser:
        raise PermissionDenied
    if not all(may_edit(request.user, account) for account in accounts if isinstance(account, User)):
        raise PermissionDenied
    role = action.cleaned_form.cleaned_data.get("role") if action.cleaned_form else None
    if role and not may_grant(request.user, role):
        raise PermissionDenied
