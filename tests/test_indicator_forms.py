"""Forms of tables of indicators that print more than names, heads and figures, or have lost a part of what they printed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rapportparser.reading.line import Cell, Line
from rapportparser.reading.table import Table, TableCell, table_of
from rapportparser.structure.indicators import FoundIndicator, read_indicators
from tests.test_indicators import flat, read_text, told

AREAS_BELOW = [
    ["Boekenbezit van kinderen", "", "", ""],
    ["Gemeente", "11", "12", "13"],
    ["Nederland", "31", "NB", "33"],
    ["Eenheid:", "Aantal per kind", "", ""],
    ["Bron:", "Bibliotheekmonitor", "", ""],
    ["Toelichting:", "Het cijfer van 2018 is van een jaar eerder.", "", ""],
    ["Zwemdiploma's", "", "", ""],
    ["Gemeente", "91", "92", "93"],
    ["Nederland", "94", "95", "96"],
    ["Eenheid:", "%", "", ""],
    ["Bron:", "Zwemmonitor", "", ""],
]
HEADS = ["Indicator", "Rekening 2018", "Begroting 2019", "Rekening 2019"]


def values(one: FoundIndicator) -> list[tuple[str, str | None, str]]:
    return [(value.kolom, value.gebied, value.text) for value in one.waarden]


def check_areas_below(found: tuple[FoundIndicator, ...]) -> None:
    books, swimming = found
    assert (books.naam, books.eenheid, books.bron) == (
        "Boekenbezit van kinderen",
        "Aantal per kind",
        "Bibliotheekmonitor",
    )
    assert values(books) == [
        ("Rekening 2018", None, "11"),
        ("Begroting 2019", None, "12"),
        ("Rekening 2019", None, "13"),
        ("Rekening 2018", "Nederland", "31"),
        ("Begroting 2019", "Nederland", "NB"),
        ("Rekening 2019", "Nederland", "33"),
    ]
    assert (swimming.naam, swimming.eenheid, swimming.bron) == ("Zwemdiploma's", "%", "Zwemmonitor")
    assert len(swimming.waarden) == 6


def test_areas_source_and_unit_in_rows_below_a_name_with_bars() -> None:
    text = "\n".join(" | ".join(row) + " |" for row in [HEADS, *AREAS_BELOW])

    check_areas_below(read_text(text).indicators)


def test_areas_source_and_unit_in_cells_below_a_name() -> None:
    text = flat(*HEADS, *(cell for row in AREAS_BELOW for cell in row if cell))

    check_areas_below(read_text(text).indicators)


def test_an_area_that_no_head_tells() -> None:
    found = read_text(
        flat(
            "Naam Indicator:", "Eenheid:", "Bron:", "2014", "2015",
            "Banen", "Aantal per 1.000 inwoners", "LISA", "Waterveld", "669,8", "682,6", "Landelijk", "740,1", "742,9",
            "Jongeren met jeugdhulp", "% tot 18 jaar", "CBS", "Waterveld", "7,8%", "8,5%", "Landelijk", "10,0%", "10,8%",
        )
    )  # fmt: skip

    banen, jeugdhulp = found.indicators
    assert values(banen) == [
        ("2014", "Waterveld", "669,8"), ("2015", "Waterveld", "682,6"), ("2014", "Landelijk", "740,1"), ("2015", "Landelijk", "742,9"),
    ]  # fmt: skip
    assert (jeugdhulp.bron, jeugdhulp.eenheid, len(jeugdhulp.waarden)) == ("CBS", "% tot 18 jaar", 4)


def test_a_number_that_no_head_tells() -> None:
    found = read_text(
        flat(
            "Indicator",
            "Werkelijk 2018",
            "Begroting 2020",
            "1",
            "Boomdagen",
            "4",
            "5",
            "2",
            "Snoeidagen",
            "3",
            ".",
            "3",
            "Zaaidagen",
            "1",
            "2",
        )
    )

    assert told(found) == {
        "Boomdagen": [("Werkelijk 2018", "4"), ("Begroting 2020", "5")],
        "Snoeidagen": [("Werkelijk 2018", "3"), ("Begroting 2020", ".")],
        "Zaaidagen": [("Werkelijk 2018", "1"), ("Begroting 2020", "2")],
    }


def test_more_values_than_heads_make_all_heads_doubtful() -> None:
    found = read_text(
        flat(
            "Indicator", "2018", "2019", "Boomdagen", "4", "5", "6", "Snoeidagen", "3", "2", "1", "Zaaidagen", "1", "2"
        )
    )

    assert all(values == [] for values in told(found).values())
    assert len(found.notices) == len(found.indicators) > 0


def test_one_kind_before_years_is_a_column_of_its_own_where_rows_have_as_many_values() -> None:
    found = read_text(
        flat("Indicator", "Streef-\nwaarde", "2016", "2017", "Boomdagen", "9", "7", "8", "Snoeidagen", "5", "3", "4")
    )

    streefwaarde, first, second = found.indicators[0].waarden
    assert (streefwaarde.soort, streefwaarde.jaar, streefwaarde.text) == ("streefwaarde", None, "9")
    assert (first.jaar, first.text, second.jaar, second.text) == (2016, "7", 2017, "8")


def test_headings_between_rows_are_no_indicators() -> None:
    found = read_text(
        flat(
            "Indicator", "Eenheid", "Periode", "Waarde*",
            "Bestuur (p8)", "Formatie", "fte per 1.000 inwoners", "2015", "6,1",
            "Groen (p6)", "Boomdagen", "dagen", "2014", "3",
        )
    )  # fmt: skip

    assert told(found) == {"Formatie": [("2015", "6,1")], "Boomdagen": [("2014", "3")]}


def test_blocks_with_two_rows_of_heads_for_each_indicator() -> None:
    heads = ["Realisatie", "Realisatie", "Begroot", "2014", "2015", "2016"]
    found = read_text(
        flat(
            "35", "Gemiddelde WOZ waarde", "Eenheid", "Duizend euro", "Bron", "CBS", *heads, "248", "243", "245", "Beoogde effecten:",
            "36", "Nieuw gebouwde woningen", "Eenheid", "Aantal per 1.000 woningen", "Bron", "BAG", *heads, "9,2", "0,17", "Beoogde effecten:",
        )
    )  # fmt: skip

    woz, nieuwbouw = found.indicators
    assert (woz.bbv, woz.eenheid, woz.bron) == ("woz_waarde", "Duizend euro", "CBS")
    assert [(v.kolom, v.soort, v.text) for v in woz.waarden] == [
        ("Realisatie 2014", "realisatie", "248"),
        ("Realisatie 2015", "realisatie", "243"),
        ("Begroot 2016", "begroting", "245"),
    ]
    assert (nieuwbouw.bbv, nieuwbouw.waarden) == ("nieuwbouw", ())
    assert len(found.notices) == 1


def test_names_of_the_law_make_a_table_with_weak_heads_one_of_indicators() -> None:
    law = read_text(
        flat("Naam", "Eenheid", "Aantal", "1", "Niet-sporters", "%", "40", "2", "Functiemenging", "%", "n.b.*")
    )
    other = read_text(flat("Naam", "Eenheid", "Aantal", "1", "Schroeven", "doos", "40", "2", "Moeren", "doos", "12"))

    assert told(law) == {"Niet-sporters": [("Aantal", "40")], "Functiemenging": [("Aantal", "n.b.*")]}
    assert told(other) == {}


def test_the_year_may_stand_beside_the_value() -> None:
    (found,) = read_text("""\
Indicator | Peilwaarde | Cijfer landelijk | NL |
Boomdagen | 6,1% (2021) | 2019: 6 % | 2021 805,5 |""").indicators

    assert [(value.jaar, value.value) for value in found.waarden] == [(2021, 6.1), (2019, 6), (2021, 805.5)]


def test_rows_of_words_with_numbers_a_unit_a_period_and_a_source() -> None:
    (found,) = read_text("""\
Nr. Taakveld Indicator Eenheid Periode Werkelijk Begroting 2022 Bron
1 0 Formatie Fte per 1.000 inwoners 2021 6,0 6,2 Eigen gegevens""").indicators

    assert (found.naam, found.eenheid, found.bron) == ("Formatie", "Fte per 1.000 inwoners", "Eigen gegevens")
    assert [(v.jaar, v.soort, v.text) for v in found.waarden] == [
        (2021, "realisatie", "6,0"),
        (2022, "begroting", "6,2"),
    ]


def test_heads_that_have_lost_what_they_span_give_no_values() -> None:
    found = read_text("""\
Nr. | Indicator | Bron | Realisatie | Streefwaarde | |
2021 | 2022 | 2024 | 2027 | | |
1 | Boomdagen | Groenloket | 7 | 8 | 9 | 10 |""")

    assert told(found) == {"Boomdagen": []}
    assert len(found.notices) == 1


def _table(
    rows: list[list[str]], *, page: int, head_rows: int = 0, spans: dict[tuple[int, int], int] | None = None
) -> Table:
    cells = [
        TableCell(
            at,
            column,
            column_span=(spans or {}).get((at, column), 1),
            lines=(Line((Cell(text, 0.0),), page, at + 1),) if text else (),
            page=page,
        )
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return table_of(cells, head_rows=head_rows)


def test_a_table_goes_on_over_the_page_without_its_heads() -> None:
    first = _table([["Indicator", "Eenheid", "2021"], ["Lopende bomen-", "aantal per", "7"]], page=1, head_rows=1)
    second = _table([["plantdagen", "dorp", ""], ["Snoeidagen", "dagen", "3"]], page=2)
    number = Line((Cell("1", 300.0),), 1, 60)

    found = read_indicators([*first.lines, number, *second.lines])

    assert [(one.naam, one.eenheid, [value.text for value in one.waarden]) for one in found.indicators] == [
        ("Lopende bomen-plantdagen", "aantal per dorp", ["7"]),
        ("Snoeidagen", "dagen", ["3"]),
    ]


def test_a_cell_that_holds_the_figures_of_several_columns_gives_none() -> None:
    table = _table(
        [
            ["Indicator", "2020", "2021"],
            ["Boomdagen", "7 8", "7 8"],
            ["Snoeidagen", "n.v.t.", "n.v.t."],
            ["Zaaidagen", "1", "2"],
        ],
        page=1,
        head_rows=1,
        spans={(1, 1): 2, (2, 1): 2},
    )

    found = read_indicators(table.lines)

    assert told(found)["Boomdagen"] == []
    assert told(found)["Zaaidagen"] == [("2020", "1"), ("2021", "2")]
    assert len(found.notices) == 1


def test_an_indicator_begins_where_its_row_does() -> None:
    lines = [*_table([["Indicator", "2021"], ["Boomdagen", "7"]], page=3, head_rows=1).lines]
    lines[1] = replace(lines[1], number=42)

    (found,) = read_indicators(lines).indicators

    assert (found.line.page, found.line.number) == (3, 42)


LAYOUTS = {
    "name": (["Indicator"], ["2018", "2019", "2020"], []),
    "unit": (["Indicator", "Eenheid"], ["2018", "2019", "2020"], []),
    "unit and source": (["Indicator", "Eenheid"], ["Rekening 2018", "Begroting 2019"], ["Bron"]),
    "number, unit and source": (["Nr.", "Indicator", "Eenheid"], ["2018", "2019", "2020"], ["Bron"]),
    "an area at the end": (["Indicator"], ["2018", "2019", "Nederland"], []),
}
TEXTS = {
    "Eenheid": ["%", "aantal per 1.000 inwoners", "score"],
    "Bron": ["CBS", "LISA", "Waterpeiling"],
    "waarde": ["1", "2", "3", "2,5", "30%", "n.b.", "-"],
}
KEPT = st.lists(st.booleans(), min_size=3, max_size=3)
ROW = st.tuples(
    st.sampled_from(TEXTS["Eenheid"]),
    st.sampled_from(TEXTS["Bron"]),
    st.lists(st.sampled_from(TEXTS["waarde"]), min_size=3, max_size=3),
    KEPT,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(LAYOUTS)), st.lists(ROW, min_size=2, max_size=5))
def test_no_value_comes_under_another_head_or_name_whatever_values_are_gone(
    layout: str, rows: list[tuple[str, str, list[str], list[bool]]]
) -> None:
    lead, heads, trail = LAYOUTS[layout]
    names = ["Boomdagen", "Snoeidagen in het park", "Zaaidagen", "Maaidagen", "Plukdagen"]
    true: set[tuple[str, str, str]] = set()
    cells = [*lead, *heads, *trail]
    for number, (name, (unit, source, values, kept)) in enumerate(zip(names, rows, strict=False), start=1):
        texts = {"Nr.": str(number), "Indicator": name, "Eenheid": unit, "Bron": source}
        cells += [texts[head] for head in lead]
        for head, value, keep in zip(heads, values, kept, strict=False):
            true.add((name, head, value))
            cells += [value] if keep else []
        cells += [texts[head] for head in trail]

    found = {(one.naam, value.kolom, value.text) for one in read_text(flat(*cells)).indicators for value in one.waarden}

    assert found <= true


def test_the_last_row_of_a_text_that_was_cut_off_keeps_its_values() -> None:
    found = read_text(
        flat("Indicator", "2020", "2021", "Toelichting", "Boomdagen", "4", "5", "Zo vaak.", "Snoeidagen", "6", "7")
    )

    assert told(found)["Snoeidagen"] == [("2020", "6"), ("2021", "7")]


def test_the_area_of_a_value_to_compare_with_may_stand_behind_it() -> None:
    (found,) = read_text(
        flat(
            "Nr.", "Naam indicator", "Eenheid", "Bron", "Jaar waarop cijfer betrekking heeft", "Cijfer jaarrekening 2021",
            "Vergelijkend cijfer", "Vergelijking",
            "I.06.", "Verwijzingen Halt", "Aantal per 1.000 jongeren", "Bureau Halt", "2020", "13", "16", "Zeeland",
        )
    ).indicators  # fmt: skip

    assert [(v.jaar, v.soort, v.gebied, v.value) for v in found.waarden] == [
        (2021, "realisatie", None, 13),
        (2020, None, "Zeeland", 16),
    ]
