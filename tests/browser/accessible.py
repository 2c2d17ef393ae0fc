"""What axe finds on a page: the one way in which all journeys look.

A page that still changes (a form was sent, the answer is on its way) is looked at again once it stands.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LONGEST = "Rekommunalisierungsgesellschaftsvertragsentwurf"
ATTEMPTS = 3
MOST_NODES, MOST_LETTERS = 5, 160


def findings(page: Page, part: str = "") -> list[str]:
    """Each violation as „rule: element“; `part`: a selector, where the rest of the page is Wagtail's."""
    scope = {"context": part} if part else {}
    for attempt in range(1, ATTEMPTS + 1):
        page.wait_for_load_state()
        try:
            found = Axe().run(page, options={"resultTypes": ["violations"]}, **scope).response["violations"]
        except Error:  # The document went away under axe's hands.
            if attempt == ATTEMPTS:
                raise
            page.wait_for_timeout(500)
        else:
            return [
                f"{one['id']}: {node['html'][:MOST_LETTERS]}" for one in found for node in one["nodes"][:MOST_NODES]
            ]
    raise AssertionError("unreachable")


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def expect_accessible(page: Page, part: str = "") -> None:
    assert findings(page, part) == [], page.url
    assert too_wide(page) <= 0, page.url
