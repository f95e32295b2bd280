"""The rules of the house."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import rapportparser
from tests.conftest import ROOT

PACKAGE = Path(rapportparser.__file__).parent


def test_imports_run_downward() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_no_module_grows_without_bound() -> None:
    long = {path.name: lines for path in PACKAGE.rglob("*.py") if (lines := path.read_text().count("\n")) > 350}
    assert not long


def test_every_dependency_is_accounted_for() -> None:
    declared = re.search(r"^dependencies = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL | re.MULTILINE)
    assert declared
    accounted = (ROOT / "docs" / "dependencies.md").read_text()
    for name in re.findall(r'"([a-z0-9-]+)', declared[1]):
        assert f"| {name} |" in accounted
