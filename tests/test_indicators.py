"""Indicators are read from tables of every form, and never a value under a head that is not its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportparser.reading import read
from rapportparser.reading.line import Cell, Line
from rapportparser.reading.source import load
from rapportparser.reading.table import TableCell, table_of
from rapportparser.structure.indicators import IndicatorsRead, looks_like_indicators, read_indicators

Told = dict[str, list[tuple[str, str]]]


def lines_of(text: str) -> list[Line]:
    return list(read(load(text.encode(), name="rapport.txt")).lines())


def flat(*cells: str) -> str:
    return "\n\n".join(cells)


def read_text(text: str, *, known: bool = False, organisatie: str | None = None) -> IndicatorsRead:
    return read_indicators(lines_of(text), known=known, organisatie=organisatie)


def told(found: IndicatorsRead) -> Told:
    return {one.naam: [(value.kolom, value.text) for value in one.waarden] for one in found.indicators}


WHOLE = {
    "Leden van de bibliotheek": [
        ("Realisatie 2019", "1.250"),
        ("Begroting 2020", "1.300"),
        ("Streefwaarde 2024", "1.500"),
    ],
    "Tevredenheid over groen": [("Realisatie 2019", "6,8"), ("Begroting 2020", "7,0"), ("Streefwaarde 2024", "7,5")],
}
FORMS = {
    "bars": """\
Indicator | Realisatie 2019 | Begroting 2020 | Streefwaarde 2024 |
Leden van de bibliotheek | 1.250 | 1.300 | 1.500 |
Tevredenheid over groen | 6,8 | 7,0 | 7,5 |""",
    "a rule below the heads": """\
| Indicator | Realisatie 2019 | Begroting 2020 | Streefwaarde 2024 |
| --- | --- | --- | --- |
| Leden van de bibliotheek | 1.250 | 1.300 | 1.500 |
| Tevredenheid over groen | 6,8 | 7,0 | 7,5 |""",
    "two rows of heads with bars": """\
Indicator | Realisatie | Begroting | Streefwaarde |
 | 2019 | 2020 | 2024 |
Leden van de bibliotheek | 1.250 | 1.300 | 1.500 |
Tevredenheid over groen | 6,8 | 7,0 | 7,5 |""",
    "a cell a line": flat(
        "Indicator", "Realisatie 2019", "Begroting 2020", "Streefwaarde 2024",
        "Leden van de bibliotheek", "1.250", "1.300", "1.500",
        "Tevredenheid over groen", "6,8", "7,0", "7,5",
    ),
    "a cell a line without blank lines": "Indicator\nRealisatie 2019\nBegroting 2020\nStreefwaarde 2024\nLeden van de bibliotheek\n1.250\n1.300\n1.500\nTevredenheid over groen\n6,8\n7,0\n7,5",
    "two rows of heads, a cell a line": flat(
        "Indicator", "Realisatie", "Begroting", "Streefwaarde", "2019", "2020", "2024",
        "Leden van de bibliotheek", "1.250", "1.300", "1.500",
        "Tevredenheid over groen", "6,8", "7,0", "7,5",
    ),
    "heads over two lines": flat(
        "Indicator", "Realisatie\n2019", "Begroting\n2020", "Streefwaarde\n2024",
        "Leden van de bibliotheek", "1.250", "1.300", "1.500",
        "Tevredenheid over groen", "6,8", "7,0", "7,5",
    ),
    "heads over two lines, no blank lines": "Indicator\nRealisatie\n2019\nBegroting\n2020\nStreefwaarde\n2024\nLeden van de bibliotheek\n1.250\n1.300\n1.500\nTevredenheid over groen\n6,8\n7,0\n7,5",
    "cells joined by spaces": """\
Indicator Realisatie 2019 Begroting 2020 Streefwaarde 2024
Leden van de bibliotheek 1.250 1.300 1.500
Tevredenheid over groen 6,8 7,0 7,5""",
    "cells joined by spaces, two rows of heads": """\
Indicator Realisatie Begroting Streefwaarde
2019 2020 2024
Leden van de bibliotheek 1.250 1.300 1.500
Tevredenheid over groen 6,8 7,0 7,5""",
    "a weak head under a heading": flat(
        "Prestatie-indicatoren", "Omschrijving", "Realisatie 2019", "Begroting 2020", "Streefwaarde 2024",
        "Leden van de bibliotheek", "1.250", "1.300", "1.500",
        "Tevredenheid over groen", "6,8", "7,0", "7,5",
    ),
    "columns set apart by wide gaps": """\
Indicator                    Realisatie 2019     Begroting 2020     Streefwaarde 2024
Leden van de bibliotheek     1.250               1.300              1.500
Tevredenheid over groen      6,8                 7,0                7,5""",
    "a name over two lines": """\
Indicator Realisatie 2019 Begroting 2020 Streefwaarde 2024
Leden van
de bibliotheek 1.250 1.300 1.500
Tevredenheid over groen 6,8 7,0 7,5""",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_table_gives_the_same_indicators_in_every_form(form: str) -> None:
    found = read_text(FORMS[form])

    assert told(found) == WHOLE
    assert found.notices == ()


SHORT = {
    "bars": """\
Indicator | 2019 | 2020 | 2021 |
Boomplantdagen | 4 | 5 | 6 |
Bezoekers van het zwembad | 40.000 | 41.000 |""",
    "a cell a line": flat(
        "Indicator",
        "2019",
        "2020",
        "2021",
        "Boomplantdagen",
        "4",
        "5",
        "6",
        "Bezoekers van het zwembad",
        "40.000",
        "41.000",
    ),
    "cells joined by spaces": """\
Indicator 2019 2020 2021
Boomplantdagen 4 5 6
Bezoekers van het zwembad 40.000 41.000""",
    "columns set apart by wide gaps, and the values in the middle of nowhere": """\
Indicator                     2019     2020     2021
Boomplantdagen                4        5        6
Bezoekers van het zwembad          40.000     41.000""",
}


@pytest.mark.parametrize("form", SHORT)
def test_a_row_that_misses_a_cell_gives_its_name_and_a_warning_and_no_value(form: str) -> None:
    found = read_text(SHORT[form])

    assert told(found)["Boomplantdagen"] == [("2019", "4"), ("2020", "5"), ("2021", "6")]
    assert told(found)["Bezoekers van het zwembad"] == []
    (notice,) = found.notices
    assert notice.notice.kind == "indicator-cells-missing"
    assert "Bezoekers van het zwembad" in notice.notice.message


def test_a_printed_blank_cell_is_no_missing_one() -> None:
    found = read_text("""\
Indicator | 2019 | 2020 | 2021 |
Boomplantdagen | 4 | | 6 |
Bezoekers van het zwembad | 40.000 | 41.000 | |""")

    assert told(found) == {
        "Boomplantdagen": [("2019", "4"), ("2021", "6")],
        "Bezoekers van het zwembad": [("2019", "40.000"), ("2020", "41.000")],
    }
    assert found.notices == ()


def test_wide_gaps_tell_which_cell_is_missing() -> None:
    found = read_text("""\
Indicator                     2019     2020     2021
Boomplantdagen                4        5        6
Bezoekers van het zwembad     4.000             4.100""")

    assert told(found)["Bezoekers van het zwembad"] == [("2019", "4.000"), ("2021", "4.100")]


def test_unit_period_source_and_a_body_to_compare_with() -> None:
    found = read_text(
        flat(
            "Indicator", "Eenheid", "Periode", "Bron", "Waarde", "Benchmark", "Waarde",
            "Functiemenging", "%", "2021", "LISA", "54,1", "Nederland", "53,3",
            "Verwijzingen Halt", "Aantal per 1.000 jongeren", "2020", "Bureau Halt", "9", "Nederland", "11",
        )
    )  # fmt: skip

    menging, halt = found.indicators
    assert (menging.eenheid, menging.bron, menging.bbv) == ("%", "LISA", "functiemenging")
    assert [(v.kolom, v.jaar, v.gebied, v.value) for v in menging.waarden] == [
        ("2021", 2021, None, 54.1),
        ("2021", 2021, "Nederland", 53.3),
    ]
    assert (halt.naam, halt.eenheid, halt.bbv) == ("Verwijzingen Halt", "Aantal per 1.000 jongeren", "halt")
    assert [(v.jaar, v.gebied, v.value) for v in halt.waarden] == [(2020, None, 9), (2020, "Nederland", 11)]


def test_a_second_row_with_nothing_but_an_area_and_its_value_belongs_to_the_first() -> None:
    found = read_text(
        flat(
            "PRG", "Indicator", "Eenheid", "Periode", "Regio", "Waarde", "Bron", "Omschrijving",
            "1", "Winkeldiefstallen", "Per 1.000 inwoners", "2018", "Waterveld", "2,1", "CBS", "Wat er gestolen is.",
            "Nederland", "2,3",
            "1", "Banen", "Per 1.000 inwoners", "2018", "Waterveld", "610", "LISA", "Hoeveel banen er zijn.",
            "Nederland", "774",
        ),
        organisatie="Waterveld",
    )  # fmt: skip

    assert [one.naam for one in found.indicators] == ["Winkeldiefstallen", "Banen"]
    assert [(v.kolom, v.gebied, v.text) for v in found.indicators[0].waarden] == [
        ("2018", None, "2,1"),
        ("2018", "Nederland", "2,3"),
    ]
    assert [(v.kolom, v.gebied, v.text) for v in found.indicators[1].waarden] == [
        ("2018", None, "610"),
        ("2018", "Nederland", "774"),
    ]


def test_which_years_belong_to_which_kind_may_be_lost_while_the_years_are_not() -> None:
    found = read_text(
        flat("Indicator", "Realisatie", "Begroting", "2018", "2019", "2020", "Boomplantdagen", "4", "5", "6")
    )

    (bomen,) = found.indicators
    assert [(v.kolom, v.jaar, v.soort) for v in bomen.waarden] == [
        ("2018", 2018, None),
        ("2019", 2019, None),
        ("2020", 2020, None),
    ]


def test_heads_that_fit_no_single_reading_give_no_values() -> None:
    found = read_text(
        flat(
            "Indicator",
            "Nulmeting",
            "Realisatie",
            "Begroting",
            "Streefwaarde",
            "2018",
            "2019",
            "2020",
            "Boomplantdagen",
            "4",
            "5",
            "6",
        )
    )

    assert told(found) == {"Boomplantdagen": []}
    assert [notice.notice.kind for notice in found.notices] == ["indicator-cells-missing"]


def test_a_small_table_about_one_indicator() -> None:
    found = read_text("""\
Uitleningen van boeken
Bron: Bibliotheek Waterveld
Eenheid: aantal per jaar
 | 2019 | 2020 | 2021 |
Realisatie | 900 | 850 | |
Streefwaarde | 950 | 950 | 960 |""")

    (boeken,) = found.indicators
    assert (boeken.naam, boeken.bron, boeken.eenheid) == (
        "Uitleningen van boeken",
        "Bibliotheek Waterveld",
        "aantal per jaar",
    )
    assert [(v.kolom, v.jaar, v.soort, v.value) for v in boeken.waarden] == [
        ("Realisatie 2019", 2019, "realisatie", 900),
        ("Realisatie 2020", 2020, "realisatie", 850),
        ("Streefwaarde 2019", 2019, "streefwaarde", 950),
        ("Streefwaarde 2020", 2020, "streefwaarde", 950),
        ("Streefwaarde 2021", 2021, "streefwaarde", 960),
    ]


@pytest.mark.parametrize("labels", ["Bron: Sportloket Meeteenheid: %", "Bron: Sportloket\nMeeteenheid: %"])
def test_a_small_table_whose_cells_are_joined_by_spaces(labels: str) -> None:
    found = read_text(
        f"Nr 012 Leden van sportclubs\n{labels}\nleeg 2019 2020 2021\nRealisatie 40 41 42\nStreefwaarde 45 45\n"
    )

    (sport,) = found.indicators
    assert (sport.naam, sport.bron, sport.eenheid) == ("Leden van sportclubs", "Sportloket", "%")
    assert [(v.kolom, v.text) for v in sport.waarden] == [
        ("Realisatie 2019", "40"),
        ("Realisatie 2020", "41"),
        ("Realisatie 2021", "42"),
    ]
    assert [notice.notice.kind for notice in found.notices] == ["indicator-cells-missing"]


def test_sources_as_foot_lines_by_number_and_by_block() -> None:
    foot = read_text(flat("Indicator", "2019", "Boomplantdagen", "4", "Snoeidagen", "3", "Bron: Groenloket"))
    own = read_text(
        flat("Indicator", "2019", "Boomplantdagen", "4", "Bron: Groenloket", "Snoeidagen", "3", "Bron: Hovenier")
    )
    numbered = read_text(
        flat(
            "Nr.",
            "Indicator",
            "2019",
            "1",
            "Boomplantdagen",
            "4",
            "2",
            "Snoeidagen",
            "3",
            "Bronnen",
            "1",
            "Groenloket.",
            "2",
            "Hovenier.",
        )
    )
    blocks = read_text(
        flat(
            "Indicator",
            "2019",
            "Boomplantdagen",
            "4",
            "Snoeidagen",
            "3",
            "Indicator:",
            "Snoeidagen",
            "Toelichting:",
            "Zo vaak is er gesnoeid.",
            "Bron:",
            "Hovenier",
        )
    )

    assert [one.bron for one in foot.indicators] == ["Groenloket", "Groenloket"]
    assert [one.bron for one in own.indicators] == ["Groenloket", "Hovenier"]
    assert [one.bron for one in numbered.indicators] == ["Groenloket", "Hovenier"]
    assert [one.bron for one in blocks.indicators] == [None, "Hovenier"]


@pytest.mark.parametrize(
    ("printed", "naam", "eenheid"),
    [
        ("Vernielingen (aantal per 1.000 inwoners)", "Vernielingen", "aantal per 1.000 inwoners"),
        ("Groene stroom (%)", "Groene stroom", "%"),
        (
            "Schade (in de openbare ruimte, aantal per 1.000 inwoners)",
            "Schade (in de openbare ruimte, aantal per 1.000 inwoners)",
            None,
        ),
        ("Bezoekers (BBV)", "Bezoekers (BBV)", None),
        ("Jongeren (12-18 jaar) op school", "Jongeren (12-18 jaar) op school", None),
    ],
)
def test_a_unit_alone_between_brackets_is_no_part_of_the_name(printed: str, naam: str, eenheid: str | None) -> None:
    (found,) = read_text(f"Indicator | 2019 | 2020 |\n{printed} | 4 | 5 |").indicators

    assert (found.naam, found.eenheid) == (naam, eenheid)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("72,5%", 72.5), ("1.250", 1250), ("1.250,5", 1250.5), ("0.5", 0.5), ("0.500", 0.5), ("€ 676", 676), ("≥61%", 61), ("-3", -3), ("3-", -3),
        ("1.051 ha", 1051), ("4*", 4), ("n.b.", None), ("**", None), ("5-10", None), ("-", None), ("2 van 3", None),
    ],
)  # fmt: skip
def test_figures(text: str, value: float | None) -> None:
    (found,) = read_text(f"Indicator | 2019 | 2020 |\nPlanten | {text} | 5 |").indicators

    assert (found.waarden[0].text, found.waarden[0].value) == (text, value)


@pytest.mark.parametrize(
    "text",
    [
        "Omschrijving | Rekening 2019 | Begroting 2020 |\nLasten | 1.200 | 1.300 |\nBaten | 900 | 950 |\nSaldo | 300 | 350 |",
        flat("Indicatoren", "Omschrijving", "Rekening 2019", "Begroting 2020", "Lasten", "1.200", "1.300", "Baten", "900", "950"),
        "Wat mag het kosten?\nOmschrijving Rekening 2019 Begroting 2020\nLasten 1.200 1.300\nBaten 900 950",
        "Bedragen x € 1.000 | Rekening 2019 | Begroting 2020 |\nSport | 1.200 | 1.300 |\nGroen | 900 | 950 |",
        "Doel | Prestatie | Planning |\n1.1 Meer groen | Bomen planten | 2020 |\n1.2 Meer water | Sloten graven | 2021 |",
        "Doel | Prestatie |\n2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |\n | 2A1.2 Meldpunt | Oranje |",
        "In 2019 hebben we 4 bomen geplant. De indicator bleef gelijk.\nIn 2020 waren het er 5.",
    ],
)  # fmt: skip
def test_what_is_no_table_of_indicators(text: str) -> None:
    lines = lines_of(text)

    assert read_indicators(lines) == IndicatorsRead()
    assert not looks_like_indicators(lines)


def _cell(row: int, column: int, text: str, *, columns: int = 1, rows: int = 1) -> TableCell:
    lines = (Line((Cell(text, 0.0),), 1, row + 1),) if text else ()
    return TableCell(row, column, row_span=rows, column_span=columns, lines=lines, page=1)


def test_a_head_that_spans_columns_stands_above_each_of_them() -> None:
    table = table_of(
        [
            _cell(0, 0, "Indicator", rows=2), _cell(0, 1, "Realisatie", columns=2), _cell(0, 3, "Streefwaarde"),
            _cell(1, 1, "2018"), _cell(1, 2, "2019"), _cell(1, 3, "2022"),
            _cell(2, 0, "Boomplantdagen"), _cell(2, 1, "4"), _cell(2, 2, ""), _cell(2, 3, "6"),
        ],
        head_rows=2,
    )  # fmt: skip

    found = read_indicators(table.lines)

    assert told(found) == {"Boomplantdagen": [("Realisatie 2018", "4"), ("Streefwaarde 2022", "6")]}
    assert looks_like_indicators(table.lines)


NAMES = st.sampled_from(["Bomen", "Vijvers in het park", "Bankjes langs de singel", "Fietsen op het plein", "Boeken"])
VALUES = st.sampled_from(["1", "2,5", "30%", "1.400", "n.b.", "€ 12", "-"])
ROWS = st.lists(
    st.tuples(NAMES, st.lists(VALUES, min_size=1, max_size=4)), min_size=1, max_size=5, unique_by=lambda row: row[0]
)


Form = Callable[[list[str], list[tuple[str, list[str]]]], str]


def _as_bars(heads: list[str], rows: list[tuple[str, list[str]]]) -> str:
    return "\n".join(" | ".join([*row, ""]) for row in [heads, *([name, *values] for name, values in rows)])


def _as_cells(heads: list[str], rows: list[tuple[str, list[str]]]) -> str:
    return flat(*heads, *(cell for name, values in rows for cell in [name, *values]))


def _as_words(heads: list[str], rows: list[tuple[str, list[str]]]) -> str:
    return "\n".join(" ".join(row) for row in [heads, *([name, *values] for name, values in rows)])


@settings(max_examples=200, deadline=None)
@given(ROWS, st.sampled_from([_as_bars, _as_cells, _as_words]))
def test_shortened_rows_never_shift_values_and_every_value_stands_in_the_source(
    rows: list[tuple[str, list[str]]], form: Form
) -> None:
    heads = ["Indicator", "2018", "2019", "2020"]
    text = form(heads, rows)

    found = read_text(text)

    printed = dict(rows)
    for one in found.indicators:
        assert one.naam in text
        if one.waarden:
            assert [value.text for value in one.waarden] == printed[one.naam]
            assert [value.kolom for value in one.waarden] == heads[1:]
    whole = [name for name, values in rows if len(values) == 3]
    assert [one.naam for one in found.indicators if one.waarden] == whole or len(whole) < len(rows)
