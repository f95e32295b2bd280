"""A real browser for the tests of pages, and what they all ask of a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a page says about itself: refused by its policy, or broken in its script.
_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""


def chromium() -> str:
    """Give the path of the system's browser; a build server must have one."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "there is no Chromium on this machine to open the page in"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; .ci/run installs it")
        pytest.skip(reason)
    return found


class Opened:
    """A page in the browser, with what it asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.add_init_script(_LISTEN)

    def refused(self) -> list[str]:
        """Give what the page's policy refused."""
        found: list[str] = self.page.evaluate("window.refused")
        return found

    def is_in_sight(self, selector: str) -> bool:
        """Tell whether an element lies in the window, and in the pane that it scrolls in."""
        return bool(
            self.page.evaluate(
                """(selector) => {
                  const box = document.querySelector(selector).getBoundingClientRect();
                  const x = box.x + box.width / 2, y = box.y + box.height / 2;
                  return x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight
                    && document.elementsFromPoint(x, y).some((one) => one.closest(selector));
                }""",
                selector,
            )
        )

    def sticking_out(self) -> list[str]:
        """Give what reaches past the right edge of the window, but for what scrolls by itself."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll("body *")]
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".wide, .skip"))
              .map((one) => `${one.tagName}.${one.getAttribute("class")} ${one.textContent.slice(0, 40)}`)"""
        )
        width = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        return found if width[0] <= width[1] else [f"the page is {width[0]} wide", *found]


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: Literal["light", "dark"] = "light",
    script: bool = True,
) -> Iterator[Opened]:
    """Open a page; at its end it must have loaded nothing from elsewhere and complained of nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    try:
        one = Opened(context.new_page())
        one.page.goto(path.as_uri())
        yield one
        assert [url for url in one.requests if not url.startswith(("data:", path.as_uri()))] == []
        assert one.complaints == []
    finally:
        context.close()


def axe_violations(one: Opened) -> list[str]:
    """Give what axe-core finds that shuts people out, WCAG 2.2 AA and its own best practices."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(one.page).response
    assert results["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for violation in results["violations"]
        for node in violation["nodes"][:3]
    ]
