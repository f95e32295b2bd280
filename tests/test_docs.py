"""The documentation names what is there: files, tests, verbs and options."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_cli import run

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in PAGES}


@cache
def help_of(verb: str) -> str:
    return run(verb, "--help").stdout.decode()


@pytest.mark.parametrize("page", ["SECURITY.md"])
def test_every_promise_names_tests_that_are_there(page: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", TEXTS[page]))
    assert len(named) > 5
    assert {name for name in named if f"def {name}(" not in code} == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_files_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (path.parent / link).exists()] == []
    named = re.findall(r"`((?:tests|benchmarks|samples|schemas|docs)/[\w./-]+\.\w+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_have_their_options(path: Path) -> None:
    commands = re.findall(r"(?:^|\$ |`)rapportparser (\w+)([^\n|#`]*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    missing = [
        f"{verb} {option}"
        for verb, rest in commands
        for option in re.findall(r"(?<!\S)(--?[a-z][\w-]*)", rest)
        if option not in help_of(verb)
    ]
    assert missing == []
