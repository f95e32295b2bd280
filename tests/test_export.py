"""Reports as tables: every form, as a process, read back with another program than wrote it."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rapportparser
from rapportparser import model
from rapportparser.exporting import FORMS, Form, export
from rapportparser.exporting.tables import TABLES
from rapportparser.exporting.writers.csv import guarded, unguarded
from rapportparser.exporting.writers.xlsx import CUT_MARK, EXCEL_CHARACTERS, XlsxWriter
from tests.conftest import ROOT, SAMPLES, profile_of
from tests.test_cli import complaint, run

Rows = dict[str, list[dict[str, Any]]]

FORMULAS = [
    "=1+1",
    "+31 6",
    "-3%",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "a;=1+1",
    'a;"=1+1',
    "a\n\n- b",
    "'=1",
    "''",
    "'",
    "x",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give all samples as JSON."""
    place = tmp_path_factory.mktemp("json")
    for sample in [*SAMPLES.glob("*.txt"), *SAMPLES.glob("*reportlab.pdf")]:
        rapport = rapportparser.parse(sample, profile=profile_of(sample))
        (place / f"{sample.name}.json").write_text(rapport.model_dump_json(), encoding="utf-8")
    several_lights(place / "voortgangsrapportage-2021-veiligheid.txt.json", place / "zonder-codes.json")
    return place


def several_lights(path: Path, target: Path) -> None:
    """Write a report's JSON as of a municipality that prints no codes, and several lights a row."""
    data = json.loads(path.read_bytes())
    for doel in (doel for p in data["programmas"] for boom in p["doelenbomen"] for doel in boom["doelen"]):
        light = {"bron": "tekst", "tekst": "op schema", "location": doel["location"]}
        for row in (doel, *doel["prestaties"]):
            row |= {"code": None, "stoplicht": None}
            row["aspecten"] = [
                {"aspect": aspect, "stoplicht": light | {"kleur": kleur}}
                for aspect, kleur in (("tijd", "geel"), ("geld", "blauw"))
            ]
    for part in (part for p in data["programmas"] for part in p["toelichtingen"]):
        part["code"] = None
    data["source"]["sha256"] = "f" * 64
    target.write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture
def one(folder: Path, tmp_path: Path) -> Path:
    """Give one report as JSON."""
    path = tmp_path / "een.json"
    path.write_bytes((folder / "voortgangsrapportage-2021-veiligheid.txt.json").read_bytes())
    return path


def varied(path: Path, target: Path, **changes: object) -> Path:
    """Write a report's JSON anew with other values at its top level, and as another source."""
    data = json.loads(path.read_bytes()) | changes
    data["source"] |= {"sha256": f"{abs(hash(target)):064x}"[:64]}
    target.write_text(json.dumps(data), encoding="utf-8")
    return target


def workbook(path: Path) -> Any:  # noqa: ANN401 (openpyxl has no types)
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def read_back(form: Form, out: Path) -> Rows:
    """Read an export with a program that did not write it."""
    return {table.name: _table(form, out, table.name) for table in TABLES}


def _table(form: Form, out: Path, name: str) -> list[dict[str, Any]]:
    if form == "csv":
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if form == "parquet":
        return pl.read_parquet(out / f"{name}.parquet").to_dicts()
    if form == "sqlite":
        database = sqlite3.connect(out)
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
        database.close()
        return rows
    book = workbook(out)
    head, *body = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def same(one: object, other: object) -> bool:
    """Tell whether two forms tell the same: CSV has no types, and Excel neither empty texts nor booleans of SQLite."""
    words = {True: "true", False: "false"}
    ours, theirs = (words[value] if isinstance(value, bool) else value for value in (one, other))
    if ours in {None, ""} and theirs in {None, ""}:
        return True
    if isinstance(theirs, str) and isinstance(ours, int | float):
        return float(theirs) == ours
    return ours == theirs


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same(form: Form, folder: Path, tmp_path: Path) -> None:
    exported = export([folder], form, tmp_path / "uit")
    assert exported.rapporten == len(list(folder.iterdir()))
    assert exported.notices == []
    export([folder], "parquet", tmp_path / "vergelijk")
    truth, read = read_back("parquet", tmp_path / "vergelijk"), read_back(form, tmp_path / "uit")
    for table in TABLES:
        assert len(read[table.name]) == len(truth[table.name]), table.name
        for row, true in zip(read[table.name], truth[table.name], strict=True):
            assert tuple(row) == table.names
            for column in table.columns:
                value = row[column.name]
                if form == "csv":
                    value = (
                        unguarded(value).replace("true", "1").replace("false", "0")
                        if column.type == "boolean"
                        else unguarded(value)
                    )
                expected = (
                    int(true[column.name])
                    if column.type == "boolean" and form in {"csv", "sqlite"}
                    else true[column.name]
                )
                assert same(expected, value), (table.name, column.name, value, expected)


def test_the_tables_hold_all_that_the_reports_hold(folder: Path, tmp_path: Path) -> None:
    export([folder], "parquet", tmp_path / "uit")
    read = read_back("parquet", tmp_path / "uit")
    found: dict[str, int] = dict.fromkeys((table.name for table in TABLES), 0)
    for path in folder.iterdir():
        rapport = rapportparser.Rapport.model_validate_json(path.read_bytes())
        found["rapporten"] += 1
        found["warnings"] += len(rapport.warnings)
        found["programmas"] += len(rapport.programmas)
        texts: list[model.Section] = list(rapport.overige_secties)
        for programma in rapport.programmas:
            texts += [text for text in (programma.missie, programma.stand_van_zaken) if text]
            texts += [*programma.toelichtingen, *programma.overige_secties]
            found["toelichtingen"] += len(programma.toelichtingen)
            found["doelenbomen"] += len(programma.doelenbomen)
            doelen = [doel for boom in programma.doelenbomen for doel in boom.doelen]
            found["doelen"] += len(doelen)
            found["prestaties"] += sum(len(doel.prestaties) for doel in doelen)
            rows: list[model.Doel | model.Prestatie] = [*doelen, *programma.prestaties()]
            found["aspecten"] += sum(len(row.aspecten) for row in rows)
        found["secties"] += len(texts)
        found["percentages"] += sum(len(text.percentages) for text in texts)
        found["codes"] += sum(len(text.codes) for text in texts)
        found["stoplicht_totalen"] += sum(len(text.stoplicht_totalen) for text in texts)
    assert {name: len(rows) for name, rows in read.items()} == found
    assert all(found.values()), "a table that no sample fills is not tried"


def test_every_field_of_the_contract_has_its_column() -> None:
    columns = {table.name: set(table.names) for table in TABLES}
    renamed = {
        "start": "start_offset",
        "end": "end_offset",
        "location": "line",
        "name": "source_name",
        "nummer": "nummer",
    }
    nested = {
        "codes",
        "percentages",
        "stoplicht_totalen",
        "programmas",
        "overige_secties",
        "warnings",
        "generator",
        "source",
        "tabellen",
        "aspecten",
        "indicatoren",
    }
    nested |= {"missie", "stand_van_zaken", "doelenbomen", "doelen", "prestaties", "toelichtingen"}
    homes: list[tuple[type[model.ContractModel], str]] = [
        (model.Rapport, "rapporten"), (model.Source, "rapporten"), (model.Programma, "programmas"),
        (model.Section, "secties"), (model.Doel, "doelen"), (model.Prestatie, "prestaties"),
        (model.Percentage, "percentages"), (model.Code, "codes"), (model.StoplichtTotaal, "stoplicht_totalen"),
        (model.ParseWarning, "warnings"), (model.Aspect, "aspecten"),
    ]  # fmt: skip
    for cls, table in homes:
        for field in set(cls.model_fields) - nested:
            assert renamed.get(field, field) in columns[table], f"{cls.__name__}.{field}"


@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_keys_are_unique_and_references_lead_somewhere(form: Form, folder: Path, tmp_path: Path) -> None:
    export([folder], form, tmp_path / "uit")
    read = read_back(form, tmp_path / "uit")
    keys = {table.name: [row[table.key] for row in read[table.name]] for table in TABLES}
    for table in TABLES:
        assert len(set(keys[table.name])) == len(keys[table.name])
        for column in table.columns:
            values = {row[column.name] for row in read[table.name]}
            assert column.optional or None not in values, f"{table.name}.{column.name}"
            if column.refers_to:
                assert values - {None} <= set(keys[column.refers_to])


def test_a_mention_leads_to_the_row_that_it_names(folder: Path, tmp_path: Path) -> None:
    export([folder], "sqlite", tmp_path / "uit.db")
    database = sqlite3.connect(tmp_path / "uit.db")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    pairs = database.execute("SELECT c.code, p.code FROM codes c JOIN prestaties p USING (prestatie_id)").fetchall()
    assert pairs
    assert all(mention == row for mention, row in pairs)
    cut = database.execute(
        "SELECT p.text, substr(s.text, p.start_offset + 1, p.end_offset - p.start_offset) "
        "FROM percentages p JOIN secties s USING (sectie_id)"
    ).fetchall()
    assert cut
    assert all(text == found for text, found in cut)
    indexed = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"prestaties_doel_id", "codes_prestatie_id", "percentages_rapport_id"} <= indexed
    database.close()


def test_without_codes_a_toelichting_leads_to_the_row_of_its_name(folder: Path, tmp_path: Path) -> None:
    export([folder / "zonder-codes.json"], "sqlite", tmp_path / "uit.db")
    database = sqlite3.connect(tmp_path / "uit.db")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    pairs = database.execute(
        "SELECT t.naam, p.naam FROM toelichtingen t JOIN prestaties p USING (prestatie_id) WHERE t.code IS NULL"
    ).fetchall()
    assert pairs
    assert all(one == other for one, other in pairs)
    lights = database.execute("SELECT aspect, stoplicht, count(*) FROM aspecten GROUP BY 1, 2 ORDER BY 1").fetchall()
    assert [light[:2] for light in lights] == [("geld", "blauw"), ("tijd", "geel")]
    assert database.execute("SELECT count(*) FROM prestaties WHERE stoplicht IS NOT NULL").fetchone() == (0,)
    database.close()


def test_keys_stay_the_same_whatever_else_is_exported(folder: Path, one: Path, tmp_path: Path) -> None:
    export([folder], "parquet", tmp_path / "alles")
    export([one], "parquet", tmp_path / "een")
    every = {row["percentage_id"]: row["text"] for row in read_back("parquet", tmp_path / "alles")["percentages"]}
    alone = {row["percentage_id"]: row["text"] for row in read_back("parquet", tmp_path / "een")["percentages"]}
    assert alone
    assert alone.items() <= every.items()


@given(st.text(alphabet=st.sampled_from("=+-@＝'\"; \t\r\nab1")) | st.text())
def test_guarding_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(alphabet=st.sampled_from("=+-@＝'\"; \t\r\nab1")))
def test_no_guarded_text_begins_a_formula_however_it_is_split(text: str) -> None:
    for cell in guarded(text).replace("\r", "\n").replace("\t", "\n").replace(";", "\n").split("\n"):
        assert cell.lstrip(' "')[:1] not in tuple("=+-@＝")


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("form", FORMS)
def test_no_text_becomes_a_formula(form: Form, text: str, one: Path, tmp_path: Path) -> None:
    hostile = varied(one, tmp_path / "kwaad.json", titel=text)
    export([hostile], form, tmp_path / "uit")
    if form == "csv":
        (row,) = read_back(form, tmp_path / "uit")["rapporten"]
        assert row["titel"] == guarded(text)
        assert row["titel"][0] not in "=+-@\t\r"
    elif form == "xlsx":
        cell = workbook(tmp_path / "uit")["rapporten"]["I2"]
        assert (cell.data_type, str(cell.value).replace("_x000D_", "\r")) == ("s", text)
    else:
        assert read_back(form, tmp_path / "uit")["rapporten"][0]["titel"] == text


@pytest.mark.parametrize(
    "text", ["<r><t>a</t></r>", "<r></r>", "_x0041_", "a & <b>", "https://voorbeeld.nl", "007", "  wit  "]
)
def test_a_workbook_holds_texts_as_they_are(text: str, one: Path, tmp_path: Path) -> None:
    export([varied(one, tmp_path / "a.json", titel=text)], "xlsx", tmp_path / "uit.xlsx")
    with zipfile.ZipFile(tmp_path / "uit.xlsx") as archive:
        for name in archive.namelist():
            assert "hyperlink" not in archive.read(name).decode()
            ET.fromstring(archive.read(name))
    cell = workbook(tmp_path / "uit.xlsx")["rapporten"]["I2"]
    assert (cell.data_type, str(cell.value).replace("_x005F_", "_")) == ("s", text)


def test_what_excel_cannot_hold_is_cut_and_told(one: Path, tmp_path: Path) -> None:
    long = varied(one, tmp_path / "lang.json", titel="🚲" * 20_000, organisatie="a\x00b\ufffe")
    done = run("export", long, "--to", "xlsx", "--out", tmp_path / "uit.xlsx")
    assert (done.returncode, done.stdout) == (0, b"")
    told = done.stderr.decode()
    assert "rapporten.titel: 1 cell" in told
    assert "rapporten.organisatie: 1 cell" in told
    row = read_back("xlsx", tmp_path / "uit.xlsx")["rapporten"][0]
    assert row["titel"].endswith(CUT_MARK)
    assert len(row["titel"].encode("utf-16-le")) // 2 <= EXCEL_CHARACTERS
    assert row["titel"].startswith("🚲" * 16_000)
    assert row["organisatie"] == "a\ufffdb\ufffd"


def test_a_table_longer_than_a_sheet_goes_on_in_a_next_one(tmp_path: Path) -> None:
    table = next(table for table in TABLES if table.name == "warnings")
    with XlsxWriter(tmp_path / "uit.xlsx", sheet_rows=4) as writer:
        writer.write(table, [(f"w{n}", "r", n, "c", "m", "{}", None, None, None, None, None, None) for n in range(8)])
    book = workbook(tmp_path / "uit.xlsx")
    sheets = [name for name in book.sheetnames if name.startswith("warnings")]
    assert sheets == ["warnings", "warnings (2)", "warnings (3)"]
    assert [book[name]["A1"].value for name in sheets] == ["warning_id"] * 3
    keys = [cell.value for name in sheets for cell in book[name]["A"][1:]]
    assert keys == [f"w{n}" for n in range(8)]


def manifest_line(**values: object) -> str:
    line = {"source": "a.txt", "status": "ok", "sha256": None, "output": "a.json", "error": None, "counts": None}
    return json.dumps(line | {"pages": None, "seconds": 0.1} | values)


def test_a_folder_of_convert_is_read_by_its_manifest(folder: Path, tmp_path: Path) -> None:
    batch = tmp_path / "gelezen"
    (batch / "sub").mkdir(parents=True)
    names = sorted(path.name for path in folder.iterdir())
    for target, name in zip(("a.json", "sub/b.json", "oud.json"), names, strict=False):
        (batch / target).write_bytes((folder / name).read_bytes())
    lines = [
        manifest_line(output="oud.json"),
        manifest_line(source="b.txt", output="sub/b.json", status="skipped"),
        manifest_line(source="c.pdf", output=None, status="failed", later="a field of a later version"),
        manifest_line(source="e.txt", output="oud.json", status="failed"),
        manifest_line(output="a.json", status="warnings"),
    ]
    (batch / "manifest.jsonl").write_text("\n".join(lines) + '\n{"source": "d.t', encoding="utf-8")
    done = run("export", batch, "--to", "sqlite", "--out", tmp_path / "uit.db")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "without the 2 that convert could not read: c.pdf, e.txt" in done.stderr.decode()
    read = read_back("sqlite", tmp_path / "uit.db")["rapporten"]
    assert [Path(row["json_file"]).name for row in read] == ["a.json", "b.json"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"source": "a"}', "line 1 is no manifest line"),
        (manifest_line(output="../geheim.json"), "lies outside its folder"),
        (manifest_line(output="/etc/geheim.json"), "lies outside its folder"),
        (manifest_line(output="weg.json"), "weg.json: there is no such file"),
    ],
)
def test_a_manifest_that_leads_nowhere_is_told(line: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text(line + "\n")
    done = run("export", tmp_path, "--to", "csv", "--out", tmp_path / "uit")
    assert done.returncode == 3
    assert says in complaint(done)
    assert not (tmp_path / "uit").exists()


@pytest.mark.usefixtures("one")
def test_a_line_torn_in_the_midst_is_told(tmp_path: Path) -> None:
    text = '{"source": "d.t\n' + manifest_line(output="een.json") + "\n"
    (tmp_path / "manifest.jsonl").write_text(text)
    exported = export([tmp_path], "csv", tmp_path / "uit")
    assert exported.rapporten == 1
    assert any("line 1 is torn off" in notice for notice in exported.notices)


def test_the_same_report_is_in_the_tables_once(one: Path, tmp_path: Path) -> None:
    (tmp_path / "nogmaals.json").write_bytes(one.read_bytes())
    done = run("export", one, one, tmp_path / "nogmaals.json", "--to", "sqlite", "--out", tmp_path / "uit.db")
    assert done.returncode == 0
    assert "nogmaals.json: the same report as" in done.stderr.decode()
    assert len(read_back("sqlite", tmp_path / "uit.db")["rapporten"]) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is no valid JSON"),
        ("[1, 2]", "is JSON, but no report"),
        ('{"schema_version": "9.0.0", "programmas": []}', "schema version 9.0.0"),
        ('{"schema_version": "3.0.0", "programmas": [], "anders": 1}', "schema version 3.0.0"),
        ("", "is no valid JSON"),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_report_is_one_clear_error(form: Form, content: str, says: str, one: Path, tmp_path: Path) -> None:
    bad = tmp_path / "slecht.json"
    bad.write_text(content)
    done = run("export", one, bad, "--to", form, "--out", tmp_path / "uit")
    assert done.returncode == 3
    message = complaint(done)
    assert "slecht.json" in message
    assert says in message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["een.json", "slecht.json"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_is_replaced_only_when_asked(form: Form, one: Path, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert run("export", one, "--to", form, "--out", out).returncode == 0
    done = run("export", folder, "--to", form, "--out", out)
    assert done.returncode == 5
    assert "--force" in complaint(done)
    assert len(read_back(form, out)["rapporten"]) == 1
    assert run("export", folder, "--to", form, "--out", out, "--force").returncode == 0
    assert len(read_back(form, out)["rapporten"]) > 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["een.json", "uit"]


def test_force_never_removes_what_is_no_table(one: Path, tmp_path: Path) -> None:
    out = tmp_path / "map"
    out.mkdir()
    (out / "scriptie.docx").write_text("af")
    for form, says in (("csv", "scriptie.docx"), ("sqlite", "is no file")):
        done = run("export", one, "--to", form, "--out", out, "--force")
        assert done.returncode == 5
        assert says in complaint(done)
    assert (out / "scriptie.docx").read_text() == "af"


def test_a_place_that_cannot_be_written_is_an_error(one: Path) -> None:
    done = run("export", one, "--to", "csv", "--out", "/nergens/uit")
    assert done.returncode == 5
    assert "/nergens/uit: cannot be written" in complaint(done)


@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_takes_no_more_is_an_error_and_nothing_is_left(form: Form, folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rapportparser", "export", folder, "--to", form, "--out", tmp_path / "uit"]
    # No file may grow beyond 16 KiB.
    limited = f"ulimit -f 16; exec {shlex.join(map(str, command))}"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, check=False)
    assert done.returncode == 5
    assert "cannot be written" in complaint(done)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_is_interrupted_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    work = tmp_path / "werk"
    work.mkdir()
    many = tmp_path / "veel"
    many.mkdir()
    source = folder / "voortgangsrapportage-waterveld.txt.json"
    for number in range(300):
        varied(source, many / f"{number}.json")
    command = [sys.executable, "-m", "rapportparser", "export", str(many), "--to", "xlsx", "--out", str(work / "uit")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not list(work.iterdir()):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told.strip()) == (130, b"rapportparser: interrupted")
    assert list(work.iterdir()) == []


@pytest.mark.parametrize(("form", "package"), [("csv", "polars"), ("parquet", "polars"), ("xlsx", "xlsxwriter")])
def test_without_the_extra_it_says_how_to_get_it(form: Form, package: str, one: Path, tmp_path: Path) -> None:
    # A real process in which the package cannot be imported, as on a machine that has it not.
    code = f"import sys; sys.modules[{package!r}] = None; from rapportparser.cli import main; main()"
    command = [sys.executable, "-c", code, "export", str(one), "--to", form, "--out", str(tmp_path / "uit")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert f"{package}, which is not installed; pip install 'rapportparser[export]'" in complaint(done)
    assert [path.name for path in tmp_path.iterdir()] == ["een.json"]


def test_sqlite_needs_no_extra(one: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['polars'] = sys.modules['xlsxwriter'] = None; from rapportparser.cli import main; main()"
    command = [sys.executable, "-c", code, "export", str(one), "--to", "sqlite", "--out", str(tmp_path / "uit.db")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(read_back("sqlite", tmp_path / "uit.db")["programmas"]) == 1


def test_the_same_reports_give_the_same_tables(folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export([folder], "csv", tmp_path / name)
    for table in TABLES:
        assert (tmp_path / "a" / f"{table.name}.csv").read_bytes() == (
            tmp_path / "b" / f"{table.name}.csv"
        ).read_bytes()


def test_csv_tells_nothing_from_an_empty_text(one: Path, tmp_path: Path) -> None:
    export([varied(one, tmp_path / "a.json", titel=None)], "csv", tmp_path / "uit")
    frame = pd.read_csv(tmp_path / "uit" / "rapporten.csv")
    assert pd.isna(frame["titel"][0])
    mode = (tmp_path / "uit").stat().st_mode & 0o777
    assert mode == 0o777 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def test_every_column_is_documented() -> None:
    documented = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    parts = {part.split("\n")[0].strip("` "): part for part in documented.split("\n## ")[1:]}
    for table in TABLES:
        rows = [line for line in parts[table.name].splitlines() if line.startswith("| `")]
        expected = []
        for column in table.columns:
            kind = column.type + (", may be empty" if column.optional else "")
            meaning = column.meaning + (f" → `{column.refers_to}`" if column.refers_to else "")
            expected.append(f"| `{column.name}` | {kind} | {meaning} |")
        assert rows == expected, table.name
        assert table.meaning in parts[table.name]
