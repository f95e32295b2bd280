"""What `check` promises of every report, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rapportparser
from rapportparser.checking.formats import FORMATS, Display
from rapportparser.checking.keywords import sentences
from rapportparser.checking.registry import all_rules
from rapportparser.checking.result import Checked
from rapportparser.checking.settings import Settings, load_settings
from rapportparser.model import Rapport
from tests.conftest import ROOT
from tests.invented import Printer, any_style, invent
from tests.test_invariants import PIECES, TEXTS, parsed

STATUSES = ["| Oranje |", "| Rood |", "| Groen |", "2A1.1 Straatcoaches | Rood |", "alle prestaties staan op groen"]
REPORTS = st.one_of(TEXTS, st.lists(st.sampled_from(PIECES + STATUSES), max_size=80).map("\n".join))


@given(REPORTS, REPORTS)
@settings(max_examples=60)
def test_any_report_can_be_checked_against_any_other(text: str, before: str) -> None:
    rapport, previous = parsed(text), parsed(before)
    if rapport is None:
        return
    found = list(rapportparser.check(rapport, previous=previous))
    assert found == list(rapportparser.check(rapport, previous=previous))
    again = Rapport.model_validate_json(rapport.model_dump_json())
    assert found == list(rapportparser.check(again, previous=previous))
    for finding in found:
        rule = all_rules()[finding.rule]
        assert finding.name == rule.name
        assert finding.severity in {rule.severity, "info"}
        assert finding.message[0].upper() == finding.message[0]
        assert finding.hint.endswith((".", "\u201d"))
        assert "{" not in finding.message.replace("{", "", text.count("{") + before.count("{"))
    for form in FORMATS.values():
        form([Checked("a.txt", "text", rapport.programmas, tuple(found), Settings())], Display())


@given(st.integers(0, 2**32))
@settings(max_examples=40)
def test_a_sound_report_of_any_style_raises_no_false_alarm(seed: int) -> None:
    random = Random(seed)
    truth = invent(random, programmes=random.randint(1, 3))
    style = replace(any_style(random), missing=(), slips=False)
    found = rapportparser.check(rapportparser.parse(Printer(random, style).print(truth)))
    # Which programmes a report holds, and how its codes are numbered, is drawn by lot; none of them tells what it costs.
    assert {finding.rule for finding in found} <= {"SEC005", "COD007", "COD008", "BBV003"}


@pytest.mark.parametrize("missing", ["missie", "stand_van_zaken", "doelenbomen", "toelichtingen"])
@given(st.integers(0, 2**32))
@settings(max_examples=15)
def test_a_section_that_is_left_out_is_told_a_programme_at_a_time(missing: str, seed: int) -> None:
    random = Random(seed)
    truth = invent(random, programmes=2)
    style = replace(any_style(random), missing=(missing,), slips=False)
    found = rapportparser.check(rapportparser.parse(Printer(random, style).print(truth)))
    errors = [(finding.rule, finding.programma, finding.sectie) for finding in found if finding.severity == "error"]
    assert errors == [("SEC001", programma.nummer, missing) for programma in truth.programmas]


def test_what_the_docs_show_is_what_is_printed() -> None:
    printed = (ROOT / "tests" / "golden_check" / "gebreken.nl.txt").read_text(encoding="utf-8").split("\n")
    for page in ("README.md", "docs/checking.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        shown = text.partition("$ rapportparser check samples/")[2].partition("```")[0].split("\n")[1:]
        assert [line for line in shown if line not in printed and line != "…"] == []


def test_the_configuration_in_the_docs_is_one(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    path = tmp_path / "rapportparser.toml"
    path.write_text(text.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    settings_ = load_settings(path)
    assert (settings_.fail_on, settings_.severities) == ("warning", {"COD006": "info", "COD": None})


@given(st.text(alphabet="aB .!?\n1", max_size=60))
def test_no_word_falls_between_two_sentences(text: str) -> None:
    found = list(sentences(text))
    assert all(part.strip() for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())
