"""What the tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.browsing import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"


def profile_of(sample: Path) -> str:
    """Give the profile of the municipality whose report a sample is."""
    return "w-vragen" if "-lindeveen" in sample.name else "leiden"


settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        help="Write the golden files anew and fail: read the difference line by line, then run again without.",
    )


@pytest.fixture
def regenerate_golden(request: pytest.FixtureRequest) -> bool:
    chosen = bool(request.config.getoption("--regenerate-golden"))
    assert not (chosen and os.environ.get("CI")), "golden files are never regenerated in CI"
    return chosen


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real reports that lies beside the project where its authors work; they are not ours to give."""
    if not SHARED.is_dir():
        pytest.skip("the real reports are somebody else's texts and lie only beside the authors' own checkout")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, for all tests of pages together."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A container's root has no user namespaces to make a sandbox of; the pages are our own.
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
