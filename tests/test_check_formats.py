"""The forms in which findings are given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import rapportparser
from rapportparser.checking.formats import FORMATS, Display
from rapportparser.checking.result import Checked, Result, Unread
from rapportparser.checking.settings import Settings
from rapportparser.checking.sources import Request, check_sources
from rapportparser.errors import SourceMissingError
from rapportparser.model_findings import Findings
from rapportparser.schemas import json_schema
from tests.checked import changed, parsed
from tests.conftest import ROOT, SAMPLES

BROKEN = "samples/voortgangsrapportage-2023-gebreken.txt"
GOLDEN = Path(__file__).parent / "golden_check"
MISSING = Unread("weg%2C\n:,.pdf", SourceMissingError("weg.pdf", "there is no such file", "check the name"))


@pytest.fixture(autouse=True)
def in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def results(*sources: str, **asked: Any) -> list[Result]:  # noqa: ANN401
    return check_sources(sources, Request(**asked))


def hostile() -> list[Result]:
    """Give findings whose words are full of what formats trip over."""
    words = "2A1.1 \x1b[31mrood\x07 %0A ]]> <b>&amp; \ud7ff 100%\u2028 ::error::"
    rapport = parsed(changed("2A2.2 Toezicht op vaarwegen", "2A2.2 Verlichting van parken"))
    findings = [
        finding.model_copy(update={"message": words, "hint": f"a\nb\r{words}"})
        for finding in rapportparser.check(rapport)
    ]
    assert findings
    return [
        Checked("een map/rapport: 50%, nieuw.txt", "text", rapport.programmas, tuple(findings), Settings()),
        MISSING,
    ]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_broken_sample_reads_as_its_author_would_want(lang: Any, regenerate_golden: bool) -> None:  # noqa: ANN401
    golden = GOLDEN / f"gebreken.{lang}.txt"
    got = FORMATS["people"](results(BROKEN, lang=lang), Display(lang)) + "\n"
    if regenerate_golden:
        golden.write_text(got, encoding="utf-8")
        pytest.fail(f"{golden.name} is written anew; read its difference, then run again")
    assert got == golden.read_text(encoding="utf-8")


def test_people_read_one_friendly_line_where_nothing_is_found() -> None:
    sound = Checked("concept.txt", "text", (), (), Settings())
    assert FORMATS["people"]([sound], Display()).count("\n") == 0
    assert "concept.txt: we vonden niets" in FORMATS["people"]([sound], Display())


def test_people_get_colour_only_where_asked() -> None:
    found = results(BROKEN)
    assert "\x1b" not in FORMATS["people"](found, Display())
    assert "\x1b[31mfout\x1b[0m" in FORMATS["people"](found, Display(colour=True))


@pytest.mark.parametrize("width", [20, 60, 100])
def test_people_get_lines_that_fit(width: int) -> None:
    shown = FORMATS["people"](results(BROKEN), Display(width=width))
    assert max(len(line) for line in shown.split("\n")[1:-1]) <= max(width, 60)


def test_totals_say_how_many_reports_had_findings() -> None:
    last = FORMATS["people"](results(BROKEN, BROKEN), Display()).rsplit("\n", 1)[-1]
    assert last.startswith("10 fouten, 14 waarschuwingen en 2 opmerkingen in 2 rapporten.")


def test_json_is_valid_and_counts_all_sources() -> None:
    printed = FORMATS["json"]([*results(BROKEN, "samples/voortgangsrapportage-2019-slippen.txt"), MISSING], Display())
    jsonschema.Draft202012Validator(json_schema("findings")).validate(json.loads(printed))
    findings = Findings.model_validate_json(printed)
    assert [source.source for source in findings.sources] == [BROKEN, "samples/voortgangsrapportage-2019-slippen.txt"]
    found = [finding.severity for source in findings.sources for finding in source.findings]
    counts = findings.counts
    assert (counts.error, counts.warning, counts.info) == tuple(found.count(s) for s in ("error", "warning", "info"))
    assert FORMATS["json"](results(BROKEN), Display(indent=2)).startswith('{\n  "schema_version"')


def test_messages_are_in_the_language_asked_for() -> None:
    dutch, english = (json.loads(FORMATS["json"](results(BROKEN, lang=lang), Display(lang))) for lang in ("nl", "en"))
    pairs = list(zip(dutch["sources"][0]["findings"], english["sources"][0]["findings"], strict=True))
    assert all(one["message"] != other["message"] and one["rule"] == other["rule"] for one, other in pairs)


def sarif(found: Sequence[Result]) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(FORMATS["sarif"](found, Display()))
    schema = json.loads((ROOT / "tests" / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_is_valid_and_points_at_rules_and_lines() -> None:
    run = sarif(results(BROKEN))
    rules = run["tool"]["driver"]["rules"]
    assert run["invocations"][0]["executionSuccessful"]
    levels = {"error": 0, "warning": 0, "note": 0}
    for result in run["results"]:
        levels[result["level"]] += 1
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == BROKEN
        assert place["region"]["startLine"] >= 1
    assert levels == {"error": 5, "warning": 7, "note": 1}
    assert len({result["partialFingerprints"]["finding/v1"] for result in run["results"]}) == 13
    empty = next(result for result in run["results"] if result["ruleId"] == "SEC002")
    assert empty["locations"][0]["physicalLocation"]["region"] == {"startLine": 15}
    assert empty["message"]["text"].startswith("Programma 1 Bestuur en dienstverlening: De missie is leeg.")


def test_sarif_tells_the_page_of_a_pdf() -> None:
    run = sarif(results("samples/stoplichten-reportlab.pdf"))
    first = next(result for result in run["results"] if result["ruleId"] == "STO001")
    assert first["properties"]["page"] == 1
    assert "blz. 1" in first["message"]["text"]


def test_sarif_survives_what_reports_and_names_hold() -> None:
    run = sarif(hostile())
    assert not run["invocations"][0]["executionSuccessful"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("weg.pdf")
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "een map/rapport: 50%, nieuw.txt"
    assert " " not in uri


def junit(found: Sequence[Result]) -> ET.Element:
    return ET.fromstring(FORMATS["junit"](found, Display()))


def test_junit_fails_the_cases_that_check_fails_on() -> None:
    root = junit(results(BROKEN))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("30", "5", "0")
    failed = [case.get("name", "")[:6] for case in root.iter("testcase") if case.find("failure") is not None]
    assert failed == ["SEC001", "SEC002", "COD001", "COD002", "STO001"]
    assert any(
        "SEC005" in case.get("name", "") and case.find("system-out") is not None for case in root.iter("testcase")
    )
    strict = junit(results(BROKEN, fail_on="opmerking", ignore=("VOR", "SEC005")))
    assert (strict.get("tests"), strict.get("failures")) == ("26", "12")


def test_junit_survives_what_reports_and_names_hold() -> None:
    root = junit(hostile())
    assert root.get("errors") == "1"
    texts = [element.text or "" for element in root.iter("system-out")]
    assert any("]]> <b>&amp;" in text for text in texts)
    assert "\x1b" not in ET.tostring(root, encoding="unicode")


def test_github_annotates_a_line_a_finding() -> None:
    lines = FORMATS["github"](results(BROKEN), Display()).split("\n")
    assert len(lines) == 13
    assert lines[0] == (
        f"::error file={BROKEN},line=15,title=SEC002 empty-section::Programma 1 Bestuur en dienstverlening: "
        "De missie is leeg. Vul de tekst in onder de kop."
    )
    assert {line.split(" ")[0] for line in lines} == {"::error", "::warning", "::notice"}
    (first, *_) = FORMATS["github"](results("samples/stoplichten-reportlab.pdf"), Display()).split("\n")
    assert ",line=" not in first
    assert "blz. 1: " in first


def test_github_survives_what_reports_and_names_hold() -> None:
    lines = FORMATS["github"](hostile(), Display()).split("\n")
    assert all(
        line.startswith(("::warning file=een map/rapport%3A 50%25%2C nieuw.txt,", "::error file="))
        for line in lines[:-1]
    )
    assert lines[-1].startswith("::error file=weg%252C%0A%3A%2C.pdf::weg.pdf: there is no such file")
    assert all("\x1b" not in line and "\r" not in line for line in lines)


def test_people_are_safe_from_control_characters() -> None:
    shown = FORMATS["people"](hostile(), Display())
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_no_findings(form: str) -> None:
    assert FORMATS[form]([Checked("a.txt", "text", (), (), Settings())], Display()) or form == "github"


def test_no_golden_file_without_its_test() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {"gebreken.nl.txt", "gebreken.en.txt"}
    assert (SAMPLES / Path(BROKEN).name).is_file()
