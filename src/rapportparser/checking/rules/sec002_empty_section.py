"""SEC002: a section has its heading and nothing under it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import SECTION_WORDS, Report, programme_words, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Programma, Toelichting


def find(report: Report) -> Iterator[Hit]:
    """Find missions, states of affairs, doelenbomen and toelichtingen without content."""
    for programma in report.rapport.programmas:
        values: Values = {"programma": programme_words(programma)}
        for sectie in ("missie", "stand_van_zaken"):
            section = getattr(programma, sectie)
            if section is not None and not section.text.strip():
                filled: Values = values | {"sectie": SECTION_WORDS[sectie]}
                yield Hit(filled, "", programma.nummer, sectie, location=section.location)
        for boom in programma.doelenbomen:
            if not boom.doelen:
                code, naam = boom.beleidsterrein.code, boom.beleidsterrein.naam
                filled = values | {"naam": quoted(code or "", naam).strip()}
                yield Hit(filled, "boom", programma.nummer, "doelenbomen", code, boom.location)
        for part in _empty_parts(report, programma):
            filled = values | {"kop": part.kop or ""}
            yield Hit(filled, "toelichting", programma.nummer, "toelichtingen", part.code, part.location)


def _empty_parts(report: Report, programma: Programma) -> Iterator[Toelichting]:
    """Give the toelichtingen without text, but for headings above the parts that do have it."""
    parts = programma.toelichtingen
    for index, part in enumerate(parts):
        if part.text.strip():
            continue
        following = parts[index + 1] if index + 1 < len(parts) else None
        is_above = following is not None and (part.code is None or _is_under(report, following, part.code))
        if not is_above:
            yield part


def _is_under(report: Report, part: Toelichting, code: str) -> bool:
    parsed = report.grammar.parse(part.code) if part.code else None
    return parsed is not None and code in parsed.stems[:-1]


RULE = Rule(
    id="SEC002",
    name="empty-section",
    severity="error",
    title=Words("Onderdeel is leeg", "Section is empty"),
    looks_for=Words(
        "Een kop van een missie, stand van zaken, doelenboom of toelichting waar niets onder staat.",
        "A heading of a mission, state of affairs, doelenboom or explanation with nothing under it.",
    ),
    why=Words(
        "Een lege kop is meestal een plek die nog ingevuld moest worden.",
        "An empty heading is usually a place that was still to be filled in.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
De straatcoaches zijn in april begonnen.""",
    advice={
        "": Advice(
            Words("{sectie} is leeg.", "{sectie} is empty."),
            Words("Vul de tekst in onder de kop.", "Fill in the text under the heading."),
        ),
        "boom": Advice(
            Words(
                "De doelenboom {naam} heeft geen doelen.",
                "The doelenboom {naam} has no goals.",
            ),
            Words(
                "Vul de doelen en prestaties in, of haal de kop weg.",
                "Fill in the goals and performances, or take the heading out.",
            ),
        ),
        "toelichting": Advice(
            Words("Onder \u201c{kop}\u201d staat geen tekst.", "There is no text under \u201c{kop}\u201d."),
            Words("Schrijf de toelichting, of haal de kop weg.", "Write the explanation, or take the heading out."),
        ),
    },
    find=find,
)
