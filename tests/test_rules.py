"""Each rule fires on a report with its fault, and stays silent on a sound one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import rapportparser
from rapportparser.checking.registry import FAMILIES, all_rules
from rapportparser.checking.rule import LANGUAGES, Rule, Words
from rapportparser.model import Location, ParseWarning, Percentage, Rapport, Section, StoplichtTotaal
from rapportparser.model_findings import Finding
from rapportparser.profile import load_profile
from tests.checked import SOUND, changed, findings_of, parsed, without

CONTRACT = {
    "SEC": ["missing-section", "empty-section", "doubled-section", "sections-out-of-order", "programme-missing",
            "info-field-missing", "title-not-recognised"],
    "COD": ["code-twice", "wrong-doel", "other-programme", "unknown-mention", "unknown-toelichting", "name-differs",
            "gap-in-numbering", "doel-without-prestaties", "slip-in-code"],
    "STO": ["not-explained", "thin-toelichting", "colour-and-text", "totals", "colour-missing"],
    "PCT": ["sign-against-verb", "share-above-hundred", "parts-above-hundred"],
    "BBV": ["paragraaf-missing", "indicator-missing", "question-missing"],
    "VOR": ["programme-gone", "code-gone", "red-not-mentioned"],
}  # fmt: skip

SVZ = "Stand van zaken bij Voortgangsrapportage\n"

# What to do to the sound report so that a rule fires, and what it is then about: severity, programme, section, code.
FAULTS: dict[str, tuple[str, tuple[str, int | None, str | None, str | None]]] = {
    "SEC001": (without(SOUND, "De missie van het programma Veiligheid", SVZ), ("error", 2, "missie", None)),
    "SEC002": (changed("De kade is klaar.\n", ""), ("error", 3, "stand_van_zaken", None)),
    "SEC003": (
        changed("De kade is klaar.\n", f"De kade is klaar.\n\n{SVZ}De kade is bijna klaar.\n"),
        ("warning", 3, "stand_van_zaken", None),
    ),
    "SEC004": (
        changed(
            "De missie van het programma Haven luidt:\nDe haven is schoon en levendig.\n\n" + SVZ + "De kade is klaar.\n",
            SVZ + "De kade is klaar.\n\nDe missie van het programma Haven luidt:\nDe haven is schoon en levendig.\n",
        ),
        ("warning", 3, "stand_van_zaken", None),
    ),
    "SEC005": (without(SOUND, "Programma 2 Veiligheid", "Programma 3 Haven"), ("warning", 2, None, None)),
    "SEC006": (changed("Commissie\nRuimte en Verkeer\n", ""), ("warning", 3, "commissies", None)),
    "SEC007": (changed("1e Voortgangsrapportage 2023\n", ""), ("warning", None, None, None)),
    "COD001": (changed("2A2.2 Toezicht op de", "2A2.1 Toezicht op de"), ("error", 2, "doelenbomen", "2A2.1")),
    "COD002": (changed(" | 2A1.2 Bewaakte", " | 2A2.3 Bewaakte"), ("error", 2, "doelenbomen", "2A2.3")),
    "COD003": (changed(" | 2A1.2 Bewaakte", " | 3A1.2 Bewaakte"), ("error", 2, "doelenbomen", "3A1.2")),
    "COD004": (changed("Prestatie 1A1.2 loopt", "Prestatie 1A1.7 loopt"), ("warning", 1, "stand_van_zaken", "1A1.7")),
    "COD005": (
        changed("2A2.2 Toezicht op vaarwegen", "2A2.9 Toezicht op vaarwegen"),
        ("warning", 2, "toelichtingen", "2A2.9"),
    ),
    "COD006": (
        changed("2A2.2 Toezicht op vaarwegen", "2A2.2 Verlichting van parken"),
        ("warning", 2, "toelichtingen", "2A2.2"),
    ),
    "COD007": (changed(" | 1A1.2 Uitdaag", " | 1A1.3 Uitdaag"), ("info", 1, "doelenbomen", "1A1.2")),
    "COD008": (changed("3A1.1 Walstroom voor de binnenvaart", ""), ("info", 3, "doelenbomen", "3A1")),
    "COD009": (changed(" | 1A1.2 Uitdaag", " | 1A1. 2 Uitdaag"), ("warning", 1, "doelenbomen", "1A1.2")),
    "STO001": (
        without(SOUND, "2A1.2 Bewaakte fietsenstallingen\nDoor", "2A2.2 Toezicht op vaarwegen"),
        ("error", 2, "toelichtingen", "2A1.2"),
    ),
    "STO002": (
        changed("De boot is later geleverd, omdat de werf stil lag. Tot juli huurt de gemeente een boot van de "
                "waterpolitie.", "Dit onderwerp heeft onze volle aandacht."),
        ("info", 2, "toelichtingen", "2A2.2"),
    ),
    "STO005": (changed("Burgerpanel | Groen |", "Burgerpanel | |"), ("warning", 1, "doelenbomen", "1A1.1")),
    "BBV001": (all_rules()["BBV001"].wrong, ("warning", None, None, None)),
    "BBV002": (all_rules()["BBV002"].wrong, ("info", None, None, None)),
    "BBV003": (all_rules()["BBV003"].wrong, ("warning", 1, None, None)),
    "PCT001": (changed("daalt (-12%)", "daalt (+12%)"), ("warning", 2, "stand_van_zaken", None)),
}  # fmt: skip

NOWHERE = Location(page=None, line=1, bbox=None)


def with_section(change: Callable[[Section], Section]) -> Rapport:
    """Give the sound report with the state of affairs of programme 2 changed, as facts of the texts would fill it."""
    rapport = parsed(SOUND)
    programmas = list(rapport.programmas)
    section = programmas[1].stand_van_zaken
    assert section is not None
    programmas[1] = programmas[1].model_copy(update={"stand_van_zaken": change(section)})
    return rapport.model_copy(update={"programmas": tuple(programmas)})


def share(text: str, value: float, sentence: str, start: int, **others: object) -> Percentage:
    fields = {
        "text": text, "value": value, "value_max": None, "unit": "procent", "kind": "aandeel", "direction": None,
        "qualifier": None, "subject": None, "period": None, "baseline": None, "sentence": sentence, "start": start,
        "end": start + len(text), "location": NOWHERE,
    }  # fmt: skip
    return Percentage.model_validate(fields | others)


def shares(sentence: str, **others: object) -> Rapport:
    """Give the sound report with a sentence in which every percentage is a share."""
    found = tuple(
        share(match[0], float(match[1]), sentence, match.start(), **others)
        for match in re.finditer(r"(\d+)%", sentence)
    )
    return with_section(lambda section: section.model_copy(update={"text": sentence, "percentages": found}))


def total(kleur: str, aantal: int, totaal: int | None, beleidsterrein: str | None = None) -> StoplichtTotaal:
    return StoplichtTotaal.model_validate(
        {
            "kleur": kleur, "aantal": aantal, "totaal": totaal, "beleidsterrein": beleidsterrein,
            "text": f"{aantal} prestaties staan op {kleur}", "start": 0, "end": 10, "location": NOWHERE,
        }
    )  # fmt: skip


def totals(*of: StoplichtTotaal) -> Rapport:
    return with_section(lambda section: section.model_copy(update={"stoplicht_totalen": of}))


def with_warning(kind: str, **details: str | int | None) -> Rapport:
    rapport = parsed(SOUND)
    place = rapport.programmas[1].location
    warning = ParseWarning(code=kind, message="2A1.2 is rood, de tekst zegt oranje.", details=details, location=place)
    return rapport.model_copy(update={"warnings": (warning,)})


FAULTY_RAPPORTS: dict[str, tuple[Callable[[], Rapport], tuple[str, int | None, str | None, str | None]]] = {
    "STO003": (
        lambda: with_warning(
            "stoplicht-differs", code="2A1.2", naam="Bewaakte fietsenstallingen", kleur="rood", tekst="oranje"
        ),
        ("warning", 2, None, "2A1.2"),
    ),
    "STO004": (lambda: totals(total("groen", 3, 4)), ("warning", 2, "stand_van_zaken", None)),
    "PCT002": (lambda: shares("Van de inwoners voelt 120% zich veilig."), ("warning", 2, "stand_van_zaken", None)),
    "PCT003": (
        lambda: shares("Van hen komt 45% met de fiets, 40% met de auto en 25% te voet."),
        ("info", 2, "stand_van_zaken", None),
    ),
}

SINCE: dict[str, tuple[str, tuple[str, int | None, str | None, str | None]]] = {
    "VOR001": (without(SOUND, "Programma 2 Veiligheid", "Programma 3 Haven"), ("warning", 2, None, None)),
    "VOR002": (changed(" | 1A1.2 Uitdaagrecht en buurtbudget | Groen |\n", ""), ("warning", 1, "doelenbomen", "1A1.2")),
    "VOR003": (
        without(SOUND.replace("fietsenstallingen | Rood", "fietsenstallingen | Groen"), "2A1.2 Bewaakte fietsenstallingen\nDoor", "2A2.2 Toezicht op vaarwegen"),
        ("warning", 2, "toelichtingen", "2A1.2"),
    ),
}  # fmt: skip


def test_every_rule_of_the_contract_is_there() -> None:
    ids = {f"{family}{number:03}": name for family, names in CONTRACT.items() for number, name in enumerate(names, 1)}
    assert {rule.id: rule.name for rule in all_rules().values()} == ids
    assert tuple(CONTRACT) == FAMILIES


def test_no_rule_lacks_its_tests() -> None:
    assert set(FAULTS) | set(FAULTY_RAPPORTS) | set(SINCE) == set(all_rules())


def test_a_sound_report_gets_nothing_to_hear() -> None:
    assert list(rapportparser.check(parsed(SOUND), previous=parsed(SOUND))) == []


def shown(rule: str, found: list[Finding]) -> tuple[str, int | None, str | None, str | None]:
    assert len(found) == 1, (rule, found)
    finding = found[0]
    assert finding.name == all_rules()[rule].name
    assert "{" not in finding.message + finding.hint
    return (finding.severity, finding.programma, finding.sectie, finding.code)


@pytest.mark.parametrize("rule", FAULTS)
def test_a_rule_fires_on_its_fault_alone(rule: str) -> None:
    text, expected = FAULTS[rule]
    assert shown(rule, findings_of(rule, text)) == expected


@pytest.mark.parametrize("rule", FAULTY_RAPPORTS)
def test_a_rule_fires_on_a_fault_in_what_texts_say(rule: str) -> None:
    make, expected = FAULTY_RAPPORTS[rule]
    assert shown(rule, findings_of(rule, make())) == expected


@pytest.mark.parametrize("rule", SINCE)
def test_a_rule_fires_on_what_was_lost_since_the_previous_report(rule: str) -> None:
    text, expected = SINCE[rule]
    assert shown(rule, findings_of(rule, text, previous=SOUND)) == expected
    assert not findings_of(rule, text)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_the_examples_in_the_documentation_are_true(rule: Rule) -> None:
    assert findings_of(rule.id, rule.wrong, rule.before)
    assert not findings_of(rule.id, rule.right, rule.before)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
def test_no_rule_lacks_its_documentation(rule: Rule) -> None:
    words = [rule.title, rule.looks_for, rule.why]
    for advice in rule.advice.values():
        words += [advice.message, advice.hint]
    for word in words:
        assert isinstance(word, Words)
        assert all(word.in_(lang).strip() for lang in LANGUAGES)
        assert word.nl != word.en or word.nl.startswith("{")
        slots = [set(re.findall(r"{(\w+)}", word.in_(lang))) for lang in LANGUAGES]
        assert slots[0] == slots[1]
    assert rule.wrong.strip()
    assert rule.right.strip() != rule.wrong.strip()
    assert (rule.before is not None) == (rule.family == "VOR")


def test_which_sections_a_kind_must_have_comes_from_the_profile() -> None:
    budget = without(SOUND, "Toelichting doelenboom beleidsterrein 2A", "Programma 3 Haven")
    assert findings_of("SEC001", budget)
    assert "toelichtingen" not in load_profile().verplicht["programmabegroting"]
    assert not findings_of(
        "SEC001", budget.replace("1e Voortgangsrapportage 2023", "Programmabegroting 2023").replace(SVZ, "Inleiding\n")
    )
