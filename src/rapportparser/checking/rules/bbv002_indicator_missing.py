"""BBV002: an indicator that the law asks of every municipality is not there."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.bbv import body_of, is_bound, lines_of, sections_of
from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Words
from rapportparser.facts.bbv import bbv_indicators, find_bbv
from rapportparser.model import Rapport

# A report with fewer prints them elsewhere, or is part of a report.
_LEAST_FOUND = 5
_LONGEST_NAME = 160


def find(report: Report) -> Iterator[Hit]:
    """Find the indicators that neither a table nor a line of text names, in a report that has some of them."""
    rapport = report.rapport
    jaar = rapport.jaar
    if jaar is None or not is_bound(rapport) or body_of(rapport) == "provincie":
        return
    required = [one for one in bbv_indicators() if one.zeker and one.holds_in(jaar)]
    found = set(_in_tables(rapport))
    if len(found) < len(required):
        found |= set(_in_lines(rapport))
    missing = tuple(one.officieel for one in required if one.naam not in found)
    if missing and len(found) >= _LEAST_FOUND:
        yield Hit({"indicatoren": missing}, "" if len(missing) == 1 else "several")


def _in_tables(rapport: Rapport) -> Iterator[str]:
    tables = [rapport.indicatoren, *(programma.indicatoren for programma in rapport.programmas)]
    yield from (one.bbv for table in tables for one in table if one.bbv)


def _in_lines(rapport: Rapport) -> Iterator[str]:
    """Give those that a line or a cell of a text names: a table may not have been understood."""
    for section in sections_of(rapport):
        for line in lines_of(section):
            for cell in line.split("\t"):
                if len(cell) <= _LONGEST_NAME and (naam := find_bbv(cell)):
                    yield naam


_ROWS = [f"{one.officieel} | {one.eenheid} | 5 |" for one in bbv_indicators() if one.holds_in(2024)]
_OPENING = """\
Programmabegroting 2024

Programma 1 Veiligheid

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Verplichte beleidsindicatoren
Indicator | Eenheid | 2022 |
"""

RULE = Rule(
    id="BBV002",
    name="indicator-missing",
    severity="info",
    title=Words("Verplichte beleidsindicator ontbreekt", "Indicator that the law asks for missing"),
    looks_for=Words(
        "Een begroting of jaarstukken van een gemeente waarin een beleidsindicator ontbreekt die de ministeriële "
        "regeling bij artikel 8, derde lid, onder a, en artikel 25, tweede lid, onder a, BBV voor dat jaar vraagt. Een "
        "bestand met minder dan vijf ervan geldt als deel van een rapport. Geldt niet voor provincies, waterschappen "
        "en andere soorten rapporten, en niet voor indicatoren waarvan onzeker is tot welk jaar zij gevraagd zijn.",
        "A budget or annual report of a municipality without a policy indicator that the ministerial regulation under "
        "articles 8 (3)(a) and 25 (2)(a) BBV asks for in that year. A file with fewer than five of them counts as part "
        "of a report. Does not hold for provinces, water boards and other kinds of report, nor for indicators whose "
        "last year is uncertain.",
    ),
    why=Words(
        "Met deze indicatoren kan de raad zijn gemeente naast andere leggen; daarom vraagt de wet ze van iedereen.",
        "These indicators let a council lay its municipality beside others; that is why the law asks all for them.",
    ),
    wrong=_OPENING + "\n".join(row for row in _ROWS if not row.startswith("Verwijzingen Halt")),
    right=_OPENING + "\n".join(_ROWS),
    advice={
        "": Advice(
            Words(
                "De verplichte indicator {indicatoren} ontbreekt.",
                "The indicator {indicatoren}, which the law asks for, is missing.",
            ),
            Words(
                "Neem hem op, met de waarde van waarstaatjegemeente.nl.",
                "Add it, with the value of waarstaatjegemeente.nl.",
            ),
        ),
        "several": Advice(
            Words(
                "De verplichte indicatoren {indicatoren} ontbreken.",
                "The indicators {indicatoren}, which the law asks for, are missing.",
            ),
            Words(
                "Neem ze op, met de waarden van waarstaatjegemeente.nl.",
                "Add them, with the values of waarstaatjegemeente.nl.",
            ),
        ),
    },
    find=find,
)
