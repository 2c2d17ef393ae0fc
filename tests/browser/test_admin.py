"""Every page of the editors' side: no error, no broken policy, no English, nothing from elsewhere."""

import pytest

from tests.browser.accessible import findings
from tests.browser.keyboard import Keyboard
from tests.browser.test_editor_journey import log_in

ADDRESSES = [
    "/redaktion/",
    "/redaktion/pages/",
    "/redaktion/images/",
    "/redaktion/images/add/",
    "/redaktion/images/multiple/add/",
    "/redaktion/images/1/",
    "/redaktion/documents/",
    "/redaktion/documents/multiple/add/",
    "/redaktion/snippets/people/voice/",
    "/redaktion/snippets/people/voice/add/",
    "/redaktion/snippets/topics/topic/",
    "/redaktion/snippets/topics/keyword/",
    "/redaktion/snippets/pictures/license/",
    "/redaktion/redirects/",
    "/redaktion/reports/workflow/",
    "/redaktion/reports/site-history/",
    "/redaktion/reports/aging-pages/",
    "/redaktion/meldungen/",
    "/redaktion/moderation/",
    "/redaktion/moderation/verlauf/",
    "/redaktion/moderation/loeschen/",
    "/redaktion/account/",
    "/redaktion/handbuch/",
]
ENGLISH = {
    *(
        "Actions",
        "Add",
        "Cancel",
        "Choose",
        "Close",
        "Dashboard",
        "Delete",
        "Edit",
        "Help",
        "Home",
        "Images",
        "Loading…",
    ),
    *("Locale", "More", "Next", "Pages", "Password", "Previous", "Preview", "Publish", "Save", "Save draft", "Search"),
    *(
        "Settings",
        "Sign in",
        "Sign out",
        "Tags",
        "Title",
        "Toggle",
        "Unpublish",
        "Upload",
        "Username",
        "View",
        "method",
    ),
}
WORDS = """() => {
  const said = new Set();
  const visible = element => element.checkVisibility();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent && visible(parent)) said.add(walker.currentNode.textContent.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (visible(element)) said.add((element.getAttribute(name) || '').trim());
  return [...said];
}"""


def test_pages_of_the_editors_side_are_german_and_without_errors(page):
    log_in(Keyboard(page), "rosa")
    found = []
    for address in ADDRESSES:
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("networkidle")
        found += [f"{address}: {word}" for word in page.evaluate(WORDS) if word in ENGLISH - {"Dashboard"}]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_ours_in_the_admin_is_accessible(open_context, scheme):
    """The log-in, the desk and the handbook; the rest is Wagtail's."""
    page = open_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/redaktion/login/")
    found = findings(page)
    log_in(Keyboard(page), "rosa")
    for address in ("/redaktion/", "/redaktion/handbuch/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found += findings(page, "main")
    assert found == []
