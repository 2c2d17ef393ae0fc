"""Nobody gives what they lack: through the forms, by requests made by hand, one at a time and in bulk."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from portal.accounts.granting import grantable, may_edit, may_grant
from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS, AUTHORS, COUNCILLORS, EDITORS, MODERATORS
from portal.publishing.models import BlogIndex, HomePage
from tests import factories
from tests.accounts.hands import log_in_freshly

pytestmark = pytest.mark.django_db


def group(name: str) -> Group:
    return Group.objects.get(name=name)


@pytest.fixture
def keeper(site) -> User:
    """An editor who may change accounts: what Wagtail takes for enough."""
    user = factories.make_user("verwalter", group=EDITORS)
    user.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=["accounts", "auth"], content_type__model__in=["user", "group"]
        )
    )
    return user


@pytest.fixture
def keeper_client(client, keeper):
    return log_in_freshly(client, keeper)


def sent(account: User, **changed) -> dict:
    return {
        "username": account.username,
        "first_name": "Vera",
        "last_name": "Walter",
        "email": "vera@example.org",
        "is_active": "on",
        "groups": [group.pk for group in account.groups.all()],
    } | changed


def test_editor_gives_what_editors_may(keeper):
    assert {group.name for group in grantable(keeper)} == {EDITORS, AUTHORS, MODERATORS, COUNCILLORS}


def test_moderator_gives_neither_editors_nor_authors_rights(site):
    moderator = factories.make_user(group=MODERATORS)
    assert [group.name for group in grantable(moderator)] == [MODERATORS]


def test_right_on_a_page_covers_what_lies_below_and_nothing_above(site):
    assert may_grant(factories.make_user(group=EDITORS), group(AUTHORS))
    assert not may_grant(factories.make_user(group=AUTHORS), group(EDITORS))
    above, below = Group.objects.create(name="Oben"), Group.objects.create(name="Unten")
    for name, page in ((above, HomePage.objects.get()), (below, BlogIndex.objects.get())):
        name.page_permissions.create(page=page, permission=Permission.objects.get(codename="add_page"))
    assert may_grant(factories.make_user("hoch", group="Oben"), below)
    assert not may_grant(factories.make_user("tief", group="Unten"), above)


def test_administrator_gives_every_role(site):
    administrator = factories.make_user(group=ADMINISTRATORS)
    assert {group.name for group in grantable(administrator)} >= {
        AUTHORS,
        COUNCILLORS,
        MODERATORS,
        EDITORS,
        ADMINISTRATORS,
    }


def test_role_of_administrators_is_not_given_however_much_one_holds(site):
    """Whoever has every right of theirs still is none of them."""
    mighty, twin = factories.make_user("fast-alles"), Group.objects.create(name="Fast alles")
    twin.permissions.set(group(ADMINISTRATORS).permissions.all())
    for rows in ("page_permissions", "collection_permissions"):
        for row in getattr(group(ADMINISTRATORS), rows).all():
            row.pk, row.group = None, twin
            row.save()
    mighty.groups.add(twin)
    assert may_grant(mighty, group(EDITORS))
    assert not may_grant(mighty, group(ADMINISTRATORS))


def test_nobody_below_edits_an_administrator(site):
    editor, administrator = factories.make_user(group=EDITORS), factories.make_user(group=ADMINISTRATORS)
    chief = User.objects.create_superuser("chefin", password="ein-langes-Kennwort")
    assert not may_edit(editor, administrator)
    assert not may_edit(administrator, chief)
    assert may_edit(administrator, editor)
    assert may_edit(chief, administrator)


@pytest.mark.parametrize("is_chief", [True, False], ids=["chief", "administrator"])
@pytest.mark.parametrize("view", ["edit", "delete"])
def test_pages_of_mightier_accounts_are_closed(keeper_client, view, is_chief):
    """Wagtail itself looks after superusers only."""
    chief = factories.make_user("chefin", group="" if is_chief else ADMINISTRATORS, is_superuser=is_chief)
    address = reverse(f"wagtailusers_users:{view}", args=[chief.pk])
    for answer in (keeper_client.get(address), keeper_client.post(address, sent(chief, password1="x", password2="x"))):
        assert answer.status_code == 302
        assert answer["Location"] == "/redaktion/"
    assert User.objects.get(pk=chief.pk).check_password("ein-langes-Kennwort")


def test_nobody_makes_administrators_by_hand(keeper_client, keeper):
    new = {"username": "neu", "password1": "Noch-ein-langes-Wort", "password2": "Noch-ein-langes-Wort"}
    answer = keeper_client.post(reverse("wagtailusers_users:add"), sent(keeper, **new, is_superuser="on", groups=[]))
    assert answer.status_code == 200
    assert "Nur Administrator*innen können" in answer.content.decode()
    assert not User.objects.filter(username="neu").exists()


def test_nobody_raises_themselves(keeper_client, keeper):
    strong = Group.objects.create(name="Stark")
    strong.permissions.add(Permission.objects.get(codename="delete_site"))
    own = reverse("wagtailusers_users:edit", args=[keeper.pk])
    answer = keeper_client.post(own, sent(keeper, groups=[strong.pk], is_superuser="on"))
    assert "Nicht möglich: Stark" in answer.content.decode()
    keeper.refresh_from_db()
    assert not keeper.is_superuser
    assert [group.name for group in keeper.groups.all()] == [EDITORS]


def test_groups_that_one_holds_are_given(keeper_client, site):
    author = factories.make_user("autorin")
    answer = keeper_client.post(
        reverse("wagtailusers_users:edit", args=[author.pk]), sent(author, groups=[group(AUTHORS).pk])
    )
    assert answer.status_code == 302
    assert [one.name for one in author.groups.all()] == [AUTHORS]


@pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
def test_many_at_once_meet_the_same_rule(keeper_client, action):
    administrator = factories.make_user("verwaltung", group=ADMINISTRATORS)
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action]) + f"?id={administrator.pk}"
    keeper_client.post(address, {"role": group(AUTHORS).pk, "mark_as_active": "False"})
    administrator.refresh_from_db()
    assert administrator.is_active
    assert [one.name for one in administrator.groups.all()] == [ADMINISTRATORS]


def test_role_that_one_lacks_is_not_given_in_bulk(keeper_client, keeper):
    strong = Group.objects.create(name="Stark")
    strong.permissions.add(Permission.objects.get(codename="delete_site"))
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"]) + f"?id={keeper.pk}"
    keeper_client.post(address, {"role": strong.pk})
    assert not strong.user_set.exists()


@pytest.mark.parametrize("view", ["add", "edit", "delete"])
def test_groups_are_changed_by_administrators_only(keeper_client, view):
    own = group(EDITORS)
    address = reverse(f"wagtailusers_groups:{view}", args=[] if view == "add" else [own.pk])
    for answer in (keeper_client.get(address), keeper_client.post(address, {"name": "Alles"})):
        assert answer.status_code == 302
        assert answer["Location"] == "/redaktion/"
    assert Group.objects.filter(name=EDITORS).exists()


def test_session_alone_is_not_enough_to_change_accounts(client, keeper):
    client.force_login(keeper)
    author = factories.make_user("autorin")
    address = reverse("wagtailusers_users:edit", args=[author.pk])
    answer = client.post(address, sent(author, groups=[group(AUTHORS).pk]))
    assert answer["Location"] == f"/konto/bestaetigen/?next={address}"
    assert not author.groups.exists()
    answer = client.post("/konto/bestaetigen/", {"password": "ein-langes-Kennwort", "next": address})
    assert answer["Location"] == address
    assert client.get(address).status_code == 200
