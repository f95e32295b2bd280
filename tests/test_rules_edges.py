"""Where a rule must hold its tongue, or say less: a false alarm costs trust."""

from __future__ import annotations

import pytest

import rapportparser
from rapportparser.checking.registry import all_rules
from rapportparser.checking.rules.cod006_name_differs import differs
from rapportparser.checking.settings import Settings
from rapportparser.model import Rapport
from tests.checked import SOUND, changed, findings_of, lit, parsed, recoded, uncoded, without
from tests.test_rules import shares, total, totals, with_warning

PART = """\
2de Voortgangsrapportage 2023

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

Er zijn geen afwijkingen ten opzichte van de begroting.
"""
EXPLAINED = "2A1.2 Bewaakte fietsenstallingen\nDoor een tekort aan personeel"


def severities(text: str | Rapport) -> list[str]:
    rapport = parsed(text) if isinstance(text, str) else text
    return [finding.severity for finding in rapportparser.check(rapport)]


def test_a_loose_part_is_not_flooded() -> None:
    (found,) = rapportparser.check(parsed(PART))
    assert (found.rule, found.severity, found.programma) == ("SEC001", "info", 2)
    assert severities(changed("2de Voortgangsrapportage 2023\n", "", text=PART)) == ["info", "info"]


def test_a_loose_part_is_held_to_its_stoplights_all_the_same() -> None:
    text = changed("2A1.1 Straatcoaches |", "2A1.1 Straatcoaches | Rood |", text=PART)
    assert [found.code for found in findings_of("STO001", text)] == ["2A1.1"]


def test_a_source_without_programmes_is_a_fout() -> None:
    (found,) = findings_of(
        "SEC001", "Notulen van de vergadering van 3 maart 2023\n\nDe voorzitter opent de vergadering.\n"
    )
    assert (found.severity, found.programma, found.location) == ("error", None, None)


def test_a_kaderbrief_owes_no_sections() -> None:
    text = "Kaderbrief 2023-2027\n\nProgramma 3 Haven\n\nProgrammanummer\n3\n\nDe missie van het programma Haven luidt:\nDe haven is schoon.\n"
    assert list(rapportparser.check(parsed(text))) == []


def test_an_unknown_kind_is_held_to_a_voortgangsrapportage() -> None:
    text = without(SOUND, "1e Voortgangsrapportage 2023", "Programma 1").replace(
        "Stand van zaken bij Voortgangsrapportage", "Stand van zaken"
    )
    assert parsed(text).soort == "onbekend"
    assert not findings_of("SEC001", text)
    assert (
        findings_of("SEC001", without(text, "De missie van het programma Haven", "Stand van zaken"))[0].sectie
        == "missie"
    )


TREE_2 = without(SOUND, "Toelichting doelenboom beleidsterrein 2A", "Programma 3 Haven")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (TREE_2, True),
        (TREE_2.replace("| Rood |", "| Groen |").replace("| Oranje |", "| Groen |"), False),
        (TREE_2.replace(" | Groen |", " |").replace(" | Rood |", " |").replace(" | Oranje |", " |"), True),
        (
            TREE_2.replace(" | Groen |", " |").replace(" | Rood |", " |").replace(" | Oranje |", " |")
            .replace("voelt 81% zich veilig.", "voelt 81% zich veilig. Alle prestaties staan op groen."),
            False,
        ),
        (
            TREE_2.replace(" | Groen |", " |").replace(" | Rood |", " |").replace(" | Oranje |", " |")
            .replace("voelt 81% zich veilig.", "voelt 81% zich veilig. Alle prestaties staan op groen, behalve 2A2.2."),
            True,
        ),
    ],
)  # fmt: skip
def test_a_toelichting_is_missed_only_where_one_is_due(text: str, due: bool) -> None:
    found = [one for one in findings_of("SEC001", text) if one.programma == 2 and one.sectie == "toelichtingen"]
    assert bool(found) == due


def test_one_beleidsterrein_without_toelichting_among_others_is_a_remark() -> None:
    second = "Beleidsterrein 1B Balie\nDoel | Prestatie |\n1B1 Snel geholpen | 1B1.1 Loket |\n\n"
    text = changed("Programma 2 Veiligheid\n", second + "Programma 2 Veiligheid\n")
    (found,) = findings_of("SEC001", text)
    assert (found.severity, found.sectie, found.code) == ("info", "toelichtingen", "1B")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "2A1 Minder diefstal\nDoor een tekort aan personeel",
        "2A1.2 Een heel andere naam\nDoor een tekort aan personeel",
        "De prestaties 2A1.2 en 2A2.1 lopen achter. Door een tekort aan personeel",
        "De bewaakte fietsenstallingen lopen achter. Door een tekort aan personeel",
        "Voor heel doel 2A1 geldt: door een tekort aan personeel",
    ],
)
def test_an_explanation_is_looked_for_well(elsewhere: str) -> None:
    assert not findings_of("STO001", changed(EXPLAINED, elsewhere))


def test_an_explanation_in_the_state_of_affairs_is_a_remark() -> None:
    text = without(SOUND, EXPLAINED, "2A2.2 Toezicht op vaarwegen")
    told = changed(
        "voelt 81% zich veilig.",
        "voelt 81% zich veilig. Prestatie 2A1.2 krijgt een rood stoplicht omdat er te weinig personeel is.",
        text=text,
    )
    assert [found.severity for found in findings_of("STO001", told)] == ["info"]
    named = changed(
        "voelt 81% zich veilig.",
        "voelt 81% zich veilig. Door ziekte staan niet alle prestaties op groen, behalve 2A1.2.",
        text=text,
    )
    assert [found.severity for found in findings_of("STO001", named)] == ["error"]


def test_an_empty_explanation_is_one_finding_and_a_heading_above_parts_is_none() -> None:
    empty = without(SOUND, "Door een tekort", "\n2A2.2 Toezicht")
    assert [(found.rule, found.code) for found in rapportparser.check(parsed(empty)) if found.severity == "error"] == [
        ("SEC002", "2A1.2")
    ]
    above = changed(EXPLAINED, f"2A1 Minder diefstal\n\n{EXPLAINED}")
    assert not findings_of("SEC002", above)


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("Bouw sociale huurwoningen aan de Kade", "Bouw van sociale huurwoningen aan de Kade", False),
        ("FACILTEREN VAN BEDRIJVIGHEID", "Faciliteren van bedrijvigheid en starters", False),
        ("(Laten) Uitvoeren van projecten", "(Laten) uitvoeren van woningbouwprojecten (inclusief studenten)", False),
        ("Één digitaal loket", "Eén digitaal loket", False),
        ("Fietsbrug Oude Vaart", "Fietsbrug over de oude vaart", False),
        ("Jeugdteams", "Jeugdteams en spoedhulp, ca. 24 uur per dag", False),
        ("Restauratie museum", "Exploitatie museum", True),
        ("Straatcoaches", "Toezicht op vaarwegen", True),
        ("Handhaven horecaregelgeving", "Handhaven prostitutiebeleid", True),
        ("De", "Toezicht", False),
    ],
)
def test_names_differ_in_substance_or_not(one: str, other: str, different: bool) -> None:
    assert differs(one, other) == differs(other, one) == different


def test_codes_of_programmes_that_are_not_here_may_be_mentioned() -> None:
    told = changed("Prestatie 1A1.2 loopt volgens plan.", "Prestatie 7A1.2 en beleidsterrein 8B lopen volgens plan.")
    assert not findings_of("COD004", told)
    assert findings_of("COD004", told.replace("7A1.2", "2B1.2"))
    assert [found.severity for found in findings_of("COD004", told.replace("8B", "2B"))] == ["info"]


def test_a_programme_without_doelenboom_is_told_so_once() -> None:
    text = without(SOUND, "Doelenbomen\n\nBeleidsterrein 2A", "Toelichting doelenboom beleidsterrein 2A")
    found = list(rapportparser.check(parsed(text)))
    assert [(one.rule, one.sectie) for one in found] == [("SEC001", "doelenbomen")]


def test_a_numbering_of_another_kind_has_no_gaps_and_joined_codes_have() -> None:
    tens = changed(" | 1A1.2 Uitdaag", " | 1A1.10 Uitdaag")
    assert not findings_of("COD007", tens)
    joined = changed("1A1.1 Burgerpanel", "1A101 Burgerpanel").replace("1A1.2", "1A103")
    assert [found.code for found in findings_of("COD007", joined)] == ["1A102"]


def test_many_gaps_are_one_short_remark() -> None:
    rows = "".join(f" | 1A1.{number} Naam {number} | Groen |\n" for number in range(4, 30, 2))
    text = changed(" | 1A1.2 Uitdaagrecht en buurtbudget | Groen |\n", " | 1A1.2 Uitdaagrecht | Groen |\n" + rows)
    (found,) = findings_of("COD007", text)
    assert found.message == "De nummering slaat 1A1.3, 1A1.5, 1A1.7, 1A1.9 en nog 9 andere over."


def test_an_info_block_that_is_missing_whole_is_one_finding() -> None:
    text = without(SOUND, "Programma 3 Haven", "De missie van het programma Haven")
    (found,) = findings_of("SEC006", text)
    assert "infoblok" in found.message
    number = changed("Programmanummer\n2\n", "").replace("Programma 2 Veiligheid", "Veiligheid")
    assert [found.sectie for found in findings_of("SEC006", number)] == ["nummer"]


def test_several_missing_programmes_are_one_finding() -> None:
    text = (
        without(SOUND, "Programma 2 Veiligheid", "Programma 3 Haven")
        .replace("Programma 3", "Programma 9")
        .replace("Programmanummer\n3", "Programmanummer\n9")
    )
    (found,) = findings_of("SEC005", text)
    assert found.message == "De programma's 2 tot en met 8 ontbreken."


@pytest.mark.parametrize(
    ("rule", "sentence", "fires"),
    [
        ("PCT002", "Inwoners met een inkomen tot 120% van het sociaal minimum krijgen een pas.", False),
        ("PCT002", "De bezettingsgraad is 104%.", False),
        ("PCT002", "Van de meldingen is 108% afgehandeld.", True),
        ("PCT003", "Van de jongens is 80% tevreden, 70% van de meisjes ook.", False),
        ("PCT003", "In 2021 was 60% tevreden en in 2022 70%.", False),
        ("PCT003", "Van de woningen is 33% klein, 34% middelgroot en 34% groot.", False),
        ("PCT003", "Van de woningen is 33% klein, 44% middelgroot en 34% groot.", True),
    ],
)
def test_shares(rule: str, sentence: str, fires: bool) -> None:
    assert bool(findings_of(rule, shares(sentence))) == fires


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("Na een stijging in 2019 (+5%) en een daling in 2020 (-1%) en 2021 (-7%) zien we weer een toename.", False),
        ("Het aantal meldingen neemt toe (-4%).", True),
        ("De uitgaven namen af, terwijl het aantal aanvragen steeg (+4%).", False),
        ("De trend van een toename van oplichting zet wel door(+43%).", False),
        ("Het aantal inwoners is veranderd (-4%).", False),
        ("Er waren minder aangiften (+7,5%) dan vorig jaar.", True),
    ],
)
def test_signs(sentence: str, fires: bool) -> None:
    assert bool(findings_of("PCT001", changed("Van de inwoners voelt 81% zich veilig.", sentence))) == fires


def test_shares_of_several_things_are_no_parts() -> None:
    assert not findings_of("PCT002", shares("De omzet steeg met 120%.", kind="verandering"))
    assert findings_of("PCT002", shares("Van de meldingen is 108% afgehandeld.", subject="de meldingen"))[
        0
    ].message == ("108% van “de meldingen” is meer dan het geheel.")


def test_totals_are_counted_only_where_they_can_be() -> None:
    assert not findings_of("STO004", totals(total("groen", 2, 4), total("oranje", 1, 4), total("rood", 1, None)))
    assert not findings_of("STO004", totals(total("groen", 2, None, "2A"), total("afwijkend", 2, 4)))
    assert [
        found.code for found in findings_of("STO004", totals(total("groen", 2, 2, "1A"), total("groen", 1, 2, "2A")))
    ] == ["2A"]
    assert not findings_of("STO004", totals(total("groen", 5, 9, "7A")))
    (sum_,) = (
        found
        for found in findings_of("STO004", totals(total("groen", 3, 4), total("rood", 2, 4)))
        if "samen" in found.message
    )
    assert "samen 5" in sum_.message


def test_a_colour_that_a_sentence_tells_is_no_reason_to_miss_others() -> None:
    rapport = parsed(PART)
    svz = rapport.programmas[0].toelichtingen[0].location
    programma = rapport.programmas[0]
    boom = programma.doelenbomen[0]
    first, second = boom.doelen[0].prestaties
    light = {"kleur": "oranje", "bron": "tekst", "location": svz}
    lit = first.model_copy(update={"stoplicht": rapportparser.model.Stoplicht.model_validate(light)})
    doel = boom.doelen[0].model_copy(update={"prestaties": (lit, second)})
    changed_ = programma.model_copy(update={"doelenbomen": (boom.model_copy(update={"doelen": (doel,)}),)})
    assert not findings_of("STO005", rapport.model_copy(update={"programmas": (changed_,)}))


def test_many_missing_colours_are_one_finding() -> None:
    rows = "".join(f" | 3A1.{number} Naam {number} |\n" for number in range(2, 7))
    (found,) = findings_of("STO005", SOUND + rows)
    assert "5 prestaties" in found.message


def test_a_report_of_one_programme_is_compared_with_its_own() -> None:
    only = without(SOUND, "Programma 1 Bestuur", "Programma 2 Veiligheid").partition("Programma 3 Haven")[0]
    (found,) = (one for one in rapportparser.check(parsed(only), previous=parsed(SOUND)) if one.rule.startswith("VOR"))
    assert (found.rule, found.severity) == ("VOR001", "info")


def test_joined_codes_are_the_same_prestaties_as_before() -> None:
    joined = SOUND
    for code in ("1A1", "2A1", "2A2", "3A1"):
        joined = joined.replace(f"{code}.", f"{code}0")
    assert "2A102 Bewaakte" in joined
    assert not [
        one for one in rapportparser.check(parsed(joined), previous=parsed(SOUND)) if one.rule.startswith("VOR")
    ]


def test_what_got_another_code_is_a_remark_and_a_doel_goes_with_its_prestaties() -> None:
    moved = changed(" | 1A1.2 Uitdaag", " | 1A1.3 Uitdaag")
    (found,) = findings_of("VOR002", moved, previous=SOUND)
    assert (found.severity, found.code) == ("info", "1A1.2")
    gone = without(SOUND, "2A2 Rust op straat", "\nToelichting doelenboom beleidsterrein 2A")
    assert [found.code for found in findings_of("VOR002", gone, previous=SOUND)] == ["2A2"]


def test_programmes_out_of_order_are_a_remark() -> None:
    head, second, third = SOUND.partition("Programma 2 Veiligheid")[0], "", ""
    second, _, third = SOUND.removeprefix(head).partition("Programma 3 Haven")
    (found,) = findings_of("SEC004", f"{head}Programma 3 Haven{third}\n{second}")
    assert (found.severity, found.programma) == ("info", 2)


def test_the_order_is_that_of_the_report() -> None:
    text = (
        changed("De kade is klaar.\n", "")
        .replace("1e Voortgangsrapportage 2023\n", "")
        .replace(" | 2A1.2 Bewaakte", " | 2A1. 2 Bewaakte")
    )
    found = list(rapportparser.check(parsed(text)))
    assert [one.programma for one in found] == sorted((one.programma for one in found), key=lambda number: number or 0)
    lines = [(one.programma or 0, one.location.line if one.location else 0) for one in found]
    assert lines == sorted(lines)


def test_a_programme_without_a_number_is_named_in_the_message() -> None:
    text = "1e Voortgangsrapportage 2023\n\nDe missie van het programma Haven luidt:\nDe haven is schoon.\n"
    messages = {found.message for found in findings_of("SEC001", text)}
    assert "Programma Haven: de stand van zaken ontbreekt." in messages


def test_the_order_is_that_of_the_profile() -> None:
    order = Settings(required={"voortgangsrapportage": ("missie", "doelenbomen", "stand_van_zaken", "toelichtingen")})
    assert len(findings_of("SEC004", SOUND, settings=order)) == 3
    assert (
        "de missie, de doelenboom, de stand van zaken en de toelichting"
        in findings_of("SEC004", SOUND, settings=order)[0].hint
    )


def test_an_info_field_that_no_programme_has_is_one_remark() -> None:
    text = SOUND
    for commissie in ("Bestuur en Middelen", "Wonen en Veiligheid", "Ruimte en Verkeer"):
        text = changed(f"Commissie\n{commissie}\n", "", text=text)
    (found,) = findings_of("SEC006", text)
    assert (found.severity, found.programma, found.sectie) == ("info", None, "commissies")


def test_a_foreign_doelenboom_is_told_once() -> None:
    found = list(rapportparser.check(parsed(SOUND.replace("2A", "4A"))))
    assert [(one.rule, one.code) for one in found] == [("COD003", "4A")]


def test_a_slip_in_one_row_is_told_once() -> None:
    found = list(rapportparser.check(parsed(changed("2A1.1 Buurt", "3A1.1 Buurt"))))
    assert [(one.rule, one.code) for one in found if one.severity == "error"] == [("COD003", "3A1.1")]
    assert {one.rule for one in found} == {"COD003", "COD007"}


def test_a_report_of_loose_headings_lacks_its_sections() -> None:
    text = (
        "1e Voortgangsrapportage 2025\n\nBeleidsterrein Arbeidsparticipatie\n\nEr zijn 300 banen bij gekomen. Dat is meer "
        "dan verwacht.\n\nBeleidsterrein Schulden\n\nHet aantal schulden daalt.\n"
    )
    assert [one.sectie for one in findings_of("SEC001", text)] == ["missie", "stand_van_zaken", "doelenbomen"]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        (
            "Van de 9 prestaties verwachten we dat 5 prestaties lukken ('groen'). Op 2 prestaties lopen we achter ('oranje').",
            7,
        ),
        ("Van de 9 prestaties staan er 5 op groen, 3 op oranje en 2 op rood.", 10),
        ("Van de 9 prestaties lukken er 5 ('groen'). Op 4 prestaties lopen we achter ('oranje').", None),
        (
            "Van de 9 prestaties lukken er 5 ('groen'). Op 2 prestaties lopen we achter ('oranje'), 2 prestaties zijn klaar.",
            None,
        ),
        (
            "Van de 9 prestaties lukken er 5 ('groen') en 2 lopen achter ('oranje'). De overige zijn nog niet begonnen.",
            None,
        ),
        ("Van de 9 prestaties staan er 7 op groen.", None),
    ],
)
def test_numbers_of_each_colour_are_together_what_the_text_says(text: str, together: int | None) -> None:
    found = findings_of("STO004", changed("De kade is klaar.", text))
    sums = [finding.message for finding in found if "samen" in finding.message]

    assert len(sums) == (together is not None)
    assert together is None or f" {together}," in sums[0]


BBV = ("BBV001", "BBV002", "BBV003")


@pytest.mark.parametrize("rule", BBV)
def test_what_the_law_asks_it_asks_of_budgets_and_annual_reports_alone(rule: str) -> None:
    wrong = all_rules()[rule].wrong

    assert findings_of(rule, wrong.replace("Programmabegroting 2024", "Jaarstukken 2024"))
    assert not findings_of(rule, wrong.replace("Programmabegroting 2024", "1e Voortgangsrapportage 2024"))


@pytest.mark.parametrize("rule", BBV)
def test_a_water_board_has_rules_of_its_own(rule: str) -> None:
    rapport = parsed(all_rules()[rule].wrong)

    assert not findings_of(rule, rapport.model_copy(update={"organisatie": "Waterschap De Dommel"}))
    assert not findings_of(rule, rapport.model_copy(update={"organisatie": "Rijnland"}))


def test_a_province_has_the_paragrafen_and_not_the_indicators_of_municipalities() -> None:
    province = {"organisatie": "Zuid-Holland"}

    assert findings_of("BBV001", parsed(all_rules()["BBV001"].wrong).model_copy(update=province))
    assert not findings_of("BBV002", parsed(all_rules()["BBV002"].wrong).model_copy(update=province))


def test_a_part_of_a_report_misses_no_paragraaf_and_no_indicator() -> None:
    part = """\
Programmabegroting 2024

Programma 1 Veiligheid

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Verplichte beleidsindicatoren
Indicator | 2022 |
Verwijzingen Halt | 5 |

Wat mag het kosten?
De lasten zijn 3 miljoen euro."""

    assert not findings_of("BBV001", part)
    assert not findings_of("BBV002", part)


def test_an_indicator_is_asked_for_in_its_years_alone() -> None:
    old = all_rules()["BBV002"].wrong.replace("Programmabegroting 2024", "Programmabegroting 2015")

    assert not findings_of("BBV002", old)


def test_a_question_that_no_programme_answers_is_one_remark() -> None:
    one = all_rules()["BBV003"].wrong
    two = f"{one}\n\n" + one.partition("\n\n")[2].replace("Programma 1 Veiligheid", "Programma 2 Haven").replace(
        "1A", "2A"
    )

    (finding,) = findings_of("BBV003", two)
    assert finding.severity == "info"
    assert "Wat mag het kosten?" in finding.message


def test_a_programme_with_another_number_is_not_gone_and_its_codes_are_not() -> None:
    found = list(rapportparser.check(parsed(recoded(SOUND, 2, 5)), previous=parsed(SOUND)))
    (since,) = (one for one in found if one.rule.startswith("VOR"))
    assert (since.rule, since.severity, since.programma) == ("VOR001", "info", 5)
    assert "programma 2 Veiligheid" in since.message


def test_rows_without_codes_are_named_and_found_by_name() -> None:
    before = uncoded(parsed(SOUND))
    assert not [one for one in rapportparser.check(before, previous=before) if one.rule.startswith("VOR")]
    now = uncoded(parsed(changed(" | 1A1.2 Uitdaagrecht en buurtbudget | Groen |\n", "")))
    (found,) = (one for one in rapportparser.check(now, previous=before) if one.rule.startswith("VOR"))
    assert (found.rule, found.code) == ("VOR002", None)
    assert "“Uitdaagrecht en buurtbudget”" in found.message


def test_a_row_without_a_code_is_not_explained_by_a_toelichting_without_one() -> None:
    rapport = uncoded(parsed(changed("2A1.2 Bewaakte fietsenstallingen\nDoor", "Door")))
    (found,) = (one for one in rapportparser.check(rapport) if one.rule == "STO001" and one.severity == "error")
    assert (found.code, "“Bewaakte fietsenstallingen”" in found.message) == (None, True)


def test_a_column_that_was_not_read_whole_is_told_and_its_rows_are_not_accused() -> None:
    text = changed("fietsenstallingen | Rood", "fietsenstallingen | ")
    assert [found.code for found in findings_of("STO005", text)] == ["2A1.2"]
    rapport = parsed(text).model_copy(
        update={
            "warnings": with_warning(
                "stoplicht-column-unread", kolom="Stoplicht", rijen=7, gelezen=5, programma=2
            ).warnings
        }
    )
    (found,) = findings_of("STO005", rapport)
    assert (found.message, found.programma) == ("Kolom Stoplicht: 5 van 7 rijen gelezen.", 2)
    assert found.location == rapport.programmas[1].location


@pytest.mark.parametrize("code", ["stoplicht-differs", "stoplicht-column-unread", "code-mended"])
def test_a_warning_of_the_first_contract_is_not_taken_apart(code: str) -> None:
    rapport = with_warning(code)
    assert not [one for one in rapportparser.check(rapport) if one.rule in {"STO003", "STO005", "COD009"}]


def test_a_row_without_a_code_whose_colour_and_text_differ_is_named() -> None:
    rapport = with_warning("stoplicht-differs", code=None, naam="Straatcoaches", kleur="geel", tekst="groen")
    (found,) = findings_of("STO003", rapport)
    assert found.message == "Het stoplicht van prestatie “Straatcoaches” is geel, maar de tekst zegt groen."


def test_geel_owes_an_explanation_where_the_report_has_no_oranje() -> None:
    assert not findings_of("STO001", lit(SOUND, Burgerpanel="geel"))
    (found,) = findings_of("STO001", lit(SOUND, Burgerpanel="geel", Toezicht="geel"))
    assert (found.code, found.severity) == ("1A1.1", "error")
    assert "staat op geel" in found.message


@pytest.mark.parametrize("kleur", ["blauw", "grijs"])
def test_what_is_done_or_not_begun_owes_nothing(kleur: str) -> None:
    everywhere = dict.fromkeys(("Burgerpanel", "Uitdaagrecht", "Walstroom"), kleur)
    assert not list(rapportparser.check(lit(SOUND, **everywhere)))


def test_one_of_several_lights_owes_an_explanation_and_is_a_light() -> None:
    assert not list(rapportparser.check(lit(SOUND, Burgerpanel_tijd="groen")))
    (found,) = rapportparser.check(lit(SOUND, Burgerpanel_tijd="rood"))
    assert (found.rule, found.code) == ("STO001", "1A1.1")
    assert "staat op rood (tijd)" in found.message


def test_where_no_row_has_a_code_no_code_is_unknown() -> None:
    text = changed("De kade is klaar.", "De kade is klaar, zie 3A1.7.").replace(
        "2A2.2 Toezicht op vaarwegen", "2A2.9 Toezicht"
    )
    assert {found.rule for found in rapportparser.check(parsed(text))} >= {"COD004", "COD005"}
    assert not {found.rule for found in rapportparser.check(uncoded(parsed(text)))} & {"COD004", "COD005"}
