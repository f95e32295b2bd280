"""Cells with values: which texts are one, and what figure it is."""

from __future__ import annotations

import re
from functools import lru_cache

from rapportparser.structure.indicators.words import words

_NUMBER = r"\d{1,3}(?:[. ]\d{3}){1,3}(?:,\d{1,6})?|\d{1,9}(?:,\d{1,6}|\.\d{1,6})?"
_UNIT = (
    r"%|‰|procent|pp|ha|hectare|km|km2|km²|m|m2|m²|m3|m³|fte|kg|ton|kton|kwh|mwh|gwh|tj|mw|mln|mln\.|miljoen|mio|dagen|"
    r"dag|weken|maanden|uur|uren|min|minuten|jaar|x|keer|stuks|euro|p|pt|punten|inwoners|leerlingen|woningen|personen|"
    r"meldingen|st"
)
# A figure may have a sign or comparison before it, and a unit, a footnote's mark or a year between brackets behind it.
_FIGURE = re.compile(
    r"(?:[<>≥≤±~≈=]{1,2} ?|ca\.? |circa |min\. |max\. |minimaal |maximaal |meer dan |minder dan )?"
    rf"(?:€ ?)?(?P<sign>[-–−+] ?)?(?:€ ?)?(?P<number>{_NUMBER})(?P<behind>-)?(?: ?(?:{_UNIT}))?"
    r"(?: ?(?:\*{1,3}|\d\)|\(\d{1,2}\)|\((?:19|20)\d\d\)|[¹²³⁴]))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:{_NUMBER}) ?%? ?(?:-|–|/|tot|à|a|van(?: de)?|tot en met|t/m) ?(?:{_NUMBER}) ?(?:{_UNIT})?\*?", re.IGNORECASE
)
# A stop parts thousands before three figures, but not behind a lone nought.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,3}(?:,\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 40
# Words that a name may end with as well, so that they are no unit where cells are joined by spaces.
_COUNTED = frozenset({"jaar", "inwoners", "leerlingen", "woningen", "personen", "meldingen", "punten", "keer", "stuks"})
_SIGNS = frozenset({"€", "<", ">", "≥", "≤", "ca.", "circa", "min.", "max."})


# "2019: 6 %", "88 kinderen", "A" with its meaning below the table: a value where a cell of its own holds it.
_IN_A_CELL = re.compile(rf"(?:(?:19|20)\d\d:? )?(?:€ ?)?(?:{_NUMBER}) ?%?(?: [a-z]{{3,14}}\.?)?|[A-F]", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?:: ?| )(?=\S)")


@lru_cache(maxsize=8192)
def is_cell_value(text: str) -> bool:
    """Tell whether a text that is all of a cell is a value, with its year before it or what it counts behind it."""
    return is_value(text) or (0 < len(text) <= _LONGEST and bool(_IN_A_CELL.fullmatch(text)))


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Tell whether a cell holds a value: a figure, a range of them, or a sign that there is none."""
    if not text or len(text) > _LONGEST:
        return False
    return bool(_FIGURE.fullmatch(text) or _RANGE.fullmatch(text)) or is_no_figure(text)


def is_no_figure(text: str) -> bool:
    """Tell whether a cell says that there is no figure ("n.b.")."""
    word = " ".join(text.lower().split())
    return word in words().no_figures or word.rstrip(" *") in words().no_figures


def is_year(text: str) -> bool:
    """Tell whether a text is a year and nothing else."""
    return bool(_YEAR.fullmatch(text.strip(" *")))


def value_of(text: str) -> int | float | None:
    """Give the figure in a cell; None where it holds none, or more than one."""
    match = _FIGURE.fullmatch(text) or _FIGURE.fullmatch(_YEAR_BEFORE.sub("", text, count=1))
    if match is None:
        match = _FIGURE.match(text) if _IN_A_CELL.fullmatch(text) and not _RANGE.fullmatch(text) else None
    if match is None:
        return None
    figure = match["number"].replace(" ", "")
    sign = -1 if (match["sign"] or "").strip() in {"-", "–", "−"} or match["behind"] else 1
    if _THOUSANDS.fullmatch(figure):
        figure = figure.replace(".", "")
    figure = figure.replace(",", ".")
    return sign * (float(figure) if "." in figure else int(figure))


def split_values(text: str) -> tuple[str, list[str]]:
    """Part a line whose cells are joined by spaces into what stands before its last values, and those values."""
    tokens = text.split(" ")
    values: list[str] = []
    while tokens:
        taken = next((n for n in (3, 2, 1) if len(tokens) > n - 1 and _is_one_value(tokens[-n:])), 0)
        if not taken:
            break
        values.insert(0, " ".join(tokens[-taken:]))
        del tokens[-taken:]
    return " ".join(tokens), values


def _is_one_value(tokens: list[str]) -> bool:
    """Tell whether tokens are one value ("1.051 ha", "€ 676"), and not two beside each other."""
    if not is_value(" ".join(tokens)):
        return False
    if len(tokens) == 1 or tokens[0] in _SIGNS:
        return True
    return not any(map(is_value, tokens[1:])) and tokens[-1].lower() not in _COUNTED
