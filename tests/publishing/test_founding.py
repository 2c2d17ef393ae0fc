"""The portal on its first day: what is there, that it is made once, and who may do what."""

import pytest
from django.test import override_settings
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Revision, Site, Task, Workflow

from portal.debates.models import DebateIndex
from portal.pictures.licenses import LICENSES
from portal.pictures.models import License
from portal.publishing.founding import found
from portal.publishing.models import Article, BlogIndex, FourEyesTask, HomePage, StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


def everything() -> dict:
    return {
        "pages": list(Page.objects.order_by("path").values_list("pk", "url_path", "live")),
        "revisions": Revision.objects.count(),
        "log": PageLogEntry.objects.count(),
        "licences": License.objects.count(),
        "permissions": GroupPagePermission.objects.count(),
        "tasks": list(Task.objects.values_list("name", flat=True)),
        "sites": list(Site.objects.values()),
    }


def test_found_makes_the_tree_and_nothing_when_done_again():
    found(municipalities=False)
    before = everything()
    addresses = {url_path for _, url_path, live in before["pages"] if live}
    assert {
        *(
            "/home/",
            "/home/blog/",
            "/home/geschichte/",
            "/home/schwerpunkte/",
            "/home/publikationen/",
            "/home/debatten/",
        ),
        *("/home/mitmachen/", "/home/ueber-uns/", "/home/impressum/", "/home/datenschutz/", "/home/barrierefreiheit/"),
    } <= addresses
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert before["licences"] == len(LICENSES)
    found(municipalities=False)
    assert everything() == before


def test_found_keeps_what_editors_changed_or_deleted():
    found(municipalities=False)
    License.objects.filter(code="CC-BY-4.0").update(name="Anders genannt")
    StandardPage.objects.get(slug="ueber-uns").delete()
    BlogIndex.objects.update(title="Magazin")
    found(municipalities=False)
    assert License.objects.get(code="CC-BY-4.0").name == "Anders genannt"
    assert not StandardPage.objects.filter(slug="ueber-uns").exists()
    assert BlogIndex.objects.get().title == "Magazin"


def test_found_moves_an_older_page_of_debates_aside():
    """Before there were debates, a page of the editors' stood at their address."""
    home = found(municipalities=False)
    DebateIndex.objects.get().delete()
    home.add_child(instance=StandardPage(title="So streiten wir", slug="debatten"))
    found(municipalities=False)
    assert DebateIndex.objects.get().url_path == "/home/debatten/"
    page = StandardPage.objects.get(title="So streiten wir")
    assert (page.slug, page.live) == ("debatten-bisher", False)


def test_found_follows_the_public_address():
    home = found(municipalities=False)
    with override_settings(SITE_URL="https://kommune.example"):
        found(municipalities=False)
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page_id) == ("kommune.example", 443, home.pk)


def test_groups_authors_write_but_do_not_publish(site, author, editor):
    blog = BlogIndex.objects.get()
    assert blog.permissions_for_user(author).can_add_subpage()
    assert not blog.permissions_for_user(author).can_publish_subpage()
    assert not site.permissions_for_user(author).can_edit()
    assert blog.permissions_for_user(editor).can_publish_subpage()
    assert site.permissions_for_user(editor).can_publish()
    assert editor.has_perm("people.change_voice")
    assert not author.has_perm("people.change_voice")


@pytest.fixture
def submitted(site, author, editor):
    """A draft that the author submitted."""
    text = BlogIndex.objects.get().add_child(
        instance=Article(title="Entwurf", slug="entwurf", live=False, owner=author)
    )
    text.save_revision(user=author)
    Workflow.objects.get(name="Vier Augen").start(text, author)
    return Article.objects.get(pk=text.pk)


def test_four_eyes_another_editor_may_approve(submitted, editor):
    task = submitted.current_workflow_task
    assert isinstance(task, FourEyesTask)
    assert "approve" in [name for name, *_ in task.get_actions(submitted, editor)]
    task.on_action(submitted.current_workflow_task_state, editor, "approve")
    assert Article.objects.get(pk=submitted.pk).live


@pytest.mark.parametrize("superuser", [False, True])
def test_four_eyes_nobody_approves_what_they_submitted(site, client, superuser):
    user = factories.make_user("chefin", group="Redaktion", is_superuser=superuser)
    text = BlogIndex.objects.get().add_child(instance=Article(title="Entwurf", slug="entwurf", live=False, owner=user))
    text.save_revision(user=user)
    Workflow.objects.get().start(text, user)
    text = Article.objects.get(pk=text.pk)
    task, state = text.current_workflow_task, text.current_workflow_task_state
    assert task.get_actions(text, user) == []
    assert task.locked_for_user(text, user)
    assert not task.get_task_states_user_can_moderate(user).exists()
    with pytest.raises(Exception, match="muss ihn jemand anderes"):
        task.on_action(state, user, "approve")
    client.force_login(user)
    client.post(f"/redaktion/pages/workflow/action/{text.pk}/approve/{state.pk}/", {"next": "/redaktion/"})
    assert not Article.objects.get(pk=text.pk).live


def test_found_needs_no_home_page_of_its_own_twice():
    assert found(municipalities=False) == found(municipalities=False) == HomePage.objects.get()
