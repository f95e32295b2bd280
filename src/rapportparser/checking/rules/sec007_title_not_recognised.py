"""SEC007: the report has no title that tells its kind and year."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, is_part
from rapportparser.checking.rule import Advice, Hit, Rule, Words


def find(report: Report) -> Iterator[Hit]:
    """Find a report without a title, or whose title lacks the year; a loose part needs none."""
    rapport = report.rapport
    only_parts = bool(rapport.programmas) and all(is_part(programma) for programma in rapport.programmas)
    if rapport.titel is None:
        yield Hit(eased=only_parts)
    elif rapport.jaar is None:
        yield Hit({"titel": rapport.titel}, "year", eased=only_parts)


RULE = Rule(
    id="SEC007",
    name="title-not-recognised",
    severity="warning",
    title=Words("Titel niet herkend", "Title not recognised"),
    looks_for=Words(
        "Een rapport waar bovenaan geen titel staat met de soort en het jaar. Bij een los deel is dat een opmerking.",
        "A report without a title at its top that tells its kind and year. For a loose part that is a remark.",
    ),
    why=Words(
        "Zonder titel weet niemand over welke periode het rapport gaat, en gelden de eisen van een "
        "voortgangsrapportage.",
        "Without a title nobody knows which period it is about, and it is held to what a voortgangsrapportage must "
        "have.",
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    right="""\
1e Voortgangsrapportage 2021

De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    advice={
        "": Advice(
            Words("Bovenaan staat geen titel die we herkennen.", "No title is recognised at the top."),
            Words(
                "Zet de titel alleen op een regel bovenaan, zoals \u201c1e Voortgangsrapportage 2021\u201d.",
                "Put the title on a line of its own at the top, such as \u201c1e Voortgangsrapportage 2021\u201d.",
            ),
        ),
        "year": Advice(
            Words("In de titel \u201c{titel}\u201d staat geen jaar.", "The title \u201c{titel}\u201d has no year."),
            Words("Zet het jaar in de titel.", "Put the year in the title."),
        ),
    },
    find=find,
)
