"""What the tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
