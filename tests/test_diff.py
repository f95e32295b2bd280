"""What changed between two reports: the verb as a process, and the comparison on reports that were changed on purpose."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rapportparser
from rapportparser.comparing import compare
from rapportparser.comparing.telling import as_text
from rapportparser.model import Rapport
from rapportparser.model_diff import Diff, ProgrammaDiff, RowChange
from rapportparser.schemas import json_schema
from tests.checked import SOUND, recoded, uncoded
from tests.conftest import SAMPLES, profile_of
from tests.invented import Printer, any_style, invent
from tests.test_cli import complaint, run

SAMPLE = SAMPLES / "voortgangsrapportage-2021-veiligheid.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")


def parsed(text: str, name: str = "nieuw.txt") -> Rapport:
    return rapportparser.parse(text.encode(), name=name)


def changed(*replacements: tuple[str, str]) -> str:
    text = TEXT
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def diff_of(*replacements: tuple[str, str]) -> ProgrammaDiff:
    (programma,) = compare(parsed(TEXT), parsed(changed(*replacements))).programmas
    return programma


def told(changes: tuple[RowChange, ...]) -> list[tuple[object, ...]]:
    return [(*one.changes, one.old and one.old.code, one.new and one.new.code) for one in changes]


def test_what_came_and_what_went() -> None:
    diff = diff_of(("2A1.4 Aanpak van heling / opkoopregister", "2A1.5 Buurtcamera's langs de kade"))
    assert told(diff.prestaties) == [("added", None, "2A1.5"), ("removed", "2A1.4", None)]
    assert diff.doelen == ()
    assert diff.changes == ()


def test_another_name_under_the_same_code() -> None:
    diff = diff_of(
        ("2A2 Rust op straat en op het water", "2A2 Rust in de hele stad"),
        ("2A2.1 Inzet van straatcoaches in de avonduren", "2A2.1 Jeugdwerk"),
    )
    assert told(diff.doelen) == [("renamed", "2A2", "2A2")]
    assert told(diff.prestaties) == [("renamed", "2A2.1", "2A2.1")]
    assert diff.prestaties[0].new
    assert diff.prestaties[0].new.naam == "Jeugdwerk"


def test_another_way_of_writing_codes_is_no_other_code() -> None:
    joined = [
        (f"2A{code}", f"2A{code.replace('.', '0')}") for code in ("1.1", "1.2", "1.4", "2.1", "2.2", "2.3", "3.1")
    ]
    diff = diff_of(*joined)
    assert told(diff.prestaties) == [
        ("respelled", f"2A{code}", f"2A{code.replace('.', '0')}")
        for code in ("1.1", "1.2", "1.4", "2.1", "2.2", "2.3", "3.1")
    ]
    assert diff.doelen == ()
    text = as_text(compare(parsed(TEXT), parsed(changed(*joined))))
    assert "anders geschreven codes: 7, zoals 2A1.1 → 2A101" in text


def test_a_name_is_found_again_under_another_code_before_the_code_under_another_name() -> None:
    # The second performance goes, and the third takes its number.
    diff = diff_of(("2A1.2 Bewaakte fietsenstallingen in het centrum\n", "\n"), ("2A1.4 Aanpak", "2A1.2 Aanpak"))
    assert told(diff.prestaties) == [("recoded", "2A1.4", "2A1.2"), ("removed", "2A1.2", None)]


def test_a_performance_that_moves_to_another_programme_is_the_same() -> None:
    data = json.loads(parsed(TEXT).model_dump_json())
    other = json.loads(json.dumps(data["programmas"][0]))
    moved = data["programmas"][0]["doelenbomen"][0]["doelen"][2]["prestaties"].pop()
    other |= {"nummer": 7, "naam": "Jeugd"}
    other["doelenbomen"][0]["doelen"] = [
        other["doelenbomen"][0]["doelen"][0]
        | {"code": "7A1", "naam": "Wijs", "prestaties": [moved | {"code": "7A1.1"}]}
    ]
    data["programmas"].append(other)
    first, second = compare(parsed(TEXT), Rapport.model_validate_json(json.dumps(data))).programmas
    assert (first.prestaties, second.changes) == ((), ("added",))
    assert told(second.prestaties) == [("recoded", "2A3.1", "7A1.1")]
    assert told(second.doelen) == [("added", None, "7A1")]


def test_programmes_with_another_name_or_number() -> None:
    diff = diff_of(("programma Veiligheid", "programma Veilig en wel"))
    assert (diff.changes, diff.doelen, diff.prestaties) == (("renamed",), (), ())
    data = json.loads(parsed(TEXT).model_dump_json())
    data["programmas"][0]["nummer"] = 3
    (programma,) = compare(parsed(TEXT), Rapport.model_validate_json(json.dumps(data))).programmas
    assert programma.changes == ("recoded",)


def test_stoplights_that_changed() -> None:
    diff = diff_of(("behalve 2A2.3 Toezicht op vaarwegen", "behalve 2A2.2 Eén meldpunt voor overlast"))
    assert [(one.new.code, one.old.stoplicht, one.new.stoplicht) for one in diff.stoplichten] == [
        ("2A2.2", "groen", "afwijkend"),
        ("2A2.3", "afwijkend", "groen"),
    ]
    assert diff.prestaties == ()


def test_percentages_of_one_subject_side_by_side() -> None:
    diff = diff_of(("gedaald (-12%)", "gestegen (+3%)"), ("eerste kwartaal", "tweede kwartaal"))
    pair = diff.percentages[0]
    assert (pair.old.text, pair.new.text, pair.old.period, pair.new.period) == (
        "-12%",
        "+3%",
        "eerste kwartaal",
        "tweede kwartaal",
    )
    assert pair.subject == "aangiften van fietsdiefstal"
    assert (pair.unit, pair.kind) == ("procent", "verandering")
    assert pair.old.sentence != pair.new.sentence


def test_a_share_is_not_compared_with_a_change() -> None:
    old = changed(
        (
            "is in het eerste kwartaal gedaald (-12%) ten opzichte van dezelfde maanden van 2020.",
            "is 12% van het totaal.",
        )
    )
    assert [
        pair.kind
        for pair in compare(parsed(old), parsed(TEXT)).programmas[0].percentages
        if "fietsdiefstal" in pair.subject
    ] == []


def anything_changed(diff: Diff) -> bool:
    return any(p.changes or p.doelen or p.prestaties or p.stoplichten for p in diff.programmas)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_a_report_is_the_same_as_itself_and_a_comparison_has_a_mirror(seed: int) -> None:
    random = Random(seed)
    one, other = (
        rapportparser.parse(Printer(random, any_style(random)).print(invent(random, programmes=2))) for _ in range(2)
    )
    assert not anything_changed(compare(one, one))
    assert "Er is niets veranderd." in as_text(compare(one, one))
    there, back = compare(one, other), compare(other, one)
    for change, mirrored in (("added", "removed"), ("removed", "added")):
        assert _count(there, change) == _count(back, mirrored)
    jsonschema.Draft202012Validator(json_schema("diff")).validate(json.loads(there.model_dump_json()))
    assert Diff.model_validate_json(there.model_dump_json()) == there
    _every_row_is_told_once(one, other, there)


def _count(diff: Diff, change: str) -> int:
    rows = [row for p in diff.programmas for row in (*p.doelen, *p.prestaties)]
    return sum(change in row.changes for row in rows) + sum(change in p.changes for p in diff.programmas)


def _every_row_is_told_once(one: Rapport, other: Rapport, diff: Diff) -> None:
    """Hold what came and went to the numbers: old rows, less those that went, and those that came, are the new rows."""

    def number(rapport: Rapport) -> int:
        return sum(1 + len(d.prestaties) for p in rapport.programmas for b in p.doelenbomen for d in b.doelen)

    rows = [row for p in diff.programmas for row in (*p.doelen, *p.prestaties)]
    added, removed = (sum(change in row.changes for row in rows) for change in ("added", "removed"))
    assert number(one) - removed + added == number(other)


@pytest.mark.parametrize("producer", ["chromium", "libreoffice", "reportlab", "weasyprint"])
def test_the_same_report_as_text_and_as_pdf_differs_in_colours_alone(producer: str) -> None:
    text = rapportparser.parse(SAMPLES / "voortgangsrapportage-waterveld.txt")
    pdf = rapportparser.parse(SAMPLES / f"voortgangsrapportage-waterveld-{producer}.pdf")
    diff = compare(text, pdf)
    assert all(not (p.changes or p.doelen or p.prestaties) for p in diff.programmas)
    assert all(one.old.stoplicht is None for p in diff.programmas for one in p.stoplichten)


def test_codes_of_another_profile() -> None:
    sample = SAMPLES / "voortgangsrapportage-lindeveen.txt"
    rapport = rapportparser.parse(sample, profile=profile_of(sample))
    data: dict[str, Any] = json.loads(rapport.model_dump_json())
    gone = data["programmas"][0]["doelenbomen"][0]["doelen"].pop()
    diff = compare(rapport, Rapport.model_validate_json(json.dumps(data)))
    assert told(diff.programmas[0].doelen) == [("removed", gone["code"], None)]


def test_the_verb_in_dutch_and_english(tmp_path: Path) -> None:
    new = tmp_path / "najaar.txt"
    new.write_text(changed(("2A1.4 Aanpak van heling / opkoopregister", ""), ("(-12%)", "(-9%)")), encoding="utf-8")
    done = run("diff", SAMPLE, new)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == (
        "1e Voortgangsrapportage 2021 (voortgangsrapportage-2021-veiligheid.txt) → "
        "1e Voortgangsrapportage 2021 (najaar.txt)\n"
        "\n"
        "Programma 2 Veiligheid\n"
        "  prestatie vervallen: 2A1.4 Aanpak van heling / opkoopregister [groen]\n"
        "  percentage aangiften van fietsdiefstal: -12% (eerste kwartaal) → -9% (eerste kwartaal)\n"
        "  percentage schade: +7,5% (gelijk)\n"
    )
    english = run("diff", SAMPLE, new, "--lang", "en").stdout.decode()
    assert "performance gone: 2A1.4" in english
    assert "Programme 2 Veiligheid" in english


def test_pdf_text_json_and_standard_input_are_all_taken(tmp_path: Path) -> None:
    stored = tmp_path / "oud.json"
    stored.write_text(parsed(TEXT, SAMPLE.name).model_dump_json(), encoding="utf-8")
    as_text_, as_json = (
        run("diff", SAMPLE, SAMPLE, "--format", "json"),
        run("diff", stored, "-", "--format", "json", stdin=SAMPLE.read_bytes()),
    )
    assert as_text_.returncode == as_json.returncode == 0
    one, other = json.loads(as_text_.stdout), json.loads(as_json.stdout)
    assert (one["programmas"], other["new"]["name"]) == (other["programmas"], "-")
    done = run("diff", stored, SAMPLES / "stoplichten-reportlab.pdf", "-o", tmp_path / "uit.txt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "Programma" in (tmp_path / "uit.txt").read_text(encoding="utf-8")


def test_nothing_changed_is_told() -> None:
    assert "Er is niets veranderd." in run("diff", SAMPLE, SAMPLE).stdout.decode()


def test_errors_are_one_line_with_their_status(tmp_path: Path) -> None:
    foreign = tmp_path / "ander.json"
    foreign.write_text('{"schema_version": "9.0.0", "programmas": []}')
    done = run("diff", SAMPLE, foreign)
    assert done.returncode == 3
    assert "ander.json: is a report of schema version 9.0.0" in complaint(done)
    done = run("diff", "weg.txt", SAMPLE)
    assert done.returncode == 3
    assert "weg.txt" in complaint(done)
    assert run("diff", "-", "-").returncode == 2


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    data = json.loads(parsed(TEXT).model_dump_json())
    data["programmas"][0]["doelenbomen"][0]["doelen"][0]["naam"] = "Rood\x1b[31m\nalarm\u202e"
    text = as_text(compare(parsed(TEXT), Rapport.model_validate_json(json.dumps(data))))
    assert "Rood [31m alarm" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_whole_programme_is_one_line_for_people_and_all_its_rows_for_programs() -> None:
    whole = SAMPLES / "voortgangsrapportage-2022-geheel.txt"
    diff = compare(parsed(TEXT), rapportparser.parse(whole))
    lines = as_text(diff).splitlines()
    assert lines[-2:] == ["Programma 2 Veiligheid", "  programma vervallen (doelen: 3, prestaties: 7)"]
    gone = diff.programmas[-1]
    assert {row.changes for row in (*gone.doelen, *gone.prestaties)} == {("removed",)}
    assert len(gone.prestaties) == 7
    assert "programme gone (goals: 3, performances: 7)" in as_text(diff, "en")


def test_stoplights_that_are_told_only_now_are_counted() -> None:
    text = rapportparser.parse(SAMPLES / "voortgangsrapportage-waterveld.txt")
    pdf = rapportparser.parse(SAMPLES / "voortgangsrapportage-waterveld-reportlab.pdf")
    assert (
        "  prestaties die nu een stoplicht hebben: 18 (14 groen, 3 oranje, 1 rood)"
        in as_text(compare(text, pdf)).splitlines()
    )
    assert (
        "  performances that have a stoplight no longer: 18 (14 groen, 3 oranje, 1 rood)"
        in as_text(compare(pdf, text), "en").splitlines()
    )


def test_a_programme_with_another_number_is_the_same_and_its_rows_are() -> None:
    new = parsed(recoded(SOUND, 2, 5))
    diff = compare(parsed(SOUND), new)
    renumbered = next(p for p in diff.programmas if p.new and p.new.nummer == 5)
    assert renumbered.old
    assert (renumbered.old.nummer, renumbered.changes, renumbered.found_by) == (2, ("recoded",), "naam")
    assert {(one.changes, one.found_by) for one in renumbered.prestaties} == {(("recoded",), "naam")}
    assert not any(p.changes in {("added",), ("removed",)} for p in diff.programmas)
    assert "heette 2 Veiligheid (op naam herkend)" in as_text(diff)


def test_rows_without_codes_are_found_by_name_within_their_programme() -> None:
    old, new = (
        uncoded(parsed(SOUND)),
        uncoded(parsed(SOUND.replace("fietsenstallingen | Rood", "fietsenstallingen | Groen"))),
    )
    assert not anything_changed(compare(old, old))
    diff = compare(old, new)
    (light,) = (one for p in diff.programmas for one in p.stoplichten)
    assert (light.niveau, light.found_by, light.old.code, light.old.stoplicht, light.new.stoplicht) == (
        "prestatie",
        "naam",
        None,
        "rood",
        "groen",
    )
    assert "stoplicht Bewaakte fietsenstallingen: rood → groen (op naam herkend)" in as_text(diff)


def test_codes_that_are_printed_no_longer_are_told_in_one_line() -> None:
    diff = compare(parsed(SOUND), uncoded(parsed(SOUND)))
    rows = [row for p in diff.programmas for row in (*p.doelen, *p.prestaties)]
    assert {(row.changes, row.found_by) for row in rows} == {(("respelled",), "naam")}
    assert "→ geen" in as_text(diff)


def test_the_same_name_under_two_goals_is_found_under_its_own() -> None:
    data = json.loads(uncoded(parsed(TEXT)).model_dump_json())
    doelen = data["programmas"][0]["doelenbomen"][0]["doelen"]
    for doel, kleur in zip(doelen[:2], ("groen", "rood"), strict=True):
        light = {"kleur": kleur, "bron": "kleur", "location": doel["location"]}
        doel["prestaties"] = [doel["prestaties"][0] | {"naam": "Voorlichting", "stoplicht": light}]
    old = Rapport.model_validate_json(json.dumps(data))
    doelen.reverse()
    assert not anything_changed(compare(old, Rapport.model_validate_json(json.dumps(data))))


def test_every_light_of_a_goal_and_of_an_aspect_is_compared() -> None:
    def with_lights(own: str, time: str) -> Rapport:
        data = json.loads(parsed(TEXT).model_dump_json())
        doel = data["programmas"][0]["doelenbomen"][0]["doelen"][0]
        light = {"bron": "kleur", "location": doel["location"]}
        doel["stoplicht"] = light | {"kleur": own}
        doel["prestaties"][0]["aspecten"] = [{"aspect": "tijd", "stoplicht": light | {"kleur": time}}]
        return Rapport.model_validate_json(json.dumps(data))

    diff = compare(with_lights("groen", "geel"), with_lights("blauw", "grijs"))
    (programma,) = diff.programmas
    assert [(one.niveau, one.aspect, one.old.stoplicht, one.new.stoplicht) for one in programma.stoplichten] == [
        ("doel", None, "groen", "blauw"),
        ("prestatie", "tijd", "geel", "grijs"),
    ]
    assert "stoplicht tijd 2A1.1" in as_text(diff)
