"""PCT003: parts of one whole add up to more than a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapportparser.checking.keywords import has_cue
from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Percentage, Section

_WHOLE = 100
# Rounded parts may add up to a little more.
_SLACK = 1
_OF = re.compile(r"\s*van\s+(?:de|het|alle)?\s*(?P<whole>\w+)", re.IGNORECASE)


def find(report: Report) -> Iterator[Hit]:
    """Find sentences whose shares are parts of one whole and too much together."""
    for part in report.parts:
        for sentence, group in groupby(part.section.percentages, key=lambda one: one.sentence):
            shares = [one for one in group if one.kind == "aandeel" and one.unit == "procent" and one.value_max is None]
            total = sum(one.value for one in shares)
            if total > _WHOLE + _SLACK and _are_parts(part.section, shares) and not has_cue(sentence, "vergelijking"):
                values: Values = {"texts": tuple(one.text for one in shares), "total": f"{total:g}".replace(".", ",")}
                yield Hit(values, "", part.number, part.sectie, location=shares[0].location)


def _are_parts(section: Section, shares: Sequence[Percentage]) -> bool:
    """Tell whether shares are of the same whole: at most one whole is named, and none is more than it."""
    wholes = {match["whole"].lower() for one in shares if (match := _OF.match(section.text, one.end))}
    subjects = {one.subject.lower() for one in shares if one.subject}
    alone = any(one.value >= _WHOLE or one.value < 0 for one in shares)
    return len(shares) > 1 and not alone and len(wholes) <= 1 and (len(subjects) <= 1 or not wholes)


RULE = Rule(
    id="PCT003",
    name="parts-above-hundred",
    severity="info",
    title=Words("Delen samen boven de 100%", "Parts above 100%"),
    looks_for=Words(
        "Aandelen in één zin die samen meer dan 100% zijn en delen van hetzelfde geheel lijken.",
        "Shares in one sentence that add up to more than 100% and seem parts of the same whole.",
    ),
    why=Words(
        "Een van de delen is dan te groot, of het zijn geen delen van hetzelfde.",
        "One of the parts is too large then, or they are no parts of the same.",
    ),
    wrong="""\
De missie van het programma Bereikbaarheid luidt:
Waterveld blijft bereikbaar.

Stand van zaken bij Voortgangsrapportage
Van de bezoekers komt 45% met de fiets, 40% met de auto en 25% te voet.""",
    right="""\
De missie van het programma Bereikbaarheid luidt:
Waterveld blijft bereikbaar.

Stand van zaken bij Voortgangsrapportage
Van de bezoekers komt 45% met de fiets, 40% met de auto en 15% te voet.""",
    advice={
        "": Advice(
            Words("{texts} zijn samen {total}%.", "{texts} are {total}% together."),
            Words("Kijk of het delen van hetzelfde geheel zijn.", "See whether they are parts of the same whole."),
        )
    },
    find=find,
)
