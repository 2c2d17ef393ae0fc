"""Every public template with hostile words: accessible, quiet, no wider than the screen, and nothing of it is code.

In the tests at 320 pixels; `make audit` (AUDIT=full) also in the dark, in forced colours, on a desk, and at a zoom of 200 %.
"""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.accessible import findings, too_wide
from tests.browser.conftest import ROOT, Portal, Watch
from tests.browser.templates import ELSEWHERE, HOSTILE, TEMPLATES
from tests.prepared import with_static
from tests.serving.running import running

NARROW = {"viewport": {"width": 320, "height": 640}}
RENDERINGS = {
    "320 pixels": NARROW,
    "dark": NARROW | {"color_scheme": "dark"},
    "forced colours": NARROW | {"forced_colors": "active"},
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "zoom": {"viewport": {"width": 640, "height": 512}, "device_scale_factor": 2},
}
CHOSEN = list(RENDERINGS) if os.environ.get("AUDIT") == "full" else ["320 pixels"]
EXTENDS = re.compile(r"""{% extends "([\w/.]+)" %}""")
KEPT = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length]"""


def public_templates() -> set[str]:
    """All templates that stand in the frame of the public site, directly or by another one."""
    files = {str(path).partition("/templates/")[2]: path for path in (ROOT / "portal").glob("*/templates/**/*.html")}
    parents = {name: found[1] for name, path in files.items() if (found := EXTENDS.search(path.read_text()))}
    found = {"design/base.html"}
    while more := {name for name, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {"design/base.html"}


def test_every_public_template_has_an_address_or_a_test():
    assert set(TEMPLATES) | set(ELSEWHERE) == public_templates()
    assert [path for path in ELSEWHERE.values() if not (ROOT / path).exists()] == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, collected, migrated) -> Iterator[Portal]:
    """A portal of its own, so that no other test has to read these words."""
    folder = with_static(tmp_path_factory.mktemp("hostile"), collected)
    with (
        running(folder, workers=1, migrated=migrated) as server,
        Portal(f"http://127.0.0.1:{server.port}", server.folder, server.environment, post=[]) as portal,
    ):
        portal.python(HOSTILE.format(root=str(ROOT)))
        yield portal


@pytest.fixture(scope="module")
def key(hostile) -> str:
    return hostile.python(
        "from portal.publishing.models import Article; print(Article.objects.get(slug='boese').pk)"
    ).split()[-1]


@pytest.fixture(params=CHOSEN)
def screen(request, hostile, chromium) -> Iterator[tuple[Page, Watch]]:
    watch = Watch(hostile)
    watch.expected.append("status of 404")
    context = chromium.new_context(base_url=hostile.url, locale="de-DE", **RENDERINGS[request.param])
    context.on("page", watch.attach)
    yield context.new_page(), watch
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_hostile_words_stay_words(screen, key, template):
    page, watch = screen
    address = TEMPLATES[template].format(key=key)
    answer = page.goto(address)
    assert answer.status == (404 if template == "design/404.html" else 200)
    assert findings(page) == []
    assert too_wide(page) <= 0, f"{too_wide(page)} pixels wider than the screen: {_wide(page)}"
    assert page.evaluate("window.hacked") is None
    assert watch.unexpected() == []
    assert page.context.cookies() == []
    assert page.evaluate(KEPT) == [0] * 5


def _wide(page: Page) -> list[str]:
    """The innermost elements that stick out."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && ![...e.children].some(
                c => c.getBoundingClientRect().right > innerWidth + 1))
            .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
