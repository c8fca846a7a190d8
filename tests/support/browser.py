"""Chromium, one for each process that runs tests: it shows pages and notes what they do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import attrs
from playwright.sync_api import ConsoleMessage, Dialog, Page, Route, sync_playwright

from support.office import require

Scheme = Literal["light", "dark"]

_ADDRESS = "http://report.test/"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_DIALOG = "dialog: "
_INIT = f"""
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => console.debug("{_DIALOG}" + name);
addEventListener("securitypolicyviolation", event =>
  console.error(`refused: ${{event.violatedDirective}} ${{event.blockedURI}}`));
"""
_SETTLED = "new Promise(done => setTimeout(done))"


@attrs.define(slots=False)  # Playwright keeps notes of its own with the methods it calls
class Tab:
    """The one page of a browser; what is noted is of the page shown last."""

    page: Page
    dialogs: list[str] = attrs.field(factory=list[str])
    """Calls of ``alert`` and its like, in any frame."""
    requests: list[str] = attrs.field(factory=list[str])
    """Addresses asked for besides that of the page itself; each is answered with nothing."""
    complaints: list[str] = attrs.field(factory=list[str])
    """Errors and warnings of the console, among them what a content security policy refused."""
    _markup: str = ""
    _policy: str = ""
    _styles: str = ""

    def __attrs_post_init__(self) -> None:
        self.page.add_init_script(_INIT)
        self.page.route("**/*", self._answer)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dismiss)

    def look(self, width: int = 1280, scheme: Scheme = "light") -> None:
        """Set the width of the window, and the colour scheme."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)

    def show(self, markup: str, policy: str = "", styles: str = "") -> None:
        """Load a page over (pretended) HTTP, and let what it starts happen.

        Args:
            markup: The page.
            policy: Its Content-Security-Policy; empty for none.
            styles: What stands in the file report.css beside it.
        """
        self._markup, self._policy, self._styles = markup, policy, styles
        self._forget()
        self.page.goto(_ADDRESS)
        self.page.evaluate(_SETTLED)

    def write(self, markup: str) -> None:
        """Write a page in place of the one shown, and let what it starts happen: twice as quick."""
        self._forget()
        self.page.set_content(markup)
        self.page.evaluate(_SETTLED)

    def run(self, script: str, argument: object = None) -> Any:
        """Give the value of a JavaScript function within the page."""
        return self.page.evaluate(script, argument)

    def print(self, path: Path) -> None:
        """Print the page into a PDF, on the paper that it asks for."""
        self.page.pdf(path=path, prefer_css_page_size=True)

    def _forget(self) -> None:
        for notes in (self.dialogs, self.requests, self.complaints):
            notes.clear()

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.url == _ADDRESS and request.frame == self.page.main_frame:
            headers = {"Content-Type": "text/html"}
            if self._policy:
                headers["Content-Security-Policy"] = self._policy
            route.fulfill(body=self._markup, headers=headers)
        elif self._styles and request.url == f"{_ADDRESS}report.css":
            route.fulfill(body=self._styles, headers={"Content-Type": "text/css"})
        else:
            self.requests.append(request.url)
            route.fulfill(status=204)  # nothing is there, and a page that goes there stays

    def _note(self, message: ConsoleMessage) -> None:
        if message.text.startswith(_DIALOG):
            self.dialogs.append(message.text.removeprefix(_DIALOG))
        elif message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.type)
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Tab]:
    """Start the browser; skips the test where it is missing."""
    program = require("chromium")[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield Tab(browser.new_page())
        browser.close()
