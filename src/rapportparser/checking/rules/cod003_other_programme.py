"""COD003: a code of another programme in a doelenboom or above a toelichting."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted, rows_of
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Doelenboom, Location, Programma


def find(report: Report) -> Iterator[Hit]:
    """Find codes whose programme is not the one they stand in: of a doelenboom, else of its rows; of a toelichting."""
    for programma in report.rapport.programmas:
        for boom in programma.doelenbomen:
            yield from _of_boom(report, programma, boom)
        told = {boom.beleidsterrein.code for boom in programma.doelenbomen}
        for part in programma.toelichtingen:
            is_told = part.code is None or report.beleidsterrein_of(part.code) in told
            if part.code and not is_told and report.is_foreign(part.code, programma):
                yield _hit("toelichting", part.code, part.naam, programma, part.location)


def _of_boom(report: Report, programma: Programma, boom: Doelenboom) -> Iterator[Hit]:
    terrein = boom.beleidsterrein
    # A single row with a slip in its code has made a doelenboom of its own, without a name.
    is_printed = terrein.naam is not None or sum(len(doel.prestaties) for doel in boom.doelen) > 1
    if is_printed and terrein.code and report.is_foreign(terrein.code, programma):
        yield _hit("boom", terrein.code, terrein.naam, programma, boom.location)
        return
    for row in rows_of(boom):
        if row.code and row.naam and report.is_foreign(row.code, programma):
            yield _hit("", row.code, row.naam, programma, row.location)


def _hit(advice: str, code: str, naam: str | None, programma: Programma, location: Location) -> Hit:
    sectie = "toelichtingen" if advice == "toelichting" else "doelenbomen"
    values: Values = {"code": quoted(code, naam), "nummer": programma.nummer or 0}
    return Hit(values, advice, programma.nummer, sectie, code, location)


RULE = Rule(
    id="COD003",
    name="other-programme",
    severity="error",
    title=Words("Code van een ander programma", "Code of another programme"),
    looks_for=Words(
        "Een doelenboom, doel, prestatie of toelichting met de code van een ander programma. Verwijzingen in de "
        "lopende tekst mogen wel.",
        "A doelenboom, goal, performance or explanation with the code of another programme. References in running text "
        "are fine.",
    ),
    why=Words(
        "Zo'n code is bijna altijd een tikfout of een stuk dat in het verkeerde programma is beland.",
        "Such a code is nearly always a slip, or a piece that landed in the wrong programme.",
    ),
    wrong="""\
Programmanummer
2
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 3A1.2 Meldpunt voor overlast |""",
    right="""\
Programmanummer
2
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |""",
    advice={
        "": Advice(
            Words(
                "{code} staat in de doelenboom van programma {nummer}.",
                "{code} stands in the doelenboom of programme {nummer}.",
            ),
            Words("Verbeter de code, of verplaats de regel.", "Mend the code, or move the row."),
        ),
        "boom": Advice(
            Words("Doelenboom {code} staat in programma {nummer}.", "Doelenboom {code} stands in programme {nummer}."),
            Words("Verbeter de codes, of verplaats de doelenboom.", "Mend the codes, or move the doelenboom."),
        ),
        "toelichting": Advice(
            Words(
                "De toelichting op {code} staat in programma {nummer}.",
                "The explanation of {code} stands in programme {nummer}.",
            ),
            Words("Verbeter de code, of verplaats de toelichting.", "Mend the code, or move the explanation."),
        ),
    },
    find=find,
)
