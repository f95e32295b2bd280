"""PCT001: the sign of a percentage goes one way, and the words beside it the other."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.keywords import last_cue
from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.facts.changes import direction_in_words
from rapportparser.model import Direction, Percentage

_MINUS = ("-", "−", "–", "‐")


def find(report: Report) -> Iterator[Hit]:
    """Find signed percentages whose sentence tells the other direction."""
    for part in report.parts:
        for percentage in part.section.percentages:
            signed = _direction_of_sign(percentage)
            begin = part.section.text.find(percentage.sentence, max(0, percentage.end - len(percentage.sentence)))
            if signed is None or not 0 <= begin <= percentage.start:
                continue
            start, end = percentage.start - begin, percentage.end - begin
            told = direction_in_words(percentage.sentence, start, end)
            # `een daling in 2020 (-1%) en 2021 (-7%)`: where the words right before agree, the sign is right.
            agrees = last_cue(percentage.sentence[:start], ("toename", "afname")) == signed
            if told is not None and told != signed and not agrees:
                values: Values = {"text": percentage.text, "zin": _around(percentage.sentence, start, end)}
                yield Hit(values, told, part.number, part.sectie, location=percentage.location)


def _direction_of_sign(percentage: Percentage) -> Direction | None:
    if percentage.text.startswith("+"):
        return "toename"
    return "afname" if percentage.text.startswith(_MINUS) else None


def _around(sentence: str, start: int, end: int, reach: int = 40) -> str:
    """Give the words around a place in a sentence."""
    first = sentence.find(" ", start - reach) + 1 if start > reach else 0
    last = sentence.find(" ", end + reach // 2)
    last = last if last >= 0 else len(sentence)
    return f"{'… ' if first else ''}{sentence[first:last].rstrip('.,;')}{' …' if last < len(sentence) else ''}"


_HINT = Words("Verbeter het teken of het werkwoord.", "Mend the sign or the verb.")

RULE = Rule(
    id="PCT001",
    name="sign-against-verb",
    severity="warning",
    title=Words("Teken en werkwoord spreken elkaar tegen", "Sign against verb"),
    looks_for=Words(
        "Een percentage met een plus in een zin over een daling, of met een min in een zin over een stijging.",
        "A percentage with a plus in a sentence about a fall, or with a minus in one about a rise.",
    ),
    why=Words(
        "De lezer weet niet of het meer of minder is geworden.", "The reader cannot know whether it went up or down."
    ),
    wrong="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Het aantal aangiften daalt (+3%).""",
    right="""\
De missie van het programma Veiligheid luidt:
Waterveld is een plaats waar mensen zich veilig weten.

Stand van zaken bij Voortgangsrapportage
Het aantal aangiften daalt (-3%).""",
    advice={
        "afname": Advice(
            Words(
                "\u201c{zin}\u201d: de tekst spreekt van een afname, het teken van een toename.",
                "\u201c{zin}\u201d: the words tell of a fall, the sign of a rise.",
            ),
            _HINT,
        ),
        "toename": Advice(
            Words(
                "\u201c{zin}\u201d: de tekst spreekt van een toename, het teken van een afname.",
                "\u201c{zin}\u201d: the words tell of a rise, the sign of a fall.",
            ),
            _HINT,
        ),
    },
    find=find,
)
