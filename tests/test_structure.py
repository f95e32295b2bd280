"""Which part belongs where: what real reports do differently, a small report a case."""

from __future__ import annotations

import rapportparser
from rapportparser.model import Programma, Rapport

NBSP = "\u00a0"


def parse(text: str) -> Rapport:
    return rapportparser.parse(text.encode())


def only(text: str) -> Programma:
    (programma,) = parse(text).programmas
    return programma


def tree(text: str) -> list[tuple[str | None, str | None, list[tuple[str | None, str | None]]]]:
    (boom,) = only(text).doelenbomen
    return [(doel.code, doel.naam, [(row.code, row.naam) for row in doel.prestaties]) for doel in boom.doelen]


INFO = "Programmanummer\n\n2\n\nCommissie\n\nSamenleving\n\nPortefeuille(s)\n\nZorg\n\n"
MISSIE = "De missie van het programma Veiligheid luidt:\n"
STAND = "Stand van zaken bij Voortgangsrapportage\n\n"
TREE = "Beleidsterrein 2A Buurten\n\nDoel\n\nPrestatie\n\n2A1 Minder diefstal\n\n2A1.1 Voorlichting\n\n2A1.2 Sloten\n\n"


def test_title_over_two_lines() -> None:
    rapport = parse("1e Voortgangsrapportage\n2020\n\n" + TREE)
    assert (rapport.titel, rapport.volgnummer, rapport.jaar) == ("1e Voortgangsrapportage 2020", 1, 2020)


def test_a_year_range_counts_from_its_first_year() -> None:
    rapport = parse("Kaderbrief 2023 - 2027\n\nEen brief over de jaren die komen.")
    assert (rapport.soort, rapport.jaar) == ("kaderbrief", 2023)


def test_a_title_in_a_list_or_a_sentence_is_none() -> None:
    rapport = parse(
        "Leeswijzer\n\nEr zijn vier stukken:\n\n• Kaderbrief 2023 - 2027\n\nDe Kaderbrief 2023 is het eerste."
    )
    assert (rapport.titel, rapport.soort) == (None, "onbekend")


def test_without_a_title_the_kind_shows_in_the_state_of_affairs() -> None:
    rapport = parse(INFO + MISSIE + "Veilig.\n\nStand van zaken bij 2e Bestuursrapportage\n\nGoed.")
    assert (rapport.titel, rapport.soort, rapport.volgnummer, rapport.jaar) == (None, "bestuursrapportage", 2, None)


def test_two_missions_paragraphs_stay_the_mission() -> None:
    missie = only(INFO + MISSIE + "\nEen stad die veilig is.\n\n\nEen stad die helpt.\n\n" + STAND + "Goed.").missie
    assert missie is not None
    assert missie.text == "Een stad die veilig is.\n\nEen stad die helpt."


def test_a_mission_that_is_not_printed_is_empty() -> None:
    programma = only(INFO + MISSIE + "\n" + STAND + "Goed.")
    assert programma.missie is not None
    assert (programma.missie.text, programma.stand_van_zaken and programma.stand_van_zaken.text) == ("", "Goed.")


def test_a_mission_that_fills_no_cell_of_its_row_is_empty() -> None:
    programma = only(
        "Programmanummer | 2 | |\nCommissie | Samenleving | |\n"
        "De missie van het programma Veiligheid luidt: |\nIn 2025 werken we verder.\nDoel | Prestaties |\n"
        "2A1 Minder diefstal | 2A101 Voorlichting |\n"
    )
    assert programma.missie is not None
    assert programma.missie.text == ""
    assert [(section.kop, section.text) for section in programma.overige_secties] == [
        (None, "In 2025 werken we verder.")
    ]


def test_text_after_the_mission_is_kept_where_the_state_of_affairs_has_no_heading() -> None:
    long = "De criminaliteit is dit jaar gedaald en de politie is tevreden over de samenwerking met de wijken."
    programma = only(INFO + MISSIE + "Een veilige stad.\n\n" + long + "\n\nDoelenbomen\n\n" + TREE)
    assert programma.missie is not None
    assert programma.missie.text == "Een veilige stad."
    assert programma.stand_van_zaken is None
    assert [section.text for section in programma.overige_secties] == [long]


def test_a_renamed_programme_keeps_the_name_of_its_heading() -> None:
    rapport = parse("Mobiliteit\n\n" + INFO + MISSIE + "Veilig.\n\n" + STAND + "Goed.")
    assert rapport.programmas[0].naam == "Mobiliteit"
    assert [warning.code for warning in rapport.warnings] == ["programme-name-differs"]


def test_a_programme_heading_with_a_number() -> None:
    programma = only("Programma 2: Veiligheid\n\n" + STAND + "Goed.\n\nDoelenbomen\n\n" + TREE)
    assert (programma.nummer, programma.naam) == (2, "Veiligheid")


def test_programmes_in_a_summary_are_sub_headings() -> None:
    rapport = parse("Samenvatting\n\nProgramma 2 Veiligheid\n\nGaat goed.\n\nVeiligheid\n\n" + INFO + STAND + "Goed.")
    assert [section.text for section in rapport.overige_secties] == ["Programma 2 Veiligheid\n\nGaat goed."]
    assert [programma.naam for programma in rapport.programmas] == ["Veiligheid"]


def test_a_contents_list_without_leaders_opens_nothing() -> None:
    rapport = parse(
        "Inhoud\n\nLeeswijzer\n\nVeiligheid\n\nDoelenbomen\n\nLeeswijzer\n\nZo leest u dit stuk.\n\nVeiligheid\n\n"
        + INFO + STAND + "Goed."
    )  # fmt: skip
    assert [(section.kop, section.text) for section in rapport.overige_secties] == [
        ("Leeswijzer", "Zo leest u dit stuk.")
    ]
    assert len(rapport.programmas) == 1


def test_headings_in_running_text_open_nothing() -> None:
    programma = only(
        INFO + STAND + "Wij lichten de afwijkingen van dit jaar toe in de bijlage onder het kopje\nDoelenbomen\nen verder niet.\n\n"
        "• Doelenbomen\n• Beleidsterrein 2A Veiligheid\n\nDoelenbomen\n\n" + TREE
    )  # fmt: skip
    assert programma.stand_van_zaken is not None
    assert programma.stand_van_zaken.text.endswith("• Doelenbomen\n• Beleidsterrein 2A Veiligheid")
    assert len(programma.doelenbomen) == 1


def test_part_pages_of_two_programmes() -> None:
    other = TREE.replace("2A", "6A")
    rapport = parse("1e Voortgangsrapportage 2020\n\n" + TREE + other)
    assert [(programma.nummer, programma.naam) for programma in rapport.programmas] == [(2, None), (6, None)]


def test_a_tree_printed_twice_is_reported_once() -> None:
    rapport = parse(INFO + STAND + "Goed.\n\nDoelenbomen\n\n" + TREE + TREE + "2A1.3 Camera's\n\n")
    (boom,) = rapport.programmas[0].doelenbomen
    assert [row.code for row in boom.doelen[0].prestaties] == ["2A1.1", "2A1.2", "2A1.3"]
    assert [warning.code for warning in rapport.warnings] == ["doelenboom-doubled"]


def test_a_performance_stays_under_the_goal_that_it_is_printed_under() -> None:
    rows = "Beleidsterrein 2A Buurten\n\nDoel\n\nPrestatie\n\n2A1 Een\n\n2A1.1 A\n\n2A2.4 B\n\n2A1.2 C\n\n2A2 Twee\n\n2A2.1 D\n"
    assert [(code, [row for row, _ in prestaties]) for code, _, prestaties in tree(rows)] == [
        ("2A1", ["2A1.1", "2A2.4", "2A1.2"]),
        ("2A2", ["2A2.1"]),
    ]


def test_a_goal_that_is_not_printed_is_made_from_its_performance() -> None:
    rapport = parse("Beleidsterrein 2A Buurten\n\nDoel\n\nPrestatie\n\n2A1 Een\n\n2A1.1 A\n\n2A3.4 B.\n")
    doelen = rapport.programmas[0].doelenbomen[0].doelen
    assert [(doel.code, doel.naam, [row.naam for row in doel.prestaties]) for doel in doelen] == [
        ("2A1", "Een", ["A"]),
        ("2A3", None, ["B"]),
    ]
    assert [warning.code for warning in rapport.warnings] == ["doel-not-printed"]


def test_a_goal_with_a_stray_number_is_a_goal() -> None:
    assert tree(
        "Beleidsterrein 8A Cultuur\n\nDoel\n\nPrestaties\n\n8A1. 1. Sterke basis\n\n8A1.1. Optredens\n\n8A2. Rest\n"
    ) == [
        ("8A1", "Sterke basis", [("8A1.1", "Optredens")]),
        ("8A2", "Rest", []),
    ]


def test_a_code_and_its_name_in_cells_of_their_own() -> None:
    assert tree("Beleidsterrein 8A Cultuur\n\nDoel\n\nPrestatie\n\n8A1\n\nSterke basis\n\n8A1.1\n\nOptredens\n") == [
        ("8A1", "Sterke basis", [("8A1.1", "Optredens")])
    ]


def test_names_wrap_in_either_column() -> None:
    rows = (
        "Beleidsterrein 2A Buurten\nDoel                      Prestatie\n"
        "2A1 Minder diefstal       2A1.1 Voorlichting over sloten en\n"
        "en minder inbraak         verlichting\n"
        "                          2A1.2 Sloten\n"
    )
    assert tree(rows) == [
        (
            "2A1",
            "Minder diefstal en minder inbraak",
            [("2A1.1", "Voorlichting over sloten en verlichting"), ("2A1.2", "Sloten")],
        )
    ]


def test_a_status_in_words_is_no_part_of_the_name() -> None:
    piped = "Beleidsterrein 2A Buurten\nDoel | Prestatie | Stoplicht |\n2A1 Rust | 2A1.1 Sloten | Oranje |\n | 2A1.2 Licht | G |\n"
    lines = (
        "Beleidsterrein 2A Buurten\n\nDoel\n\nPrestatie\n\n2A1 Rust\n\n2A1.1 Sloten\n\nOranje\n\n2A1.2 Licht\n\nGroen\n"
    )
    for text in (piped, lines):
        (boom,) = only(text).doelenbomen
        rows = boom.doelen[0].prestaties
        assert [(row.naam, row.stoplicht and (row.stoplicht.kleur, row.stoplicht.bron)) for row in rows] == [
            ("Sloten", ("oranje", "tekst")),
            ("Licht", ("groen", "tekst")),
        ]


def test_a_cell_that_is_not_understood_is_told() -> None:
    rapport = parse("Beleidsterrein 2A Buurten\n\nDoel | Prestatie |\n\n2A1 Rust | 2A1.1 Sloten | Nieuw in 2023 |\n")
    assert [warning.code for warning in rapport.warnings] == ["cell-not-understood"]
    assert [row.naam for row in rapport.programmas[0].doelenbomen[0].doelen[0].prestaties] == ["Sloten"]


def test_a_beleidsterrein_without_the_word() -> None:
    programma = only(INFO + STAND + "Goed.\n\nDoelenbomen\n\n" + TREE.replace("Beleidsterrein ", ""))
    assert [boom.beleidsterrein.naam for boom in programma.doelenbomen] == ["Buurten"]


def test_goals_of_another_letter_part_the_tree_where_its_heading_was_lost() -> None:
    rows = TREE + "2B1 Rust\n\n2B1.1 Toezicht\n\n"
    programma = only(INFO + "Doelenbomen\n\n" + rows)
    assert [boom.beleidsterrein.code for boom in programma.doelenbomen] == ["2A", "2B"]


def test_a_toelichting_without_its_heading_begins_where_a_code_comes_again() -> None:
    programma = only(TREE + "2A1 Minder diefstal\n\nVoorlichting\n\nDe folder is klaar.\n")
    (part,) = programma.toelichtingen
    assert (part.code, part.naam, part.text) == ("2A1", "Minder diefstal", "Voorlichting\n\nDe folder is klaar.")


def test_toelichtingen_of_all_trees_under_one_heading() -> None:
    programma = only(
        TREE + TREE.replace("2A", "2B") + "Toelichting\n\nBeleidsterrein 2A Buurten\n\n2A1.1 Voorlichting\n\nDit is te laat.\n\n"
        "Beleidsterrein 2B Buurten\n\n2B1.2 Sloten\n\nDe sloten zijn op en komen pas over een half jaar weer binnen bij de leverancier.\n"
    )  # fmt: skip
    assert [boom.beleidsterrein.code for boom in programma.doelenbomen] == ["2A", "2B"]
    assert [(part.beleidsterrein, part.code) for part in programma.toelichtingen] == [("2A", "2A1.1"), ("2B", "2B1.2")]


def test_a_heading_that_wraps_is_known_by_its_name() -> None:
    programma = only(
        "Beleidsterrein 2A Rust en de Havendijk\n\nDoel\n\nPrestatie\n\n2A1 Een\n\n2A1.1 Sloten\n\n"
        "Toelichting doelenboom beleidsterrein 2A Rust en de\nHavendijk\n\n2A1.1 Sloten\n\nTe laat.\n"
    )
    assert [(part.beleidsterrein, part.code, part.text) for part in programma.toelichtingen] == [
        ("2A", "2A1.1", "Te laat.")
    ]


def test_a_status_sign_inside_a_wrapped_name_is_no_part_of_it() -> None:
    rows = "Beleidsterrein 2A Buurten\nDoel                Prestatie\n2A1 Rust            2A1.1 Toezicht op  ■\n                    het plein\n"
    assert tree(rows) == [("2A1", "Rust", [("2A1.1", "Toezicht op het plein")])]


def test_a_sentence_that_begins_with_a_code_heads_nothing() -> None:
    programma = only(
        TREE + "Toelichting doelenboom beleidsterrein 2A Buurten\n\n2A1.1 Voorlichting\n\nTe laat.\n\n"
        "2A1.2 wordt in het najaar geleverd.\n\n2A1.2, 2A1.1 en 2A1.9 zijn klaar.\n"
    )
    (part,) = programma.toelichtingen
    assert [code.code for code in part.codes] == ["2A1.2", "2A1.2", "2A1.1", "2A1.9"]
    assert [code.known for code in part.codes] == [True, True, True, False]


def test_a_toelichting_may_share_its_headings_line() -> None:
    programma = only(TREE + "Toelichting op de prestaties\n\n2A1.2 Sloten: de levering is te laat.\n")
    (part,) = programma.toelichtingen
    assert (part.kop, part.naam, part.text) == ("2A1.2 Sloten", "Sloten", "de levering is te laat.")


def test_a_heading_with_nothing_under_it_is_an_empty_toelichting() -> None:
    (part,) = only(TREE + "Toelichting doelenboom beleidsterrein 2A Buurten\n").toelichtingen
    assert (part.beleidsterrein, part.code, part.text) == ("2A", None, "")


def test_other_parts_of_a_programme_are_kept() -> None:
    programma = only(TREE + "Effectindicatoren bij 2A Buurten\n\nInbraken | 12 | 9 |\n")
    assert [(section.kop, section.text) for section in programma.overige_secties] == [
        ("Effectindicatoren bij 2A Buurten", "Inbraken\t12\t9")
    ]


def test_a_state_of_affairs_printed_twice_is_told() -> None:
    rapport = parse(INFO + STAND + "Een.\n\n" + STAND + "Twee.")
    programma = rapport.programmas[0]
    assert programma.stand_van_zaken is not None
    assert programma.stand_van_zaken.text == "Een."
    assert [section.text for section in programma.overige_secties] == ["Twee."]
    assert [warning.code for warning in rapport.warnings] == ["section-doubled"]


def test_a_portefeuille_may_be_called_like_a_section() -> None:
    programma = only("Programmanummer\n\n2\n\nPortefeuille(s)\n\nFinanciën\n\nZorg,\n\n" + MISSIE + "Veilig.")
    assert programma.portefeuilles == ("Financiën", "Zorg")


def test_a_value_that_was_too_long_for_its_line_is_one() -> None:
    values = "Duurzaamheid, Mobiliteit &\nOpenbare Ruimte\nBestuur, Veiligheid en\nHandhaving\nFinanciën\n"
    programma = only("Programmanummer\n2\nPortefeuille(s)\n" + values + MISSIE + "Veilig.")
    assert programma.portefeuilles == (
        "Duurzaamheid, Mobiliteit & Openbare Ruimte",
        "Bestuur, Veiligheid en Handhaving",
        "Financiën",
    )


def test_an_appendix_ends_the_programme() -> None:
    rapport = parse(TREE + "Bijlage 1 Moties\n\nEen motie.\n")
    assert [(section.kop, section.text) for section in rapport.overige_secties] == [("Bijlage 1 Moties", "Een motie.")]


def test_a_text_that_is_no_report_is_kept_with_a_warning() -> None:
    rapport = parse("Beste bewoner,\n\nDit is een brief.")
    assert [section.text for section in rapport.overige_secties] == ["Beste bewoner,\n\nDit is een brief."]
    assert [warning.code for warning in rapport.warnings] == ["no-profile-fits", "no-programme"]


def test_organisation() -> None:
    assert parse("GEMEENTE WATERVELD\n\nLeeswijzer\n\nTekst.").organisatie == "Waterveld"
    assert parse("De gemeente Bergen op Zoom werkt samen met de gemeente Roosendaal.").organisatie == "Bergen op Zoom"
    assert parse("De gemeente Den Haag en gemeente.").organisatie == "Den Haag"
    assert parse("De gemeente werkt. De gemeente De wijk.").organisatie is None


def test_a_goal_that_is_printed_nowhere_has_no_more_than_its_own_performances() -> None:
    rows = "2A1 Minder diefstal\n\n3A1.1 Voorlichting\n\n2A1.2 Sloten\n\n2A2 Rust\n\n2A2.1 Toezicht\n\n"
    bomen = only(
        INFO + MISSIE + "Veilig.\n\n" + STAND + "Goed.\n\nDoelenbomen\n\nBeleidsterrein 2A Buurten\n\n" + rows
    ).doelenbomen
    codes = {doel.code: [row.code for row in doel.prestaties] for boom in bomen for doel in boom.doelen}
    assert codes == {"2A1": ["2A1.2"], "3A1": ["3A1.1"], "2A2": ["2A2.1"]}


def test_a_text_that_lost_its_columns_is_warned_of() -> None:
    text = (
        "Beleidsterrein 2A Buurten\n\nDoel\nPrestatie\n"
        "2A1.1 Voorlichting aan\n2A1 Minder diefstal\nhuurders\n2A1.2 Sloten\n2A1.3 Hulp aan bewoners en\n2A2 Meer rust\nondernemers\n2A2.1 Toezicht\n"
    )
    assert "columns-mixed" in {warning.code for warning in parse(text).warnings}
    assert "columns-mixed" not in {warning.code for warning in parse(TREE).warnings}


def test_the_body_on_the_cover_is_no_programme() -> None:
    programma = only("1e Voortgangsrapportage 2020\n\nGemeente Waterveld\n\n" + INFO + STAND + "Goed.")
    assert (programma.nummer, programma.naam) == (2, None)
