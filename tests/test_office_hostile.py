"""Office documents that are made to do harm: each ends in JSON or in one clear error, within the limits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import office_traps as traps
from tests.test_cli import complaint, run

READ: dict[str, Callable[[], bytes]] = {
    "adressen.docx": traps.elsewhere,
    "bommen.docx": traps.many_bombs,
    "diep-genoeg.docx": traps.deep_shells_that_parse,
    "getallen.docx": traps.giant_numbers,
    "herhaald.odt": traps.odt_giant_repeats,
    "kring.docx": traps.styles_in_a_circle,
    "lijsten.odt": traps.odt_deep_lists,
    "opzij.docx": traps.giant_offset,
    "plaatje.docx": traps.giant_picture,
    "spans.docx": traps.giant_spans,
    "tabellen.docx": traps.nested_tables,
}
REFUSED: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "afgekapt.docx": (traps.cut_off, 3, "damaged"),
    "bom.docx": (traps.zip_bomb, 6, "unpacks without end"),
    "breed.docx": (traps.wide_rows, 6, "tables of more than"),
    "buiten.docx": (traps.outside_entity, 3, "entities"),
    "definities.docx": (traps.outside_definitions, 3, "entities"),
    "diep.docx": (traps.deep_shells, 3, "damaged"),
    "entiteiten.docx": (traps.entity_bomb, 3, "damaged"),
    "entiteiten.odt": (traps.odt_entity_bomb, 3, "damaged"),
    "kenmerk.docx": (traps.entity_bomb_in_attribute, 3, ""),
    "lang.docx": (traps.one_long_text, 3, ""),
    "leden.docx": (traps.many_members, 6, "holds more than"),
    "spans.odt": (traps.odt_giant_spans, 6, "tables of more than"),
    "lek.docx": (traps.cut_through, 3, "damaged"),
}
LIMITS = ("--timeout", "20", "--max-memory", "1024")


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(READ[name]())
    done = run("parse", tmp_path / name, *LIMITS)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source"]["name"] == name
    assert "2A1.1 Een prestatie" in done.stdout.decode() or "2A1.1" in done.stdout.decode()
    assert b"root:" not in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_is_one_clear_error(name: str, tmp_path: Path) -> None:
    make, status, words = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    done = run("parse", tmp_path / name, *LIMITS)
    assert done.returncode == status, done.stderr.decode()
    assert complaint(done).startswith(f"rapportparser: {name}: ")
    assert words in complaint(done)
