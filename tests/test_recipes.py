"""docs/recipes.md: every recipe is run as it stands there, on the samples."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import openpyxl
import pytest

import rapportparser
from tests.conftest import ROOT, SAMPLES, profile_of

TEXT = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
# Heading, language and content of every block.
BLOCKS = [
    (part.split("\n")[0], language, content)
    for part in TEXT.split("\n## ")
    for language, content in re.findall(r"```(\w+)\n(.*?)```", part, re.DOTALL)
]


def blocks(heading: str, language: str) -> list[str]:
    found = [content for head, kind, content in BLOCKS if (head, kind) == (heading, language)]
    assert found
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the samples as JSON, and the tables made as the page says."""
    place = tmp_path_factory.mktemp("recepten")
    (place / "rapporten").mkdir()
    for sample in [*SAMPLES.glob("*.txt"), *SAMPLES.glob("*reportlab.pdf")]:
        rapport = rapportparser.parse(sample, profile=profile_of(sample))
        (place / "rapporten" / f"{sample.name}.json").write_text(rapport.model_dump_json(), encoding="utf-8")
    (commands,) = (content for head, kind, content in BLOCKS if head.startswith("# Recipes") and kind == "sh")
    for command in commands.strip().splitlines():
        verb = command.removeprefix("rapportparser ").split()
        subprocess.run([sys.executable, "-m", "rapportparser", *verb], cwd=place, check=True, capture_output=True)
    return place


def test_every_block_is_tried() -> None:
    tried = {
        "# Recipes": {"sh"},
        "DuckDB": {"sql"},
        "pandas": {"python"},
        "SQLite": {"sql"},
        "jq": {"sh"},
        "Excel": {"text"},
    }
    found: dict[str, set[str]] = {}
    for head, kind, _ in BLOCKS:
        found.setdefault(head, set()).add(kind)
    assert found == tried


@pytest.mark.parametrize("query", blocks("DuckDB", "sql"))
def test_duckdb(query: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    assert duckdb.connect().execute(query).fetchall()


@pytest.mark.parametrize("code", blocks("pandas", "python"))
def test_pandas(code: str, place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 3


@pytest.mark.parametrize("query", blocks("SQLite", "sql"))
def test_sqlite(query: str, place: Path) -> None:
    database = sqlite3.connect(place / "rapporten.db")
    rows = database.execute(query).fetchall()
    database.close()
    assert rows
    if "omgeving" in query:
        assert all(text in around for text, around in rows)


def test_the_columns_that_the_excel_recipe_names(place: Path) -> None:
    book = openpyxl.load_workbook(place / "rapporten.xlsx")
    (formula,) = blocks("Excel", "text")
    assert re.findall(r"\w+!\w|C2", formula) == ["C2", "programmas!A", "programmas!E"]
    assert (book["prestaties"]["C1"].value, book["programmas"]["A1"].value) == ("programma_id", "programma_id")
    assert book["programmas"]["E1"].value == "naam"
    assert all(sheet.auto_filter.ref for sheet in book)


@pytest.mark.parametrize("command", blocks("jq", "sh"))
def test_jq(command: str, place: Path) -> None:
    if shutil.which("jq") is None:
        assert not os.environ.get("CI"), "CI must have jq, so that its recipes are tried"
        pytest.skip("jq is not installed; it comes from the system's packages")
    done = subprocess.run(["bash", "-c", command], cwd=place, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 3
