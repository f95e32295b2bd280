"""The times that a sentence names, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_YEAR = r"(?:19|20)\d{2}"
_UNIT = (
    r"(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|helft|half ?ja(?:ar|ren)|trimesters?|tertaal|jaar|jaren|"
    r"schoolja(?:ar|ren)|seizoen(?:en)?|periode|decennium|(?:zomer|winter)(?:maanden|vakantie|periode|seizoen)?|herfst|lente|"
    r"voorjaar|najaar|lockdown|raadsperiode|begrotingsjaar|boekjaar|verslagjaar|studiejaar|kalenderjaar|"
    r"verslagperiode|college ?periode|rapportageperiode|planperiode|coronaperiode|coronajaren|bestuursperiode|"
    r"viermaandsperiode)\b"
)
_COUNT = r"(?:\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_ORDER = (
    r"(?:eerste|tweede|derde|vierde|laatste|afgelopen|komende?|voorgaande?|volgende?|vorige?|huidige?|dezelfde|hetzelfde|"
    r"voorbije|lopende?|nieuwe?|vergelijkbare|overeenkomstige|gemiddelde|hele|gehele|droge|natte|warme|koude|zachte|"
    r"1e|2e|3e|4e|1ste|2de|3de|4de)"
)
_THIS_YEAR = r"(?:dit jaar|vorig jaar|volgend jaar|afgelopen jaar|dit schooljaar|vorig schooljaar)"
_OF_A_YEAR = (
    rf"(?: (?:van|in) (?:het jaar {_YEAR}|{_YEAR}|{_THIS_YEAR})| van (?:het|dat|elk) jaar\b| {_YEAR}| {_THIS_YEAR})?"
)
_DAY = rf"\d{{1,2}} (?:{_MONTH})(?: {_YEAR})?"
_DATE = rf"(?:{_DAY}|(?:{_MONTH})(?: {_YEAR})?)"
_TO = r"(?: tot en met | t/m | tot | en |\s?[-–]\s?)"
# Longer wordings stand before shorter ones that begin alike.
_PERIOD = re.compile(
    rf"\b(?:"
    rf"tussen (?:{_DAY} en {_DAY}|{_YEAR} en {_YEAR})"
    rf"|(?:{_COUNT} )?(?:{_UNIT}) (?:eerder|ervoor|daarvoor|geleden|tevoren)"
    rf"|(?:{_ORDER} )?(?:periode |maanden )(?:van )?{_DATE}{_TO}{_DATE}"
    rf"|(?:{_COUNT} )?(?:{_ORDER} ){{1,2}}(?:{_COUNT} )?(?:volle |hele )?{_UNIT}"
    rf"(?: na (?:de|het) [^\W\d_]{{4,24}}|{_OF_A_YEAR})"
    rf"|week(?:end)? van (?:de|het) [^\W\d_]{{4,24}}"
    rf"|(?:dit|elk|ieder|vorig|volgend|komend|afgelopen|deze|vorige) {_UNIT}\b"
    rf"|(?:begin|eind|einde|start|aanvang) van (?:de|het|dit|deze) {_UNIT}"
    rf"|(?:begin|eind|einde|medio|half|halverwege|ultimo|najaar|voorjaar|zomer|winter|herfst) (?:van )?"
    rf"(?:(?:{_MONTH})(?: {_YEAR})?|(?:van )?{_YEAR}|(?:het|dit) (?:jaar|kwartaal|schooljaar)|{_THIS_YEAR})"
    rf"|{_DAY}(?! tot)"
    rf"|(?:{_MONTH}){_TO}(?:{_MONTH})\b(?: {_YEAR})?"
    rf"|(?:{_MONTH}) (?:{_YEAR}|van (?:{_YEAR}|{_THIS_YEAR})|{_THIS_YEAR})"
    rf"|(?:(?<=het )(?:voorjaar|najaar)"
    rf"|(?<!na de )(?<!sinds de )(?<=de )(?:zomer|winter|herfst|lente)\b)(?: van {_YEAR}| {_YEAR})?"
    rf"|(?<=na )(?:{_COUNT}) (?:maanden|weken|kwartalen)"
    rf"|(?<=over )(?:{_COUNT}) jaar\b"
    rf"|(?:{_MONTH})\b(?!-)"
    rf"|Q[1-4]\b(?: (?:van )?{_YEAR})?"
    rf"|week \d{{1,2}}\b"
    rf"|(?:verslagjaar|verslagperiode|rapportageperiode|zomermaanden|wintermaanden|zomervakantie|kerstvakantie|meivakantie|"
    rf"coronajaren|coronaperiode|coronatijd|eindejaar|jaareinde|jaarwisseling|boekjaar|begrotingsjaar|schooljaar|(?:[^\W\d_]{{2,12}})?seizoen|studiejaar)\b"
    rf"(?: {_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d{{2}})\b)?)?"
    rf"|(?:(?<=bij de )|(?<=in de ))(?:vorige|laatste) (?:verkiezingen|meting|peiling)"
    rf"|{_YEAR}(?:, {_YEAR}){{1,4}} en {_YEAR}"
    rf"|(?<!naar )(?:periode |jaren |[^\W\d_]{{2,12}}(?:jaar|seizoen) )?{_YEAR}"
    rf"(?:(?: en |{_TO}|\s?/\s?)(?:{_YEAR}|\d{{2}})\b)?"
    rf"(?![\d.,]*\d|\s?(?:%|procent|inwoners|euro|woningen|leden|bezoekers))"
    rf")",
    re.IGNORECASE,
)
# A document's year is a part of its name: `de begroting 2023`.
_DOCUMENT = re.compile(
    r"(?:begroting|rekening|nota|visie|plan|programma|agenda|akkoord|verordening|circulaire|monitor|strategie|beleid|regeling|"
    r"wet|enquête|rapportage|wijziging|stukken|kader|brief|peiling)s?\s\Z",
    re.IGNORECASE,
)
# So it is behind a title in capitals: `de monitor Sociaal Domein 2022`.
_TITLE = re.compile(r"\s(?!Q\d)[A-Z][^\W\d_]{2,}\s\Z")
# `na twee jaar van krimp` is no time at which something holds.
_NO_PERIOD_BEHIND = re.compile(r"\s(?:van|met) (?!het |dit |vorig |\d)[^\W\d_]")
_LONGEST_DOCUMENT = 24


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence, by their offsets in it."""

    start: int
    end: int

    def of(self, sentence: str) -> str:
        """Give the words."""
        return sentence[self.start : self.end]

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether it shares a character with a stretch."""
        return self.start < end and start < self.end


def find_periods(sentence: str, figures: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Give the times that a sentence names, in order, but for the figures of its percentages."""
    for match in _PERIOD.finditer(sentence):
        is_figure = any(match.start() < last and first < match.end() for first, last in figures)
        before = sentence[max(0, match.start() - _LONGEST_DOCUMENT) : match.start()]
        is_document = match[0].isdigit() and (_DOCUMENT.search(before) or _TITLE.search(before))
        if not is_figure and not is_document and not (match[0][-1].isalpha() and _is_duration(sentence, match)):
            yield Span(*match.span())


def _is_duration(sentence: str, match: re.Match[str]) -> bool:
    before = sentence[: match.start()].lower()
    return before.endswith("na ") and _NO_PERIOD_BEHIND.match(sentence, match.end()) is not None


def period_at(sentence: str, start: int) -> Span | None:
    """Give the time that begins at an offset."""
    match = _PERIOD.match(sentence, start)
    return Span(*match.span()) if match else None
