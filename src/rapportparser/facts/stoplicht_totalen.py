"""How many prestaties a text says have which colour: `21 van de 24 prestaties staan op groen`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapportparser.facts.numbers import value_of_words
from rapportparser.facts.sentences import line_around, sentence_bounds
from rapportparser.model import Kleur

_NUMBER_WORDS = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    r"achttien|negentien|twintig)"
)
_NUMBER = rf"(?:\d{{1,3}}|{_NUMBER_WORDS})"
_COLOUR = r"(?:groene?|oranje|rood|rode)"
_HAS_COLOUR = re.compile(rf"\b{_COLOUR}\b", re.IGNORECASE)
_TOTAL = re.compile(
    rf"\b(?:van de|van alle|van onze|alle|totaal|telt|kent|heeft|bevat|zijn|"
    rf"er zijn|zijn er)\s+(?:in totaal\s+)?(?P<totaal>{_NUMBER})\s+"
    rf"(?:\w+\s+)?prestaties\b|^\W*(?P<kop>{_NUMBER})\s+prestaties\W*$",
    re.IGNORECASE,
)
# A number, a few words without another number or colour, and the colour that it counts.
_COUNTED = re.compile(
    rf"(?<![\w.,/%-])(?P<aantal>{_NUMBER})(?![\w%]|[.,]\d|\s?%|\s*procent)"
    rf"(?:\s+van de\s+(?:in totaal\s+)?(?P<totaal>{_NUMBER})\s+(?:\w+\s+)?prestaties\b)?"
    rf"(?P<tussen>(?:(?!\b{_COLOUR}\b|\d)[^.;]){{0,70}}?)\b(?P<kleur>{_COLOUR})\b",
    re.IGNORECASE,
)
_NOT_PRESTATIES = re.compile(
    r"\b(?:(?:deel)?projecten|onderdelen|activiteiten|maatregelen|acties|indicatoren|doelen|wijken|locaties|bomen|jaar|"
    r"maanden|weken|euro|m2|van de volgende)\b|onder deze prestatie|bij deze prestatie",
    re.IGNORECASE,
)
_SPEAKS_OF_STOPLIGHTS = re.compile(r"\b(?:prestaties?|stoplicht(?:en)?)\b", re.IGNORECASE)


_OTHER_NUMBER = re.compile(rf"\b(?!een\b){_NUMBER}\b", re.IGNORECASE)
_KLEUREN: Final[dict[str, Kleur]] = {"g": "groen", "o": "oranje", "r": "rood"}


@dataclass(frozen=True, slots=True)
class TotaalStatement:
    """A count of prestaties of one colour, with the offsets of the words that tell it."""

    kleur: Kleur
    aantal: int
    totaal: int | None
    start: int
    end: int


def find_totals(text: str) -> Iterator[TotaalStatement]:
    """Give the counts that a text tells, in order; a total told in the sentence before counts for those that follow."""
    done = -1
    for colour in _HAS_COLOUR.finditer(text):
        if colour.start() < done:
            continue
        start, done = sentence_bounds(text, colour.start())
        sentence = text[start:done]
        before = text[line_around(text, start)[0] : start]
        if not _SPEAKS_OF_STOPLIGHTS.search(sentence + before[-200:]) or _NOT_PRESTATIES.search(sentence):
            continue
        yield from _in_sentence(sentence, start, before)


def _in_sentence(sentence: str, start: int, before: str) -> Iterator[TotaalStatement]:
    totaal, body_from = _total(sentence, before)
    goes_on = False
    for counted in _COUNTED.finditer(sentence, body_from):
        if counted["totaal"]:
            totaal = _value(counted["totaal"])
        elif not _may_count(sentence, counted, certain=goes_on or totaal is not None):
            continue
        goes_on = True
        aantal = _value(counted["aantal"])
        if aantal is not None:
            kleur = _KLEUREN[counted["kleur"][0].lower()]
            yield TotaalStatement(kleur, aantal, totaal, start + counted.start(), start + counted.end())


def _total(sentence: str, before: str) -> tuple[int | None, int]:
    """Give the total told in a sentence, or in the text before it where the sentence goes on with it.

    With it comes the offset from which the sentence counts: behind `van de 12 prestaties`, but not behind the total
    of `11 van de 12 prestaties` or `alle 12 prestaties`, which is a count itself.
    """
    own = _TOTAL.search(sentence)
    if own is not None and not _is_count(sentence, own):
        is_counted = own[0].lower().startswith("alle") or re.search(rf"\b{_NUMBER}\s$", sentence[: own.start()])
        return _value(own["totaal"] or own["kop"]), 0 if is_counted else own.end()
    earlier = list(_TOTAL.finditer(before))
    if earlier and re.match(r"\W*(?:hiervan|daarvan|van deze)\b", sentence, re.IGNORECASE):
        return _value(earlier[-1]["totaal"] or earlier[-1]["kop"]), 0
    return None, 0


def _is_count(sentence: str, own: re.Match[str]) -> bool:
    """Tell `heeft 5 prestaties met een groen stoplicht` from a total: no other number stands before the colour."""
    behind = sentence[own.end() :]
    colour = _HAS_COLOUR.search(behind)
    is_of = own[0].lower().startswith(("van", "alle", "totaal"))
    return not is_of and colour is not None and not _OTHER_NUMBER.search(behind[: colour.start()])


def _may_count(sentence: str, counted: re.Match[str], *, certain: bool) -> bool:
    """Tell a count from another number: with a total known, behind another count, or with prestaties beside it."""
    if counted["aantal"].lower() == "een":
        return False
    if certain:
        return True
    return re.search(r"\bprestaties?\b", counted["tussen"], re.IGNORECASE) is not None or bool(
        re.match(r"\s*(?:\w+\s+){0,4}(?:prestaties?|stoplichten|stoplicht)\b", sentence[counted.end() :], re.IGNORECASE)
    )


def _value(number: str) -> int | None:
    value = int(number) if number.isdigit() else value_of_words(number)
    return value if isinstance(value, int) else None
