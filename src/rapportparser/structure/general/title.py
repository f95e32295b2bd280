"""The title that a reader would cite, of every family, and the kind of report that a document says it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import cast

from rapportparser.model import Soort
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.lexicon import known_heading, shared_lexicon
from rapportparser.structure.outline import Titel
from rapportparser.structure.title import ordinal_in

_TOP = 25
_LONGEST = 110
_MOST_WORDS = 14
_REMEMBERED = 8192
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?!\d)")
_ONLY_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s?[-–/]\s?(?:(?:19|20)?\d{2}|[1-4]))?")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d./-]*(?:e|de|ste)?|&")
_FIGURE_WORD = re.compile(r"\d[\d./-]*(?:e|de|ste)?")
_CRUMB = re.compile(r"\s+[/>»›|]\s+|\s-\s")
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s")
_BEHIND_KIND = re.compile(r"(?:(?:19|20)\d{2}\s?[-–/]\s?)?(?P<number>[1-4])(?![\d.])")
_YEAR_AND_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-–/.]\s?0?(?P<number>[1-4])(?!\d)")
_COLUMN = re.compile(r"(?:realisatie|rekening|raming|werkelijk|begroting|begroot|prognose)\b", re.IGNORECASE)
# A title stands above all of these.
_INSIDE = frozenset({"missie", "doelen", "activiteiten", "stand_van_zaken", "indicatoren", "financien", "omschrijving"})
_TITLE_LABEL = re.compile(r"(?:omschrijving \(label\)|document ?titel|titel|rapportage|document):?", re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Soort], ...]:
    words = shared_lexicon().title_kinds
    pairs = sorted(((word, soort) for soort, group in words.items() for word in group), key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"\b\w*?{re.escape(word)}(?:en)?\b", re.IGNORECASE), cast("Soort", soort)) for word, soort in pairs
    )


@cache
def _self_mention() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for group in shared_lexicon().title_kinds.values() for word in group)
    return re.compile(
        rf"\b(?:(?:deze|dit|voorliggende|voor u ligt (?:de|het))\s+(?:\d\w*\s+)?(?P<own>\w*?(?:{words}))\b"
        rf"|(?:[Ii]n|[Mm]et|[Vv]ia|[Bb]ij|[Dd]oor middel van) (?:de|het) (?P<told>\w*?(?:{words}))(?: (?:19|20)\d\d)? "
        rf"(?:zien|ziet|laten|laat|kijken|geven|geeft|leggen|legt|blikken|rapporteren|informeren)\b"
        rf"|(?:past bij|hoort bij|volgens de opzet van) (?:de|het|een) (?P<fits>\w*?(?:{words}))\b(?! (?:19|20)\d\d))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=_REMEMBERED)
def soort_of_title(text: str) -> Soort | None:
    """Give the kind of report that a text names if it is a title: names, years, numbers and words of titles alone."""
    if len(text) > _LONGEST or text.rstrip().endswith((".", ";", ",", "?")):
        return None
    found = next(((match, soort) for pattern, soort in _kinds() if (match := pattern.search(text))), None)
    if found is None or known_heading(text) not in {None, "geen"}:
        return None
    match, soort = found
    others = f"{text[: match.start()]} {text[match.end() :]}"
    words = _WORD.findall(others)
    if len(words) > _MOST_WORDS or not all(
        _may_stand_in_title(word, first=place == 0) for place, word in enumerate(words)
    ):
        return None
    return soort


def _may_stand_in_title(word: str, *, first: bool) -> bool:
    if word.lower() in shared_lexicon().title_words or _FIGURE_WORD.fullmatch(word):
        return True
    if any(pattern.fullmatch(word) for pattern, _ in _kinds()):
        return True
    return (word[0].isupper() or len(word) == 1) and not (first and known_heading(word) is not None)


def find_title(parts: Sequence[Part]) -> tuple[Titel, frozenset[int]]:
    """Give what the title tells, and the places of the parts that it is printed in."""
    for place, text in _candidates(parts):
        soort = soort_of_title(text)
        if soort is None or _NUMBERED_HEADING.match(text) or _is_column(parts, place):
            continue
        whole, places = _whole(parts, place, text)
        year = _YEAR.search(whole)
        if year is None and ordinal_in(whole) is None and len(whole.split()) > 1:
            continue
        if year is None and known_heading(whole) is not None:
            continue
        return Titel(whole, soort, _volgnummer(whole), int(year[0]) if year else None), places
    return Titel(None, _said(parts), None, None), frozenset()


def _candidates(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    for place, part in enumerate(parts[:_TOP]):
        if known_heading(part.text) in _INSIDE:
            break
        if part.kind is not Kind.TEXT or part.is_prose:
            continue
        yield place, part.text
        pieces = _CRUMB.split(part.text)
        if len(pieces) > 1:
            yield from ((place, piece.strip()) for piece in pieces)
    for place, part in enumerate(parts[:-1]):
        if _TITLE_LABEL.fullmatch(part.text):
            yield place + 1, parts[place + 1].text


def _is_column(parts: Sequence[Part], place: int) -> bool:
    """Tell whether a text stands among the heads of columns: `Begroting 2016` between `Realisatie 2015` and others."""
    beside = [parts[other].text for other in (place - 1, place + 1) if 0 <= other < len(parts)]
    return _COLUMN.match(parts[place].text) is not None and any(
        _COLUMN.match(text) and len(text) < 2 * len(parts[place].text) for text in beside
    )


def _whole(parts: Sequence[Part], place: int, text: str) -> tuple[str, frozenset[int]]:
    """Give a title with the year on the next line, where it has none of its own."""
    places = {place}
    if not _YEAR.search(text) and place + 1 < len(parts) and _ONLY_YEARS.fullmatch(parts[place + 1].text):
        text = f"{text} {parts[place + 1].text}"
        places.add(place + 1)
    return text, frozenset(places)


def _volgnummer(text: str) -> int | None:
    ordinal = ordinal_in(text)
    if ordinal is not None:
        return ordinal
    soort = next((match for pattern, _ in _kinds() if (match := pattern.search(text))), None)
    after = text[soort.end() :].strip(" -–") if soort else ""
    match = _YEAR_AND_NUMBER.search(text) or _BEHIND_KIND.match(after)
    return int(match["number"]) if match else None


def _said(parts: Iterable[Part]) -> Soort:
    """Give the kind that sentences about this very document tell."""
    told: Counter[Soort] = Counter()
    for part in parts:
        for match in _self_mention().finditer(part.text):
            word = match["own"] or match["told"] or match["fits"]
            told.update([next(soort for pattern, soort in _kinds() if pattern.fullmatch(word))])
    return told.most_common(1)[0][0] if told else "onbekend"
