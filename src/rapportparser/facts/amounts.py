"""Amounts in running text: money (`€ 4,6 miljoen`), counts (`1.200 woningen`), and voordeel or nadeel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rapportparser.facts.lexicon import load_lexicon
from rapportparser.facts.numbers import FIGURE, value_of_figure
from rapportparser.facts.sentences import line_around

Effect = Literal["voordeel", "nadeel"]
EURO: Final = "euro"

_TIMES: Final = {
    "duizend": 1_000, "k": 1_000, "ton": 100_000, "miljoen": 1_000_000, "mln": 1_000_000, "m": 1_000_000,
    "miljard": 1_000_000_000, "mld": 1_000_000_000, "mrd": 1_000_000_000,
}  # fmt: skip
_BIG = r"\s{0,2}(?P<big>duizend\b|ton\b|miljoen\b|mln\b\.?|miljard\b|ml?r?d\b\.?|[km](?![\w€]))"
_LINK = r"\s{0,2}(?:tot(?:\sen\smet)?|à|a|[-–—])\s{0,2}"
_MINUS = r"(?:-/-\s?|[-−–]\s?|(?<![^\W\d_])min\s)"
# Before the euro sign a dash must stand close: between words it is none.
_MINUS_BEFORE = r"(?<!\w)(?:-/-\s?|[-−–](?=€|EUR|k€)|min\s)"
# Behind a euro sign or before the word; `,-` and `,--` are no decimals.
_MONEY = re.compile(
    rf"(?P<before>{_MINUS_BEFORE})?(?:€|\bEUR\b|(?P<thousands>\bk€))\s{{0,2}}(?P<sign>{_MINUS})?"
    rf"(?P<figure>{FIGURE})(?:,[-–=]{{1,2}})?(?:{_LINK}(?P<last>{FIGURE})(?![\d.]*\s?%))?(?:{_BIG})?(?P<scale>\s\(?x\s(?:€\s?)?1[.,]?000\)?)?"
    rf"|(?<![\w.,€/-])(?P<plain>{FIGURE})(?:{_LINK}(?P<plain_last>{FIGURE}))?(?:\s{{0,2}}(?P<plain_big>duizend|ton|miljoen|mln\.?|miljard|mld\.?))?"
    r"\s{0,2}(?:euro\b|EUR\b)",
    re.IGNORECASE,
)
# A number and the plural, or the measure, that it counts; one adjective may stand between.
_COUNT = re.compile(
    rf"(?<![\w.,€/:%-])(?P<figure>{FIGURE})(?:{_LINK}(?P<last>{FIGURE}))?(?:\s(?P<big>miljoen|mln\.?|miljard))?\s"
    r"(?:(?P<adjective>[^\W\d_]{3,24}e)\s)?(?P<unit>fte\b|f\.t\.e\.|m2\b|m²|m3\b|m³|km\b|hectare\b|kWh\b|MWh\b|GWh\b|MW\b|kg\b|kilo\b|"
    r"kilometer\b|[^\W\d_]{3,30}(?:-[^\W\d_]{2,30}){0,2}(?:en|s)\b)",
)
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
# What makes a number a label or a ratio: `groep 7`, `artikel 3`, `per 1.000`, `1 op de 9`.
_LABEL = re.compile(
    r"(?:\b(?:groep|klas|fase|leerjaar|categorie|lijn|programma|doel|artikel|paragraaf|hoofdstuk|bijlage|prestatie|tabel|figuur|"
    r"nummer|nr\.?|wijk|route|kamer|per|op de|van de|op|deel|versie|week|kwartaal|pagina|blz\.?|scenario|variant|"
    r"niveau|plan)|\d[.,:]?)\s\Z",
    re.IGNORECASE,
)
_MONTH_OR_MEASURE = re.compile(
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|procent|procenten|procentpunten|"
    r"punten|dagen|weken|maanden|jaren|uren|minuten|kwartalen|werkdagen|tiende|keren|maal|graden|stemmen|miljoenen|cijfers|tegen|"
    r"tussen|boven|binnen|buiten|samen|alleen|tijdens|wegens|sinds|worden|werden|hebben|hadden|zijn|gaan|kunnen|moeten|zullen|zouden|"
    r"bleven|blijven|waren|liggen|lagen|kwamen|komen|volgens|naast|gemiddeld|mogen|stonden|gingen|als|was|is|uit|thans|steeds|deels)\Z",
    re.IGNORECASE,
)
_EFFECT_BEHIND = re.compile(r"\s?\(?(?P<word>voorde(?:el|lig)|nade(?:el|lig)|[VN](?=\)|[\s,;.]|$))", re.IGNORECASE)
_EFFECT_BEFORE = re.compile(r"\b(?P<word>voorde(?:el|lige?)|nade(?:el|lige?))\b[^,;:.()€]{0,40}\Z", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:geen|niet|zonder)\s(?:\w{1,12}\s)?\Z", re.IGNORECASE)
_REACH = 60
_MOST_CELLS = 1


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount in a text.

    Attributes:
        text: As it stands there, with its sign and its unit.
        value: The number with its sign, in euros or as counted; the first of a range.
        value_max: The second number of a range.
        unit: `euro`, or the word for what is counted.
        effect: Whether the words beside it call it a voordeel or a nadeel.
        start: Offset of its first character.
        end: Offset just past its last.
    """

    text: str
    value: int | float
    value_max: int | float | None
    unit: str
    effect: Effect | None
    start: int
    end: int


def find_amounts(text: str) -> Iterator[AmountMention]:
    """Give the amounts in a text, in order, but for those in rows of a table: their columns would say what they are."""
    found = sorted((*_money(text), *_counts(text)), key=lambda each: (each.start, -each.end))
    end = 0
    for mention in found:
        if mention.start >= end and text.count("\t", *line_around(text, mention.start)) <= _MOST_CELLS:
            yield mention
            end = mention.end


def _money(text: str) -> Iterator[AmountMention]:
    matches = list(_MONEY.finditer(text))
    for place, match in enumerate(matches):
        figure, last = match["figure"] or match["plain"], match["last"] or match["plain_last"]
        times = _times(match)
        if times == 1 and place + 1 < len(matches) and _shares_its_size(text, match, matches[place + 1]):
            times = _times(matches[place + 1])
        value = _scaled(figure, times)
        highest = _scaled(last, times) if last else None
        is_negative = bool(match["before"] or match["sign"])
        start, end = match.span()
        if highest is not None and highest <= value:
            highest, end = None, match.end("figure" if match["figure"] else "plain")
            value = _scaled(figure, 1)
        effect = _effect(text, start, end)
        yield AmountMention(text[start:end], -value if is_negative else value, highest, EURO, effect, start, end)


def _times(match: re.Match[str]) -> int:
    big = (match["big"] or match["plain_big"] or "").lower().rstrip(".")
    scale = 1_000 if match["scale"] or match["thousands"] else 1
    return _TIMES.get(big, 1) * scale


def _shares_its_size(text: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether the first of `van € 1,2 naar € 1,5 miljoen` is in millions too."""
    between = text[match.end() : following.start()].strip().lower()
    small = len((match["figure"] or match["plain"]).split(",")[0]) <= len("999")
    return between in ("naar", "tot", "en", "à", "-", "–") and small and _times(following) > 1


def _scaled(figure: str, times: int) -> int | float:
    value = round(value_of_figure(figure) * times, 6)
    return int(value) if value == int(value) else value


def _counts(text: str) -> Iterator[AmountMention]:
    place = 0
    while (match := _COUNT.search(text, place)) is not None:
        place = match.end("figure")
        start, end = match.span()
        if _is_label(text, match):
            continue
        times = _TIMES.get((match["big"] or "").lower().rstrip("."), 1)
        value = _scaled(match["figure"], times)
        highest = _scaled(match["last"], times) if match["last"] else None
        if highest is not None and highest <= value:
            continue
        place = end
        yield AmountMention(text[start:end], value, highest, match["unit"], None, start, end)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Tell a year, a label, a time or a code from a count."""
    is_year = match["last"] is None and _YEAR.match(match["figure"]) is not None
    before = text[max(0, match.start() - _REACH) : match.start()]
    adjective = match["adjective"]
    other = _MONTH_OR_MEASURE.match(match["unit"]) or (adjective and _MONTH_OR_MEASURE.match(adjective))
    return is_year or _LABEL.search(before) is not None or other is not None or match["unit"] in _no_units()


@cache
def _no_units() -> frozenset[str]:
    """Give the words in -en and -s that count nothing: verbs, adverbs and times."""
    words = load_lexicon()
    return (
        words.verbs
        | words.participles
        | words.adverbs
        | words.times
        | words.prepositions
        | words.conjunctions
        | words.pronouns
    )


def _effect(text: str, start: int, end: int) -> Effect | None:
    behind = _EFFECT_BEHIND.match(text, end)
    if behind is not None and not (len(behind["word"]) == 1 and behind["word"].islower()):
        return "voordeel" if behind["word"][0] in "vV" else "nadeel"
    floor = max(0, start - _REACH)
    before = _EFFECT_BEFORE.search(text[floor:start])
    if before is None or _DENIED.search(text[floor : floor + before.start()]):
        return None
    return "voordeel" if before["word"][0] in "vV" else "nadeel"
