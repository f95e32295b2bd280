"""When a percentage holds and what it is compared with, in the sentence's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_YEAR = r"(?:19|20)\d{2}"
_UNIT = (
    r"(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|helft|half ?jaar|halfjaar|trimester|jaar|jaren|"
    r"schooljaar|"
    r"seizoen|periode|decennium|zomer|winter|collegeperiode|raadsperiode|begrotingsjaar)"
)
_COUNT = r"(?:\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_ORDER = (
    r"(?:eerste|tweede|derde|vierde|laatste|afgelopen|komende?|voorgaande?|volgende?|vorige?|huidige?|"
    r"dezelfde|hetzelfde|"
    r"lopende?|1e|2e|3e|4e)"
)
_OF_A_YEAR = rf"(?: van (?:het (?:jaar )?)?(?:{_YEAR}|dit jaar|vorig jaar)| {_YEAR}| vorig jaar| dit jaar)?"
_PERIOD = re.compile(
    rf"\b(?:"
    rf"{_ORDER} (?:{_COUNT} )?{_UNIT}{_OF_A_YEAR}"
    rf"|(?:dit|elk|ieder|vorig|volgend|komend|afgelopen) (?:jaar|kwartaal|schooljaar|seizoen|begrotingsjaar|halfjaar)"
    rf"|(?:begin|eind|medio|half|halverwege|ultimo) (?:(?:{_MONTH})(?: {_YEAR})?|{_YEAR}|dit jaar|vorig jaar|"
    rf"volgend jaar)"
    rf"|(?:{_MONTH}) en (?:{_MONTH})(?: {_YEAR})?"
    rf"|(?:begin|eind|einde) van (?:het jaar|{_YEAR})|(?<=het )(?:voorjaar|najaar)(?: van {_YEAR}| {_YEAR})?"
    rf"|(?<=na )(?:{_COUNT}) (?:maanden|weken|jaar)"
    rf"|(?:\d{{1,2}} )?(?:{_MONTH}) {_YEAR}|\d{{1,2}} (?:{_MONTH})\b"
    rf"|(?<=in )(?:{_MONTH})\b|(?:eind|begin) (?:{_MONTH})\b"
    rf"|(?:een )?jaar (?:eerder|ervoor|daarvoor|geleden)"
    rf"|Q[1-4] {_YEAR}"
    rf"|tussen {_YEAR} en {_YEAR}"
    rf"|(?<!naar )(?:periode |coronaperiode |schooljaar |seizoen )?{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|"
    rf"\d{{2}})\b)?(?![\d.,]*\d|\s?(?:%|inwoners|"
    rf"euro|woningen))"
    rf")",
    re.IGNORECASE,
)
# What is compared with stands behind one of these.
_COMPARED = re.compile(
    r"\b(?:ten opzichte van|t\.?\s?o\.?\s?v\.?|vergeleken (?:met|bij)|in vergelijking (?:met|tot)|"
    r"afgezet tegen|tegenover|"
    r"in plaats van)\s+(?P<noun>)"
    r"|\b(?:meer|minder|hoger|lager|groter|kleiner|hogere|lagere|duurder|goedkoper|langer|korter|"
    r"vaker)\b[^,;.()]{0,60}?\bdan\s+"
    r"(?:(?:in|op|bij|over)\s+)?"
    r"|\b(?:boven|onder|beneden|achter(?: bij| op)?)\s+(?:(?:de|het|een|onze?)\s+)?(?=(?:landelijk\w* |regionaal |"
    r"begrote |geraamde |verwachte |europese )?"
    r"(?:raming|begroting|norm|gemiddelde|doelstelling|streefwaarde|prognose|budget|plan|planning|verwachting|"
    r"niveau|ambitie|signaalwaarde|grenswaarde)\b)"
    r"|\bwijk(?:t|en) [^;()]{0,40}?\baf van\s+"
    r"|\btegen\s[^,;.()]{0,20}?(?:%|\bprocent)\s+in\s+(?=(?:19|20)\d{2})"
    r"|\bsinds\s+(?=(?:de |het )?(?:\d|(?:begin|eind)\b))",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:de|het|een|in|op|over|van|bij|onze?|hun)\s+(?!opzichte)", re.IGNORECASE)
# Where the words that name the other side of a comparison end.
_END_OF_NAME = re.compile(
    r"\s*(?:[,;:()\t]|\.(?:\s|$)|\s(?:is|was|zijn|waren|met|naar|tot|en|maar|steeg|stegen|daalde|daalden|"
    r"gestegen|gedaald|"
    r"nam|namen|zelfs|ruim|circa|bijna|ongeveer|toegenomen|afgenomen|door|waardoor|omdat|terwijl|zal|wordt|"
    r"werd|heeft|ligt|"
    r"ook|toe|af|hoger|lager|meer|minder|nog|juist|een|zien|kwam|verwacht|komt|wel|uit|van(?= (?:ruim |"
    r"circa )?\d)|die|dat|waar)\b)",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence, by their offsets in it."""

    start: int
    end: int

    def of(self, sentence: str) -> str:
        """Give the words."""
        return sentence[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Times:
    """The periods that a sentence names, and what it compares with."""

    periods: tuple[Span, ...]
    baselines: tuple[Span, ...]


def find_times(sentence: str, figures: Sequence[tuple[int, int]]) -> Times:
    """Find the periods and the other sides of comparisons in a sentence, but for the percentages themselves."""
    baselines = [span for match in _COMPARED.finditer(sentence) if (span := _baseline(sentence, match.end(), figures))]
    periods = []
    for match in _PERIOD.finditer(sentence):
        start, end = match.span()
        covered = any(start < span.end and span.start < end for span in baselines)
        is_figure = any(start < last and first < end for first, last in figures)
        if not covered and not is_figure:
            periods.append(Span(start, end))
    return Times(tuple(periods), tuple(baselines))


def _baseline(sentence: str, start: int, figures: Sequence[tuple[int, int]]) -> Span | None:
    while (leading := _LEADING.match(sentence[start:])) is not None:
        start += leading.end()
    period = _PERIOD.match(sentence, start)
    if period is not None:
        return Span(start, period.end())
    end = _END_OF_NAME.search(sentence, start, start + _LONGEST_NAME)
    last = end.start() if end else len(sentence.rstrip(" ."))
    last = min([last, *(first for first, _ in figures if first >= start)])
    name = sentence[start:last].rstrip()
    too_long = len(name) >= _LONGEST_NAME or any(letter.isdigit() for letter in name[:1])
    return Span(start, start + len(name)) if name and not too_long else None


def nearest(spans: Sequence[Span], start: int, end: int, clause: Sequence[tuple[int, int]]) -> Span | None:
    """Give the span that goes with the figure between two offsets: in its clause, the nearest; else None."""
    inside = [span for span in spans if any(first <= span.start < last for first, last in clause)]
    if not inside:
        return None
    return min(inside, key=lambda span: max(span.start - end, start - span.end))
