"""`rapportparser timeline`: the command, and its page in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rapportparser
from rapportparser.model import Soort
from rapportparser.reviewing.timeline.chronology import municipalities
from rapportparser.reviewing.timeline.grid import grid
from rapportparser.reviewing.timeline.line_chart import line_chart
from rapportparser.reviewing.timeline.page import timeline
from rapportparser.reviewing.timeline.series import series
from rapportparser.reviewing.words import Phrases
from tests.browsing import axe_violations, opened
from tests.checked import SOUND, lit, uncoded
from tests.conftest import SAMPLES
from tests.test_cli import complaint, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_HEADINGS = {"Jaarstukken 2021": "Ontwikkelingen in 2021"}


def report(title: str, rows: list[tuple[str, str, str]], says: str = "", *, organisatie: str = "Waterveld") -> str:
    """Give a report of one programme with one doelenboom."""
    table = "\n".join(f" | {code} {name} | {colour} |" for code, name, colour in rows)
    return f"""{title} gemeente {organisatie}

Programmanummer
2

De missie van het programma Veiligheid luidt:
Een plaats waar mensen zich veilig weten.

{_HEADINGS.get(title, "Stand van zaken bij Voortgangsrapportage")}

{says}

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie | Stoplicht |
2A1 Minder diefstal | {table.removeprefix(" | ")}
"""


REPORTS = {
    "c": report(
        "1e Voortgangsrapportage 2025",
        [("2A101", "Straatcoaches", "Groen"), ("2A102", "Fietsenstallingen <b>met</b> bewaking", "Oranje")],
        "Het aantal aangiften van fietsdiefstal is gedaald met 21% ten opzichte van 2024.",
    ),
    "b": report(
        "1e Voortgangsrapportage 2021",
        [
            ("2A1.1", "Straatcoaches", "Groen"),
            ("2A1.2", "Bewaakte stallingen", "Groen"),
            ("2A1.3", "Camera's", "Groen"),
        ],
        "Het aantal aangiften van fietsdiefstal is gedaald met 12% ten opzichte van 2020.",
    ),
    "a": report(
        "2e Voortgangsrapportage 2021",
        [("2A1.1", "Straatcoaches", "Groen"), ("2A1.2", "Bewaakte stallingen", "Rood"), ("2A1.3", "Camera's", "Groen")],
        "Het aantal aangiften van fietsdiefstal is gestegen met 4,5%. Van de winkels staat 31% leeg.",
    ),
    "d": report("Jaarstukken 2021", [("2A1.1", "Straatcoaches", ""), ("2A1.2", "Bewaakte stallingen", "Groen")]),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("json")
    for name, text in REPORTS.items():
        parsed = rapportparser.parse(text.encode(), name=f"{name}.txt")
        (path / f"{name}.json").write_text(parsed.model_dump_json())
    return path


@pytest.fixture(scope="module")
def page(folder: Path) -> Path:
    target = folder.parent / "timeline.html"
    done = run("timeline", folder, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return target


def columns_of(*texts: str, profile: str = "leiden") -> tuple[str, list[str]]:
    """Give the columns of the only municipality."""
    rapports = [
        rapportparser.parse(text.encode(), name=f"{place}.txt", profile=profile) for place, text in enumerate(texts)
    ]
    (one,) = municipalities(rapports, Phrases("nl"))
    return one.naam or "", [f"{column.year} {column.title}" for column in one.columns]


def test_reports_stand_in_the_order_of_time() -> None:
    naam, columns = columns_of(*REPORTS.values())
    assert naam == "Waterveld"
    assert columns == ["2021 1e voortgang", "2021 2e voortgang", "2021 jaarstukken", "2025 1e voortgang"]


def test_parts_of_a_report_are_one_column_and_disagreement_is_shown() -> None:
    rows = [("2A1.1", "Straatcoaches", "Groen")], [("2A1.1", "Straatcoaches", "Rood")]
    rapports = [rapportparser.parse(report("1e Voortgangsrapportage 2021", part).encode()) for part in rows]
    (one,) = municipalities(rapports, Phrases("nl"))
    assert len(one.columns) == 1
    assert grid(one.columns, None)[0].rows[0].cells[0].colours == ("groen", "rood")


def test_a_report_that_names_nobody_belongs_to_the_only_municipality() -> None:
    nameless = REPORTS["d"].replace(" gemeente Waterveld", "")
    assert rapportparser.parse(nameless.encode()).organisatie is None
    assert columns_of(REPORTS["a"], nameless)[0] == "Waterveld"
    other = report("1e Voortgangsrapportage 2021", [("2A1.1", "Straatcoaches", "Groen")], organisatie="Lindeveen")
    rapports = [rapportparser.parse(text.encode()) for text in (REPORTS["a"], other, nameless)]
    assert [one.naam for one in municipalities(rapports, Phrases("nl"))] == [None, "Lindeveen", "Waterveld"]


def test_codes_of_both_spellings_are_one_row_by_the_newest_name() -> None:
    rapports = [rapportparser.parse(text.encode()) for text in REPORTS.values()]
    (one,) = municipalities(rapports, Phrases("nl"))
    (programme,) = grid(one.columns, None)
    assert programme.title == "2 Veiligheid"
    rows = {row.code: row for row in programme.rows}
    assert list(rows) == ["2A101", "2A102", "2A1.3"]
    assert rows["2A102"].naam == "Fietsenstallingen <b>met</b> bewaking"
    assert rows["2A102"].former == ("2A1.2", "Bewaakte stallingen")
    assert [cell.colours for cell in rows["2A102"].cells] == [("groen",), ("rood",), ("groen",), ("oranje",)]
    assert [cell.colours for cell in rows["2A101"].cells][2] == ("onbekend",)
    assert [bool(cell.colours) for cell in rows["2A1.3"].cells] == [True, True, False, False]
    assert rows["2A1.3"].cells[3].is_covered


def test_a_prestatie_with_another_code_or_another_name_is_the_same_row() -> None:
    rapports = [
        rapportparser.parse(report(title, rows).encode())
        for title, rows in (
            (
                "1e Voortgangsrapportage 2021",
                [("2A1.1", "Straatcoaches", "Groen"), ("2A1.2", "Bewaakte stallingen", "Rood")],
            ),
            (
                "2e Voortgangsrapportage 2021",
                [("2A1.1", "Bewaakte stallingen", "Groen"), ("2A1.2", "Lampen", "Oranje")],
            ),
            ("1e Voortgangsrapportage 2022", [("2A103", "Straatcoaches", "Rood"), ("2A102", "Ledlampen", "Rood")]),
        )
    ]
    (one,) = municipalities(rapports, Phrases("nl"))
    (programme,) = grid(one.columns, None)
    told = {row.code: (row.naam, row.former, [cell.colours for cell in row.cells]) for row in programme.rows}
    assert told == {
        "2A1.1": ("Bewaakte stallingen", ("2A1.2",), [("rood",), ("groen",), ()]),
        "2A102": ("Ledlampen", ("2A1.2", "Lampen"), [(), ("oranje",), ("rood",)]),
        "2A103": ("Straatcoaches", ("2A1.1",), [("groen",), (), ("rood",)]),
    }


def test_figure_codes_of_another_municipality_sort_as_numbers() -> None:
    rapport = rapportparser.parse(SAMPLES / "voortgangsrapportage-lindeveen.txt", profile="w-vragen")
    (one,) = municipalities([rapport], Phrases("nl"))
    codes = [
        tuple(map(int, (row.code or "").split("."))) for programme in grid(one.columns, None) for row in programme.rows
    ]
    assert len(codes) > 3
    assert codes == sorted(codes)


def test_percentages_of_a_subject_are_one_series_with_the_sign_of_the_sentence() -> None:
    rapports = [rapportparser.parse(text.encode()) for text in REPORTS.values()]
    (one,) = municipalities(rapports, Phrases("nl"))
    found = {line.subject: line for line in series(one.columns)}
    assert [(point.column, point.value) for point in found["aangiften van fietsdiefstal"].points] == [
        (0, -12),
        (1, 4.5),
        (3, -21),
    ]
    assert [line.subject for line in found.values() if not line.is_line] == ["winkels"]


def test_subjects_with_other_figures_are_not_one() -> None:
    says = "Het aantal {}-plussers is gestegen met 3%."
    rapports = [
        rapportparser.parse(report(title, [("2A1.1", "Straatcoaches", "Groen")], says.format(age)).encode())
        for title, age in (("1e Voortgangsrapportage 2021", 65), ("2e Voortgangsrapportage 2021", 75))
    ]
    (one,) = municipalities(rapports, Phrases("nl"))
    found = series(one.columns)
    assert len(found) == 2
    assert not any(line.is_line for line in found)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.floats(-1e6, 1e6, allow_nan=False)), min_size=1, max_size=12),
    st.booleans(),
)
def test_charts_hold_all_their_points(values: list[tuple[int, float]], with_zero: bool) -> None:
    drawn = line_chart([(place, value, "") for place, value in sorted(values)], 6, with_zero=with_zero)
    assert 2 <= len(drawn.ticks) <= 8
    top, foot = drawn.ticks[-1].y, drawn.ticks[0].y
    assert all(top - 0.2 <= dot.y <= foot + 0.2 and 0 <= dot.x <= drawn.width for dot in drawn.dots)
    assert all(0 <= dot.label_y <= drawn.height for dot in drawn.dots)


def test_a_folder_of_convert_is_read_as_it_is(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "archief" / "diep").mkdir(parents=True)
    for title, name in (("1e Voortgangsrapportage 2021", "diep/een"), ("2e Voortgangsrapportage 2021", "twee")):
        text = report(title, [("2A1.1", "Straatcoaches", "Groen")])
        (tmp_path / "archief" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "archief" / "leeg.pdf").write_bytes(b"")
    assert run("convert", tmp_path / "archief", "--out", tmp_path / "json", "--quiet").returncode == 1
    (tmp_path / "json" / "vreemd.json").write_bytes((folder / "a.json").read_bytes())
    done = run("timeline", tmp_path / "json")
    assert done.returncode == 0
    assert b"leeg.pdf" in done.stderr
    assert done.stdout.decode().count('class="year"') == 2
    (tmp_path / "json" / "twee.txt.json").unlink()
    assert "left out: " in run("timeline", tmp_path / "json").stderr.decode()


def test_what_is_no_report_is_told_and_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "a.json").write_bytes((folder / "a.json").read_bytes())
    (tmp_path / "package.json").write_text('{"name": "iets"}')
    done = run("timeline", tmp_path)
    assert (done.returncode, done.stderr.decode().count("\n")) == (0, 1)
    assert "package.json: is JSON, but no report" in done.stderr.decode()


@pytest.mark.parametrize(("name", "status"), [("weg", 3), (".", 3)])
def test_a_folder_without_reports_is_an_error(name: str, status: int, tmp_path: Path) -> None:
    done = run("timeline", tmp_path / name)
    assert done.returncode == status
    complaint(done)


def test_the_page_shows_grid_and_lines(browser: Browser, page: Path) -> None:
    with opened(browser, page) as one:
        row = one.page.locator(".grid .row", has_text="2A102")
        assert row.locator("td").all_inner_texts() == ["groen", "rood", "groen", "oranje"]
        assert "eerder 2A1.2; Bewaakte stallingen" in row.inner_text()
        assert one.page.locator(".lines .said").all_text_contents() == ["−12%", "4,5%", "−21%"]
        assert one.page.locator(".series table tbody tr").count() == 3
        assert one.page.locator("script").count() == 0
        assert one.refused() == []


def test_filters(browser: Browser, page: Path) -> None:
    with opened(browser, page) as one:
        assert one.page.locator(".grid .row:visible").count() == 3
        one.page.check("#filter-not-green")
        assert one.page.locator(".grid .row:visible .code").all_inner_texts() == ["2A102"]
        one.page.check("#filter-changed")
        assert one.page.locator(".grid .row:visible .code").all_inner_texts() == ["2A101", "2A102"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, page: Path, scheme: Literal["light", "dark"]) -> None:
    with opened(browser, page, scheme=scheme) as one:
        one.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert axe_violations(one) == []


@pytest.mark.parametrize("width", [640, 320])
def test_at_200_percent_and_more_nothing_is_lost(browser: Browser, page: Path, width: int) -> None:
    with opened(browser, page, width=width, height=400) as one:
        assert one.sticking_out() == []
        one.page.locator(".grid td").last.scroll_into_view_if_needed()
        assert one.page.locator(".grid td").last.is_visible()


def test_english(folder: Path) -> None:
    shown = run("timeline", folder, "--lang", "en").stdout.decode()
    assert '<html lang="en">' in shown
    assert "2nd progress" in shown
    assert "formerly" in shown


def test_rows_without_codes_and_renumbered_programmes_go_on_over_the_reports() -> None:
    first = rapportparser.parse(REPORTS["b"].encode())
    then = uncoded(rapportparser.parse(REPORTS["a"].encode()), programme=3)
    (one,) = municipalities([first, then], Phrases("nl"))
    (programme,) = grid(one.columns, None)
    assert programme.title == "5 Veiligheid"
    stalling = next(row for row in programme.rows if row.naam == "Bewaakte stallingen")
    assert [cell.colours for cell in stalling.cells] == [("groen",), ("rood",)]
    assert (stalling.code, stalling.by_name) == ("2A1.2", True)
    assert all(cell.is_covered for row in programme.rows for cell in row.cells)
    assert series(one.columns)[0].is_line


@pytest.mark.parametrize("soort", get_args(Soort))
def test_a_report_of_any_kind_has_its_column(soort: Soort) -> None:
    rapport = rapportparser.parse(REPORTS["a"].encode()).model_copy(update={"soort": soort})
    (one,) = municipalities([rapport], Phrases("nl"))
    assert len(one.columns) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_has_its_place_in_the_key(
    browser: Browser, scheme: Literal["light", "dark"], folder: Path
) -> None:
    colours = dict(zip(("Burgerpanel", "Uitdaagrecht_tijd", "Buurtpreventie"), ("geel", "blauw", "grijs"), strict=True))
    target = folder.parent / f"kleuren-{scheme}.html"
    target.write_text(timeline([lit(SOUND, **colours)]), encoding="utf-8")
    with opened(browser, target, scheme=scheme) as one:
        key = one.page.locator(".top .key li").all_inner_texts()
        assert [text.strip() for text in key] == ["groen", "blauw", "geel", "oranje", "rood", "grijs"]
        assert one.page.locator("td.is-geel").count() == 1
        assert axe_violations(one) == []
