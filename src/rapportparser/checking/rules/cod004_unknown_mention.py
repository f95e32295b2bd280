"""COD004: the text mentions a code that no doelenboom holds."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, is_part
from rapportparser.checking.rule import Advice, Hit, Rule, Words
from rapportparser.model import Code


def find(report: Report) -> Iterator[Hit]:
    """Find mentions of codes that should be in this report's doelenbomen, and are not: one finding a code and text."""
    for part in report.parts:
        told: set[str] = set()
        for mention in part.section.codes:
            if mention.known or mention.code in told or not _should_be_here(report, mention):
                continue
            told.add(mention.code)
            # A beleidsterrein's code alone looks like a house number.
            eased = mention.niveau == "beleidsterrein"
            yield Hit({"code": mention.text}, "", part.number, part.sectie, mention.code, mention.location, eased)


def _should_be_here(report: Report, mention: Code) -> bool:
    """Tell whether the report holds the doelenboom in which a code would stand: a part of a report holds few."""
    number = report.number_of(mention.code)
    terrein = report.beleidsterrein_of(mention.code)
    for programma in report.rapport.programmas:
        if any(terrein and boom.beleidsterrein.code == terrein and boom.doelen for boom in programma.doelenbomen):
            return True
        if programma.nummer == number and programma.doelenbomen and not is_part(programma):
            return True
    return False


RULE = Rule(
    id="COD004",
    name="unknown-mention",
    severity="warning",
    title=Words("Code in de tekst bestaat niet", "Code in the text does not exist"),
    looks_for=Words(
        "Een code in de lopende tekst die in geen doelenboom van dit rapport staat. Codes van programma's waarvan dit "
        "rapport geen doelenboom bevat, tellen niet mee.",
        "A code in running text that stands in no doelenboom of this report. Codes of programmes whose doelenboom this "
        "report does not hold do not count.",
    ),
    why=Words("De lezer zoekt tevergeefs waar het over gaat.", "The reader looks in vain for what it is about."),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Prestatie 2A1.7 loopt volgens plan.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Prestatie 2A1.1 loopt volgens plan.

Doelenbomen

Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |""",
    advice={
        "": Advice(
            Words(
                "De tekst noemt {code}, maar die code staat in geen doelenboom.",
                "The text mentions {code}, which stands in no doelenboom.",
            ),
            Words("Verbeter de code, of haal haar weg.", "Mend the code, or take it out."),
        )
    },
    find=find,
)
