"""STO002: the toelichting of a stoplight that is not green lacks a cause, a consequence or a correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.checking.explaining import explains, heads
from rapportparser.checking.keywords import has_cue
from rapportparser.checking.lights import worst
from rapportparser.checking.report import Report, Row, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Toelichting

_OWED = {
    "oorzaak": Words("geen oorzaak", "no cause"),
    "gevolg": Words("geen gevolg", "no consequence"),
    "bijsturing": Words("geen bijsturing", "no correction"),
}


def find(report: Report) -> Iterator[Hit]:
    """Find toelichtingen of a prestatie that is not green, under its code or name, where a kind of cue words lacks."""
    for row in report.rows:
        if worst(row.prestatie, report.owing) is None:
            continue
        parts = [part for part in row.programma.toelichtingen if explains(part, row)]
        own = [part for part in parts if heads(part, row) and part.text.strip()]
        if own:
            yield from _lacking(row, own, parts)


def _lacking(row: Row, own: Sequence[Toelichting], parts: Sequence[Toelichting]) -> Iterator[Hit]:
    text = "\n".join(part.text for part in parts)
    missing = tuple(words for kind, words in _OWED.items() if not has_cue(text, kind))
    if missing:
        values: Values = {"prestatie": quoted(row.prestatie.code, row.prestatie.naam), "wat": missing}
        yield Hit(values, "", row.programma.nummer, "toelichtingen", row.prestatie.code, own[0].location)


RULE = Rule(
    id="STO002",
    name="thin-toelichting",
    severity="info",
    title=Words(
        "Toelichting zonder oorzaak, gevolg of bijsturing", "Explanation without cause, consequence, correction"
    ),
    looks_for=Words(
        "Een toelichting op een prestatie die niet groen is, waarin geen woorden staan die op een oorzaak, een gevolg "
        "of een bijsturing wijzen. Dit gaat op signaalwoorden af en kan ernaast zitten.",
        "An explanation of a performance that is not green, without words that point to a cause, a consequence or a "
        "correction. This goes by cue words and may be mistaken.",
    ),
    why=Words(
        "De raad wil weten waardoor het komt, wat het betekent en wat het college eraan doet.",
        "The council wants to know why it is so, what it means, and what the college does about it.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Oranje |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
Dit team heeft onze aandacht.""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Oranje |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
Door ziekte begint het team pas in juni. Het college huurt tot die tijd twee coaches in.""",
    advice={
        "": Advice(
            Words(
                "In de toelichting op {prestatie} lezen we {wat}.",
                "In the explanation of {prestatie} we read {wat}.",
            ),
            Words("Vul dat aan als het er niet staat.", "Add that, if it is not there."),
        )
    },
    find=find,
)
