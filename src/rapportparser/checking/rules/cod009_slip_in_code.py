"""COD009: a code is printed with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Toelichting


def find(report: Report) -> Iterator[Hit]:
    """Find codes in the doelenbomen, above toelichtingen and in the texts that stand there in another spelling."""
    for warning in report.warnings("code-mended"):
        printed, code = warning.details.get("printed"), warning.details.get("code")
        owner = report.programme_at(warning.location)
        # Reports of the first contract tell it in a sentence alone.
        if printed is not None and code is not None:
            nummer = owner.nummer if owner else None
            values: Values = {"printed": str(printed), "code": str(code)}
            yield Hit(values, "", nummer, "doelenbomen", str(code), warning.location)
    for part in report.parts:
        section = part.section
        if isinstance(section, Toelichting) and section.code and section.kop:
            head = report.grammar.at_start(section.kop, expected=True)
            if head is not None and head.code.text == section.code and head.printed.upper() != section.code.upper():
                values = {"printed": head.printed, "code": section.code}
                yield Hit(values, "", part.number, part.sectie, section.code, section.location)
        for mention in section.codes:
            # In running text people write `programma's 7a en 8b` on purpose.
            if mention.text.upper() != mention.code.upper():
                values = {"printed": mention.text, "code": mention.code}
                yield Hit(values, "", part.number, part.sectie, mention.code, mention.location)


RULE = Rule(
    id="COD009",
    name="slip-in-code",
    severity="warning",
    title=Words("Tikfout in een code", "Slip in a code"),
    looks_for=Words(
        "Een code met een spatie te veel of een andere tikfout: in een doelenboom, boven een toelichting of in de "
        "tekst.",
        "A code with a space too many or another slip, in a doelenboom, above an explanation or in the text.",
    ),
    why=Words("Wie op de code zoekt, vindt deze plek niet.", "Who searches for the code does not find this place."),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1. 1 Straatcoaches |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |""",
    advice={
        "": Advice(
            Words("Er staat \u201c{printed}\u201d.", "It reads \u201c{printed}\u201d."),
            Words("Schrijf {code}.", "Write {code}."),
        )
    },
    find=find,
)
