"""Profiles: data that is checked when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapportparser
from rapportparser.errors import ProfileError
from rapportparser.profile import load_profile

LEIDEN = Path(rapportparser.__file__).parent / "profiles" / "leiden.toml"


def test_the_shipped_profile() -> None:
    assert load_profile().naam == load_profile(str(LEIDEN)).naam == "leiden"


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    text = LEIDEN.read_text(encoding="utf-8").replace('naam = "leiden"', 'naam = "eigen"')
    own.write_text(text.replace('"Missie"]', '"Onze opdracht"]'), encoding="utf-8")
    source = b"Programmanummer\n\n2\n\nCommissie\n\nZorg\n\nOnze opdracht\n\nIedereen doet mee.\n"
    rapport = rapportparser.parse(source, profile=str(own))
    assert rapport.generator.profile == "eigen"
    assert rapport.programmas[0].missie is not None
    assert rapport.programmas[0].missie.text == "Iedereen doet mee."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("naam = ", "no valid TOML"),
        ('naam = "x"', "omschrijving"),
        ('onbekend = 1\nnaam = "x"', "omschrijving"),
        ("[codes]\nniveaus = []", "naam"),
    ],
)
def test_a_broken_profile_is_told_by_its_key(tmp_path: Path, text: str, says: str) -> None:
    own = tmp_path / "kapot.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=says) as caught:
        load_profile(str(own))
    assert "\n" not in str(caught.value)


def test_a_broken_pattern_is_told(tmp_path: Path) -> None:
    own = tmp_path / "kapot.toml"
    own.write_text(LEIDEN.read_text(encoding="utf-8").replace("'ga naar boven'", "'ga (naar boven'"), encoding="utf-8")
    with pytest.raises(ProfileError, match=r"ruis\.regels"):
        load_profile(str(own))


def test_no_such_profile() -> None:
    with pytest.raises(ProfileError, match="leiden"):
        load_profile("waterveld")
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile("/nergens/profiel.toml")
