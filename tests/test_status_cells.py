"""The status of rows that stand in a table: whose colour it is, and what is said where that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from rapportparser import model
from rapportparser.parsing.assembly import Assembly
from rapportparser.profile import load_profile
from rapportparser.reading.document import Block, Document, Page
from rapportparser.reading.line import Cell, Colour, ColourMark, Line
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.table import TableCell, table_of
from rapportparser.structure import outline_of

GREEN, ORANGE, RED = (0, 176, 80), (237, 125, 49), (192, 0, 0)
LIGHT_GREEN, LIGHT_RED, GREY = (226, 239, 217), (248, 203, 203), (242, 242, 242)


@dataclass(frozen=True)
class Box:
    """What a test puts into a cell."""

    text: str = ""
    fill: Colour | None = None
    marks: tuple[Colour, ...] = ()
    alt: str = ""
    rows: int = 1
    columns: int = 1


def line(text: str, number: int) -> Line:
    return Line((Cell(text, 0),), None, number, gap=True)


def table(rows: Sequence[Sequence[Box | str | None]], head_rows: int = 0) -> Block:
    cells = []
    for index, row in enumerate(rows):
        for column, box in enumerate(row):
            if box is None:
                continue
            one = Box(box) if isinstance(box, str) else box
            lines = tuple(Line((Cell(text, 0),), None, 10 + index) for text in one.text.split("\n") if text)
            marks = tuple(ColourMark(None, None, colour) for colour in one.marks)
            marks += (ColourMark(None, None, None, one.alt),) if one.alt else ()
            cells.append(TableCell(index, column, one.rows, one.columns, lines, one.fill, marks))
    return table_of(cells, head_rows=head_rows)


def report(
    *rows: Sequence[Box | str | None], head: Sequence[Box | str | None] = ("Doel", "Prestatie", "Stoplicht")
) -> model.Rapport:
    heads = [
        line("1e Voortgangsrapportage 2021", 1),
        line("Programma 2 Veiligheid", 2),
        line("Beleidsterrein 2A Buurten", 3),
    ]
    document = Document("text/plain", (Page((*heads, table([head, *rows]))),))
    profile = load_profile("leiden")
    generator = model.Generator(name="rapportparser", version="0", profile="leiden", language_model="none")
    outline = outline_of(document, profile)
    return Assembly(outline, profile.grammar, "blank:nl").rapport(LoadedSource("x", b""), document, generator)


def lights(rapport: model.Rapport) -> dict[str | None, str | None]:
    rows = [row for programma in rapport.programmas for row in programma.prestaties()]
    return {row.code: row.stoplicht.kleur if row.stoplicht else None for row in rows}


def warnings(rapport: model.Rapport) -> dict[str, dict[str, object]]:
    return {warning.code: dict(warning.details) for warning in rapport.warnings}


def test_a_cell_s_shading_is_its_own_row_s() -> None:
    rapport = report(
        [Box("2A1 Rust", rows=4), "2A1.1 Toezicht", Box(fill=GREEN)],
        [None, "2A1.2 Stalling", Box(fill=RED)],
        [None, "2A1.3 Handhaving", Box()],
        [None, "2A1.4 Voorlichting", Box(fill=LIGHT_GREEN)],
    )
    assert lights(rapport) == {"2A1.1": "groen", "2A1.2": "rood", "2A1.3": None, "2A1.4": "groen"}
    assert warnings(rapport)["stoplicht-column-unread"] == {
        "kolom": "Stoplicht", "rijen": 4, "gelezen": 3, "programma": 2,
    }  # fmt: skip


def test_words_in_the_status_column_are_the_status_and_no_part_of_the_name() -> None:
    rapport = report(
        ["2A1 Rust", "2A1.1 Toezicht op het\nplein", Box("Niet op\nschema", fill=ORANGE)],
        ["", "2A1.2 Stalling in het centrum", "Loopt"],
        ["", "2A1.3 Handhaving", "Groen"],
    )
    (doel,) = rapport.programmas[0].doelenbomen[0].doelen
    first, second, third = doel.prestaties
    assert (first.naam, second.naam) == ("Toezicht op het plein", "Stalling in het centrum")
    assert first.stoplicht is not None
    assert (first.stoplicht.kleur, first.stoplicht.bron, first.stoplicht.tekst) == ("oranje", "kleur", "Niet op schema")
    assert second.stoplicht is None
    assert third.stoplicht is not None
    assert (third.stoplicht.kleur, third.stoplicht.bron) == ("groen", "tekst")
    assert warnings(rapport)["status-not-understood"] == {
        "tekst": "Loopt",
        "code": "2A1.2",
        "naam": "Stalling in het centrum",
    }


def test_where_colour_and_words_disagree_the_colour_stands_and_a_warning_tells() -> None:
    rapport = report(["2A1 Rust", "2A1.1 Toezicht", Box("Groen", fill=RED)])
    assert lights(rapport) == {"2A1.1": "rood"}
    assert warnings(rapport)["stoplicht-differs"] == {
        "code": "2A1.1",
        "naam": "Toezicht",
        "kleur": "rood",
        "tekst": "groen",
    }


def test_a_light_that_spans_rows_is_nobody_s() -> None:
    rapport = report(
        ["2A1 Rust", "2A1.1 Toezicht", Box(fill=RED, rows=2)],
        ["", "2A1.2 Stalling", None],
    )
    assert lights(rapport) == {"2A1.1": None, "2A1.2": None}
    assert "stoplicht-uncertain" in warnings(rapport)


def test_two_colours_in_one_cell_are_no_light() -> None:
    rapport = report(["2A1 Rust", "2A1.1 Toezicht", Box(marks=(GREEN, RED))])
    assert lights(rapport) == {"2A1.1": None}
    assert warnings(rapport)["stoplicht-uncertain"] == {"code": "2A1.1", "naam": "Toezicht"}


def test_the_lights_of_time_money_and_quality() -> None:
    head = ("Doel", "Prestatie", "Tijd", "Geld", "Kwaliteit")
    rapport = report(["2A1 Rust", "2A1.1 Toezicht", Box(marks=(GREEN,)), Box(fill=RED), "Oranje"], head=head)
    (row,) = rapport.programmas[0].prestaties()
    assert row.stoplicht is None
    assert [(one.aspect, one.stoplicht.kleur) for one in row.aspecten] == [
        ("tijd", "groen"), ("geld", "rood"), ("kwaliteit", "oranje"),
    ]  # fmt: skip


def test_one_column_headed_planning_holds_dates_and_no_lights() -> None:
    rapport = report(["2A1 Rust", "2A1.1 Toezicht", "Q1 2021"], head=("Doel", "Prestatie", "Planning"))
    (row,) = rapport.programmas[0].prestaties()
    assert (row.naam, row.stoplicht, row.aspecten) == ("Toezicht", None, ())
    assert warnings(rapport)["cell-not-understood"]["text"] == "Q1 2021"


@pytest.mark.parametrize("alt", ["Groen", "groen"])
def test_a_picture_tells_its_colour_by_its_words(alt: str) -> None:
    rapport = report(["2A1 Rust", "2A1.1 Toezicht", Box(alt=alt)])
    (row,) = rapport.programmas[0].prestaties()
    assert row.stoplicht is not None
    assert (row.stoplicht.kleur, row.stoplicht.tekst) == ("groen", alt)


def test_banded_rows_and_shaded_names_are_no_lights() -> None:
    rapport = report(
        ["2A1 Rust", Box("2A1.1 Toezicht", fill=LIGHT_GREEN), Box(fill=GREY)],
        ["", Box("2A1.2 Stalling", fill=LIGHT_RED), Box("Rood", fill=GREY)],
    )
    assert lights(rapport) == {"2A1.1": None, "2A1.2": "rood"}


def test_without_heads_the_marks_of_a_row_are_its_own() -> None:
    rapport = report(
        ["2A1 Rust", "2A1.1 Toezicht", Box(marks=(GREEN,))],
        ["", "2A1.2 Stalling", Box(fill=RED)],
        head=("Doel", "Prestatie", ""),
    )
    assert lights(rapport) == {"2A1.1": "groen", "2A1.2": "rood"}
