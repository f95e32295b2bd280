"""SEC001: a section that a report of this kind must have is not there."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.keywords import says_all_is_well
from rapportparser.checking.lights import colours_of
from rapportparser.checking.report import (
    SECTION_WORDS,
    Report,
    is_part,
    parts_of,
    programme_words,
    quoted,
)
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Programma


def find(report: Report) -> Iterator[Hit]:
    """Find the required sections that are missing, a programme at a time."""
    if not report.required:
        return
    if not report.rapport.programmas:
        yield Hit(advice="no-programme")
    for programma in report.rapport.programmas:
        values: Values = {"programma": programme_words(programma)}
        if "toelichtingen" in report.required:
            yield from _unexplained(report, programma)
        if is_part(programma):
            yield Hit(values, "part", programma.nummer, location=programma.location, eased=True)
            continue
        for sectie in _missing(report, programma):
            filled: Values = values | {"sectie": SECTION_WORDS[sectie], "kop": report.heading_of(sectie)}
            yield Hit(filled, sectie, programma.nummer, sectie, location=programma.location)


def _unexplained(report: Report, programma: Programma) -> Iterator[Hit]:
    """Find the doelenbomen without a toelichting in a programme where others have one: perhaps they share it."""
    explained = {part.beleidsterrein for part in programma.toelichtingen}
    explained |= {report.beleidsterrein_of(part.code) for part in programma.toelichtingen if part.code}
    if not explained or None in explained:
        return
    for boom in programma.doelenbomen:
        terrein = boom.beleidsterrein
        if terrein.code is None or report.is_foreign(terrein.code, programma):
            continue
        if terrein.code not in explained and not report.owes_nothing([boom]):
            values: Values = {"boom": quoted(terrein.code, terrein.naam)}
            yield Hit(values, "boom", programma.nummer, "toelichtingen", terrein.code, boom.location, eased=True)


def _missing(report: Report, programma: Programma) -> Iterator[str]:
    required = report.required
    if "missie" in required and programma.missie is None:
        yield "missie"
    if "stand_van_zaken" in required and programma.stand_van_zaken is None:
        yield "stand_van_zaken"
    if "doelenbomen" in required and not programma.doelenbomen:
        yield "doelenbomen"
    if "toelichtingen" in required and programma.doelenbomen and _owes_explanation(report, programma):
        yield "toelichtingen"


def _owes_explanation(report: Report, programma: Programma) -> bool:
    """Tell whether a toelichting is due and missing: not where all is green, or the text says that nothing deviates."""
    if programma.toelichtingen or report.owes_nothing(programma.doelenbomen):
        return False
    deviates = bool(colours_of(programma.doelenbomen) & report.owing)
    return deviates or not any(says_all_is_well(part.section.text) for part in parts_of(programma))


def _advice(hint_nl: str, hint_en: str) -> Advice:
    return Advice(Words("{sectie} ontbreekt.", "{sectie} is missing."), Words(hint_nl, hint_en))


RULE = Rule(
    id="SEC001",
    name="missing-section",
    severity="error",
    title=Words("Onderdeel ontbreekt", "Section missing"),
    looks_for=Words(
        "Een missie, stand van zaken, doelenboom of toelichting die er volgens het profiel hoort te zijn. Een rapport "
        "waarvan de soort niet blijkt, wordt gehouden aan wat een voortgangsrapportage moet hebben. Een toelichting is "
        "niet nodig waar geen prestatie afwijkt of de tekst zegt dat er geen afwijkingen zijn; ontbreekt zij bij "
        "één van de beleidsterreinen, dan is het een opmerking. Bij een los deel (zonder naam, infoblok, missie en "
        "stand van zaken) staat alleen een opmerking.",
        "A mission, state of affairs, doelenboom or explanation that the profile asks for. A report whose kind is not "
        "known is held to what a voortgangsrapportage must have. No explanation is due where no performance "
        "deviates or the text says that nothing does; where one beleidsterrein of several lacks it, that is a remark. "
        "A loose part (without name, info block, mission and state of affairs) gets a remark only.",
    ),
    why=Words(
        "De raad rekent op dezelfde opbouw in elk programma; wat ontbreekt, kan zij niet controleren.",
        "The council counts on the same structure in every programme; what is missing it cannot check.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |""",
    advice={
        "missie": _advice(
            "Neem haar over uit de begroting, onder de kop \u201c{kop}\u201d.",
            "Take it from the budget, under the heading \u201c{kop}\u201d.",
        ),
        "stand_van_zaken": _advice(
            "Schrijf onder de kop \u201c{kop}\u201d hoe het programma ervoor staat; staat het er al, kijk dan of de "
            "kop goed gespeld is.",
            "Write under the heading \u201c{kop}\u201d how the programme is doing; if it is there, look whether its "
            "heading is spelled right.",
        ),
        "doelenbomen": _advice(
            "Zet onder de kop \u201c{kop}\u201d de doelen en prestaties, met hun codes.",
            "Put the goals and performances under the heading \u201c{kop}\u201d, with their codes.",
        ),
        "toelichtingen": _advice(
            "Schrijf haar onder de kop \u201c{kop}\u201d; wijkt er niets af, schrijf dan: \u201cEr zijn geen "
            "afwijkingen ten opzichte van de begroting.\u201d",
            "Write it under the heading \u201c{kop}\u201d; where nothing deviates, write: \u201cEr zijn geen "
            "afwijkingen ten opzichte van de begroting.\u201d",
        ),
        "boom": Advice(
            Words(
                "Bij doelenboom {boom} staat geen toelichting, bij de andere wel.",
                "There is no explanation for doelenboom {boom}, while others have one.",
            ),
            Words(
                "Wijkt er niets af, schrijf dan: \u201cEr zijn geen afwijkingen ten opzichte van de begroting.\u201d",
                "Where nothing deviates, write: \u201cEr zijn geen afwijkingen ten opzichte van de begroting.\u201d",
            ),
        ),
        "part": Advice(
            Words(
                "Dit is een los deel van {programma}: titelblok, missie en stand van zaken zijn niet nagekeken.",
                "This is a loose part of {programma}: info block, mission and state of affairs were not checked.",
            ),
            Words("Controleer ook het hele rapport.", "Check the whole report as well."),
        ),
        "no-programme": Advice(
            Words("Er is geen programma gevonden.", "No programme was found."),
            Words(
                "Kijk of dit het goede bestand is, en of de koppen zo heten als in het profiel.",
                "See whether this is the right file, and whether its headings read as in the profile.",
            ),
        ),
    },
    find=find,
)
