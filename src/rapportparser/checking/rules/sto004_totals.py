"""STO004: totals of stoplights in the text do not add up with the doelenbomen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapportparser.checking.lights import DEVIATING, colour_words
from rapportparser.checking.report import Part, Report, is_part
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.facts.sentences import sentence_bounds
from rapportparser.model import Prestatie, Programma, StoplichtTotaal

_LONGEST_QUOTE = 160
# Words for what is neither green, orange nor red.
_REST = re.compile(
    r"\b(?:overige|resterende|rest|andere|nog niet|grijze?|grijs|blauwe?|gele|geel|afgerond|gereed|vervallen)\b",
    re.IGNORECASE,
)
_OTHER_COUNT = re.compile(
    r"\b(?P<number>\d{1,3}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) (?:[a-z]{1,20} ){0,2}prestaties?\b",
    re.IGNORECASE,
)


def find(report: Report) -> Iterator[Hit]:
    """Find totals that differ from what the doelenbomen that they are about hold."""
    for part in report.parts:
        yield from _sums(part)
        of_all: set[tuple[int, str | None]] = set()
        for totaal in part.section.stoplicht_totalen:
            counted = _counted(report, part, totaal)
            if not counted:
                continue
            key = (totaal.totaal or 0, totaal.beleidsterrein)
            if totaal.totaal is not None and totaal.totaal != len(counted):
                if key not in of_all:
                    yield _hit(part, totaal, "all", totaal.totaal, len(counted))
                of_all.add(key)
                continue
            number = _number_of(totaal.kleur, counted)
            if number is not None and number != totaal.aantal:
                yield _hit(part, totaal, "", totaal.aantal, number)


def _sums(part: Part) -> Iterator[Hit]:
    """Find totals of several colours that are not together the number that they are said to be of.

    Fewer is a fault only where the text tells at least two colours and nothing of the rest.
    """
    for group in _groups(part):
        whole = group[0].totaal
        colours = {totaal.kleur for totaal in group}
        together = sum(totaal.aantal for totaal in group)
        if whole is None or len(colours) < len(group):
            continue
        if together > whole or (together < whole and len(colours) > 1 and not _tells_of_rest(part.section.text, group)):
            yield _hit(part, group[-1], "sum", whole, together)


def _groups(part: Part) -> list[list[StoplichtTotaal]]:
    """Give the totals that are of one number: those that say so, and those behind them in the same paragraph."""
    groups: list[list[StoplichtTotaal]] = []
    for totaal in part.section.stoplicht_totalen:
        group = groups[-1] if groups else None
        if group is not None and totaal.beleidsterrein == group[0].beleidsterrein:
            between = part.section.text[group[-1].end : totaal.start]
            if totaal.totaal == group[0].totaal or (totaal.totaal is None and "\n" not in between):
                group.append(totaal)
                continue
        groups.append([totaal])
    return groups


def _tells_of_rest(text: str, group: Sequence[StoplichtTotaal]) -> bool:
    """Tell whether the paragraph of some totals counts or names prestaties that are of none of them."""
    start = text.rfind("\n", 0, group[0].start) + 1
    end = text.find("\n", group[-1].end)
    paragraph = text[start : end if end >= 0 else len(text)]
    if _REST.search(paragraph):
        return True
    spans = [(totaal.start - start, totaal.end - start) for totaal in group]
    return any(
        not any(first <= found.start() < last for first, last in spans) and found["number"] != str(group[0].totaal)
        for found in _OTHER_COUNT.finditer(paragraph)
    )


def _counted(report: Report, part: Part, totaal: StoplichtTotaal) -> Sequence[Prestatie]:
    """Give the prestaties that a total is about; none where the report does not hold all of them."""
    rows = report.rows
    if totaal.beleidsterrein:
        return [row.prestatie for row in rows if row.boom.beleidsterrein.code == totaal.beleidsterrein]
    programma = part.programma or _programme_under_heading(report, part, totaal.start)
    if programma is not None:
        whole = not is_part(programma)
        return [row.prestatie for row in rows if whole and row.programma is programma]
    if any(map(is_part, report.rapport.programmas)):
        return []
    return [row.prestatie for row in rows]


def _programme_under_heading(report: Report, part: Part, start: int) -> Programma | None:
    """Give the programme whose name or number the nearest line above a place in a summary is."""
    for line in reversed(part.section.text[:start].split("\n")):
        plain = line.strip().lower().rstrip(".:")
        for programma in report.rapport.programmas:
            name = (programma.naam or "").lower()
            forms = {name, f"{programma.nummer} {name}", f"programma {programma.nummer} {name}", f"programma {name}"}
            if plain and name and plain in forms:
                return programma
    return None


def _number_of(kleur: str, prestaties: Sequence[Prestatie]) -> int | None:
    """Give how many have a colour; None where the report does not show the colour of each."""
    colours = [prestatie.stoplicht.kleur if prestatie.stoplicht else None for prestatie in prestaties]
    if None in colours or (kleur in DEVIATING and kleur != "afwijkend" and "afwijkend" in colours):
        return None
    if kleur == "afwijkend":
        return sum(colour in DEVIATING for colour in colours)
    return colours.count(kleur)  # type: ignore[arg-type]  # one of the colours


def _hit(part: Part, totaal: StoplichtTotaal, advice: str, told: int, counted: int) -> Hit:
    kleur = Words("afwijkend", "not green") if totaal.kleur == "afwijkend" else colour_words(totaal.kleur)
    start, end = sentence_bounds(part.section.text, totaal.start)
    said = part.section.text[start:end]
    text = " ".join((said if len(said) <= _LONGEST_QUOTE else totaal.text).split()).rstrip(".")
    values: Values = {"text": text, "told": told, "counted": counted, "kleur": kleur}
    return Hit(values, advice, part.number, part.sectie, totaal.beleidsterrein, totaal.location)


RULE = Rule(
    id="STO004",
    name="totals",
    severity="warning",
    title=Words("Totalen kloppen niet met de doelenboom", "Totals do not add up"),
    looks_for=Words(
        "Een aantal prestaties, of een aantal per kleur, dat anders is dan in de doelenbomen. Kleuren worden alleen "
        "geteld waar elke prestatie er een heeft. Ook aantallen per kleur die samen niet het aantal zijn dat de tekst "
        "noemt.",
        "A number of performances, or a number of one colour, that differs from the doelenbomen. Colours are counted "
        "only where every performance has one. Also numbers of each colour that are not together the number that the "
        "text tells.",
    ),
    why=Words(
        "Dit zijn de getallen die raadsleden en kranten overnemen.",
        "These are the figures that councillors and newspapers quote.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Dit programma heeft 3 prestaties. Hiervan krijgen 2 prestaties een groen stoplicht.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | Oranje |""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Dit programma heeft 2 prestaties. Hiervan krijgt 1 prestatie een groen stoplicht.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | Oranje |""",
    advice={
        "": Advice(
            Words(
                "De tekst zegt \u201c{text}\u201d, maar in de doelenbomen tellen we {counted} × {kleur}.",
                "The text says \u201c{text}\u201d, but in the doelenbomen we count {counted} × {kleur}.",
            ),
            Words("Tel opnieuw, en verbeter de tekst of de kleuren.", "Count again, and mend the text or the colours."),
        ),
        "sum": Advice(
            Words(
                "De aantallen per kleur zijn samen {counted}, maar de tekst spreekt van {told} prestaties.",
                "The numbers of each colour are {counted} together, but the text tells of {told} performances.",
            ),
            Words("Tel opnieuw.", "Count again."),
        ),
        "all": Advice(
            Words(
                "De tekst zegt \u201c{text}\u201d, maar in de doelenbomen tellen we {counted} prestaties in plaats van "
                "{told}.",
                "The text says \u201c{text}\u201d, but in the doelenbomen we count {counted} performances instead of "
                "{told}.",
            ),
            Words(
                "Tel opnieuw, en verbeter de tekst of de doelenboom.",
                "Count again, and mend the text or the doelenboom.",
            ),
        ),
    },
    find=find,
)
