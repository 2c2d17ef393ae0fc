"""What somebody writes before it is public is theirs and the editors': no address of the admin shows it to another author.

Other authors do see that there is a text of that title: the list of pages is where they find their own.
"""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.roles import AUTHORS, COUNCILLORS, MODERATORS
from tests import factories
from tests.accounts.hands import log_in_freshly

pytestmark = pytest.mark.django_db
TITLE, CANARY = "Haushaltsreste", "Sonderabgabenschlüssel"
PAGES = ["edit", "delete", "unpublish", "copy", "move", "history", "workflow_history", "view_draft", "revisions_index"]


@pytest.fixture
def draft(site):
    owner = factories.make_user("eigentuemerin", group=AUTHORS)
    article = factories.make_article(title=TITLE, body=f"<p>{CANARY}</p>", standfirst=CANARY, owner=owner, live=False)
    article.save_revision(user=owner)
    return article


def addresses_of(draft) -> list[str]:
    revision = draft.latest_revision
    return [
        *(reverse(f"wagtailadmin_pages:{name}", args=[draft.pk]) for name in PAGES),
        reverse("wagtailadmin_pages:revisions_view", args=[draft.pk, revision.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, revision.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[draft.pk, "earliest", "latest"]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk]),
        f"/redaktion/pages/search/?q={CANARY[:-3]}",
        f"/redaktion/pages/search/?q={TITLE[:-3]}",
        f"/redaktion/api/main/pages/{draft.pk}/",
        f"/redaktion/api/main/pages/?search={CANARY[:-3]}",
    ]


@pytest.mark.parametrize("role", [None, AUTHORS, COUNCILLORS, MODERATORS])
def test_draft_is_shown_to_nobody_else(draft, role):
    client = Client()
    if role:
        log_in_freshly(client, factories.make_user("andere", group=role))
    shown = []
    for address in addresses_of(draft):
        answer = client.get(address)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if CANARY.encode() in said or (role != AUTHORS and TITLE.encode() in said):
            shown.append((address, answer.status_code))
    assert shown == []


def test_owner_and_editors_see_it(draft, editor):
    for user in (draft.owner, editor):
        client = log_in_freshly(Client(), user)
        assert CANARY in client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
