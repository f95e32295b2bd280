"""COD001: a code stands in the doelenbomen twice."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted, rows_of
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Doel, Prestatie


def find(report: Report) -> Iterator[Hit]:
    """Find goals and performances whose code another one has already."""
    seen: dict[str, str | None] = {}
    for programma in report.rapport.programmas:
        for boom in programma.doelenbomen:
            for row in rows_of(boom):
                # A code of another programme is COD003's, and does not stand in that one's way.
                if row.code is None or report.is_foreign(row.code, programma):
                    continue
                if row.code in seen:
                    yield _hit(row.code, row, seen[row.code], programma.nummer)
                seen.setdefault(row.code, row.naam)


def _hit(code: str, row: Doel | Prestatie, first: str | None, nummer: int | None) -> Hit:
    values: Values = {"code": code, "een": quoted(None, first), "ander": quoted(None, row.naam)}
    return Hit(values, "", nummer, "doelenbomen", code, row.location)


RULE = Rule(
    id="COD001",
    name="code-twice",
    severity="error",
    title=Words("Code komt twee keer voor", "Code stands twice"),
    looks_for=Words(
        "Twee doelen of twee prestaties met dezelfde code in de doelenbomen.",
        "Two goals or two performances with the same code in the doelenbomen.",
    ),
    why=Words(
        "Een toelichting of stoplicht bij die code kan dan over allebei gaan.",
        "An explanation or stoplight for that code may then be about either.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.1 Meldpunt voor overlast |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |""",
    advice={
        "": Advice(
            Words(
                "Code {code} staat twee keer in de doelenboom: {een} en {ander}.",
                "Code {code} stands in the doelenboom twice: {een} and {ander}.",
            ),
            Words("Geef een van de twee een eigen code.", "Give one of them a code of its own."),
        )
    },
    find=find,
)
