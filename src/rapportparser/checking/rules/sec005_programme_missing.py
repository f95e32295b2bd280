"""SEC005: a programme is missing from the run of numbers."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Value, Words

# A report of this many programmes is a whole one, and begins with programme 1.
_WHOLE = 4


def find(report: Report) -> Iterator[Hit]:
    """Find the numbers that the run of programmes jumps over."""
    numbers = {programma.nummer for programma in report.rapport.programmas if programma.nummer is not None}
    if not report.required or len(numbers) < 2:  # noqa: PLR2004 (one number is no run)
        return
    first = 1 if len(numbers) >= _WHOLE else min(numbers)
    missing = [number for number in range(first, max(numbers)) if number not in numbers]
    if len(missing) == 1:
        yield Hit({"nummer": missing[0]}, "", missing[0])
    elif missing:
        yield Hit({"nummers": tuple(_runs(missing))}, "several")


def _runs(numbers: list[int]) -> Iterator[Value]:
    """Give numbers as people write them, runs of three and more as `5 tot en met 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 (two are named, not run together)
            yield Words(f"{run[0]} tot en met {run[-1]}", f"{run[0]} to {run[-1]}")
        else:
            yield from run


RULE = Rule(
    id="SEC005",
    name="programme-missing",
    severity="warning",
    title=Words("Programma ontbreekt in de nummering", "Programme missing from the run of numbers"),
    looks_for=Words(
        "Een nummer dat in de reeks van programma's wordt overgeslagen.",
        "A number that the run of programmes jumps over.",
    ),
    why=Words(
        "Bij het samenvoegen van de delen valt makkelijk een programma weg.",
        "A programme is easily lost when the parts are put together.",
    ),
    wrong="""\
Programma 1 Bestuur
Programmanummer
1
De missie van het programma Bestuur luidt:
Waterveld heeft een bestuur dat luistert.

Programma 3 Haven
Programmanummer
3
De missie van het programma Haven luidt:
De haven is schoon en levendig.""",
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
            Words("Programma {nummer} ontbreekt.", "Programme {nummer} is missing."),
            Words("Voeg het toe, of kijk of de nummers kloppen.", "Add it, or see whether the numbers are right."),
        ),
        "several": Advice(
            Words("De programma's {nummers} ontbreken.", "The programmes {nummers} are missing."),
            Words("Voeg ze toe, of kijk of de nummers kloppen.", "Add them, or see whether the numbers are right."),
        ),
    },
    find=find,
)
