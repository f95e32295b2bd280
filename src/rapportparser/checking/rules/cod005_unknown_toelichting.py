"""COD005: a toelichting explains a code that no doelenboom holds."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words


def find(report: Report) -> Iterator[Hit]:
    """Find toelichtingen whose code stands nowhere; not where the programme has no doelenboom, which SEC001 tells."""
    for programma in report.rapport.programmas:
        if not any(boom.doelen for boom in programma.doelenbomen):
            continue
        for part in programma.toelichtingen:
            is_own = programma.nummer is None or report.number_of(part.code) == programma.nummer
            if part.code and part.code not in report.names and is_own:
                values: Values = {"code": quoted(part.code, part.naam)}
                yield Hit(values, "", programma.nummer, "toelichtingen", part.code, part.location)


RULE = Rule(
    id="COD005",
    name="unknown-toelichting",
    severity="warning",
    title=Words("Toelichting bij een onbekende code", "Explanation of an unknown code"),
    looks_for=Words(
        "Een toelichting waarvan de code in geen doelenboom staat.",
        "An explanation whose code stands in no doelenboom.",
    ),
    why=Words(
        "Of de code is verkeerd, of de prestatie is uit de doelenboom verdwenen.",
        "Either the code is wrong, or the performance has gone from the doelenboom.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.3 Straatcoaches
De straatcoaches beginnen later, omdat de werving langer duurt.""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
De straatcoaches beginnen later, omdat de werving langer duurt.""",
    advice={
        "": Advice(
            Words(
                "De toelichting op {code} hoort bij geen prestatie of doel in de doelenboom.",
                "The explanation of {code} belongs to no performance or goal in the doelenboom.",
            ),
            Words(
                "Verbeter de code, of zet de prestatie terug in de doelenboom.",
                "Mend the code, or put the performance back in the doelenboom.",
            ),
        )
    },
    find=find,
)
