"""Numbers as Dutch reports print them: in figures, in words, and both the Dutch way."""

from __future__ import annotations

import re
from functools import cache

# At most nine digits before the comma and six behind it: no percentage has more, and no text can make it slow.
FIGURE = r"(?:(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,9})(?:,\d{1,6}|\.\d{1,2}(?!\d))?[½¼¾]?|[½¼¾])"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}(?:,\d+)?")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}

# What number words are built of; no two of these begin alike and go on alike, so that no text can make it slow.
_NUMERAL = (
    r"(?:nul|een|één|twee|twaalf|twin|drie|der|vier|veer|vijf|zes|zeven|acht|tach|negen|tien|tig|elf|honderd|"
    r"duizend|en|ën)"
)
_WORD = rf"(?<![^\W\d_]){_NUMERAL}{{1,12}}"
_HALF = r"hal(?:f|ve)"
WORDS = (
    rf"(?<![^\W\d_])(?:anderhal(?:f|ve)|{_HALF}|kwart|driekwart"
    rf"|{_WORD}(?:en|ën|-en-|-en-een-| en een ){_HALF}"
    rf"|{_WORD} komma {_WORD}"
    rf"|honderd(?: en)? {_WORD}"
    rf"|{_WORD})"
)
_HALF_ENDING = re.compile(rf"(?:en|ën|-en-|-en-een-| en een ){_HALF}$")


def value_of_figure(figure: str) -> int | float:
    """Give the value of a number in figures: a stop parts thousands, a comma decimals, `75.5` is read as 75,5."""
    fraction = _VULGAR.get(figure[-1:], 0.0)
    whole = figure.rstrip("½¼¾")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    whole = whole.replace(",", ".")
    if fraction:
        return (float(whole) if whole else 0.0) + fraction
    return float(whole) if "." in whole else int(whole)


@cache
def value_of_words(words: str) -> int | float | None:
    """Give the value of a number in words; None where the words are no number."""
    words = " ".join(words.lower().split())
    simple: dict[str, float] = {
        "anderhalf": 1.5, "anderhalve": 1.5, "half": 0.5, "halve": 0.5, "kwart": 0.25, "driekwart": 0.75,
    }  # fmt: skip
    if words in simple:
        return simple[words]
    if ending := _HALF_ENDING.search(words):
        whole = _whole(words[: ending.start()])
        return whole + 0.5 if whole is not None else None
    if " komma " in words:
        before, after = (_whole(part) for part in words.split(" komma ", 1))
        return float(f"{before}.{after}") if before is not None and after is not None else None
    return _whole(words)


def _whole(words: str) -> int | None:
    from text_to_num import text2num

    try:
        value = text2num(words, "nl")
    except ValueError:
        return None
    return int(value)
