"""VOR003: a prestatie was rood in the previous report, and this one does not say a word about it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.explaining import explains
from rapportparser.checking.lights import worst
from rapportparser.checking.report import Report, Row, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.grammar import CodeKey


def find(report: Report) -> Iterator[Hit]:
    """Find those; not where the prestatie is still not green, because STO001 asks for an explanation then."""
    if report.previous is None or report.since is None:
        return
    mentioned = {report.grammar.key_of(mention.code) for part in report.parts for mention in part.section.codes}
    for before in report.previous.rows:
        owner = report.since.pair_of(before.programma).new
        if worst(before.prestatie, frozenset({"rood"})) is None or owner is None:
            continue
        now = report.since.row(before.prestatie)
        current = next((row for row in report.rows if row.prestatie is now), None)
        if _keys(report, before, current) & mentioned or _is_explained(report, before, current):
            continue
        values: Values = {"prestatie": quoted(before.prestatie.code, before.prestatie.naam)}
        place = current.prestatie.location if current else None
        yield Hit(values, "", owner.nummer, "toelichtingen", before.prestatie.code, place)


def _keys(report: Report, *rows: Row | None) -> set[CodeKey]:
    return {report.grammar.key_of(row.prestatie.code) for row in rows if row and row.prestatie.code}


def _is_explained(report: Report, before: Row, current: Row | None) -> bool:
    if current is not None and worst(current.prestatie, report.owing):
        return True
    return any(
        explains(part, row)
        for programma in report.rapport.programmas
        for part in programma.toelichtingen
        for row in (before, current)
        if row is not None
    )


RULE = Rule(
    id="VOR003",
    name="red-not-mentioned",
    severity="warning",
    title=Words("Was rood en wordt niet genoemd", "Was red and is not mentioned"),
    looks_for=Words(
        "Een prestatie die in het vorige rapport rood was en waarover dit rapport niets zegt (met --previous).",
        "A performance that was red in the previous report and of which this one says nothing (with --previous).",
    ),
    why=Words("Naar wat rood was, vraagt de raad als eerste.", "What was red is what the council asks about first."),
    before="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Rood |
 | 2A1.2 Meldpunt voor overlast | Groen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
Door ziekte begint het team pas in juni.""",
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | Groen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

Er zijn geen afwijkingen ten opzichte van de begroting.""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | Groen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Straatcoaches
Het team is weer op sterkte.""",
    advice={
        "": Advice(
            Words(
                "Prestatie {prestatie} was rood in het vorige rapport en wordt nergens genoemd.",
                "Performance {prestatie} was red in the previous report and is mentioned nowhere.",
            ),
            Words("Schrijf in de toelichting hoe het ermee staat.", "Write in the toelichting how it stands."),
        )
    },
    find=find,
)
