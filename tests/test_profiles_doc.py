"""docs/profiles.md: names every key, and its example does what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

import rapportparser
from rapportparser.profile import Profile
from tests.conftest import ROOT
from tests.test_cli import run

TEXT = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def keys(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, kind in get_type_hints(model).items():
        if name in model.model_fields:
            yield path + name
            yield from below(kind, f"{path}{name}.")


def below(kind: Any, path: str) -> Iterator[str]:  # noqa: ANN401 (any annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from keys(kind, path)
    elif getattr(kind, "__origin__", None) is dict:
        yield from below(get_args(kind)[1], f"{path}*.")
    else:
        for inner in get_args(kind):
            yield from below(inner, path)


def test_the_keys_are_found() -> None:
    found = set(keys(Profile))
    assert {"naam", "codes.niveaus.aaneen", "koppen.missie", "kleuren.*.woorden", "ruis.regels"} <= found
    assert len(found) > 30


@pytest.mark.parametrize("key", [*keys(Profile), "basis"])
def test_every_key_is_named(key: str) -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    # The rows of tables that hold other tables are those of their keys.
    assert any(f"`{key}`" in row.split(" | ")[0] or f"`{key}." in row.split(" | ")[0] for row in rows)


def test_the_example_does_what_it_says(tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    own.write_text(block("toml"), encoding="utf-8")
    assert run("profile", "validate", own).returncode == 0
    rapport = rapportparser.parse(block("text").encode(), profile=str(own))
    assert (rapport.generator.profile, rapport.jaar, rapport.warnings) == ("plassenland", 2024, ())
    (programma,) = rapport.programmas
    assert (programma.nummer, programma.naam) == (3, "Water en natuur")
    assert programma.portefeuilles == ("Wethouder R. Tromp",)
    assert programma.missie is not None
    assert programma.missie.text == "Schoon water en ruimte voor vogels."
    assert programma.stand_van_zaken is not None
    assert [code.code for code in programma.stand_van_zaken.codes] == ["3-1"]
    (boom,) = programma.doelenbomen
    (doel,) = boom.doelen
    assert [(row.code, row.stoplicht and row.stoplicht.kleur) for row in doel.prestaties] == [
        ("3-1-1", "groen"),
        ("3-1-2", "oranje"),
    ]
    assert [part.code for part in programma.toelichtingen] == ["3-1-2"]
    assert programma.overige_secties == rapport.overige_secties == ()


def test_the_list_of_profiles_is_what_the_command_prints() -> None:
    assert block("console") == "$ rapportparser profile show\n" + run("profile", "show").stdout.decode()
