"""What axe finds on a page: the one way in which all journeys look.

A page that still changes (a form was sent, the answer is on its way) is looked at again once it stands.
"""

from contextlib import suppress

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LONGEST = "Rekommunalisierungsgesellschaftsvertragsentwurf"
ATTEMPTS = 3
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
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


def expect_accessible_everywhere(page: Page) -> None:
    """As `expect_accessible`, wide and narrow, light and dark, without going the whole way four times.

    No colour fades into another (a test of the style sheet holds that), so that axe sees the colours that are meant.
    """
    before = page.viewport_size
    for size in (WIDE, NARROW):
        for scheme in ("light", "dark"):
            render(page, size, color_scheme=scheme)
            assert findings(page) == [], (page.url, size, scheme)
            assert too_wide(page) <= 0, (page.url, size, scheme)
    render(page, before, color_scheme="light")


def render(page: Page, size: dict[str, int], **media: str) -> None:
    """The same page on a screen of another size, in other colours (Playwright's emulate_media); returns once it stands."""
    page.set_viewport_size(size)
    page.emulate_media(**media)
    with suppress(Error):  # The document went away; whoever looks next waits for the new one.
        page.evaluate(TWO_FRAMES)
