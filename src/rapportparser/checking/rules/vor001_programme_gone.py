"""VOR001: a programme of the previous report is gone."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words


def find(report: Report) -> Iterator[Hit]:
    """Find the programmes that the previous report had; where this report holds one programme, that is a remark."""
    if report.since is None:
        return
    gone = [pair.old for pair in report.since.programmas if pair.old and pair.new is None]
    if len(report.rapport.programmas) == 1 and gone:
        yield Hit({"aantal": len(gone)}, "part", eased=True)
        return
    for programma in gone:
        yield Hit({"programma": programme_words(programma)}, "", programma.nummer)
    for pair in report.since.programmas:
        was, now = pair.old, pair.new
        if was and now and was.nummer is not None and now.nummer is not None and was.nummer != now.nummer:
            values: Values = {"was": programme_words(was), "nummer": now.nummer}
            yield Hit(values, "renumbered", now.nummer, location=now.location, eased=True)


RULE = Rule(
    id="VOR001",
    name="programme-gone",
    severity="warning",
    title=Words("Programma uit het vorige rapport ontbreekt", "Programme of the previous report is gone"),
    looks_for=Words(
        "Een programma dat in het vorige rapport stond en in dit niet (met --previous). Staat het er onder "
        "een ander nummer, of bevat dit rapport één programma, dan is het één opmerking.",
        "A programme that the previous report had and this one lacks (with --previous). Where it has another number "
        "now, or this report holds one programme, it is one remark.",
    ),
    why=Words("De raad volgt elk programma het hele jaar.", "The council follows each programme through the year."),
    before="""\
Programma 1 Bestuur
Programmanummer
1
De missie van het programma Bestuur luidt:
Waterveld heeft een bestuur dat luistert.

Programma 2 Veiligheid
Programmanummer
2
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Programma 3 Haven
Programmanummer
3
De missie van het programma Haven luidt:
De haven is schoon en levendig.""",
    wrong="""\
Programma 1 Bestuur
Programmanummer
1
De missie van het programma Bestuur luidt:
Waterveld heeft een bestuur dat luistert.

Programma 2 Veiligheid
Programmanummer
2
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.""",
    right="""\
Programma 1 Bestuur
Programmanummer
1
De missie van het programma Bestuur luidt:
Waterveld heeft een bestuur dat luistert.

Programma 2 Veiligheid
Programmanummer
2
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Programma 3 Haven
Programmanummer
3
De missie van het programma Haven luidt:
De haven is schoon en levendig.""",
    advice={
        "": Advice(
            Words(
                "Het vorige rapport had {programma}; dit rapport niet.",
                "The previous report had {programma}; this one has not.",
            ),
            Words("Voeg het toe, of leg uit waar het is gebleven.", "Add it, or tell what became of it."),
        ),
        "renumbered": Advice(
            Words(
                "Het vorige rapport had {was}; het heeft nu nummer {nummer}.",
                "The previous report had {was}; its number is {nummer} now.",
            ),
            Words("Kijk of dat de bedoeling is.", "See whether that is meant."),
        ),
        "part": Advice(
            Words(
                "Dit rapport bevat één programma; {aantal} andere uit het vorige rapport zijn niet vergeleken.",
                "This report holds one programme; {aantal} others of the previous report were not compared.",
            ),
            Words("Controleer ook het hele rapport.", "Check the whole report as well."),
        ),
    },
    find=find,
)
