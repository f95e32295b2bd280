"""COD002: a prestatie stands under a doel that it does not belong to, or a doel under another beleidsterrein."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Doel, Doelenboom, Programma


def find(report: Report) -> Iterator[Hit]:
    """Find rows whose code begins otherwise than that of the row above them; COD003 tells of other programmes."""
    for programma in report.rapport.programmas:
        for boom in programma.doelenbomen:
            for doel in boom.doelen:
                yield from _of_doel(report, programma, boom, doel)


def _of_doel(report: Report, programma: Programma, boom: Doelenboom, doel: Doel) -> Iterator[Hit]:
    terrein = boom.beleidsterrein.code
    if _is_of_another(report, doel.code, terrein):
        values: Values = {"code": quoted(doel.code, doel.naam), "boven": quoted(terrein, None)}
        yield Hit(values, "doel", programma.nummer, "doelenbomen", doel.code, doel.location)
    is_own = not report.is_foreign(doel.code, programma)
    if doel.code and is_own and doel.naam is None and doel.prestaties and doel.location == doel.prestaties[0].location:
        first = doel.prestaties[0]
        values = {"code": quoted(first.code, first.naam), "boven": doel.code}
        yield Hit(values, "unprinted", programma.nummer, "doelenbomen", doel.code, doel.location, eased=True)
    for prestatie in doel.prestaties:
        if _is_of_another(report, prestatie.code, doel.code):
            values = {"code": quoted(prestatie.code, prestatie.naam), "boven": quoted(doel.code, doel.naam)}
            yield Hit(values, "", programma.nummer, "doelenbomen", prestatie.code, prestatie.location)


def _is_of_another(report: Report, code: str | None, above: str | None) -> bool:
    if code is None or above is None:
        return False
    parsed = report.grammar.parse(code)
    same_programme = report.number_of(code) == report.number_of(above)
    return parsed is not None and same_programme and above not in parsed.stems


RULE = Rule(
    id="COD002",
    name="wrong-doel",
    severity="error",
    title=Words("Prestatie staat onder een ander doel", "Performance stands under another goal"),
    looks_for=Words(
        "Een prestatie met een code die niet begint met die van het doel erboven, of een doel dat niet bij het "
        "beleidsterrein hoort. Een prestatie waarvan het doel er niet staat, is een opmerking.",
        "A performance whose code does not begin with that of the goal above it, or a goal that does not belong to the "
        "beleidsterrein. A performance whose goal is not printed is a remark.",
    ),
    why=Words(
        "De raad stelt doelen vast; een prestatie onder het verkeerde doel telt daar mee.",
        "The council sets the goals; a performance under the wrong one counts there.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A2.1 Meldpunt voor overlast |
2A2 Minder inbraak | 2A2.2 Voorlichting |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
2A2 Minder inbraak | 2A2.1 Meldpunt voor overlast |
 | 2A2.2 Voorlichting |""",
    advice={
        "": Advice(
            Words("Prestatie {code} staat onder doel {boven}.", "Performance {code} stands under goal {boven}."),
            Words(
                "Zet de prestatie onder haar eigen doel, of verbeter de code.",
                "Move the performance to its own goal, or mend its code.",
            ),
        ),
        "unprinted": Advice(
            Words("Boven prestatie {code} ontbreekt haar doel {boven}.", "Goal {boven} is missing above {code}."),
            Words("Voeg het doel toe, of verbeter de code.", "Add the goal, or mend the code."),
        ),
        "doel": Advice(
            Words(
                "Doel {code} staat onder beleidsterrein {boven}.", "Goal {code} stands under beleidsterrein {boven}."
            ),
            Words(
                "Zet het doel onder zijn eigen beleidsterrein, of verbeter de code.",
                "Move the goal to its own beleidsterrein, or mend its code.",
            ),
        ),
    },
    find=find,
)
