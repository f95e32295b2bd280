"""Counting: stoplichten by colour, and all else that a programme's line in the summary shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapportparser.checking.lights import colour_of
from rapportparser.model import Programma
from rapportparser.model_findings import Finding

# From good to bad, then what has not begun; "onbekend" is a prestatie whose colour the report does not tell.
COLOURS: Final = ("groen", "blauw", "geel", "oranje", "rood", "afwijkend", "grijs", "onbekend")


@dataclass(frozen=True, slots=True)
class Share:
    """A colour's part of a stacked bar, in hundredths of its length."""

    colour: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is in a programme, or in the whole report."""

    colours: Counter[str]
    toelichtingen: int
    percentages: int
    findings: Counter[str]

    @property
    def prestaties(self) -> int:
        """How many prestaties."""
        return self.colours.total()

    @property
    def shares(self) -> list[Share]:
        """The parts of its bar, from good to bad, without those that are empty."""
        shares, start = [], 0.0
        for colour in COLOURS:
            width = 100 * self.colours[colour] / self.prestaties if self.prestaties else 0.0
            if width:
                shares.append(Share(colour, self.colours[colour], round(start, 3), round(width, 3)))
            start += width
        return shares


def tally(programmas: Iterable[Programma], findings: Iterable[Finding]) -> Tally:
    """Count what some programmes hold."""
    programmas = tuple(programmas)
    prestaties = (prestatie for programma in programmas for prestatie in programma.prestaties())
    texts = (text for programma in programmas for text in programma.texts())
    return Tally(
        colours=Counter(colour_of(row) or "onbekend" for row in prestaties),
        toelichtingen=sum(len(programma.toelichtingen) for programma in programmas),
        percentages=sum(len(section.percentages) for section in texts),
        findings=Counter(finding.severity for finding in findings),
    )


def colours_in(tallies: Iterable[Tally]) -> tuple[str, ...]:
    """Give the colours that there are, from good to bad."""
    told = {colour for one in tallies for colour, count in one.colours.items() if count}
    return tuple(colour for colour in COLOURS if colour in told)
