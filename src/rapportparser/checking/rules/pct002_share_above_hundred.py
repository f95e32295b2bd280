"""PCT002: a share is more than a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.keywords import has_cue
from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import Percentage

_WHOLE = {"procent": 100, "promille": 1000}


def find(report: Report) -> Iterator[Hit]:
    """Find shares above the whole, but for those of a norm or a budget, which may well be more."""
    for part in report.parts:
        for percentage in part.section.percentages:
            if _is_too_much(percentage) and not has_cue(percentage.sentence, "meer_dan_geheel"):
                values: Values = {"text": percentage.text, "waarvan": percentage.subject or ""}
                advice = "subject" if percentage.subject else ""
                yield Hit(values, advice, part.number, part.sectie, location=percentage.location)


def _is_too_much(percentage: Percentage) -> bool:
    whole = _WHOLE.get(percentage.unit)
    most = max(percentage.value, percentage.value_max or 0)
    return percentage.kind == "aandeel" and whole is not None and most > whole


_HINT = Words(
    "Kijk of de komma goed staat, of schrijf waarmee er vergeleken wordt.",
    "See whether the comma stands right, or write what it is compared with.",
)

RULE = Rule(
    id="PCT002",
    name="share-above-hundred",
    severity="warning",
    title=Words("Aandeel boven de 100%", "Share above 100%"),
    looks_for=Words(
        "Een aandeel van meer dan 100%. Percentages van een norm, het sociaal minimum, een begroting en dergelijke "
        "mogen boven de 100 liggen.",
        "A share of more than 100%. Percentages of a norm, the social minimum, a budget and the like may be above 100.",
    ),
    why=Words("Meer dan alles bestaat niet.", "There is no more than all."),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Van de inwoners voelt 120% zich veilig.""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Van de inwoners voelt 72% zich veilig.""",
    advice={
        "": Advice(
            Words("Een aandeel van {text} is meer dan het geheel.", "A share of {text} is more than the whole."), _HINT
        ),
        "subject": Advice(
            Words(
                "{text} van \u201c{waarvan}\u201d is meer dan het geheel.",
                "{text} of \u201c{waarvan}\u201d is more than the whole.",
            ),
            _HINT,
        ),
    },
    find=find,
)
