"""`rapportparser check` and `rapportparser rules`, as processes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import rapportparser
from tests.checked import SOUND, changed, without
from tests.conftest import ROOT, SAMPLES, profile_of
from tests.test_cli import complaint, run

BROKEN = SAMPLES / "voortgangsrapportage-2023-gebreken.txt"
# A report with stoplights at random, each form of stoplight, and the broken one: not meant to be sound.
NOT_SOUND = {"stoplichten-reportlab.pdf", "voortgangsrapportage-2019-slippen.txt", BROKEN.name} | {
    f"voortgangsrapportage-waterveld-{producer}.pdf"
    for producer in ("chromium", "libreoffice", "reportlab", "weasyprint")
}
SOUND_SAMPLES = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".pdf"} and path.name not in NOT_SOUND
)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "concept.txt"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.mark.parametrize("sample", SOUND_SAMPLES, ids=lambda path: path.name)
def test_a_sample_that_is_meant_to_be_sound_has_no_fout(sample: Path) -> None:
    assert [
        found
        for found in rapportparser.check(rapportparser.parse(sample, profile=profile_of(sample)))
        if found.severity == "error"
    ] == []


def test_a_real_programme_has_no_fout(shared: Path) -> None:
    done = run("check", shared / "seed" / "1e-voortgangsrapportage-2020-veiligheid.txt")
    assert (done.returncode, done.stderr) == (0, b"")


def test_findings_give_status_1_and_stand_on_standard_output() -> None:
    done = run("check", BROKEN.relative_to(ROOT))
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == (ROOT / "tests" / "golden_check" / "gebreken.nl.txt").read_text(encoding="utf-8")


def test_nothing_found_gives_status_0_and_a_friendly_line(sound: Path) -> None:
    done = run("check", sound)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"{sound}: we vonden niets wat ontbreekt of zichzelf tegenspreekt. Mooi zo.\n"


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 0),
        (["--fail-on", "fout"], 0),
        (["--fail-on", "waarschuwing"], 1),
        (["--fail-on", "WARNING"], 1),
        (["--fail-on", "waarschuwing", "--ignore", "sec006,COD"], 0),
        (["--fail-on", "waarschuwing", "--select", "COD", "--select", "STO"], 0),
        (["--fail-on", "opmerking", "--select", "SEC"], 1),
    ],
)
def test_what_fails_is_chosen(tmp_path: Path, options: list[str], status: int) -> None:
    report = tmp_path / "concept.txt"
    report.write_text(changed("Commissie\nRuimte en Verkeer\n", ""), encoding="utf-8")
    assert run("check", report, *options).returncode == status


def test_one_source_that_cannot_be_read_does_not_stop_the_others(sound: Path) -> None:
    done = run("check", "weg.txt", BROKEN, sound, "--format", "json")
    assert done.returncode == 3
    assert done.stderr.decode() == "rapportparser: weg.txt: there is no such file; check the name\n"
    assert [source["source"] for source in json.loads(done.stdout)["sources"]] == [str(BROKEN), str(sound)]


def test_json_of_parse_is_a_source_and_so_is_standard_input(tmp_path: Path) -> None:
    direct = json.loads(run("check", BROKEN, "--format", "json").stdout)
    stored = tmp_path / "rapport.json"
    assert run("parse", BROKEN, "-o", stored, "--indent", "2").returncode == 0
    again = json.loads(run("check", stored, "--format", "json").stdout)
    piped = json.loads(run("check", "-", "--format", "json", stdin=run("parse", BROKEN).stdout).stdout)
    text = json.loads(run("check", "-", "--format", "json", stdin=BROKEN.read_bytes()).stdout)
    assert again["counts"] == direct["counts"]
    for other in (again, piped, text):
        assert other["sources"][0]["findings"] == direct["sources"][0]["findings"]
    utf16 = tmp_path / "windows.json"
    utf16.write_bytes(b"\xff\xfe" + stored.read_text(encoding="utf-8").encode("utf-16-le"))
    assert run("check", utf16).returncode == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a": 1}', "is JSON, but no report; give a PDF, DOCX, ODT or text, or what `rapportparser parse` printed"),
        ("[1, 2]", "is JSON, but no report"),
        ('{"a": ', "is no valid JSON: EOF while parsing"),
        (
            '{"schema_version": "3.0.0", "programmas": []}',
            "is a report of schema version 3.0.0, and this program reads",
        ),
        ('{"schema_version": "1.0.0", "programmas": []}', "is JSON, but no valid report: generator: Field required"),
        ('{"schema_version": "2.9.0", "programmas": []}', "is JSON, but no valid report: generator: Field required"),
    ],
)
def test_foreign_json_is_one_clear_line_with_status_3(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "vreemd.json"
    path.write_text(text, encoding="utf-8")
    done = run("check", path)
    assert done.returncode == 3
    assert says in complaint(done)


def test_the_previous_report_tells_what_is_gone(tmp_path: Path, sound: Path) -> None:
    new = tmp_path / "nieuw.txt"
    new.write_text(without(SOUND, "Programma 2 Veiligheid", "Programma 3 Haven"), encoding="utf-8")
    old = tmp_path / "oud.json"
    assert run("parse", sound, "-o", old).returncode == 0
    for previous in (sound, old):
        done = run("check", new, "--previous", previous, "--select", "VOR", "--fail-on", "waarschuwing")
        assert done.returncode == 1
        assert "Het vorige rapport had programma 2 Veiligheid" in done.stdout.decode()
    done = run("check", new, "--previous", "weg.txt")
    assert done.returncode == 3
    assert "weg.txt" in complaint(done)


def test_the_configuration_is_found_upward_or_given(tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "concept.txt").write_bytes(BROKEN.read_bytes())
    config = tmp_path / "rapportparser.toml"
    config.write_text('select = ["SEC005"]\n', encoding="utf-8")
    assert run("check", folder / "concept.txt").returncode == 0
    assert run("check", folder / "concept.txt", "--select", "SEC").returncode == 1
    strict = tmp_path / "streng.toml"
    strict.write_text('fail-on = "opmerking"\n[severity]\nSEC005 = "fout"\n', encoding="utf-8")
    done = run("check", folder / "concept.txt", "--config", strict)
    assert done.returncode == 1
    assert "6 fouten" in done.stdout.decode()


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ('fail-on = "erg"', "rapportparser.toml: key fail-on must be one of fout, waarschuwing, opmerking"),
        ('profile = "weg"', "there is no profile of that name"),
        ('profile = "weg.toml"', "the profile cannot be read"),
    ],
)
def test_a_broken_configuration_is_one_line_with_status_2(tmp_path: Path, sound: Path, config: str, says: str) -> None:
    (tmp_path / "rapportparser.toml").write_text(config, encoding="utf-8")
    done = run("check", sound)
    assert done.returncode == 2
    assert says in complaint(done)


@pytest.mark.parametrize(
    "args", [["--select", "SEC01"], ["--ignore", "x"], ["--config", "weg.toml"], ["--profile", "weg"]]
)
def test_wrong_options_are_one_line_with_status_2(sound: Path, args: list[str]) -> None:
    done = run("check", sound, *args)
    assert done.returncode == 2
    complaint(done)


@pytest.mark.parametrize("args", [["check"], ["check", "x", "--format", "pdf"], ["check", "x", "--fail-on", "erg"]])
def test_wrong_usage_gets_a_hint(args: list[str]) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert b"--help" in done.stderr


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "check.xml"
    done = run("check", BROKEN, "--format", "junit", "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert ET.parse(target).getroot().get("failures") == "5"


def shown_on_terminal(*args: str, **environment: str) -> bytes:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rapportparser", *args],
        stdout=theirs,
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm"} | environment,
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    process.wait()
    os.close(ours)
    return printed


def test_colour_stands_on_a_terminal_alone_and_not_where_it_is_unwanted() -> None:
    assert b"\x1b[31mfout" in shown_on_terminal("check", str(BROKEN), NO_COLOR="")
    assert b"\x1b" not in shown_on_terminal("check", str(BROKEN), NO_COLOR="1")
    assert b"\x1b" not in shown_on_terminal("check", str(BROKEN), NO_COLOR="", TERM="dumb")
    assert b"\x1b" not in run("check", BROKEN).stdout


def test_rules_are_printed_and_documented() -> None:
    assert run("rules", "--format", "markdown").stdout.decode() == (ROOT / "docs" / "rules.md").read_text(
        encoding="utf-8"
    )
    assert (
        run("rules", "sto001")
        .stdout.decode()
        .startswith("STO001 Niet groen en niet toegelicht (not-explained, fout)\n")
    )
    english = run("rules", "STO", "--lang", "en").stdout.decode()
    assert [line[:6] for line in english.split("\n") if line.startswith("STO")] == [f"STO00{n}" for n in range(1, 6)]
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert len(listed) == 30
    assert all(
        {"rule", "name", "severity", "title", "looks_for", "why", "wrong", "right"} <= set(one) for one in listed
    )
    done = run("rules", "XYZ")
    assert done.returncode == 2
    assert "no rule or family 'XYZ'" in complaint(done)


@pytest.mark.parametrize("verb", ["check", "rules"])
def test_help_loads_nothing_heavy(verb: str) -> None:
    code = (
        "import sys; from rapportparser.cli import rapportparser; "
        f"rapportparser.main(['{verb}', '--help'], standalone_mode=False); "
        "print([name for name in ('pydantic', 'rapidfuzz', 'rapportparser.checking') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
