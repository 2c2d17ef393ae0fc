"""On a slow line nothing moves under a reader's eyes: fonts that come after the first view, style that lets everybody wait."""

import pytest
from playwright.sync_api import Page, Route

# What once moved (a motion's formula, a filing's note, the menu bar of every page), and one of each build.
ADDRESSES = [
    "/",
    "/blog/",
    "/blog/hebesaetze/",
    "/antraege/",
    "/antraege/{motion}/",
    "/kommunen/06611000/antraege/1/",
    "/debatten/stromnetz/",
    "/mitmachen/beitrag/",
    "/gibt-es-nicht/",
]
SCREENS = {412: 823, 1440: 900}
WATCH_SHIFTS = """
    window.shifts = [];
    const named = (node) => node && (node.outerHTML ?? node.parentElement?.outerHTML ?? "").slice(0, 80);
    const told = (entry) => [entry.value, ...entry.sources.map(({node}) => named(node))];
    const watcher = new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(told)));
    watcher.observe({type: "layout-shift", buffered: true});
    window.allShifts = () => [...window.shifts, ...watcher.takeRecords().map(told)];
"""
SEEN = """() => new Promise((seen) => new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length) seen();
}).observe({type: "paint", buffered: true}))"""
TWO_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))"
FACES = "async () => { await document.fonts.ready; return [...document.fonts].map((face) => face.status); }"


class Held:
    """Requests that wait until they are let go; later ones of the kind then pass at once."""

    def __init__(self, page: Page, pattern: str):
        self.page, self.routes, self.is_open = page, [], False
        page.route(pattern, self._come)

    def _come(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.routes.append(route)

    def wait_for(self, count: int) -> None:
        for _ in range(600):
            if len(self.routes) >= count:
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"the page asked for {len(self.routes)} of {count}")

    def let_go(self) -> None:
        self.is_open = True
        for route in self.routes:
            route.continue_()


@pytest.fixture(scope="module")
def motion(portal) -> str:
    return portal.python(
        "from portal.motions.models import Motion; print(Motion.objects.public().models().first().slug)"
    )


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_when_style_and_fonts_are_late(open_context, watch, motion, address, width):
    watch.expected.append("status of 404")
    page = open_context(viewport={"width": width, "height": SCREENS[width]}).new_page()
    page.add_init_script(WATCH_SHIFTS)
    style, fonts = Held(page, "**/*.css"), Held(page, "**/*.woff2")
    page.goto(address.format(motion=motion), wait_until="commit")
    style.wait_for(1)
    fonts.wait_for(2)
    style.let_go()
    page.evaluate(SEEN)
    page.evaluate(TWO_FRAMES)
    fonts.let_go()
    faces = page.evaluate(FACES)
    page.evaluate(TWO_FRAMES)
    assert faces.count("loaded") >= 2
    assert "loading" not in faces
    assert page.evaluate("allShifts()") == []
