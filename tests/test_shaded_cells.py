"""Stoplights that are shaded cells: every colour in its own cell, and never another row's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest

from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.source import load
from rapportparser.reading.table import Table, TableRow
from tests.conftest import SAMPLES

PRODUCERS = ["chromium", "libreoffice", "reportlab", "weasyprint"]
# The maker's colours, dark and light.
COLOURS = {
    (0, 176, 80): "groen", (146, 208, 80): "groen", (247, 150, 70): "oranje", (255, 192, 0): "oranje",
    (192, 0, 0): "rood", (255, 0, 0): "rood", (255, 255, 0): "geel", (255, 255, 102): "geel", None: "geen",
}  # fmt: skip
_NAMED = re.compile(r"(1[A-G]\d\.\d) .*, kleur (\w+)(?: en (\w+))?")


def tables(path: Path, engine: Literal["pdfium", "pdfplumber"] = "pdfium") -> list[Table]:
    document = read(load(path), ReadingOptions(pdf_engine=engine))
    return [block for page in document.pages for block in page.blocks if isinstance(block, Table)]


def named_rows(found: list[Table]) -> Iterator[tuple[TableRow, re.Match[str]]]:
    """Give the rows whose performance tells its own colours; one that a page cuts tells them in both of its parts."""
    for table, following in pairwise([*found, None]):
        assert table is not None
        for row in table.rows:
            text = row.cells[1].text if row.cells[1] is not None else ""
            cut = row is table.rows[-1] and following is not None and not _NAMED.fullmatch(text)
            beyond = following.rows[0].cells[1] if cut and following is not None else None
            named = _NAMED.fullmatch(f"{text} {beyond.text}" if beyond is not None else text)
            if named is not None:
                yield row, named
                if cut and following is not None:
                    yield following.rows[0], named


def sample(producer: str) -> Path:
    return SAMPLES / "gekleurde-cellen" / f"{producer}.pdf"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("producer", PRODUCERS)
def test_every_colour_stands_in_its_own_cell(producer: str, engine: Literal["pdfium", "pdfplumber"]) -> None:
    rows = list(named_rows(tables(sample(producer), engine)))
    assert len({named[1] for _, named in rows}) == 7 * 8
    for row, named in rows:
        truth = [kleur for kleur in named.groups()[1:] if kleur is not None]
        cells = row.cells[2:]
        assert [COLOURS[cell.fill] for cell in cells if cell is not None] == truth, named[0]
        assert not any(cell.marks for cell in row.cells if cell is not None)


@pytest.mark.parametrize("producer", PRODUCERS)
def test_the_words_of_a_narrow_column_are_no_part_of_the_name(producer: str) -> None:
    words = {"groen": "op schema", "oranje": "vertraagd", "rood": "niet gehaald", "geel": "in uitvoering", "geen": "onbekend"}  # fmt: skip
    for row, named in named_rows(tables(sample(producer))):
        status = row.cells[2]
        assert status is not None
        told = words[named[2]] if named[1].startswith("1D") else ""
        assert status.text == told or (row.index == 0 and not status.text)


@pytest.mark.parametrize("producer", PRODUCERS)
def test_a_goals_cell_spans_its_performances(producer: str) -> None:
    for row, named in named_rows(tables(sample(producer))):
        goal = row.cells[0]
        assert goal is not None
        assert goal.text.startswith(named[1][:3]) or not goal.text


@pytest.mark.parametrize("producer", PRODUCERS)
def test_no_cell_of_a_table_is_a_mark_of_the_page(producer: str) -> None:
    document = read(load(sample(producer)))
    assert not [mark for page in document.pages for mark in page.marks]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_the_first_row_of_bold_words_is_the_head(producer: str) -> None:
    found = tables(sample(producer))
    assert [table for table in found if table.rows[0].is_head]
    for table in found:
        assert not any(row.is_head for row in table.rows[1:])
        assert len(table.edges) == table.columns + 1
        assert table.rows[0].is_head == (table.rows[0].cells[0] is not None and table.rows[0].cells[0].text == "Doel")
