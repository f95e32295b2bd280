"""Profiles: data that is checked when it is read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rapportparser
from rapportparser.errors import ProfileError
from rapportparser.profile import load_profile
from rapportparser.profile_source import shipped_names
from rapportparser.profile_writing import as_toml
from tests.conftest import SAMPLES
from tests.test_cli import run

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


HEAD = 'naam = "eigen"\nomschrijving = "Een eigen profiel"\nbasis = "leiden"\n'
LEVELS = '{ niveau = "programma", patroon = "[1-9]" }, { niveau = "doel", patroon = "[A-Z]" }'
BROKEN = [
    # Keys.
    ("kopen = 1", "unknown key kopen", "did you mean koppen?"),
    ('bassis = "leiden"', "unknown key bassis", "did you mean basis?"),
    ("zomaar = 1", "unknown key zomaar", "there are naam, omschrijving, leeswijze, herkenning, codes"),
    ("[koppen]\nmssie = []", "unknown key koppen.mssie", "did you mean missie?"),
    (f"[codes]\nniveaus = [{LEVELS[:-2]}, scheding = '.' }}]", "key codes.niveaus[2].scheding", "mean scheiding?"),
    ('[codes]\nniveaus = [{ niveau = "programma" }]', "key codes.niveaus[1].patroon is missing", "must be a text"),
    ("[kleuren.blauw]\nvan = 1\ntot = 2", "key kleuren.blauw", "there are groen, oranje, rood"),
    ("[soorten]\njaarstuk = ['x']", "key soorten.jaarstuk", "did you mean jaarstukken?"),
    # Types.
    ("koppen = 3", "key koppen must be a table", "not a number (3)"),
    ("[koppen]\nmissie = 'Missie'", "key koppen.missie must be a list of texts", "not a text ('Missie')"),
    ("[koppen]\nmissie = ['Missie', 2]", "key koppen.missie[2] must be a text", "not a number (2)"),
    ("[codes]\nniveaus = 'abc'", "key codes.niveaus must be a list of tables", "not a text"),
    ("[kleuren.groen]\nvan = '75'", "key kleuren.groen.van must be a number", "not a text ('75')"),
    ("[kleuren.groen]\nvan = true", "key kleuren.groen.van must be a number", "not true or false"),
    ("kleuren = 2024-01-01", "key kleuren must be a table", "not a date or time (2024-01-01)"),
    # Values.
    ("[kleuren.groen]\nvan = 360", "key kleuren.groen.van is 360", "must be less than 360"),
    ("[kleuren.groen]\ntot = -1", "key kleuren.groen.tot is -1", "must be at least 0"),
    ("[kleuren.groen]\ntot = nan", "key kleuren.groen.tot is nan", "must be"),
    ("[kleuren.groen]\nlichtst = 1.5", "key kleuren.groen.lichtst is 1.5", "must be at most 1"),
    ("[kleuren.groen]\ndonkerst = 0.9", "key kleuren.groen", "donkerst (0.9) must be less than lichtst (0.85)"),
    ("[verplicht]\njaarstukken = ['misie']", "key verplicht.jaarstukken[1]", "did you mean missie?"),
    ("[verplicht]\njaarstukken = ['x']", "'x' is not known", "there are missie, stand_van_zaken, doelenbomen"),
    (f"[codes]\nniveaus = [{LEVELS.replace('doel', 'doelen')}]", "codes.niveaus[2].niveau", "did you mean doel?"),
    ("[codes]\nniveaus = []", "key codes.niveaus is empty or too short", "it needs 2 or more"),
    (f"[codes]\nniveaus = [{LEVELS}, {LEVELS}]", "key codes", "begin with programma and go down once"),
    ("[koppen]\nmissie = ['']", "key koppen.missie[1] is empty", "at least"),
    ("[kleuren.rood]\nwoorden = ['groen']", "key kleuren: 'groen' stands in groen and in rood", "means one"),
    ("[soorten]\nkaderbrief = ['Jaarverslag']", "key soorten: 'Jaarverslag'", "in jaarstukken and in kaderbrief"),
    # Patterns.
    ("[ruis]\nregels = ['x', '(']", "key ruis.regels[2]: '(' is no regular expression", "position 0"),
    ("[ruis]\nregels = ['a)(b']", "key ruis.regels[1]: 'a)(b' is no regular expression", "unbalanced"),
    ("[ruis]\nregels = ['(?i)x']", "key ruis.regels[1]: '(?i)x' is no regular expression", "flags"),
    ("[ruis]\nregels = ['x*']", "key ruis.regels[1]: 'x*' matches nothing at all", "must need a character"),
    ("[ruis]\nregels = ['(?P<a>x)']", "key ruis.regels[1]", "write (?:…)"),
    # Headings.
    ("[koppen]\nmissie = ['Ons doel', 'ons  DOEL']", "key koppen.missie: 'ons  DOEL'", "stands there twice"),
    ("[koppen]\nmissie = ['Doelenboom']", "key koppen: 'Doelenboom'", "in missie and in doelenbomen"),
    ("[koppen]\nmissie = ['Van {nam}']", "unknown slot {nam}", "{naam}, {soort}, {jaar}, {beleidsterrein}"),
    ("[koppen]\nmissie = ['Van {naam} in {jaar}']", "has 2 slots", "may have one"),
    ("[koppen]\nmissie = ['{naam} luidt']", "key koppen.missie[1]", "must begin with a word of its own"),
]


@pytest.mark.parametrize(("text", "says", "may_be"), BROKEN, ids=[text for text, _, _ in BROKEN])
def test_a_broken_profile_is_told_by_its_key_and_what_it_may_be(
    tmp_path: Path, text: str, says: str, may_be: str
) -> None:
    own = tmp_path / "kapot.toml"
    own.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(str(own))
    message = str(caught.value)
    assert message.startswith(f"{own}: ")
    assert " ".join(says.split()) in message
    assert may_be in message
    assert "\n" not in message
    assert "pydantic" not in message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"naam = ", "is no valid TOML: Invalid value"),
        (b'naam = "a"\nx\n', "at line 2"),
        (b'naam = "a"\nnaam = "b"\n', "is no valid TOML: Cannot overwrite a value (at line 2"),
        (b"a = " + b"[" * 5000, "is no valid TOML"),
        (b"a = " + b"9" * 5000, "is no valid TOML"),
        (b'naam = "caf\xe9"', "byte 12 is no part of any character"),
        (b'omschrijving = "x"\nbasis = "leiden"', "key naam is missing; it must be a text"),
        (b'naam = "Mijn Profiel"\nomschrijving = "x"\nbasis = "leiden"', "'Mijn Profiel' may have small letters"),
        (b'naam = "a"\nomschrijving = "x"', "key codes is missing (7 more after this); it must be a table"),
        (b"basis = 3", "key basis must be a text"),
        (b'basis = "nergens"', "key basis names nergens: the profile cannot be read; give one of algemeen, leiden"),
        (b'basis = "kapot.toml"', "key basis leads in a circle"),
        (b"", "key naam is missing"),
    ],
)
def test_a_file_that_is_no_profile(tmp_path: Path, data: bytes, says: str) -> None:
    own = tmp_path / "kapot.toml"
    own.write_bytes(data)
    done = run("profile", "validate", own)
    assert done.returncode == 2
    assert done.stdout == b""
    message = done.stderr.decode()
    assert message.startswith(f"rapportparser: {own}: ")
    assert message.count("\n") == 1
    assert says in message


def test_every_verb_that_takes_a_profile_tells_the_same(tmp_path: Path) -> None:
    own = tmp_path / "kapot.toml"
    own.write_text(HEAD + "[kopen]", encoding="utf-8")
    report = SAMPLES / "voortgangsrapportage-2021-veiligheid.txt"
    done = [run("profile", "validate", own), run("profile", "show", own), run("parse", report, "--profile", own)]
    assert [one.returncode for one in done] == [2, 2, 2]
    assert len({one.stderr for one in done}) == 1
    assert b"did you mean koppen?" in done[0].stderr


def test_a_basis_is_taken_over_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "grond.toml").write_text(HEAD + "[kleuren.groen]\nwoorden = ['Prima']\n", encoding="utf-8")
    own = tmp_path / "eigen.toml"
    own.write_text(
        'naam = "klein"\nomschrijving = "x"\nbasis = "grond.toml"\n[koppen]\nmissie = ["Opdracht"]\n',
        encoding="utf-8-sig",
    )
    profile, leiden = load_profile(str(own)), load_profile("leiden")
    assert (profile.naam, profile.koppen.missie) == ("klein", ("Opdracht",))
    assert profile.koppen.toelichting == leiden.koppen.toelichting
    assert (profile.kleuren["groen"].woorden, profile.kleuren["groen"].van) == (("Prima",), 75)
    assert profile.codes == leiden.codes


def test_a_broken_basis_is_told_with_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "grond.toml").write_text("x", encoding="utf-8")
    own = tmp_path / "eigen.toml"
    own.write_text('naam = "klein"\nomschrijving = "x"\nbasis = "grond.toml"', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"eigen\.toml: key basis names grond\.toml: is no valid TOML"):
        load_profile(str(own))


def test_show_lists_the_shipped_profiles() -> None:
    lines = run("profile", "show").stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == shipped_names()
    assert any(line.endswith("Gemeente Leiden, 2014 en later") for line in lines)


@pytest.mark.parametrize("name", shipped_names())
def test_show_gives_a_shipped_profile_as_it_was_written(name: str) -> None:
    assert run("profile", "show", name).stdout == (LEIDEN.parent / f"{name}.toml").read_bytes()
    assert run("profile", "validate", name).stdout.decode().startswith(f"{name}: profile {name} is sound: codes of pro")


@pytest.mark.parametrize("name", shipped_names())
def test_show_whole_gives_a_profile_that_reads_the_same_without_its_basis(tmp_path: Path, name: str) -> None:
    whole = tmp_path / "heel.toml"
    assert run("profile", "show", name, "--whole", "-o", whole).returncode == 0
    assert "basis" not in tomllib.loads(whole.read_text(encoding="utf-8"))
    assert load_profile(str(whole)) == load_profile(name)


@given(
    st.recursive(
        st.text() | st.integers(-(2**53), 2**53) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=12,
    )
)
def test_what_is_written_as_toml_reads_the_same(value: object) -> None:
    assert tomllib.loads(as_toml({"waarde": value})) == {"waarde": value}


def test_no_such_profile() -> None:
    with pytest.raises(ProfileError, match="leiden"):
        load_profile("waterveld")
    with pytest.raises(ProfileError, match="cannot be read"):
        load_profile("/nergens/profiel.toml")
