"""COD008: a doel has no prestaties."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words


def find(report: Report) -> Iterator[Hit]:
    """Find goals without performances."""
    for programma in report.rapport.programmas:
        for boom in programma.doelenbomen:
            for doel in boom.doelen:
                if not doel.prestaties:
                    values: Values = {"doel": quoted(doel.code, doel.naam)}
                    yield Hit(values, "", programma.nummer, "doelenbomen", doel.code, doel.location)


RULE = Rule(
    id="COD008",
    name="doel-without-prestaties",
    severity="info",
    title=Words("Doel zonder prestaties", "Goal without performances"),
    looks_for=Words("Een doel waar geen prestatie onder staat.", "A goal with no performance under it."),
    why=Words(
        "Zonder prestatie is niet te volgen wat er voor het doel gebeurt.",
        "Without a performance nobody can follow what is done for the goal.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
2A2 Minder inbraak | |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
2A2 Minder inbraak | 2A2.1 Voorlichting |""",
    advice={
        "": Advice(
            Words("Onder doel {doel} staat geen prestatie.", "There is no performance under goal {doel}."),
            Words("Voeg de prestaties toe, als die er zijn.", "Add the performances, if there are any."),
        )
    },
    find=find,
)
