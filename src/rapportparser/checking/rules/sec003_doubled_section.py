"""SEC003: a section stands in the report twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapportparser.checking.report import SECTION_WORDS, Report, place, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Location, Programma


def find(report: Report) -> Iterator[Hit]:
    """Find sections set aside as printed twice, and toelichtingen and programmes that share a code or number."""
    doubled = {warning.location for warning in report.warnings("section-doubled")}
    for programma in report.rapport.programmas:
        yield from _sections(programma, doubled)
        yield from _explanations(programma)
    for warning in report.warnings("doelenboom-doubled"):
        programma_ = report.programme_at(warning.location)
        if programma_ is not None:
            values: Values = {"programma": programme_words(programma_)}
            yield Hit(values, "boom", programma_.nummer, "doelenbomen", location=warning.location, eased=True)
    yield from _programmes(report)


def _sections(programma: Programma, doubled: set[Location | None]) -> Iterator[Hit]:
    for section in programma.overige_secties:
        if section.location not in doubled:
            continue
        missie = programma.missie
        is_missie = missie is not None and (section.kop or "")[:12].lower() == (missie.kop or "")[:12].lower()
        sectie = "missie" if is_missie else "stand_van_zaken"
        values: Values = {"programma": programme_words(programma), "sectie": SECTION_WORDS[sectie]}
        yield Hit(values, "", programma.nummer, sectie, location=section.location)


def _explanations(programma: Programma) -> Iterator[Hit]:
    seen: Counter[str] = Counter()
    for part in programma.toelichtingen:
        if part.code is None:
            continue
        seen[part.code] += 1
        if seen[part.code] == 2:  # noqa: PLR2004 (the second time: one finding a code)
            yield Hit({"code": part.code}, "toelichting", programma.nummer, "toelichtingen", part.code, part.location)


def _programmes(report: Report) -> Iterator[Hit]:
    first: set[int] = set()
    for programma in sorted(report.rapport.programmas, key=lambda one: place(one.location)):
        if programma.nummer in first:
            values: Values = {"nummer": programma.nummer}
            yield Hit(values, "programma", programma.nummer, location=programma.location)
        elif programma.nummer is not None:
            first.add(programma.nummer)


RULE = Rule(
    id="SEC003",
    name="doubled-section",
    severity="warning",
    title=Words("Onderdeel staat er dubbel", "Section stands twice"),
    looks_for=Words(
        "Een missie of stand van zaken die in een programma twee keer staat, twee toelichtingen met dezelfde code, en "
        "twee programma's met hetzelfde nummer. Een doelenboom die twee keer is afgedrukt, is een opmerking: op "
        "websites gebeurt dat met opzet.",
        "A mission or state of affairs that stands in a programme twice, two explanations with the same code, and two "
        "programmes with the same number. A doelenboom that is printed twice is a remark: websites do so on purpose.",
    ),
    why=Words(
        "Van twee versies is er meestal een oud; de lezer weet niet welke.",
        "Of two versions one is usually old; the reader cannot know which.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
De straatcoaches beginnen in april.

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.""",
    advice={
        "": Advice(
            Words("{sectie} staat er twee keer.", "{sectie} stands there twice."),
            Words("Laat de goede versie staan.", "Keep the right version."),
        ),
        "toelichting": Advice(
            Words("Bij {code} staan twee toelichtingen.", "There are two explanations for {code}."),
            Words("Voeg ze samen of haal de oude weg.", "Join them, or take the old one out."),
        ),
        "boom": Advice(
            Words("Een doelenboom is hier twee keer afgedrukt.", "A doelenboom is printed twice here."),
            Words("Kijk of ze gelijk zijn.", "See whether they are the same."),
        ),
        "programma": Advice(
            Words("Programmanummer {nummer} komt twee keer voor.", "Programme number {nummer} comes twice."),
            Words("Verbeter het nummer, of voeg de delen samen.", "Mend the number, or join the parts."),
        ),
    },
    find=find,
)
