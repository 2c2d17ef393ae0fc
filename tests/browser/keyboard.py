"""Hands that own no mouse: every step is a key, and nothing is reached that the tab order does not reach."""

import re
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, expect

# The accessible name, near enough: as a screen reader would find it for the elements of forms and lists.
NAME = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const said = id => document.getElementById(id)?.innerText || '';
  const name = element.getAttribute('aria-label')
    || (element.getAttribute('aria-labelledby') || '').split(' ').map(said).join(' ').trim()
    || [...(element.labels || [])].map(label => label.innerText).join(' ')
    || element.innerText || element.title || element.placeholder || element.value || element.name || '';
  return name.replace(/\\s+/g, ' ').trim();
}"""


# Whether a field holds the end of what was typed, but not its beginning.
CUT = (
    "text => { const value = document.activeElement.value; return !!value && value !== text && text.endsWith(value); }"
)
FIELD = "input, textarea, select, [contenteditable]"


class Keyboard:
    """Presses keys on one page."""

    def __init__(self, page: Page):
        self.page = page

    @property
    def here(self) -> str:
        """The name of what has the focus."""
        return self.page.evaluate(NAME)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def is_on(self, kind: str) -> bool:
        """Whether a CSS selector fits what has the focus."""
        return self.page.evaluate("kind => document.activeElement.matches(kind)", kind)

    def tab_to(self, name: str, *, kind: str = "*", most: int = 150, back: bool = False) -> None:
        """Presses Tab until something that fits `kind` and whose name begins with the words `name` has the focus.

        Fails after `most` tabs, and says what it passed.
        """
        wanted, passed = re.compile(re.escape(name) + r"(?!\w)"), []
        for _ in range(most):
            self.press("Shift+Tab" if back else "Tab")
            here = self.here
            if wanted.match(here) and self.is_on(kind):
                return
            passed.append(here)
        raise AssertionError(f"„{name}“ is not reached by {most} tabs; passed: {passed}")

    def activate(self, name: str, **options) -> None:
        self.tab_to(name, **options)
        self.press("Enter")

    def follow(self, name: str, **options) -> None:
        """Presses Enter on a link or button that leads to another page, and waits for that page."""
        self.tab_to(name, **options)
        self.leave("Enter")

    def leave(self, *keys: str) -> None:
        """Presses keys, the last of which leads to another page, and waits for that page."""
        with self.page.expect_navigation():
            self.press(*keys)
        self.settle()

    def fill(self, name: str, text: str, **options) -> None:
        """A page that is still starting can swallow the first letter; nobody would leave it at that."""
        self.tab_to(name, kind=FIELD, **options)
        for _ in range(3):
            self.press("Control+a")
            self.type(text)
            if not self.page.evaluate(CUT, text):
                return
            self.settle()

    def choose_file(self, name: str, path: Path) -> None:
        """Opens the file dialog from the field called `name`; what the dialog answers is not ours to press."""
        self.tab_to(name, kind="input")
        for _ in range(3):  # A page that is still starting can swallow the first press.
            try:
                with self.page.expect_file_chooser(timeout=8_000) as chooser:
                    self.press("Space")
            except TimeoutError:
                continue
            return chooser.value.set_files(path)
        raise AssertionError(f"„{name}“ opens no file dialog")

    def settle(self) -> None:
        """Waits until the page has loaded and asks for nothing any more."""
        self.page.wait_for_load_state("networkidle")

    def expect_message(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()
