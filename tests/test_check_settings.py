"""`rapportparser.toml`: what it may say, and what is said of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapportparser
from rapportparser.checking.registry import all_rules
from rapportparser.checking.settings import Settings, find_settings, load_settings, rule_names, with_rules
from rapportparser.errors import SettingsError
from tests.checked import SOUND, changed, findings_of, without


def written(folder: Path, text: str) -> Path:
    path = folder / "rapportparser.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_it_may_say(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'profile = "eigen.toml"\nfail-on = "waarschuwing"\nselect = ["sec", "STO001"]\nignore = ["SEC007"]\n'
        '[severity]\nSEC005 = "opmerking"\nSTO = "uit"\nSEC006 = "error"\n[required]\njaarstukken = ["missie"]\n',
    )
    settings = load_settings(path)
    assert settings.profile == str(tmp_path / "eigen.toml")
    assert settings.fail_on == "warning"
    rules = all_rules()
    on = {rule.id: settings.severity_of(rule) for rule in rules.values() if settings.severity_of(rule)}
    assert on == {
        "SEC001": "error", "SEC002": "error", "SEC003": "warning", "SEC004": "warning", "SEC005": "info",
        "SEC006": "error",
    }  # fmt: skip
    assert settings.required == {"jaarstukken": ("missie",)}
    assert settings.fails("warning")
    assert not settings.fails("info")


def test_an_id_goes_before_its_family() -> None:
    settings = Settings(severities={"COD": None, "COD001": "info"})
    assert [rule.id for rule in all_rules().values() if rule.family == "COD" and settings.severity_of(rule)] == [
        "COD001"
    ]


def test_the_command_line_selects_before_the_file_and_ignores_beside_it() -> None:
    settings = with_rules(Settings(select=("SEC",), ignore=("COD007",)), select=["cod"], ignore=["COD008"])
    on = [rule.id for rule in all_rules().values() if settings.severity_of(rule)]
    assert on == ["COD001", "COD002", "COD003", "COD004", "COD005", "COD006", "COD009"]


def test_severities_and_required_sections_change_the_findings() -> None:
    text = without(SOUND, "De missie van het programma Veiligheid", "Stand van zaken")
    assert findings_of("SEC001", text, settings=Settings(severities={"SEC001": "info"}))[0].severity == "info"
    assert not findings_of("SEC001", text, settings=Settings(required={"voortgangsrapportage": ("stand_van_zaken",)}))
    gap = changed(" | 1A1.2 Uitdaag", " | 1A1.3 Uitdaag")
    assert findings_of("COD007", gap, settings=Settings(severities={"COD": "error"}))[0].severity == "error"


def test_what_a_rule_eases_stays_a_remark() -> None:
    part = "Beleidsterrein 2A Wonen\nDoel | Prestatie |\n2A1 Bouwen | 2A1.1 Huizen | Groen |\n"
    (found,) = findings_of("SEC001", part, settings=Settings(severities={"SEC001": "error"}))
    assert found.severity == "info"


def test_a_profile_of_ones_own_tells_the_headings_and_the_sections(tmp_path: Path) -> None:
    leiden = (Path(rapportparser.__file__).parent / "profiles" / "leiden.toml").read_text(encoding="utf-8")
    own = tmp_path / "eigen.toml"
    own.write_text(
        leiden.replace('naam = "leiden"', 'naam = "eigen"')
        .replace('"Stand van zaken bij {soort}", ', '"Hoe staat het ervoor", "Stand van zaken bij {soort}", ')
        .replace('voortgangsrapportage = ["missie", "stand_van_zaken", "doelenbomen", "toelichtingen"]', 'voortgangsrapportage = ["stand_van_zaken"]'),
        encoding="utf-8",
    )  # fmt: skip
    text = without(SOUND, "De missie van het programma Haven", "Stand van zaken").replace(
        "Stand van zaken bij Voortgangsrapportage", "Hoe staat het ervoor"
    )
    rapport = rapportparser.parse(text.encode(), profile=str(own))
    assert not [one for one in rapportparser.check(rapport, profile=str(own)) if one.rule == "SEC001"]
    # A profile that only its file knows is no reason to open a file of that name.
    assert [one.sectie for one in rapportparser.check(rapport) if one.rule == "SEC001"] == ["missie"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lang = 'nl'", "key lang is not known; there are: fail-on, ignore, profile, required, select, severity"),
        ("fail-on = 'erg'", "key fail-on must be one of fout, waarschuwing, opmerking"),
        ("fail-on = 'uit'", "key fail-on must be one of"),
        ("fail-on = 3", "key fail-on must be one of"),
        ("profile = 3", "key profile must be the name of a profile"),
        ("select = 'SEC'", "key select must be a list of ids or families"),
        ("ignore = ['SEC999']", "key ignore names 'SEC999', which is no rule or family; there are: SEC, COD"),
        ("severity = 'fout'", "key severity must be a table"),
        ("[severity]\nSEC001 = 'erg'", "key severity.SEC001 must be one of fout, waarschuwing, opmerking, uit"),
        ("[severity]\nXYZ = 'fout'", "key severity.XYZ names 'XYZ', which is no rule"),
        ("required = 1", "key required must be a table"),
        ("[required]\nnotulen = []", "key required.notulen is no kind of report; there are: voortgangsrapportage"),
        ("[required]\nkaderbrief = ['bijlage']", "key required.kaderbrief must be a list of: missie, stand_van_zaken"),
        ("[required]\nkaderbrief = 'missie'", "key required.kaderbrief must be a list of"),
        ("dit is geen toml", "is no valid TOML"),
    ],
)
def test_a_broken_one_is_told_in_one_line_that_names_the_key(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_that_is_no_text_or_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "rapportparser.toml"
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(path)
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(path)


def test_the_nearest_one_upward_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "2023" / "concept"
    deep.mkdir(parents=True)
    top = written(tmp_path, "")
    assert find_settings(deep) == top.resolve()
    near = written(tmp_path / "2023", "")
    assert find_settings(deep) == near.resolve()


def test_names_of_rules() -> None:
    assert rule_names("rules", ["sec001", "STO"]) == ["SEC001", "STO"]
    with pytest.raises(SettingsError, match="no rule or family 'SEC01'"):
        rule_names("--select", ["SEC01"])
